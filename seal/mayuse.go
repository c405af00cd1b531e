package seal

import (
	"cmp"
	"slices"
	"time"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// MayUse says whether somebody may put this seal on a kind of paper at an instant, also one in the past. It returns the seal
// as it is put on the paper and why it counts, or a sentence that says what is missing.
func (s *Sheet) MayUse(kind string, by docket.Actor, at time.Time) (Seal, law.Basis, error) {
	no := func(r law.Rule, sentence string, args ...any) (Seal, law.Basis, error) {
		return Seal{}, nil, law.Refuse(r, sentence, args...)
	}
	switch {
	case s.State == None || at.Before(s.MadeAt):
		return no(law.Rule{}, "这枚印章还没有备案，请先办理刻制备案")
	case !s.Gone.IsZero() && !at.Before(s.Gone):
		return no(Power, "%s已于%s销毁，不能再用", s.Name, calendar.Of(s.Gone).Chinese())
	case s.From.IsZero():
		return no(Power, "%s已经备案，还没有启用；请院长办理启用", s.Name)
	case at.Before(s.From):
		return no(Power, "%s自%s起启用，现在还不能用", s.Name, minute(s.From))
	}
	for _, x := range s.Stops {
		if !at.Before(x.From) && (x.Until.IsZero() || at.Before(x.Until)) {
			return no(Lost, "%s自%s起停用：%s", s.Name, minute(x.From), x.Reason)
		}
	}
	known := false
	for _, g := range s.Grants {
		if !g.To.is(by) || !g.holds(at) {
			continue
		}
		if g.Covers(kind) {
			return s.Seal, law.Basis{Equal, Power}, nil
		}
		known = true
	}
	who := "法院自动制作文书"
	if by.Standing != docket.Court {
		if who = by.Name; who == "" {
			who = "没有登记姓名的人"
		}
	}
	if known {
		return no(Power, "%s获得的授权不包括这种文书，不能加盖%s；请院长另行授权", who, s.Name)
	}
	return no(Power, "%s没有获得使用%s的授权；请院长授权", who, s.Name)
}

// Choose finds the seal for a kind of paper among those of a court. A special seal goes before the seal of the court, because
// it was authorised for this very paper; of two alike the one put in force later. When none may be used the refusal is that
// of the court's own seal that is not retired, else of the first.
func Choose(of []*Sheet, kind string, by docket.Actor, at time.Time) (Seal, law.Basis, error) {
	if len(of) == 0 {
		return Seal{}, nil, law.Refuse(Power, "本院没有可用的印章；请由管理员办理刻制备案，再由院长启用并授权")
	}
	order := slices.SortedFunc(slices.Values(of), func(a, b *Sheet) int {
		return cmp.Or(rank(a)-rank(b), b.From.Compare(a.From), cmp.Compare(a.ID, b.ID))
	})
	var first, own error
	for _, s := range order {
		x, why, err := s.MayUse(kind, by, at)
		if err == nil {
			return x, why, nil
		}
		if first == nil {
			first = err
		}
		if own == nil && s.Use == CourtSeal && s.State != Retired {
			own = err
		}
	}
	return Seal{}, nil, cmp.Or(own, first)
}

func rank(s *Sheet) int {
	if s.Use == Special {
		return 0
	}
	return 1
}

package trial

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

var (
	// SmallUnfit: what is not fit for small claims.
	SmallUnfit = law.Declare(law.Rule{
		Key: "cpl/169", Article: "《中华人民共和国民事诉讼法》第一百六十九条", From: "2024-01-01",
		Summary: "a case not fit for small claims is tried under the other rules of simplified procedure, or a ruling turns it to ordinary procedure",
	})
	// SimplifiedUnfit: what is not fit for simplified procedure.
	SimplifiedUnfit = law.Declare(law.Rule{
		Key: "cpl/170", Article: "《中华人民共和国民事诉讼法》第一百七十条", From: "2024-01-01",
		Summary: "a case found not fit for simplified procedure is turned to ordinary procedure by a ruling",
	})
	// Converted: when, and from which day the limit runs.
	Converted = law.Declare(law.Rule{
		Key: "cplint/258/ruling", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百五十八条", From: "2022-04-10",
		Summary: "the ruling comes before the trial limit ends and the parties are told in writing who tries the case; the limit still runs from the filing",
	})
)

// Convert changes the track 转换程序: small claims to simplified when a party is missing, either to ordinary, by a ruling, when
// not simple. The trial limit keeps running from the filing.
type Convert struct {
	To      track.Track `json:"to"`
	Reason  string      `json:"reason"`
	Unclear bool        `json:"unclear,omitempty"` // the basic facts are not clear: a panel tries the case
}

func (Convert) Kind() docket.Kind { return "trial.convert" }

func (a Convert) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	order := map[track.Track]int{track.Small: 1, track.Simplified: 2, track.Ordinary: 3}
	rule := SimplifiedUnfit
	if s.Now() == track.Small {
		rule = SmallUnfit
	}
	if order[a.To] <= order[s.Now()] {
		return nil, nil, law.Refuse(rule, "现在适用%s，不能转为%s", s.Now().Chinese(), a.To.Chinese())
	}
	if a.Reason == "" {
		return nil, nil, law.Refuse(rule, "请写明转换程序的理由，当事人可以提出异议")
	}
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(rule, "本案已经裁判或者结束")
	}
	if a.To != track.Ordinary {
		a.Unclear = false
		if in.By.Standing == docket.Court {
			return a, law.Basis{SmallBarred, rule}, nil
		}
		return a, law.Basis{rule}, nil
	}
	if last := s.Facts.LimitUntil(); !last.IsZero() && calendar.Of(in.Now).After(last) {
		return nil, nil, law.Refuse(Converted, "审理期限已于%s届满，转为普通程序的裁定应当在届满前作出；请先依法报请延长审理期限", last.Chinese())
	}
	b := law.Basis{rule, Converted}
	if a.Unclear {
		return a, append(b, NotSole), nil
	}
	return a, append(b, Sole), nil
}

func (a Convert) Apply(s *Sheet, e docket.Entry) {
	s.Track.Track = a.To
	s.Track.Reasons = append(s.Track.Reasons, a.Reason)
	s.Track.Basis = append(s.Track.Basis, e.Basis...)
	s.Collegial = s.Collegial || a.Unclear
	s.meet(e)
}

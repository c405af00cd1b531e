package hearing

import (
	"time"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Summon sets a hearing and summons the parties 传唤.
type Summon struct {
	At     time.Time `json:"at"` // UTC instant
	Place  string    `json:"place"`
	Online bool      `json:"online"`
}

func (Summon) Kind() docket.Kind { return "hearing.summon" }

func (a Summon) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(Summons, "本案已经裁判或者结束")
	}
	if p := s.Pending(); p != nil && in.Now.Before(p.At) {
		return nil, nil, law.Refuse(Summons, "已经定于%s开庭，请先记录该次庭审", p.At.In(calendar.Zone).Format("2006年1月2日 15:04"))
	}
	if why := s.Facts.Prepared(); why != "" {
		return nil, nil, law.Refuse(Summons, "还不能开庭：%s", why)
	}
	if a.Place == "" {
		return nil, nil, law.Refuse(Summons, "请填写开庭地点，或者在线庭审的进入方式")
	}
	if !a.At.After(in.Now) {
		return nil, nil, law.Refuse(Summons, "开庭时间应当晚于现在")
	}
	if !s.Facts.ShortNotice() && calendar.Of(a.At).Sub(calendar.Of(in.Now)) < 4 {
		return nil, nil, law.Refuse(Summons, "适用普通程序的，应当在开庭三日前通知当事人，请选择更晚的日期")
	}
	return a, law.Basis{Summons}, nil
}

func (a Summon) Apply(s *Sheet, e docket.Entry) {
	s.Sittings = append(s.Sittings, Sitting{At: a.At, Place: a.Place, Online: a.Online})
}

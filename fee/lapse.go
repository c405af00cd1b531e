package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

var zone = calendar.Zone

// Lapse rules, by the court's own hand, that the unpaid suit is treated as withdrawn 按撤诉处理.
type Lapse struct{}

func (Lapse) Kind() docket.Kind { return "fee.lapse" }

func (a Lapse) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Paid {
		return nil, nil, law.Refuse(Unpaid, "受理费已经交纳")
	}
	if s.Lapsed || !s.Facts.Standing() {
		return nil, nil, law.Refuse(Unpaid, "本案已经结束")
	}
	return a, law.Basis{Unpaid}, nil
}

func (a Lapse) Apply(s *Sheet, e docket.Entry) { s.Lapsed, s.LapsedOn = true, calendar.Of(e.At) }

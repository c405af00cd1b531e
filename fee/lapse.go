package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

var zone = calendar.Zone

// Lapse rules, by the court's own hand, that the unpaid suit is treated as withdrawn 按撤诉处理.
type Lapse struct{}

func (Lapse) Kind() docket.Kind { return "fee.lapse" }

func (a Lapse) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.On.IsZero() || s.Owed() == 0:
		return nil, nil, law.Refuse(Unpaid, "受理费已经交纳，或者不需要交纳")
	case s.Pending() != nil:
		return nil, nil, law.Refuse(Unrelieved, "原告申请了缓交、减交或者免交，决定作出前不按撤诉处理")
	case s.Lapsed || !s.Facts.Standing() || !s.Facts.Undecided():
		return nil, nil, law.Refuse(Unpaid, "本案已经裁判或者结束")
	}
	if s.Received > 0 {
		return a, law.Basis{HalfBack, limit.FeeRefund.Rule}, nil
	}
	return a, law.Basis{Unpaid}, nil
}

func (a Lapse) Apply(s *Sheet, e docket.Entry) {
	s.Lapsed, s.LapsedOn = true, calendar.Of(e.At)
	if s.Received > 0 { // the odd fen goes back
		s.owe(Refund{Cause: Unconverted, Amount: (s.Received + 1) / 2, On: s.LapsedOn})
	}
}

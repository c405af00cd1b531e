package judgment

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// TakeEffect notes that the judgment is effective 生效, by the court's own hand.
type TakeEffect struct {
	On calendar.Date `json:"on"` // found by Decide
}

func (TakeEffect) Kind() docket.Kind { return "judgment.take-effect" }

func (a TakeEffect) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Pronounced || !s.Facts.AllServed() {
		return nil, nil, law.Refuse(Effect, "判决还没有送达各方")
	}
	if s.Appealed || !s.EffectiveOn.IsZero() {
		return nil, nil, law.Refuse(Effect, "本案已经上诉或者判决已经生效")
	}
	a.On = s.Facts.LastServed()
	if s.Final {
		return a, law.Basis{Final, Effect}, nil
	}
	a.On = limit.AppealJudgment.Run(a.On, calendar.Standard()).Until.AddDays(1)
	if last := s.LastEnded(); last.After(a.On) {
		a.On = last
		return a, law.Basis{Effect, AfterAppeal}, nil
	}
	return a, law.Basis{Effect}, nil
}

func (a TakeEffect) Apply(s *Sheet, e docket.Entry) { s.EffectiveOn = a.On }

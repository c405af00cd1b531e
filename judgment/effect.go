package judgment

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
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
	_, last := s.Facts.AppealsEnd()
	if !calendar.Of(in.Now).After(last) {
		return nil, nil, law.Refuse(Effect, "上诉期到%s才届满，判决还没有生效", last.Chinese())
	}
	a.On = last.AddDays(1)
	if ended := s.LastEnded(); ended.After(a.On) {
		a.On = ended
		return a, law.Basis{Effect, EachPeriod, AfterAppeal}, nil
	}
	return a, law.Basis{Effect, EachPeriod}, nil
}

func (a TakeEffect) Apply(s *Sheet, e docket.Entry) { s.EffectiveOn = a.On }

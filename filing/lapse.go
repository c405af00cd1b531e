package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Lapse gives the material back, by the court's own hand, when it was not corrected in time 逾期未补正退回.
type Lapse struct{}

func (Lapse) Kind() docket.Kind { return "filing.lapse" }

func (a Lapse) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Returned {
		return nil, nil, law.Refuse(Review, "材料已经补正")
	}
	return a, law.Basis{Returning}, nil
}

func (a Lapse) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Reason, s.EndedOn = Lapsed, "逾期未补正", calendar.Of(e.At)
}

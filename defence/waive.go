package defence

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Waive records, by the court's own hand, that no answer came in time 逾期未答辩.
type Waive struct{}

func (Waive) Kind() docket.Kind { return "defence.waive" }

func (a Waive) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Answered || s.Waived {
		return nil, nil, law.Refuse(Waived, "答辩已经提交或者期限已经记录")
	}
	return a, law.Basis{Waived}, nil
}

func (a Waive) Apply(s *Sheet, e docket.Entry) { s.Waived, s.On = true, calendar.Of(e.At) }

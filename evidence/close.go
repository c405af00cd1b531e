package evidence

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Close ends the evidence period for all, by the court's own hand 举证期限届满.
type Close struct{}

func (Close) Kind() docket.Kind { return "evidence.close" }

func (a Close) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.ClosedOn.IsZero() {
		return nil, nil, law.Refuse(Exchange, "举证期限已经届满并记录")
	}
	return a, law.Basis{Late, Exchange}, nil
}

func (a Close) Apply(s *Sheet, e docket.Entry) { s.ClosedOn = calendar.Of(e.At) }

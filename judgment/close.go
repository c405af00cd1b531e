package judgment

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Close closes the case 结案, by the court's own hand, when the judgment is served on all.
type Close struct{}

func (Close) Kind() docket.Kind { return "judgment.close" }

func (a Close) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.ClosedOn.IsZero() {
		return nil, nil, law.Refuse(Closing, "本案已经结案")
	}
	if !s.Pronounced || !s.Facts.AllServed() {
		return nil, nil, law.Refuse(Closing, "判决还没有送达各方，不能结案")
	}
	return a, law.Basis{Closing}, nil
}

func (a Close) Apply(s *Sheet, e docket.Entry) { s.ClosedOn = calendar.Of(e.At) }

package consent

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Void takes away, by the court's own hand, what somebody without authority consented to in a party's name.
type Void struct {
	Party id.Party `json:"party"`
}

func (Void) Kind() docket.Kind { return "consent.void" }

func (a Void) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	return a, law.Basis{PerStep}, nil
}

func (a Void) Apply(s *Sheet, e docket.Entry) { delete(s.Given, a.Party) }

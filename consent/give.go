package consent

import (
	"yunting/docket"
	"yunting/law"
)

// Give consents to steps 同意.
type Give struct {
	Steps []Step `json:"steps"`
}

func (Give) Kind() docket.Kind { return "consent.give" }

func (a Give) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	return a, law.Basis{PerStep}, needParty(in)
}

func (a Give) Apply(s *Sheet, e docket.Entry) { s.set(e.By.Party, a.Steps, true) }

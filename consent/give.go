package consent

import (
	"slices"

	"yunting/docket"
	"yunting/law"
)

// Give consents to steps 同意.
type Give struct {
	Steps []Step `json:"steps"`
}

func (Give) Kind() docket.Kind { return "consent.give" }

func (a Give) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	for _, x := range a.Steps {
		if !slices.Contains(Steps, x) {
			return nil, nil, law.Refuse(PerStep, "没有“%s”这个环节，请重新选择", string(x))
		}
	}
	return a, law.Basis{PerStep}, needParty(in)
}

func (a Give) Apply(s *Sheet, e docket.Entry) { s.set(e.By.Party, a.Steps, true) }

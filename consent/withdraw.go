package consent

import (
	"yunting/docket"
	"yunting/law"
)

// Withdraw takes consent to one step back 撤回同意. What was done online before stays valid.
type Withdraw struct {
	Step   Step   `json:"step"`
	Reason string `json:"reason"`
}

func (Withdraw) Kind() docket.Kind { return "consent.withdraw" }

func (a Withdraw) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if err := needParty(in); err != nil {
		return nil, nil, err
	}
	if !s.Has(in.By.Party, a.Step) {
		return nil, nil, law.Refuse(Leaving, "您没有同意过“%s”，无需撤回", a.Step.Chinese())
	}
	return a, law.Basis{Leaving}, nil
}

func (a Withdraw) Apply(s *Sheet, e docket.Entry) { s.set(e.By.Party, []Step{a.Step}, false) }

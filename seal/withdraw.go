package seal

import (
	"slices"

	"yunting/docket"
	"yunting/law"
)

// Withdraw takes an authorisation back 收回授权. What was sealed under it stays sealed.
type Withdraw struct {
	N      int    `json:"n"` // number of the authorisation
	Reason string `json:"reason"`
}

func (Withdraw) Kind() docket.Kind { return "seal.withdraw" }

func (a Withdraw) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	g, ok := s.Grant(a.N)
	if !ok {
		return nil, nil, refuse("n", Power, "没有第%d号授权，请核对", a.N)
	}
	if !g.Open() {
		return nil, nil, refuse("n", Power, "第%d号授权已于%s收回", g.N, minute(g.Until))
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明收回授权的理由"); err != nil {
		return nil, nil, err
	}
	return a, by(Power), nil
}

func (a Withdraw) Apply(s *Sheet, e docket.Entry) {
	if _, ok := s.Grant(a.N); !ok {
		return
	}
	s.Grants = slices.Clone(s.Grants)
	s.Grants[a.N-1].Until, s.Grants[a.N-1].Withdrawn = e.At, a.Reason
}

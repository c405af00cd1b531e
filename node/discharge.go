package node

import (
	"yunting/docket"
	"yunting/law"
)

// Discharge ends a node's part in the network for good 退出. Its code and keys are never used again; what it deposited
// and witnessed stays and can still be checked.
type Discharge struct {
	Reason string `json:"reason"`
}

func (Discharge) Kind() docket.Kind { return "node.discharge" }

func (a Discharge) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明退出的原因或者所依据的文件"); err != nil {
		return nil, nil, err
	}
	return a, by(Admission), nil
}

func (a Discharge) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason = Discharged, e.At, a.Reason
}

package node

import (
	"yunting/docket"
	"yunting/law"
)

// Suspend stops the node's requests until it is resumed 暂停. What it deposited stays.
type Suspend struct {
	Reason string `json:"reason"`
}

func (Suspend) Kind() docket.Kind { return "node.suspend" }

func (a Suspend) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if s.State == Suspended {
		return nil, nil, law.Refuse(law.Rule{}, "%s已经暂停", s.Name)
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明暂停的原因和怎样才能恢复"); err != nil {
		return nil, nil, err
	}
	return a, by(Admission), nil
}

func (a Suspend) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason = Suspended, e.At, a.Reason
}

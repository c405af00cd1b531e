package node

import (
	"yunting/docket"
	"yunting/law"
)

// Resume lets a suspended node's requests in again 恢复.
type Resume struct {
	Reason string `json:"reason"`
}

func (Resume) Kind() docket.Kind { return "node.resume" }

func (a Resume) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if s.State != Suspended {
		return nil, nil, law.Refuse(law.Rule{}, "%s没有暂停，不用恢复", s.Name)
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明为什么可以恢复"); err != nil {
		return nil, nil, err
	}
	return a, by(Admission), nil
}

func (a Resume) Apply(s *Sheet, e docket.Entry) { s.State, s.Since, s.Reason = Active, e.At, a.Reason }

package seal

import (
	"slices"

	"yunting/docket"
	"yunting/law"
)

// Resume lets a suspended seal be used again 恢复.
type Resume struct {
	Reason string `json:"reason"`
}

func (Resume) Kind() docket.Kind { return "seal.resume" }

func (a Resume) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if s.State != Suspended {
		return nil, nil, law.Refuse(law.Rule{}, "%s没有停用，不用恢复", s.Name)
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明为什么可以恢复"); err != nil {
		return nil, nil, err
	}
	return a, by(Lost, Power), nil
}

func (a Resume) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason = InForce, e.At, a.Reason
	if n := len(s.Stops); n > 0 {
		s.Stops = slices.Clone(s.Stops)
		s.Stops[n-1].Until = e.At
	}
}

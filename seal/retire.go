package seal

import (
	"yunting/docket"
	"yunting/law"
)

// Retire ends a seal for good 销毁. Its code is never given again; what was sealed with it stays sealed and can still be
// checked.
type Retire struct {
	Reason string `json:"reason"`
}

func (Retire) Kind() docket.Kind { return "seal.retire" }

func (a Retire) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明销毁的原因或者所依据的文件"); err != nil {
		return nil, nil, err
	}
	return a, by(Power), nil
}

func (a Retire) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason, s.Gone = Retired, e.At, a.Reason, e.At
}

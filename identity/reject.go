package identity

import (
	"yunting/docket"
	"yunting/law"
)

// Reject says why a declared name could not be verified 核验不通过; the person may declare again.
type Reject struct {
	Reason string `json:"reason"`
}

func (Reject) Kind() docket.Kind { return "identity.reject" }

func (a Reject) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Declared {
		return nil, nil, law.Refuse(RealName, "没有等待核验的实名信息（%s）", s.State.Chinese())
	}
	if a.Reason == "" {
		return nil, nil, law.Refuse(RealName, "请写明哪里不符，以及本人怎样更正")
	}
	return a, law.Basis{RealName}, nil
}

func (a Reject) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Reason, s.By = Rejected, a.Reason, e.By.Name
}

package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Refuse rules that the suit is not accepted 不予受理.
type Refuse struct {
	Reason string `json:"reason"`
}

func (Refuse) Kind() docket.Kind { return "filing.refuse" }

func (a Refuse) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Filed {
		return nil, nil, law.Refuse(Refusing, "材料现在不在待审核状态（%s）", s.State.Chinese())
	}
	if a.Reason == "" {
		return nil, nil, law.Refuse(Refusing, "请写明不予受理的理由，起诉人据此可以上诉")
	}
	return a, law.Basis{Refusing, Conditions}, nil
}

func (a Refuse) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Reason, s.EndedOn = Refused, a.Reason, calendar.Of(e.At)
}

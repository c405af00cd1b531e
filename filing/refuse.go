package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Refuse rules that the suit is not accepted 不予受理. The judge to whom it was referred does it.
type Refuse struct {
	Ground string `json:"ground"` // key in Grounds
	Reason string `json:"reason"`
}

func (Refuse) Kind() docket.Kind { return "filing.refuse" }

func (a Refuse) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Referred {
		return nil, nil, law.Refuse(Refusing, "材料现在没有报请您审查（%s），不能裁定不予受理", s.State.Chinese())
	}
	g, err := found(Refusing, a.Ground, a.Reason, "请写明不予受理的理由，起诉人据此可以上诉")
	if err != nil {
		return nil, nil, err
	}
	return a, law.Basis{Refusing, Ruling, g.Rule}, nil
}

func (a Refuse) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Ground, s.Reason, s.EndedOn = Refused, a.Ground, a.Reason, calendar.Of(e.At)
}

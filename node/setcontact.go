package node

import (
	"yunting/docket"
	"yunting/law"
)

// SetContact names who speaks for the node from now on 变更联系人. He and nobody else is the node's operator.
type SetContact struct {
	Contact Contact `json:"contact"`
}

func (SetContact) Kind() docket.Kind { return "node.set-contact" }

func (a SetContact) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if err := a.Contact.check(); err != nil {
		return nil, nil, err
	}
	if a.Contact.Person == s.Contact.Person {
		return nil, nil, refuse("mobile", law.Rule{}, "%s已经是这个节点的联系人", a.Contact.Name)
	}
	return a, by(Admission), nil
}

func (a SetContact) Apply(s *Sheet, _ docket.Entry) { s.Contact = a.Contact }

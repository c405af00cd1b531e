package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Fail notes that a delivery could not be made 送达失败; the clerk must try another way.
type Fail struct {
	Delivery id.Delivery `json:"delivery"`
	Why      string      `json:"why"`
}

func (Fail) Kind() docket.Kind { return "service.fail" }

func (a Fail) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	d := s.Find(a.Delivery)
	if d == nil {
		return nil, nil, noDelivery()
	}
	if d.Grade != Sent {
		return nil, nil, law.Refuse(Proof, "这次送达已有结果（%s）", d.Grade.Chinese())
	}
	return a, law.Basis{Proof}, nil
}

func (a Fail) Apply(s *Sheet, e docket.Entry) {
	if d := s.Find(a.Delivery); d != nil {
		d.Grade, d.Failure = Failed, a.Why
	}
}

package service

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Arrive notes that a delivery reached the addressee's system 到达. At a confirmed address that is service.
type Arrive struct {
	Delivery  id.Delivery `json:"delivery"`
	Effective time.Time   `json:"effective,omitzero"` // found by Decide and kept: a later rule never rewrites the past
}

func (Arrive) Kind() docket.Kind { return "service.arrive" }

func (a Arrive) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	d := s.Find(a.Delivery)
	if d == nil {
		return nil, nil, noDelivery()
	}
	if !d.ArrivedAt.IsZero() {
		return nil, nil, law.Refuse(Proof, "这次送达的到达时间已经记录")
	}
	a.Effective = time.Time{} // found here, never given
	if !d.Confirmed {
		return a, law.Basis{Proof}, nil
	}
	a.Effective = in.Now
	return a, law.Basis{ToConfirmed, Electronic}, nil
}

func (a Arrive) Apply(s *Sheet, e docket.Entry) {
	d := s.Find(a.Delivery)
	if d == nil {
		return
	}
	d.ArrivedAt = e.At
	if d.OpenedAt.IsZero() {
		d.Grade = Arrived
	}
	if !a.Effective.IsZero() {
		d.effective(a.Effective, ToConfirmed)
	}
}

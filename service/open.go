package service

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Open notes that the addressee opened the papers 阅知. At an unconfirmed address of his own that is presumed service.
type Open struct {
	Delivery  id.Delivery `json:"delivery"`
	Effective time.Time   `json:"effective,omitzero"`
}

func (Open) Kind() docket.Kind { return "service.open" }

func (a Open) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	d := s.Find(a.Delivery)
	if d == nil || d.To != in.By.Party && in.By.Standing != docket.Court {
		return nil, nil, noDelivery()
	}
	a.Effective = time.Time{} // found here, never given
	if !d.OpenedAt.IsZero() {
		return nil, nil, law.Refuse(Proof, "这次送达的阅知时间已经记录")
	}
	if d.Confirmed || !d.Effective.IsZero() {
		return a, law.Basis{Proof}, nil
	}
	a.Effective = in.Now
	return a, law.Basis{ByReading}, nil
}

func (a Open) Apply(s *Sheet, e docket.Entry) {
	d := s.Find(a.Delivery)
	if d == nil {
		return
	}
	d.OpenedAt, d.Grade = e.At, Opened
	if !a.Effective.IsZero() {
		d.effective(a.Effective, ByReading)
	}
}

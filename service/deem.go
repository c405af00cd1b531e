package service

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Deem counts a public notice as served when its period is over 视为送达, by the court's own hand.
type Deem struct {
	Delivery  id.Delivery `json:"delivery"`
	Effective time.Time   `json:"effective"` // the end of the last day of the period, whenever the clock was looked at
}

func (Deem) Kind() docket.Kind { return "service.deem" }

func (a Deem) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	d := s.Find(a.Delivery)
	if d == nil || d.Way != "notice" {
		return nil, nil, noDelivery()
	}
	if !d.Effective.IsZero() {
		return nil, nil, law.Refuse(ByNotice, "公告期已经届满并记录")
	}
	a.Effective = limit.NoticeOf(s.Facts.Abroad(d.To)).Run(calendar.Of(d.SentAt), in.Court.Calendar()).Instant().Add(-time.Second)
	if in.Now.Before(a.Effective) {
		return nil, nil, law.Refuse(ByNotice, "公告期到%s才届满", calendar.Of(a.Effective).Chinese())
	}
	return a, law.Basis{ByNotice}, nil
}

func (a Deem) Apply(s *Sheet, e docket.Entry) {
	d := s.Find(a.Delivery)
	if d == nil {
		return
	}
	d.Grade = Deemed
	d.effective(a.Effective, ByNotice)
	for _, n := range s.Notices {
		n.Done = n.Done || n.Delivery == a.Delivery
	}
}

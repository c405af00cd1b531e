package service

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Send puts papers on their way 发送.
type Send struct {
	Delivery  id.Delivery `json:"delivery"`
	To        id.Party    `json:"to"`
	Papers    []string    `json:"papers"`
	Confirmed bool        `json:"confirmed,omitempty"` // found by Decide: the addressee consented and confirmed an electronic address
	Way       string      `json:"way"`                 // sms: message with a link; inbox: the party's account on this platform
}

func (Send) Kind() docket.Kind { return "service.send" }

func (a Send) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Find(a.Delivery) != nil {
		return nil, nil, law.Refuse(Proof, "这次送达已经发出，不会重复发送")
	}
	a.Confirmed = s.Electronic(a.To)
	return a, law.Basis{Electronic}, nil
}

func (a Send) Apply(s *Sheet, e docket.Entry) {
	s.Deliveries = append(s.Deliveries, &Delivery{
		ID: a.Delivery, To: a.To, Papers: a.Papers, Way: a.Way, Confirmed: a.Confirmed, Grade: Sent, SentAt: e.At,
	})
}

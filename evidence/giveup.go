package evidence

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// GiveUp records, by the court's own hand, that a party said nothing to the other side's exhibits in time 视为放弃质证.
type GiveUp struct {
	Party    id.Party     `json:"party"`
	Exhibits []id.Exhibit `json:"exhibits"`
}

func (GiveUp) Kind() docket.Kind { return "evidence.give-up" }

func (a GiveUp) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	a.Exhibits = nil
	for _, x := range s.Unexamined(a.Party) {
		a.Exhibits = append(a.Exhibits, x.ID)
	}
	if len(a.Exhibits) == 0 {
		return nil, nil, law.Refuse(Exchange, "没有尚未质证的证据")
	}
	return a, law.Basis{Silence, Exchange}, nil
}

func (a GiveUp) Apply(s *Sheet, e docket.Entry) {
	for _, x := range a.Exhibits {
		s.note(Opinion{Exhibit: x, GivenUp: true}, e)
	}
}

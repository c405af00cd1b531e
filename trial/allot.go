package trial

import (
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Allot gives the case to the judge with the least open work 分案; the judge is drawn in the act's transaction.
type Allot struct {
	Judge court.Officer `json:"judge"`

	without []id.Person
}

func (Allot) Kind() docket.Kind { return "trial.allot" }

func (a Allot) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.Judge.ID != "" {
		return nil, nil, law.Refuse(Sole, "本案已分配给%s法官", s.Judge.Name)
	}
	a.without = s.Barred()
	for _, m := range s.Members {
		a.without = append(a.without, m.ID)
	}
	return a, law.Basis{Sole}, nil
}

func (a Allot) Wants() docket.Wish { return docket.Wish{Role: court.Judge, Without: a.without} }

func (a Allot) Drawn(l docket.Lot) docket.Act { a.Judge = l.Officer; return a }

func (a Allot) Apply(s *Sheet, e docket.Entry) { s.Judge, s.AllotedOn = a.Judge, calendar.Of(e.At) }

package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/caseno"
	"yunting/law/limit"
)

// Accept opens the case 受理. Its number is drawn by the clerk in the same transaction: unique and without gaps.
type Accept struct {
	Number caseno.Number `json:"number"`
	Flags  Flags         `json:"flags"` // as the clerk found them
}

func (Accept) Kind() docket.Kind { return "filing.accept" }

func (a Accept) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Filed {
		return nil, nil, law.Refuse(Conditions, "材料现在不在待审核状态（%s），不能受理", s.State.Chinese())
	}
	a.Number = caseno.Number{Year: calendar.Of(in.Now).Y, Court: string(in.Court.Code), Type: "民初"}
	return a, law.Basis{Conditions, limit.Acceptance.Rule}, nil
}

func (a Accept) Wants() docket.Wish { return docket.Wish{Series: a.Number.Type, Year: a.Number.Year} }

func (a Accept) Drawn(l docket.Lot) docket.Act { a.Number.First = l.Serial; return a }

func (a Accept) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Number, s.AcceptedOn, s.Complaint.Flags = Accepted, a.Number, calendar.Of(e.At), a.Flags
}

package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Correct hands the complaint in again, corrected 补正.
type Correct struct {
	Complaint Complaint `json:"complaint"`
}

func (Correct) Kind() docket.Kind { return "filing.correct" }

func (a Correct) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Returned {
		return nil, nil, law.Refuse(Review, "现在没有需要补正的材料（%s）", s.State.Chinese())
	}
	if ds := a.Complaint.Check(); len(ds) > 0 {
		return nil, nil, refuseFirst(ds)
	}
	a.Complaint.Amount = a.Complaint.Sum()
	return a, a.Complaint.Signed.With(law.Basis{Review}), nil
}

func (a Correct) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Complaint, s.FiledOn = Filed, a.Complaint, calendar.Of(e.At)
	s.Version++
}

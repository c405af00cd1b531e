package filing

import (
	"fmt"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// File hands in a claim 起诉. Its receipt number is drawn by the clerk.
type File struct {
	Complaint Complaint     `json:"complaint"`
	Receipt   string        `json:"receipt"`
	Day       calendar.Date `json:"day"`
}

func (File) Kind() docket.Kind { return "filing.file" }

// Decide refuses an incomplete complaint and a second one in the same matter.
func (a File) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != "" {
		return nil, nil, law.Refuse(Conditions, "这份起诉材料已经提交，收件编号%s，请勿重复提交", s.Receipt)
	}
	if ds := a.Complaint.Check(); len(ds) > 0 {
		return nil, nil, refuseFirst(ds)
	}
	if p := a.Complaint.Plaintiff; p.Kind == Natural && in.By.Name != p.Name {
		r := law.Refuse(Conditions, "起诉状中的原告“%s”与您的实名“%s”不一致，请由原告本人起诉", p.Name, in.By.Name)
		r.Field = "plaintiff"
		return nil, nil, r
	}
	a.Complaint.Amount = a.Complaint.Sum()
	a.Day = calendar.Of(in.Now)
	return a, a.Complaint.Signed.With(law.Basis{Conditions, Review}), nil
}

// Wants a number for the receipt.
func (a File) Wants() docket.Wish { return docket.Wish{Ticket: true} }

// Drawn writes the receipt number, YT20261123-000001.
func (a File) Drawn(l docket.Lot) docket.Act {
	a.Receipt = fmt.Sprintf("YT%04d%02d%02d-%06d", a.Day.Y, a.Day.M, a.Day.D, l.Serial)
	return a
}

func (a File) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Receipt, s.Complaint, s.Version, s.FiledBy = Filed, a.Receipt, a.Complaint, 1, e.By.Person
	s.FiledOn, s.FirstFiled = a.Day, a.Day
}

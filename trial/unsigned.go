package trial

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// NoteUnsigned records, by the court's own hand, that a party did not confirm the record in time 未签名情况说明.
type NoteUnsigned struct {
	Party id.Party `json:"party"`
}

func (NoteUnsigned) Kind() docket.Kind { return "trial.note-unsigned" }

func (a NoteUnsigned) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if _, done := s.Confirmed[a.Party]; done {
		return nil, nil, law.Refuse(Record, "笔录已经核对")
	}
	return a, law.Basis{Record}, nil
}

func (a NoteUnsigned) Apply(s *Sheet, e docket.Entry) {
	s.confirm(a.Party, Confirmation{At: e.At, Silent: true})
}

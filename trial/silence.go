package trial

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// NoteSilence records, by the court's own hand, that a question was not answered in time 逾期未回答.
// Whether the fact asked about counts as admitted is for the judge to find in the judgment.
type NoteSilence struct {
	N     int      `json:"n"`
	Party id.Party `json:"party"`
}

func (NoteSilence) Kind() docket.Kind { return "trial.note-silence" }

func (a NoteSilence) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if a.N < 1 || a.N > len(s.Questions) {
		return nil, nil, law.Refuse(Silence, "没有这个问题")
	}
	if _, done := s.Questions[a.N-1].Replies[a.Party]; done {
		return nil, nil, law.Refuse(Silence, "这个问题已经回答")
	}
	return a, law.Basis{Silence, NoDenial}, nil
}

func (a NoteSilence) Apply(s *Sheet, e docket.Entry) {
	if a.N >= 1 && a.N <= len(s.Questions) {
		s.Questions[a.N-1].Replies[a.Party] = Reply{At: e.At, Silent: true}
	}
}

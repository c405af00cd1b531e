package defence

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Restored: a missed period to answer may be restored.
var Restored = law.Declare(law.Rule{
	Key: "cpl/86/answer", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01",
	Summary: "the period to answer that was restored runs again",
})

// Reopen lets the period to answer run again after it was restored, by the court's own hand.
type Reopen struct{}

func (Reopen) Kind() docket.Kind { return "defence.reopen" }

func (a Reopen) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Waived || s.Answered {
		return nil, nil, law.Refuse(Restored, "答辩期没有届满，或者已经答辩")
	}
	return a, law.Basis{Restored}, nil
}

func (a Reopen) Apply(s *Sheet, e docket.Entry) { s.Waived, s.On = false, calendar.Date{} }

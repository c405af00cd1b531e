package evidence

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Restored: a missed evidence period may be restored.
var Restored = law.Declare(law.Rule{
	Key: "cpl/86/evidence", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01",
	Summary: "the evidence period that was restored runs again",
})

// Reopen lets the evidence period run again after it was restored, by the court's own hand. It runs for both sides: what
// one may still add the other may answer with evidence of its own. What was said to the exhibits so far stays.
type Reopen struct{}

func (Reopen) Kind() docket.Kind { return "evidence.reopen" }

func (a Reopen) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.ClosedOn.IsZero() || !s.Facts.Undecided() {
		return nil, nil, law.Refuse(Restored, "举证期限没有届满，或者本案已经裁判")
	}
	return a, law.Basis{Restored}, nil
}

func (a Reopen) Apply(s *Sheet, e docket.Entry) { s.ClosedOn, s.Rested = calendar.Date{}, nil }

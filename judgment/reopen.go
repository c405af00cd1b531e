package judgment

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Restored: a missed appeal period may be restored, and the judgment is then not effective.
var Restored = law.Declare(law.Rule{
	Key: "cpl/86/appeal", Article: "《中华人民共和国民事诉讼法》第八十六条", From: "2022-01-01",
	Summary: "the appeal period that was restored runs again; while it runs the judgment has not taken effect",
})

// Reopen withdraws the note that the judgment took effect, because the appeal period of a party was restored 撤销生效记载,
// by the court's own hand. The judgment takes effect when the restored period passes without appeal; performance noted so
// far stays in the record, and enforcement cannot be applied for meanwhile. The closing date stays.
type Reopen struct {
	For id.Party `json:"for"`
}

func (Reopen) Kind() docket.Kind { return "judgment.reopen" }

func (a Reopen) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.EffectiveOn.IsZero() || s.Final || !s.Facts.MayAppeal(a.For, calendar.Of(in.Now)) {
		return nil, nil, law.Refuse(Restored, "判决没有生效，或者上诉期没有顺延")
	}
	return a, law.Basis{Restored, Effect}, nil
}

func (a Reopen) Apply(s *Sheet, e docket.Entry) { s.EffectiveOn = calendar.Date{} }

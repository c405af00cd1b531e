// Package performance notes what was done under an effective judgment 履行.
package performance

import (
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Duty: an effective judgment must be performed.
var Duty = law.Declare(law.Rule{
	Key: "cpl/247", Article: "《中华人民共和国民事诉讼法》第二百四十七条", From: "2024-01-01",
	Summary: "the parties must perform an effective judgment; if one refuses, the other may apply for enforcement",
})

// Payment is one performance as a party reports it.
type Payment struct {
	By     id.Party
	Amount money.Fen
	On     calendar.Date
	Text   string
}

// Sheet is what the performance stage knows about one matter.
type Sheet struct {
	Notes []Payment
	Done  bool // the plaintiff confirmed full performance

	Facts Facts `json:"-"`
}

// Facts is what the performance stage must ask of other stages.
type Facts interface {
	EffectiveOn() calendar.Date
}

// Package defence hears the other side 答辩: fact by fact, within the period, or the right is given up.
package defence

import (
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Waived: no answer does not stop the trial.
var Waived = law.Declare(law.Rule{
	Key: "cpl/128.2", Article: "《中华人民共和国民事诉讼法》第一百二十八条第二款", From: "2024-01-01",
	Summary: "that the defendant files no answer does not affect the trial",
})

// Attitude is what the defendant says to one fact.
type Attitude string

const (
	Admit   Attitude = "admit"   // 承认
	Deny    Attitude = "deny"    // 否认
	Unknown Attitude = "unknown" // 不清楚
)

// Chinese is the attitude's word on a page.
func (a Attitude) Chinese() string {
	switch a {
	case Admit:
		return "承认"
	case Deny:
		return "否认"
	case Unknown:
		return "不清楚"
	}
	return string(a)
}

// View is what the defendant says to fact N of the complaint.
type View struct {
	N        int      `json:"n"`
	Attitude Attitude `json:"attitude"`
	Reason   string   `json:"reason,omitempty"`
}

// Sheet is what the defence stage knows about one matter.
type Sheet struct {
	Answered bool
	Waived   bool
	On       calendar.Date
	Views    []View
	Claims   string // what the defendant says to the claims
	Text     string
	Seq      int // of the entry that answered

	Facts Facts `json:"-"`
}

// Facts is what the defence stage must ask of other stages.
type Facts interface {
	Served() bool                    // the complaint reached the defendant
	FactNumbers() []int              // of the complaint
	Undecided() bool                 // no judgment yet, the case stands
	Struck(p id.Party, seq int) bool // who made an entry was removed as member of the party since
}

// View finds what was said to fact n.
func (s *Sheet) View(n int) (View, bool) {
	for _, v := range s.Views {
		if v.N == n {
			return v, true
		}
	}
	return View{}, false
}

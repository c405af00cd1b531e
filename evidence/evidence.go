// Package evidence takes exhibits and hears what each side says to them 举证、质证.
package evidence

import (
	"fmt"
	"slices"
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

var (
	// Late evidence needs a reason.
	Late = law.Declare(law.Rule{
		Key: "cpl/68", Article: "《中华人民共和国民事诉讼法》第六十八条", From: "2024-01-01",
		Summary: "evidence after the period needs a reason; the court may refuse it, or admit it with admonition or fine",
	})
	// Examined: all evidence must be examined on three points.
	Examined = law.Declare(law.Rule{
		Key: "olr/15", Article: "《人民法院在线诉讼规则》第十五条", From: "2021-08-01",
		Summary: "electronic material becomes a basis only after it is presented, examined and found true, lawful and relevant",
	})
	// Exchange asynchronously in a set period.
	Exchange = law.Declare(law.Rule{
		Key: "olr/14", Article: "《人民法院在线诉讼规则》第十四条", From: "2021-08-01",
		Summary: "evidence is exchanged online at one time or within a set period, each party in its own time",
	})
)

// Resting: when both need no period the trial need not wait for it.
var (
	RestSimplified = law.Declare(law.Rule{
		Key: "cplint/266/rest", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十六条", From: "2015-02-04",
		Summary: "simplified procedure: when both sides say they need no period for evidence and answer the court may try at once",
	})
	RestSmall = law.Declare(law.Rule{
		Key: "cplint/275/rest", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百七十五条", From: "2022-04-10",
		Summary: "small claims: when the parties say they need no period for evidence and answer the court may try at once",
	})
)

// Silence of a party that consented to examine online.
var Silence = law.Declare(law.Rule{
	Key: "olr/6/evidence", Article: "《人民法院在线诉讼规则》第六条", From: "2021-08-01",
	Summary: "who consented to go online and without good reason does not act, and does not ask to go offline in time, bears the consequences",
})

// Exhibit is one item of evidence 证据.
type Exhibit struct {
	ID       id.Exhibit `json:"id"`
	By       id.Party   `json:"by"`
	Name     string     `json:"name"`
	Proves   string     `json:"proves"`            // 证明目的
	Source   string     `json:"source"`            // 来源
	Original string     `json:"original"`          // where the original is
	Deposit  string     `json:"deposit,omitempty"` // 存证编号, in its proper form; empty: not deposited
	File     id.File    `json:"file"`              // empty until the content of a deposit was fetched
	FileName string     `json:"file_name"`
	Media    string     `json:"media"` // type by content
	Size     int64      `json:"size"`
	At       time.Time  `json:"at,omitzero"` // UTC instant of submission, from the entry
	LateWhy  string     `json:"late_why,omitempty"`
}

// Finding is yes or no to one of the three points.
type Finding string

const (
	Accept Finding = "accept" // 认可
	Object Finding = "object" // 不认可
)

// Opinion is what the other side says to one exhibit: true, lawful, relevant 真实性、合法性、关联性.
type Opinion struct {
	Exhibit  id.Exhibit `json:"exhibit"`
	True     Finding    `json:"true"`
	Lawful   Finding    `json:"lawful"`
	Relevant Finding    `json:"relevant"`
	Reason   string     `json:"reason,omitempty"`
	At       time.Time  `json:"at,omitzero"`
	GivenUp  bool       `json:"given_up,omitempty"` // the period passed in silence
}

// Sheet is what the evidence stage knows about one matter.
type Sheet struct {
	Exhibits []Exhibit
	Opinions map[id.Exhibit]Opinion // one other side each
	Rested   map[id.Party]calendar.Date
	ClosedOn calendar.Date // the evidence period is over for all

	Checks     map[id.Exhibit][]Checked // technical checks of deposits, in order
	Checking   map[id.Exhibit]Checking  // and those asked for and not answered
	Objections []Objection              // to deposits, in the order they were made
	Ordered    []Ordered                // by the judge, to have technical questions looked into
	Rulings    map[id.Exhibit]Ruling    // the judge's findings: the bench's own until judgment

	Facts Facts `json:"-"`
}

// Facts is what the evidence stage must ask of other stages.
type Facts interface {
	MayExamine(id.Party) bool // the party is served and the case stands
	Undecided() bool
	Debated() bool // the trial is over: the room was shut, or the last hearing held
	Track() track.Track
}

// Next is the identifier of a party's next exhibit.
func (s *Sheet) Next(p id.Party) id.Exhibit {
	n := 1
	for _, x := range s.Exhibits {
		if x.By == p {
			n++
		}
	}
	return id.Exhibit(fmt.Sprintf("%s-%d", p, n))
}

// Find returns an exhibit.
func (s *Sheet) Find(x id.Exhibit) (Exhibit, bool) {
	i := slices.IndexFunc(s.Exhibits, func(e Exhibit) bool { return e.ID == x })
	if i < 0 {
		return Exhibit{}, false
	}
	return s.Exhibits[i], true
}

// Of lists a party's exhibits.
func (s *Sheet) Of(p id.Party) (xs []Exhibit) {
	for _, x := range s.Exhibits {
		if x.By == p {
			xs = append(xs, x)
		}
	}
	return xs
}

// Unexamined lists the other side's exhibits a party has not spoken to yet.
func (s *Sheet) Unexamined(p id.Party) (xs []Exhibit) {
	for _, x := range s.Exhibits {
		if _, done := s.Opinions[x.ID]; x.By != p && !done {
			xs = append(xs, x)
		}
	}
	return xs
}

// Package hearing holds hearings at one time 庭审: summons, and the record of what was said.
// Live video is not here yet; a hearing is held online by other means or in the courthouse and its record entered.
package hearing

import (
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

var (
	// Summons: parties are told three days before.
	Summons = law.Declare(law.Rule{
		Key: "cpl/139", Article: "《中华人民共和国民事诉讼法》第一百三十九条", From: "2024-01-01",
		Summary: "parties are told three days before the hearing; of a public hearing names, cause, time and place are published",
	})
	// Default judgment.
	Default = law.Declare(law.Rule{
		Key: "cpl/147", Article: "《中华人民共和国民事诉讼法》第一百四十七条", From: "2024-01-01",
		Summary: "a defendant who was summoned and stays away without good reason may be judged by default",
	})
)

// Absent: the plaintiff who stays away.
var Absent = law.Declare(law.Rule{
	Key: "cpl/146", Article: "《中华人民共和国民事诉讼法》第一百四十六条", From: "2024-01-01",
	Summary: "a summoned plaintiff who stays away without good reason may be treated as having withdrawn",
})

// Sitting is one hearing.
type Sitting struct {
	At      time.Time // UTC instant
	Place   string
	Online  bool
	Held    bool
	HeldAt  time.Time
	Present []id.Party
	Left    []id.Party // of those present: went without leave
	Minutes string
}

// Sheet is what the hearing stage knows about one matter.
type Sheet struct {
	Sittings []Sitting

	Withdrawn    bool // the plaintiff stayed away or left: the suit counts as withdrawn
	WithdrawnOn  calendar.Date
	WithdrawnWhy string

	Facts Facts `json:"-"`
}

// Facts is what the hearing stage must ask of other stages.
type Facts interface {
	Prepared() (missing string)
	Undecided() bool
	Summoned(id.Party) bool // the party was served with the summons
	Parties() []id.Party
	PartyName(id.Party) string
	ShortNotice() bool // simplified and small claims are not bound to the three days
}

// Pending is the sitting that was summoned and not held yet.
func (s *Sheet) Pending() *Sitting {
	if n := len(s.Sittings); n > 0 && !s.Sittings[n-1].Held {
		return &s.Sittings[n-1]
	}
	return nil
}

// Held tells whether a hearing was held.
func (s *Sheet) Held() bool { return len(s.Sittings) > 0 && s.Sittings[len(s.Sittings)-1].Held }

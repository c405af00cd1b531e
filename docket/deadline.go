package docket

import (
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
)

// Deadline is who must do what until when, from which event, under which article, and what follows if not 期限.
type Deadline struct {
	Key      string        // unique in its matter, stable while it runs: "answer/d1"
	Who      Standing      // who must act
	Party    id.Party      // which party, when Who is one
	Person   id.Person     // which officer, when not the judge of the case
	Inner    bool          // of the panel among itself: no party learns of it (CPL 45)
	What     string        // what to do, as a button would say it: 提交答辩状
	Page     string        // page of the case where it is done, relative: "answer"
	Since    calendar.Date // court date of the event that starts the period
	Event    string        // that event in words: 收到起诉状副本
	Count    period.Result // how the last day was found; zero for periods in hours
	LeftOut  []limit.Span  // days the count leaves out, line by line
	Until    time.Time     // UTC instant at which it has passed
	Rule     law.Rule
	Missed   string // what happens if nothing is done, in words
	IfMissed Act    // the court's own act that follows; nil when the law attaches no act, only delay
}

// Passed tells whether the deadline has passed at an instant.
func (d Deadline) Passed(now time.Time) bool { return !now.Before(d.Until) }

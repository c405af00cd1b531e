package procedure

import (
	"yunting/document"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/period"
)

// Abroad tells whether a party has no domicile in the PRC; its own periods are then longer (CPL 283, 285, 286).
func (c *Civil) Abroad(p id.Party) bool {
	if p == P1 {
		return c.Filing.Complaint.Plaintiff.Abroad
	}
	return c.Filing.Complaint.Defendant.Abroad
}

// Abroad is the same for the stages.
func (f facts) Abroad(p id.Party) bool { return f.c.Abroad(p) }

// ForeignRelated tells whether the case is foreign-related 涉外: as the clerk found, or because a party lives abroad.
func (f facts) ForeignRelated() bool {
	for _, p := range f.Parties() {
		if f.c.Abroad(p) {
			return true
		}
	}
	return f.c.Filing.Complaint.Flags.ForeignRelated
}

// AppealUntil is the last day on which a party may appeal; zero while the judgment has not reached it.
func (f facts) AppealUntil(p id.Party) calendar.Date {
	from := f.c.Service.ServedOn(p, string(document.Judgment))
	if from.IsZero() {
		return from
	}
	until := limit.AppealOf(f.c.Abroad(p)).Run(from, f.c.Court.Calendar()).Until
	if a, ok := f.c.Period.Granted(period.Appeal, p); ok && a.Until.After(until) {
		return a.Until
	}
	return until
}

// AppealsEnd is the party whose appeal period ends last, and that day; only when all are served (CPL-I 536).
func (f facts) AppealsEnd() (last id.Party, on calendar.Date) {
	for _, p := range f.Parties() {
		if until := f.AppealUntil(p); until.After(on) {
			last, on = p, until
		}
	}
	return last, on
}

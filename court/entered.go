package court

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"yunting/law/calendar"
)

// Entered is a holiday notice that staff imported while the court was open 录入的放假安排.
type Entered struct {
	Notice calendar.Notice
	On     calendar.Date // the court date of its entry: who was told a day by then may rely on it
}

// Reckon is the court's calendar with notices imported by staff, in the order of their entry. What was announced later
// overrides what was announced before, in whatever order they were entered.
func (p *Profile) Reckon(es []Entered) (*calendar.Calendar, error) {
	cal := p.base
	if cal == nil {
		cal = calendar.Standard()
	}
	base, ns := cal, []calendar.Notice(nil)
	for _, e := range es {
		ns = append(ns, e.Notice)
		slices.SortStableFunc(ns, func(a, b calendar.Notice) int { return strings.Compare(a.Announced, b.Announced) })
		next, err := base.With(ns...)
		if err != nil {
			return nil, err
		}
		cal = next.After(cal, e.On)
	}
	return cal, nil
}

// ErrKnown says that a notice leaves nothing to enter.
var ErrKnown = errors.New("court: this notice, or a later one of its year, is entered already")

// Bars finds the notice that leaves nothing to enter: the same one, or one of the same year announced later.
func Bars(cal *calendar.Calendar, n calendar.Notice) (calendar.Notice, bool) {
	for _, known := range cal.Notices() {
		if known.Number == n.Number {
			return known, true
		}
	}
	for _, known := range cal.Notices() {
		if known.Year == n.Year && n.Announced != "" && known.Announced > n.Announced {
			return known, true
		}
	}
	return calendar.Notice{}, false
}

// Adopt lets the court reckon by a calendar from now on. It is safe while others read: each reads the old or the new.
func (p *Profile) Adopt(cal *calendar.Calendar) { p.days.Store(cal) }

// Under is the same court under another calendar: what would be if it were adopted.
func (p *Profile) Under(cal *calendar.Calendar) (*Profile, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	q := new(Profile)
	if err := json.Unmarshal(b, q); err != nil {
		return nil, fmt.Errorf("court: a profile does not survive its own written form: %w", err)
	}
	q.base = p.base
	q.Adopt(cal)
	return q, nil
}

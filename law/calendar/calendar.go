package calendar

import (
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"
)

// Notice is one holiday notice of the General Office of the State Council 放假安排通知.
// A later notice of the list overrides an earlier one day by day, which is how amendments work.
type Notice struct {
	Number    string  `json:"number"`           // 国办发明电〔2025〕7号
	Announced string  `json:"announced"`        // the day it was made public, YYYY-MM-DD; before it nobody could reckon with it
	Source    string  `json:"source,omitempty"` // where it can be read
	Year      int     `json:"year"`             // the year it arranges; it may reach into the days around New Year
	Feasts    []Feast `json:"feasts"`
}

// Feast is one holiday of a notice: the days off, both ends included, and the weekend days worked in exchange.
type Feast struct {
	Name  string   `json:"name"`            // 国庆节
	From  string   `json:"from"`            // YYYY-MM-DD
	Until string   `json:"until,omitempty"` // YYYY-MM-DD; empty for a single day
	Work  []string `json:"work,omitempty"`  // YYYY-MM-DD
}

// Day says whether a date is rested or worked, why, and how sure that is.
type Day struct {
	Rest        bool
	Reason      string // zh-Hans: 周六, 国庆节假期, 国庆节调休上班; empty for a plain weekday
	Source      string // the notice or regulation; empty for a plain weekday or weekend
	Provisional bool   // no notice for the year is known: reckoned from the regulation alone
}

// Calendar answers which days are rested.
type Calendar struct {
	days    map[Date]Day
	years   map[int]bool // years with a notice
	notices []Notice     // in the order they were entered
	asOf    Date         // the day of knowledge; zero: everything entered counts
	before  *Calendar    // what was read until since; nil: always this
	since   Date
}

// New builds a calendar from notices, the later overriding the earlier.
func New(notices ...Notice) (*Calendar, error) {
	return (&Calendar{days: map[Date]Day{}, years: map[int]bool{}}).With(notices...)
}

// With is the calendar with further notices on top; the receiver stays as it is.
// This is how next year's arrangement is added when it is published.
func (c *Calendar) With(notices ...Notice) (*Calendar, error) {
	n := &Calendar{days: maps.Clone(c.days), years: maps.Clone(c.years), notices: slices.Clone(c.notices), asOf: c.asOf}
	for _, notice := range notices {
		n.notices = append(n.notices, notice)
		n.years[notice.Year] = true
		for _, f := range notice.Feasts {
			if err := n.enter(notice.Number, f); err != nil {
				return nil, fmt.Errorf("calendar: notice %s: %w", notice.Number, err)
			}
		}
	}
	return n, nil
}

func (c *Calendar) enter(source string, f Feast) error {
	from, err := Parse(f.From)
	if err != nil {
		return err
	}
	until := from
	if f.Until != "" {
		if until, err = Parse(f.Until); err != nil {
			return err
		}
	}
	if until.Before(from) {
		return fmt.Errorf("%s ends on %s before it begins on %s", f.Name, until, from)
	}
	for d := from; !d.After(until); d = d.AddDays(1) {
		c.days[d] = Day{Rest: true, Reason: f.Name + "假期", Source: source}
	}
	for _, w := range f.Work {
		d, err := Parse(w)
		if err != nil {
			return err
		}
		c.days[d] = Day{Reason: f.Name + "调休上班", Source: source}
	}
	return nil
}

// Standard is the calendar of the notices known to this release, 2018 to 2026.
var Standard = sync.OnceValue(func() *Calendar {
	c, err := New(notices...)
	if err != nil {
		panic(err) // the table below is part of the program
	}
	return c
})

// Rest says whether a date is a statutory rest day 法定休假日, and why.
func (c *Calendar) Rest(d Date) Day {
	if day, ok := c.days[d]; ok {
		return day
	}
	provisional := !c.years[d.Y]
	if provisional {
		if name, source, ok := statutory(d, c.asOf); ok {
			return Day{Rest: true, Reason: name, Source: source, Provisional: true}
		}
	}
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return Day{Rest: true, Reason: d.WeekdayChinese(), Provisional: provisional}
	}
	return Day{Provisional: provisional}
}

// Known tells whether a notice for the year has been entered.
func (c *Calendar) Known(year int) bool { return c.years[year] }

// Notices lists what the calendar rests on, amendments after what they amend.
func (c *Calendar) Notices() []Notice { return slices.Clone(c.notices) }

// AsKnown is the calendar as it could be read on a day: notices announced later are left out, and a year whose notice
// was still to come is provisional. A notice entered without its day of announcement is kept.
func (c *Calendar) AsKnown(on Date) (*Calendar, error) {
	var known []Notice
	for _, n := range c.notices {
		if n.Announced <= on.String() {
			known = append(known, n)
		}
	}
	out, err := New(known...)
	if err != nil {
		return nil, err
	}
	out.asOf = on
	return out, nil
}

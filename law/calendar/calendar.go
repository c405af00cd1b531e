package calendar

import (
	"fmt"
	"maps"
	"sync"
	"time"
)

// Notice is one holiday notice of the General Office of the State Council 放假安排通知.
// A later notice of the list overrides an earlier one day by day, which is how amendments work.
type Notice struct {
	Number string // 国办发明电〔2025〕7号
	Year   int    // the year it arranges; it may reach into the days around New Year
	Feasts []Feast
}

// Feast is one holiday of a notice: the days off, both ends included, and the weekend days worked in exchange.
type Feast struct {
	Name  string
	From  string   // YYYY-MM-DD
	Until string   // YYYY-MM-DD; empty for a single day
	Work  []string // YYYY-MM-DD
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
	days  map[Date]Day
	years map[int]bool // years with a notice
}

// New builds a calendar from notices, the later overriding the earlier.
func New(notices ...Notice) (*Calendar, error) {
	return (&Calendar{days: map[Date]Day{}, years: map[int]bool{}}).With(notices...)
}

// With is the calendar with further notices on top; the receiver stays as it is.
// This is how next year's arrangement is added when it is published.
func (c *Calendar) With(notices ...Notice) (*Calendar, error) {
	n := &Calendar{days: maps.Clone(c.days), years: maps.Clone(c.years)}
	for _, notice := range notices {
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
		if name, ok := statutory(d); ok {
			return Day{Rest: true, Reason: name, Source: Regulation.Article, Provisional: true}
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

package court

import (
	"fmt"

	"yunting/law/calendar"
)

// Holidays is a holiday notice imported as data 放假安排: what a court adds when a year's arrangement is published.
type Holidays struct {
	Number string        `json:"number"` // 国办发明电〔2025〕7号
	Year   int           `json:"year"`   // the year it arranges
	Issued calendar.Date `json:"issued"` // the day it was issued
	Source string        `json:"source"` // where it can be read
	Feasts []Feast       `json:"feasts"`
}

// Feast is one holiday of a notice: the days off, both ends included, and the days worked in exchange.
type Feast struct {
	Name  string          `json:"name"`
	From  calendar.Date   `json:"from"`
	Until calendar.Date   `json:"until,omitzero"` // zero: a single day
	Work  []calendar.Date `json:"work,omitempty"`
}

// notice is the notice as the calendar takes it.
func (h Holidays) notice() calendar.Notice {
	n := calendar.Notice{Number: h.Number, Year: h.Year}
	for _, f := range h.Feasts {
		feast := calendar.Feast{Name: f.Name, From: f.From.String()}
		if !f.Until.IsZero() {
			feast.Until = f.Until.String()
		}
		for _, w := range f.Work {
			feast.Work = append(feast.Work, w.String())
		}
		n.Feasts = append(n.Feasts, feast)
	}
	return n
}

func (h Holidays) check(at string) error {
	switch {
	case h.Number == "" || h.Source == "":
		return fmt.Errorf("%s: number and source are needed: a deadline that moves says which notice moved it", at)
	case h.Year < 2018 || h.Year > 2100:
		return fmt.Errorf("%s.year: %d is not a year a notice arranges", at, h.Year)
	case h.Issued.IsZero():
		return fmt.Errorf("%s.issued is missing: the day the notice was issued", at)
	case len(h.Feasts) == 0:
		return fmt.Errorf("%s.feasts is empty: a notice without holidays arranges nothing", at)
	}
	off, work := map[calendar.Date]bool{}, map[calendar.Date]string{}
	for i, f := range h.Feasts {
		here := fmt.Sprintf("%s.feasts[%d]", at, i)
		until := f.Until
		if until.IsZero() {
			until = f.From
		}
		switch {
		case f.Name == "":
			return fmt.Errorf("%s.name is missing", here)
		case f.From.IsZero():
			return fmt.Errorf("%s.from is missing: the first day off", here)
		case until.Before(f.From) || until.After(f.From.AddDays(30)):
			return fmt.Errorf("%s: the days off from %s until %s are in the wrong order or too many", here, f.From, until)
		case f.From.Y < h.Year-1 || until.Y > h.Year+1:
			return fmt.Errorf("%s: %s does not belong to a notice for %d", here, f.From, h.Year)
		}
		for d := f.From; !d.After(until); d = d.AddDays(1) {
			off[d] = true
		}
		for j, d := range f.Work {
			work[d] = fmt.Sprintf("%s.work[%d]", here, j)
		}
	}
	for d, where := range work {
		if off[d] {
			return fmt.Errorf("%s: %s is both a day off and a day worked", where, d)
		}
	}
	return nil
}

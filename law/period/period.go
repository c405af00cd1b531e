package period

import (
	"fmt"
	"time"

	"yunting/law"
	"yunting/law/calendar"
)

// Unit is what a period is counted in.
type Unit string

const (
	Hour    Unit = "hour"    // counted by Hours only
	Day     Unit = "day"     // calendar days
	Workday Unit = "workday" // days on which the court works
	Month   Unit = "month"
	Year    Unit = "year"
)

// Chinese is the unit after a number: 15日, 3个工作日, 6个月.
func (u Unit) Chinese() string {
	return map[Unit]string{Hour: "小时", Day: "日", Workday: "个工作日", Month: "个月", Year: "年"}[u]
}

// Skip is a rest day that was passed over.
type Skip struct {
	Date   calendar.Date `json:"date"`
	Reason string        `json:"reason"`           // zh-Hans, 国庆节假期
	Source string        `json:"source,omitempty"` // the notice; empty for a plain weekend
}

// Result is a computed period with everything needed to explain it.
type Result struct {
	From        calendar.Date `json:"from"`  // the day of the event; not counted
	Raw         calendar.Date `json:"raw"`   // the last day before any move
	Until       calendar.Date `json:"until"` // the last day; the period ends at its 24:00
	N           int           `json:"n"`
	Unit        Unit          `json:"unit"`
	LeftOut     int           `json:"left_out,omitempty"` // days the law does not count, added at the end
	Skipped     []Skip        `json:"skipped,omitempty"`
	Provisional bool          `json:"provisional,omitempty"` // rests on a year whose holiday notice is not known
	Basis       law.Basis     `json:"basis,omitempty"`
}

// Count computes a period of n units after an event on the court date from. The day of the event is not counted.
// Days, months and years are calendar time: rest days inside count, and only an end on a rest day moves to the first
// working day after it (CPL 85). Workdays pass over every rest day; those are listed too.
// A holiday notice that came while the period ran does not end it before the day told until then.
// It panics on a negative n and on Hour, which has no date: use Hours.
func Count(from calendar.Date, n int, unit Unit, cal *calendar.Calendar) Result {
	return kept(from, cal, func(cal *calendar.Calendar) Result { return count(from, n, unit, cal) })
}

func count(from calendar.Date, n int, unit Unit, cal *calendar.Calendar) Result {
	if n < 0 {
		panic(fmt.Sprintf("period: negative length %d", n))
	}
	r := Result{From: from, N: n, Unit: unit}
	switch unit {
	case Day:
		r.Raw = from.AddDays(n)
	case Month:
		r.Raw = AddMonths(from, n)
	case Year:
		r.Raw = AddMonths(from, 12*n)
	case Workday:
		r.Raw = r.workdays(n, cal)
	default:
		panic(fmt.Sprintf("period: Count cannot count in %q", unit))
	}
	r.Until = r.roll(r.Raw, cal)
	r.Basis = basis(from, unit, len(r.Skipped) > 0)
	return r
}

// Hours is the UTC instant at which a period of n hours ends. The starting hour is not counted (CPL-I 125),
// so the period runs from the next full hour. Hours are for urgent measures and do not move for rest days.
func Hours(from time.Time, n int) time.Time {
	return from.UTC().Truncate(time.Hour).Add(time.Duration(n+1) * time.Hour)
}

// LeaveOut moves the end by days that the law does not count 扣除; the end then moves off rest days anew.
func (r Result) LeaveOut(days int, cal *calendar.Calendar) Result {
	r.LeftOut += days
	r.Raw = r.Raw.AddDays(days)
	return kept(r.From, cal, func(cal *calendar.Calendar) Result {
		r := r
		r.Skipped, r.Provisional = nil, false
		r.Until = r.roll(r.Raw, cal)
		return r
	})
}

// Instant is the UTC instant at which the period is over: an act before it is in time.
func (r Result) Instant() time.Time { return r.Until.End() }

// AddMonths is the corresponding day n months later, or the last day of a month that has none (Civil Code 202).
func AddMonths(d calendar.Date, n int) calendar.Date {
	first := time.Date(d.Y, d.M+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return calendar.Date{Y: first.Year(), M: first.Month(), D: min(d.D, last)}
}

// workdays walks n working days on from the event and notes the rest days passed.
func (r *Result) workdays(n int, cal *calendar.Calendar) calendar.Date {
	d := r.From
	for n > 0 {
		d = d.AddDays(1)
		if !r.passed(d, cal) {
			n--
		}
	}
	return d
}

// roll moves an end on a rest day to the first working day after it.
func (r *Result) roll(d calendar.Date, cal *calendar.Calendar) calendar.Date {
	for r.passed(d, cal) {
		d = d.AddDays(1)
	}
	return d
}

// passed looks a day up, notes it if it is rested, and tells whether it is.
func (r *Result) passed(d calendar.Date, cal *calendar.Calendar) bool {
	day := cal.Rest(d)
	r.Provisional = r.Provisional || day.Provisional
	if day.Rest {
		r.Skipped = append(r.Skipped, Skip{Date: d, Reason: day.Reason, Source: day.Source})
	}
	return day.Rest
}

// Length is a length in words: 15日, 3个工作日, 6个月.
func Length(n int, unit Unit) string { return fmt.Sprintf("%d%s", n, unit.Chinese()) }

package limit

import (
	"slices"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

var (
	// Uncounted: what the trial limit leaves out, and the older, longer list.
	Uncounted, UncountedList = NotCounted, NotCounted0
	// Extending the trial limit.
	Extending      = ExtensionAsked
	LongerOrdinary = months(6, law.Rule{Key: "cpl/152/extend", Article: cpl + "第一百五十二条", From: "2022-01-01",
		Summary: "the president may extend the limit of an ordinary case by six months; more is for the superior court"})
	LongerSimplified = months(1, law.Rule{Key: "cpl/164/extend", Article: cpl + "第一百六十四条、" + cplint + "第二百五十八条", From: "2022-01-01",
		Summary: "the president may extend the limit of a simplified case by one month, to four months in all"})
	LongerSmall = months(1, law.Rule{Key: "cpl/168/extend", Article: cpl + "第一百六十八条", From: "2022-01-01",
		Summary: "the president may extend the limit of a small claim by one month"})
)

// AskAhead and DecideAhead are the days before expiry by which an extension is asked for and decided.
const (
	AskAhead    = 15
	DecideAhead = 5
)

// Longer is how much the president may add to the trial limit of a track, once.
func Longer(t track.Track) Period {
	switch t {
	case track.Small:
		return LongerSmall
	case track.Simplified:
		return LongerSimplified
	}
	return LongerOrdinary
}

// Span is a stretch of days that the trial limit does not count 不计入审限的期间: court dates, both included.
type Span struct {
	From  calendar.Date `json:"from"`
	Until calendar.Date `json:"until"`
	Why   string        `json:"why"` // zh-Hans: 向某某公告送达
	Rule  law.Rule      `json:"rule"`
}

// Days counts the days of the span.
func (s Span) Days() int { return s.Until.Sub(s.From) + 1 }

// TrialWith is the trial limit with what was left out of the count and what the president added. It returns the spans
// that were left out, in order, none of them overlapping: a day is left out once, and only while the limit runs.
func TrialWith(t track.Track, filed calendar.Date, spans []Span, longer []Period, cal *calendar.Calendar) (period.Result, []Span) {
	plain := Trial(t, filed, cal)
	n, basis := plain.N, plain.Basis
	for _, p := range longer {
		n += p.N
		basis = append(basis, p.Rule, Extending)
	}
	r := period.Count(filed, n, plain.Unit, cal)
	r.Basis = basis
	r, out, _ := uncount(r, spans, cal)
	if len(out) > 0 {
		r.Basis = append(r.Basis, Uncounted, UncountedList)
	}
	return r, out
}

// uncount leaves spans out of a limit that runs. It returns those left out, in order, none of them overlapping, and those
// that began when the limit was over: on a rest day to which its end fell it still runs (CPL 85).
func uncount(r period.Result, spans []Span, cal *calendar.Calendar) (_ period.Result, out, late []Span) {
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b Span) int { return a.From.Sub(b.From) })
	counted := r.From // the last day that is dealt with
	for _, s := range spans {
		if !s.From.After(counted) {
			s.From = counted.AddDays(1)
		}
		switch {
		case s.Until.Before(s.From):
		case s.From.After(r.Until):
			late = append(late, s)
		default:
			counted = s.Until
			out = append(out, s)
			r = r.LeaveOut(s.Days(), cal)
		}
	}
	return r, out, late
}

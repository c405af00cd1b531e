package period_test

import (
	"slices"
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/period"
)

// Civil Code 202 按照年、月计算期间的: cited for months and years alone. The rule on days worked in exchange is cited when the
// end moved, be it by a single day.
func TestWhatACountRestsOn(t *testing.T) {
	for _, c := range []struct {
		from   string
		n      int
		unit   period.Unit
		months bool
		moved  int
	}{
		{"2026-11-02", 1, period.Month, true, 0}, {"2025-11-03", 1, period.Year, true, 0}, {"2026-11-02", 15, period.Day, false, 0},
		{"2026-11-06", 2, period.Day, false, 1}, {"2026-11-02", 5, period.Day, false, 2}, {"2026-11-02", 3, period.Workday, false, 0},
	} {
		r := period.Count(calendar.MustParse(c.from), c.n, c.unit, calendar.Standard())
		if got := slices.Contains(r.Basis, period.Months); got != c.months {
			t.Errorf("%+v cites the rule on months: %v", c, got)
		}
		if got := slices.Contains(r.Basis, period.MakeUp); got != (c.moved > 0) || len(r.Skipped) != c.moved {
			t.Errorf("%+v skips %v and cites the rule on exchanged days: %v", c, r.Skipped, got)
		}
	}
}

// The sentence names what was left out, be it a single day, and rest days only where there were any.
func TestExplainAtTheEdges(t *testing.T) {
	r := period.Count(calendar.MustParse("2026-11-02"), 2, period.Workday, calendar.Standard())
	if say := r.Explain(); strings.Contains(say, "其间") {
		t.Error(say)
	}
	r = period.Count(calendar.MustParse("2026-11-06"), 1, period.Workday, calendar.Standard())
	if say := r.Explain(); !strings.Contains(say, "其间") || !strings.Contains(say, "至2026年11月9日24时届满") {
		t.Error(say)
	}
	r = period.Count(calendar.MustParse("2026-11-02"), 15, period.Day, calendar.Standard())
	if say := r.Explain(); strings.Contains(say, "依法不计入") {
		t.Error(say)
	}
	r = r.LeaveOut(1, calendar.Standard())
	if say := r.Explain(); !strings.Contains(say, "另加依法不计入的1日") || r.Provisional {
		t.Error(say, r.Provisional)
	}
	r = period.Count(calendar.MustParse("2026-11-07"), 1, period.Workday, calendar.Standard()) // from a Saturday: only the Sunday is passed
	if say := r.Explain(); len(r.Skipped) != 1 || !strings.Contains(say, "其间") {
		t.Error(say)
	}
}

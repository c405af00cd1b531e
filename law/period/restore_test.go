package period_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

// 《民事诉讼法》第八十六条: 在障碍消除后的十日内，可以申请顺延期限.
func TestRestore(t *testing.T) {
	at := calendar.MustParse
	missed := func(deadline, began, ended, asked string) period.Missed {
		return period.Missed{Deadline: at(deadline), Began: at(began), Ended: at(ended), Asked: at(asked)}
	}
	for _, c := range []struct {
		m     period.Missed
		until string
		says  string // of the refusal; empty: may be asked
	}{
		{missed("2026-11-10", "2026-11-09", "2026-11-12", "2026-11-23"), "2026-11-23", ""}, // the tenth day, 22 November, is a Sunday
		{missed("2026-11-10", "2026-11-10", "2026-11-10", "2026-11-11"), "2026-11-20", ""},
		{missed("2026-11-10", "2026-11-09", "2026-11-12", "2026-11-24"), "2026-11-23", "应当在2026年11月24日以前提出"},
		{missed("2026-11-10", "2026-11-09", "2026-11-12", "2026-11-11"), "2026-11-23", "障碍还没有消除"},
		{missed("2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13"), "2026-11-23", "不是耽误期限的原因"},
		{missed("2026-11-10", "2026-11-09", "2026-11-08", "2026-11-13"), "2026-11-18", "请核对"},
		{missed("2026-11-10", "2026-11-02", "2026-11-04", "2026-11-10"), "2026-11-16", "仍可以直接办理"},
	} {
		r, err := period.Restore(c.m, calendar.Standard())
		var refusal law.Refusal
		if errors.As(err, &refusal) != (c.says != "") || !strings.Contains(refusal.Sentence, c.says) || r.Until != at(c.until) {
			t.Errorf("%+v: until %s, %v; want %s %s", c.m, r.Until, err, c.until, c.says)
		}
		if r.Basis[0] != period.Restoring {
			t.Errorf("rests on %s", r.Basis[0].Key)
		}
	}
	if r, _ := period.Restore(missed("2019-09-10", "2019-09-09", "2019-09-10", "2019-09-11"), calendar.Standard()); r.Basis[0] != period.Restoring2017 {
		t.Errorf("in 2019 it rests on %s", r.Basis[0].Key)
	}
}

func TestCountHours(t *testing.T) {
	from := time.Date(2026, 11, 20, 10, 20, 0, 0, calendar.Zone)
	r := period.CountHours(from, 48)
	want := "2026年11月20日10:20所在的小时不计算在内，自2026年11月20日11:00起计算48小时，至2026年11月22日11:00届满；以小时计算的期间不因休假日顺延。"
	if got := r.Explain(); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if r.Basis[0] != period.Counting || !r.Until.Equal(period.Hours(from, 48)) || r.Begin.Location() != time.UTC {
		t.Errorf("%+v", r)
	}
	text, err := json.Marshal(r)
	if err != nil || !strings.Contains(string(text), `"explain"`) || !strings.Contains(string(text), `"until":"2026-11-22T03:00:00Z"`) {
		t.Errorf("%s %v", text, err)
	}
	if period.CountHours(from, 0).Until != r.Begin {
		t.Error("no hours end where they begin")
	}
	defer func() {
		if recover() == nil {
			t.Error("a negative length was counted")
		}
	}()
	period.CountHours(from, -1)
}

// The whole of the holiday table: for every start since 2018 and every length to ninety days the end is the one found by
// walking day by day, it is a working day, and a later start never ends earlier.
func TestEveryDeadlineSince2018(t *testing.T) {
	cal := calendar.Standard()
	rest := map[calendar.Date]bool{}
	first, last := calendar.MustParse("2018-01-01"), calendar.MustParse("2026-12-31")
	for d := first; d.Sub(last) < 120; d = d.AddDays(1) {
		rest[d] = cal.Rest(d).Rest
	}
	before := make([]calendar.Date, 91)
	for from := first; !from.After(last); from = from.AddDays(1) {
		raw := from
		for n := 1; n <= 90; n++ {
			raw = raw.AddDays(1)
			until := raw
			for rest[until] {
				until = until.AddDays(1)
			}
			r := period.Count(from, n, period.Day, cal)
			if r.Raw != raw || r.Until != until || len(r.Skipped) != until.Sub(raw) {
				t.Fatalf("%d days from %s: %+v, want %s and %s", n, from, r, raw, until)
			}
			if until.Before(before[n]) {
				t.Fatalf("%d days from %s end on %s, a day earlier started on %s", n, from, until, before[n])
			}
			before[n] = until
		}
	}
}

func BenchmarkCount(b *testing.B) {
	cal, from := calendar.Standard(), calendar.MustParse("2019-09-18")
	for b.Loop() {
		period.Count(from, 15, period.Day, cal)
	}
}

// Forty thousand cases with their ten deadlines each.
func BenchmarkFortyThousandCases(b *testing.B) {
	cal, from := calendar.Standard(), calendar.MustParse("2018-09-28")
	for b.Loop() {
		for i := range 40_000 {
			for _, n := range [...]int{5, 7, 15, 15, 30} {
				period.Count(from.AddDays(i%3000), n, period.Day, cal)
			}
			for _, n := range [...]int{2, 3, 6, 12, 24} {
				period.Count(from.AddDays(i%3000), n, period.Month, cal)
			}
		}
	}
}

func TestCountNothing(t *testing.T) {
	if r := period.Count(calendar.MustParse("2026-11-21"), 0, period.Day, calendar.Standard()); r.Raw != calendar.MustParse("2026-11-21") || r.Until != calendar.MustParse("2026-11-23") {
		t.Errorf("%+v", r)
	}
	for _, f := range []func(){func() { period.Count(calendar.MustParse("2026-11-21"), -1, period.Day, calendar.Standard()) }, func() { period.Count(calendar.MustParse("2026-11-21"), 1, period.Hour, calendar.Standard()) }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("no panic")
				}
			}()
			f()
		}()
	}
}

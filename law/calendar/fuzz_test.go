package calendar_test

import (
	"testing"

	"yunting/law/calendar"
)

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2026-11-23", " 2026-11-23 ", "2026-02-29", "0000-01-01", "昨天"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := calendar.Parse(s)
		if err != nil {
			return
		}
		if back, err := calendar.Parse(d.String()); err != nil || back != d {
			t.Fatalf("%q is printed %s, which reads %s, %v", s, d, back, err)
		}
	})
}

func BenchmarkRest(b *testing.B) {
	cal, d := calendar.Standard(), date("2026-10-01")
	for b.Loop() {
		cal.Rest(d)
	}
}

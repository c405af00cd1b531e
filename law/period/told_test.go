package period_test

import (
	"testing"

	"yunting/law/calendar"
	"yunting/law/period"
)

// A notice may end a running period later, never earlier (holidays/never-earlier); a later period follows the notice.
func TestADayToldIsKept(t *testing.T) {
	old := calendar.Standard()
	with, err := old.With(calendar.Notice{Number: "示例〔2026〕9号", Announced: "2026-11-20", Year: 2027, Feasts: []calendar.Feast{
		{Name: "某节", From: "2027-03-09", Work: []string{"2027-03-13"}}}})
	if err != nil {
		t.Fatal(err)
	}
	now := with.After(old, calendar.MustParse("2027-03-01"))
	for _, c := range []struct {
		from  string
		n     int
		until string
		kept  bool
	}{
		{"2027-02-28", 9, "2027-03-10", false}, // ends on the new rest day and moves on
		{"2027-02-28", 13, "2027-03-15", true}, // Saturday 13 March is worked now; Monday was told
		{"2027-03-01", 12, "2027-03-15", true}, // began on the day of the entry
		{"2027-03-02", 11, "2027-03-13", false},
	} {
		r := period.Count(calendar.MustParse(c.from), c.n, period.Day, now)
		kept := len(r.Basis) > 0 && r.Basis[len(r.Basis)-1].Key == period.NeverEarlier.Key
		if r.Until.String() != c.until || kept != c.kept {
			t.Errorf("%d days from %s: %s, kept %v; want %s, %v", c.n, c.from, r.Until, kept, c.until, c.kept)
		}
	}
	r := period.Count(calendar.MustParse("2027-02-28"), 12, period.Day, now).LeaveOut(1, now)
	if r.Until.String() != "2027-03-15" {
		t.Errorf("with a day left out: %s", r.Until)
	}
}

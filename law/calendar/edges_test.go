package calendar_test

import (
	"strings"
	"testing"

	"yunting/law/calendar"
)

// The twentieth is 二十日; of a feast with a day that does not exist nothing else is said.
func TestDaysAtTheEdges(t *testing.T) {
	if got := calendar.MustParse("2026-11-20").Numerals(); !strings.HasSuffix(got, "十一月二十日") {
		t.Error(got)
	}
	n := calendar.Notice{Year: 2027, Number: "示例", Announced: "2026-11-04", Feasts: []calendar.Feast{{Name: "某节", From: "2027-02-30", Until: "2027-03-02"}}}
	if f := n.Check(); len(f) != 1 || f[0].Path != "feasts[0].from" {
		t.Errorf("%+v", f)
	}
}

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
	for _, spoil := range []func(*calendar.Feast){func(f *calendar.Feast) { f.From = " 2027-03-01" }, func(f *calendar.Feast) { f.Until = "2027-03-02 " }} {
		spaced := calendar.Feast{Name: "某节", From: "2027-03-01", Until: "2027-03-02"}
		spoil(&spaced)
		n.Feasts = []calendar.Feast{spaced}
		if f := n.Check(); len(f) != 1 || !strings.Contains(f[0].Sentence, "前后有空格") {
			t.Errorf("%+v", f)
		}
	}
}

// HOL 2(7): 国庆节，放假3天（10月1日、2日、3日）: a Mid-Autumn on the third is both, on the fourth it is itself alone.
func TestMidAutumnBesideNationalDay(t *testing.T) {
	bare, err := calendar.New()
	if err != nil {
		t.Fatal(err)
	}
	for day, want := range map[string]string{"2028-10-02": "国庆节", "2028-10-03": "国庆节、中秋节", "2036-10-03": "国庆节", "2036-10-04": "中秋节"} {
		if got := bare.Rest(date(day)); !got.Rest || got.Reason != want {
			t.Errorf("%s: %+v, want %s", day, got, want)
		}
	}
}

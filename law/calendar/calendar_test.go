package calendar_test

import (
	"encoding/json"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/law/calendar"
)

func date(s string) calendar.Date { return calendar.MustParse(s) }

func TestRest(t *testing.T) {
	cal := calendar.Standard()
	for _, c := range []struct {
		on          string
		rest        bool
		reason      string
		source      string
		provisional bool
	}{
		{"2026-11-23", false, "", "", false},
		{"2026-11-22", true, "周日", "", false},
		{"2026-10-01", true, "国庆节假期", "国办发明电〔2025〕7号", false},
		{"2026-10-10", false, "国庆节调休上班", "国办发明电〔2025〕7号", false},
		{"2018-12-31", true, "元旦假期", "国办发明电〔2018〕15号", false},
		{"2019-05-02", true, "劳动节假期", "国办发明电〔2019〕3号", false}, // amendment
		{"2019-05-05", false, "劳动节调休上班", "国办发明电〔2019〕3号", false},
		{"2020-02-01", true, "春节假期", "国办发明电〔2020〕1号", false}, // was to be worked, then rested
		{"2020-02-03", false, "", "", false},
		{"2027-02-05", true, "除夕", calendar.Regulation.Article, true},
		{"2027-05-02", true, "劳动节", calendar.Regulation.Article, true},
		{"2028-10-03", true, "国庆节、中秋节", calendar.Regulation.Article, true},
		{"2031-10-01", true, "国庆节、中秋节", calendar.Regulation.Article, true},
		{"2041-10-03", true, "国庆节", calendar.Regulation.Article, true},
		{"2041-10-04", false, "", "", true},
		{"2031-07-01", false, "", "", true},
		{"2031-07-05", true, "周六", "", true},
	} {
		want := calendar.Day{Rest: c.rest, Reason: c.reason, Source: c.source, Provisional: c.provisional}
		if got := cal.Rest(date(c.on)); got != want {
			t.Errorf("%s: %+v, want %+v", c.on, got, want)
		}
	}
}

// 《全国年节及纪念日放假办法》第二条、第六条: a notice only moves days about. Weekdays off, less weekend days worked, are the
// holidays of all citizens: eleven to 2024, thirteen since. In 2020 the Spring Festival was extended by two working days.
func TestNoticesAddUpToTheRegulation(t *testing.T) {
	cal := calendar.Standard()
	for year, want := range map[int]int{2018: 11, 2019: 11, 2020: 11 + 2, 2021: 11, 2022: 11, 2023: 11, 2024: 11, 2025: 13, 2026: 13} {
		net := 0
		for d := (calendar.Date{Y: year, M: 1, D: 1}); d.Y == year; d = d.AddDays(1) {
			weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
			switch day := cal.Rest(d); {
			case day.Rest && !weekend:
				net++
			case !day.Rest && weekend:
				net--
			}
		}
		if net != want {
			t.Errorf("%d: the notices give %d days, want %d", year, net, want)
		}
	}
}

func TestWithAddsALaterNotice(t *testing.T) {
	old := calendar.Standard()
	next, err := old.With(calendar.Notice{Number: "演示通知", Year: 2027, Feasts: []calendar.Feast{
		{Name: "春节", From: "2027-02-05", Until: "2027-02-11", Work: []string{"2027-02-14"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if d := next.Rest(date("2027-02-11")); !d.Rest || d.Provisional || d.Source != "演示通知" {
		t.Errorf("11 February 2027: %+v", d)
	}
	if d := next.Rest(date("2027-02-14")); d.Rest || d.Provisional {
		t.Errorf("14 February 2027: %+v", d)
	}
	if !next.Known(2027) || old.Known(2027) {
		t.Error("the calendar it was built on must not change")
	}
	for _, bad := range []calendar.Feast{{Name: "春节", From: "2027-02-30"}, {Name: "春节", From: "2027-02-05", Until: "2027-02-01"}, {Name: "春节", From: "2027-02-05", Work: []string{"x"}}, {Name: "春节", From: "2027-02-05", Until: "x"}} {
		if _, err := old.With(calendar.Notice{Feasts: []calendar.Feast{bad}}); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

func TestDateWords(t *testing.T) {
	for on, want := range map[string][3]string{
		"2026-11-23": {"2026年11月23日", "二〇二六年十一月二十三日", "周一"},
		"2020-10-10": {"2020年10月10日", "二〇二〇年十月十日", "周六"},
		"2024-01-30": {"2024年1月30日", "二〇二四年一月三十日", "周二"},
	} {
		d := date(on)
		if got := [3]string{d.Chinese(), d.Numerals(), d.WeekdayChinese()}; got != want {
			t.Errorf("%s: %v, want %v", on, got, want)
		}
	}
	var none calendar.Date
	if none.String() != "" || none.Chinese() != "" || none.Numerals() != "" {
		t.Error("the zero date must stay silent")
	}
}

// 16:00 UTC is midnight at the court.
func TestOf(t *testing.T) {
	for at, want := range map[string]string{"2026-11-22T15:59:59Z": "2026-11-22", "2026-11-22T16:00:00Z": "2026-11-23"} {
		instant, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := calendar.Of(instant); got != date(want) {
			t.Errorf("%s falls on %s, want %s", at, got, want)
		}
	}
	if !calendar.Of(time.Time{}).IsZero() {
		t.Error("no instant must have no date")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"", "2026-02-29", "2026/11/23", "2026-13-01", "昨天"} {
		if d, err := calendar.Parse(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

func TestDateProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := date("1900-01-01").AddDays(rapid.IntRange(0, 100000).Draw(t, "day"))
		n := rapid.IntRange(-5000, 5000).Draw(t, "n")
		if got := d.AddDays(n).Sub(d); got != n {
			t.Fatalf("%s plus %d days is %d days away", d, n, got)
		}
		if calendar.Of(d.Start()) != d || calendar.Of(d.End().Add(-1)) != d || calendar.Of(d.End()) != d.AddDays(1) {
			t.Fatalf("%s does not span its own instants", d)
		}
		text, err := json.Marshal(struct{ A, B calendar.Date }{d, calendar.Date{}})
		if err != nil {
			t.Fatal(err)
		}
		var back struct{ A, B calendar.Date }
		if err := json.Unmarshal(text, &back); err != nil || back.A != d || !back.B.IsZero() {
			t.Fatalf("%s came back as %+v (%v)", text, back, err)
		}
		if d.AddDays(1).Before(d) || !d.AddDays(1).After(d) || d.Compare(d) != 0 {
			t.Fatal("order")
		}
	})
}

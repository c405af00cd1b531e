package period_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/period"
)

// 《民事诉讼法》第八十五条: the starting day is not counted; an end on a statutory rest day moves to the first day after it.
// 《民法典》第二百零二条: months and years end on the corresponding day, else on the last day of the month.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		why        string
		from       string
		n          int
		unit       period.Unit
		raw, until string
	}{
		{"National Day 2019", "2019-09-18", 15, period.Day, "2019-10-03", "2019-10-08"},
		{"Spring Festival 2020, extended to 2 February", "2020-01-10", 15, period.Day, "2020-01-25", "2020-02-03"},
		{"Spring Festival 2021", "2021-01-27", 15, period.Day, "2021-02-11", "2021-02-18"},
		{"ends on a working Saturday", "2023-09-15", 15, period.Day, "2023-09-30", "2023-10-07"},
		{"Labour Day 2024", "2024-04-25", 10, period.Day, "2024-05-05", "2024-05-06"},
		{"amended Labour Day 2019, working Sunday", "2019-04-26", 7, period.Day, "2019-05-03", "2019-05-05"},
		{"Spring Festival 2026", "2026-01-16", 30, period.Day, "2026-02-15", "2026-02-24"},
		{"a working Sunday does not move", "2019-09-14", 15, period.Day, "2019-09-29", "2019-09-29"},
		{"no 31 February; 29 February 2020 is a Saturday", "2019-08-31", 6, period.Month, "2020-02-29", "2020-03-02"},
		{"28 February 2026 is a working Saturday", "2024-02-29", 2, period.Year, "2026-02-28", "2026-02-28"},
		{"plain weekend", "2026-11-06", 15, period.Day, "2026-11-21", "2026-11-23"},
		{"into the next year", "2025-11-30", 3, period.Month, "2026-02-28", "2026-02-28"},
		{"working days pass the holiday", "2025-09-30", 2, period.Workday, "2025-10-10", "2025-10-10"},
		{"working days count a working Sunday", "2025-09-26", 3, period.Workday, "2025-09-30", "2025-09-30"},
	} {
		r := period.Count(calendar.MustParse(c.from), c.n, c.unit, calendar.Standard())
		if r.Raw.String() != c.raw || r.Until.String() != c.until {
			t.Errorf("%s: %d %s from %s: raw %s until %s, want %s and %s", c.why, c.n, c.unit, c.from, r.Raw, r.Until, c.raw, c.until)
		}
		if r.Provisional {
			t.Errorf("%s: provisional although the notice is known", c.why)
		}
	}
}

func TestEverySkippedDayHasItsReason(t *testing.T) {
	r := period.Count(calendar.MustParse("2019-09-18"), 15, period.Day, calendar.Standard())
	if len(r.Skipped) != 5 {
		t.Fatalf("skipped %v, want 3 to 7 October", r.Skipped)
	}
	for _, s := range r.Skipped {
		if s.Reason != "国庆节假期" || s.Source != "国办发明电〔2018〕15号" {
			t.Errorf("%s: %s %s", s.Date, s.Reason, s.Source)
		}
	}
	want := "2019年9月18日为期间开始之日，不计算在内，自次日起计算15日，届满之日为2019年10月3日，因2019年10月3日至2019年10月7日为国庆节假期（国办发明电〔2018〕15号），顺延至其后的第一个工作日，即2019年10月8日24时届满。"
	if got := r.Explain(); got != want {
		t.Errorf("explained as\n%s\nwant\n%s", got, want)
	}
}

func TestExplain(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		unit period.Unit
		want string
	}{
		{"2026-11-03", 15, period.Day, "至2026年11月18日24时届满。"},
		{"2026-11-06", 15, period.Day, "因2026年11月21日为周六、2026年11月22日为周日，顺延"},
		{"2025-09-30", 2, period.Workday, "其间2025年10月1日至2025年10月8日为国庆节、中秋节假期（国办发明电〔2024〕12号）不计入"},
		{"2027-01-25", 12, period.Day, "放假安排尚未公布"},
	} {
		if got := period.Count(calendar.MustParse(c.from), c.n, c.unit, calendar.Standard()).Explain(); !strings.Contains(got, c.want) {
			t.Errorf("%q lacks %q", got, c.want)
		}
	}
}

func TestYearWithoutNoticeIsProvisional(t *testing.T) {
	r := period.Count(calendar.MustParse("2027-01-25"), 12, period.Day, calendar.Standard())
	if r.Raw.String() != "2027-02-06" || r.Until.String() != "2027-02-09" || !r.Provisional {
		t.Errorf("got %+v, want the first three days of the Spring Festival passed, provisionally", r)
	}
}

// The numbering of the statute changed on 1 January 2022; a computation cites the text of its day.
func TestBasisFollowsTheDate(t *testing.T) {
	for from, want := range map[string]string{"2019-09-18": "第八十二条", "2026-11-06": "第八十五条"} {
		r := period.Count(calendar.MustParse(from), 15, period.Day, calendar.Standard())
		if !strings.Contains(r.Basis.Articles(), want) {
			t.Errorf("from %s: %s lacks %s", from, r.Basis.Articles(), want)
		}
	}
}

// The period is open until 24:00 of its last day in court time.
func TestInstant(t *testing.T) {
	r := period.Count(calendar.MustParse("2026-11-03"), 15, period.Day, calendar.Standard())
	if want := time.Date(2026, 11, 18, 16, 0, 0, 0, time.UTC); !r.Instant().Equal(want) || r.Instant().Location() != time.UTC {
		t.Errorf("ends at %s, want %s", r.Instant(), want)
	}
}

// 《民诉法解释》第一百二十五条: hours run from the next hour.
func TestHours(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, calendar.Zone)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for from, until := range map[string]string{"2026-11-20 10:20": "2026-11-22 11:00", "2026-11-20 10:00": "2026-11-22 11:00", "2026-11-20 23:59": "2026-11-23 00:00"} {
		if got := period.Hours(at(from), 48); !got.Equal(at(until)) {
			t.Errorf("48 hours from %s end %s, want %s", from, got.In(calendar.Zone), until)
		}
	}
}

func TestProperties(t *testing.T) {
	cal := calendar.Standard()
	rapid.Check(t, func(t *rapid.T) {
		from := calendar.MustParse("2018-01-01").AddDays(rapid.IntRange(0, 365*10).Draw(t, "from"))
		unit := rapid.SampledFrom([]period.Unit{period.Day, period.Workday, period.Month, period.Year}).Draw(t, "unit")
		n := rapid.IntRange(1, 40).Draw(t, "n")
		if unit == period.Year {
			n = n%3 + 1
		}
		r := period.Count(from, n, unit, cal)
		if cal.Rest(r.Until).Rest {
			t.Fatalf("ends on a rest day: %+v", r)
		}
		if r.Until.Before(r.Raw) || !r.Raw.After(from) {
			t.Fatalf("out of order: %+v", r)
		}
		if unit != period.Workday && r.Until.Sub(r.Raw) != len(r.Skipped) {
			t.Fatalf("moved %d days but explains %d", r.Until.Sub(r.Raw), len(r.Skipped))
		}
		if unit == period.Workday && r.Raw.Sub(from) != n+len(r.Skipped) {
			t.Fatalf("walked %d days for %d working days and %d rested", r.Raw.Sub(from), n, len(r.Skipped))
		}
		for _, s := range r.Skipped {
			if day := cal.Rest(s.Date); !day.Rest || s.Reason == "" || s.Reason != day.Reason {
				t.Fatalf("%s was skipped as %q but the calendar says %+v", s.Date, s.Reason, day)
			}
		}
		if longer := period.Count(from, n+1, unit, cal); longer.Until.Before(r.Until) {
			t.Fatalf("a longer period ends earlier: %s before %s", longer.Until, r.Until)
		}
	})
}

package calendar_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"yunting/law/calendar"
)

const notice2027 = `{"number":"演示通知","announced":"2026-11-20","year":2027,"feasts":[
	{"name":"春节","from":"2027-02-05","until":"2027-02-11","work":["2027-02-14"]},{"name":"元旦","from":"2026-12-31"}]}`

func TestParseNotice(t *testing.T) {
	n, err := calendar.ParseNotice([]byte(notice2027))
	if err != nil {
		t.Fatal(err)
	}
	cal, err := calendar.Standard().With(n)
	if err != nil {
		t.Fatal(err)
	}
	if d := cal.Rest(date("2027-02-11")); !d.Rest || d.Source != "演示通知" || d.Provisional {
		t.Errorf("11 February 2027: %+v", d)
	}
	if d := cal.Rest(date("2027-02-14")); d.Rest {
		t.Errorf("14 February 2027 is worked: %+v", d)
	}
}

// Every notice of the table passes its own import.
func TestTheTablePassesTheImport(t *testing.T) {
	notices := calendar.Standard().Notices()
	if len(notices) != 11 {
		t.Fatalf("%d notices, want nine years and two amendments", len(notices))
	}
	for i, n := range notices {
		text, err := json.Marshal(n)
		if err != nil {
			t.Fatal(err)
		}
		back, err := calendar.ParseNotice(text)
		if err != nil || !reflect.DeepEqual(back, n) {
			t.Errorf("%s: %v", n.Number, err)
		}
		if i > 0 && n.Announced <= notices[i-1].Announced {
			t.Errorf("%s announced %s stands after one of %s", n.Number, n.Announced, notices[i-1].Announced)
		}
	}
}

func TestParseNoticeNamesEveryFault(t *testing.T) {
	for in, want := range map[string][]string{
		``:                          {"不是可以识别的放假安排"},
		`{"number":"a","feast":[]}`: {"feast"},
		notice2027 + `{}`:           {"多余的内容"},
		`{}`:                        {"number：请填写通知文号", "announced：", "year：年份0", "feasts：没有列出"},
		strings.Replace(notice2027, "2026-11-20", "2028-01-01", 1):                                  {"announced：公布日期2028-01-01晚于"},
		strings.Replace(notice2027, "2026-11-20", " 2026-11-20", 1):                                 {"announced：日期“ 2026-11-20”前后有空格"},
		strings.Replace(notice2027, `"year":2027`, `"year":2007`, 1):                                {"年份2007不在", "feasts[0]：2027-02-05不在2007年"},
		strings.Replace(notice2027, `"year":2027`, `"year":2101`, 1):                                {"年份2101不在"},
		strings.Replace(notice2027, "2027-02-11", "2027-02-30", 1):                                  {"feasts[0].until：“2027-02-30”不是有效的日期"},
		strings.Replace(notice2027, "2027-02-11", "2027-02-04", 1):                                  {"feasts[0].until：结束日期2027-02-04早于"},
		strings.Replace(notice2027, "2027-02-11", "2027-02-20", 1):                                  {"超过15日"},
		strings.Replace(notice2027, "2027-02-14", "2027-02-15", 1):                                  {"feasts[0].work[0]：2027-02-15是周一，调休上班日应当是周六或者周日"},
		strings.Replace(notice2027, "2027-02-14", "2027-02-06", 1):                                  {"feasts[0].work[0]：2027-02-06既列为放假又列为上班"},
		strings.Replace(notice2027, "2027-02-14", "x", 1):                                           {"feasts[0].work[0]：“x”不是有效的日期"},
		strings.Replace(notice2027, "2026-12-31", "2027-02-11", 1):                                  {"feasts[1]：2027-02-11已经在feasts[0]中列出"},
		strings.Replace(notice2027, "2026-12-31", "2026-12-17", 1):                                  {"feasts[1]：2026-12-17不在2027年"},
		strings.Replace(notice2027, "2026-12-31", "2028-01-15", 1):                                  {"feasts[1]：2028-01-15不在2027年"},
		strings.Replace(notice2027, `"name":"元旦","from":"2026-12-31"`, `"name":" ","from":"昨天"`, 1): {"feasts[1].name：请填写节日名称", "feasts[1].from：“昨天”不是有效的日期"},
	} {
		_, err := calendar.ParseNotice([]byte(in))
		var faults calendar.Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: %v", in, err)
			continue
		}
		for _, w := range want {
			if !strings.Contains(faults.Error(), w) {
				t.Errorf("%s:\n%s\nlacks %s", in, faults, w)
			}
		}
	}
	for _, edge := range []string{"2026-12-18", "2028-01-14"} {
		if _, err := calendar.ParseNotice([]byte(strings.Replace(notice2027, "2026-12-31", edge, 1))); err != nil {
			t.Errorf("%s: %v", edge, err)
		}
	}
	for _, good := range []string{ // fifteen days are the most; 2008 and 2100 the ends
		strings.Replace(notice2027, "2027-02-11", "2027-02-19", 1) + " ", strings.ReplaceAll(strings.ReplaceAll(notice2027, "2027-02-14", "2027-02-21"), "2026-11-20", "2027-01-01"),
		`{"number":"a","announced":"2007-12-01","year":2008,"feasts":[{"name":"元旦","from":"2008-01-01"}]}`,
		`{"number":"a","announced":"2099-12-01","year":2100,"feasts":[{"name":"元旦","from":"2100-01-01"}]}`,
	} {
		good = strings.Replace(good, `["2027-02-14"]`, `["2027-02-21"]`, 1)
		if _, err := calendar.ParseNotice([]byte(good)); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
}

func FuzzParseNotice(f *testing.F) {
	f.Add([]byte(notice2027))
	f.Add([]byte(`{"number":"a","announced":"2026-02-30","year":2027,"feasts":[{}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		n, err := calendar.ParseNotice(text)
		if err != nil {
			if err.Error() == "" {
				t.Fatal("a fault without a sentence")
			}
			return
		}
		cal, err := calendar.New(n)
		if err != nil {
			t.Fatalf("checked but not entered: %v", err)
		}
		for _, feast := range n.Feasts {
			if !cal.Rest(date(feast.From)).Rest {
				t.Fatalf("%s is not rested", feast.From)
			}
			for _, w := range feast.Work {
				if cal.Rest(date(w)).Rest {
					t.Fatalf("%s is not worked", w)
				}
			}
		}
	})
}

// The Labour Day of 2019 was announced as one day on 6 December 2018 and became four on 22 March 2019.
func TestAsKnown(t *testing.T) {
	for _, c := range []struct {
		on, day     string
		rest        bool
		reason      string
		provisional bool
	}{
		{"2018-12-05", "2019-05-02", false, "", true},         // no notice for 2019 yet
		{"2018-12-05", "2019-02-04", false, "", true},         // New Year's Eve was no holiday then
		{"2018-12-05", "2019-02-05", true, "春节", true},        // but the first day was
		{"2018-12-06", "2019-05-02", false, "", false},        // first arrangement
		{"2019-03-21", "2019-05-02", false, "", false},        // the day before the amendment
		{"2019-03-21", "2019-05-05", true, "周日", false},       // still a plain Sunday
		{"2019-03-22", "2019-05-02", true, "劳动节假期", false},    // amended
		{"2019-03-22", "2019-05-05", false, "劳动节调休上班", false}, // and worked in exchange
		{"2020-01-26", "2020-02-01", false, "春节调休上班", false},
		{"2020-01-27", "2020-02-01", true, "春节假期", false},
		{"2024-11-09", "2025-05-02", false, "", true},   // before the revision of 10 November 2024
		{"2024-11-10", "2025-05-02", true, "劳动节", true}, // revised, notice still to come
		{"2024-11-12", "2025-05-02", true, "劳动节假期", false},
		{"2026-11-23", "2026-10-10", false, "国庆节调休上班", false},
	} {
		cal, err := calendar.Standard().AsKnown(date(c.on))
		if err != nil {
			t.Fatal(err)
		}
		if got := cal.Rest(date(c.day)); got.Rest != c.rest || got.Reason != c.reason || got.Provisional != c.provisional {
			t.Errorf("%s as known on %s: %+v, want %+v", c.day, c.on, got, c)
		}
	}
}

// The table of lunar days agrees with the notices: every festival of 2018 to 2026 lies in a holiday that bears its name,
// and the regulation alone gives the same number of holidays.
func TestTheLunarTableAgreesWithTheNotices(t *testing.T) {
	bare, err := calendar.New()
	if err != nil {
		t.Fatal(err)
	}
	for year := 2018; year <= 2040; year++ {
		count := 0
		for d := (calendar.Date{Y: year, M: 1, D: 1}); d.Y == year; d = d.AddDays(1) {
			reckoned := bare.Rest(d)
			if !reckoned.Rest || reckoned.Source == "" {
				continue
			}
			count++
			told := calendar.Standard().Rest(d)
			name := strings.Replace(strings.TrimPrefix(reckoned.Reason, "国庆节、"), "除夕", "春节", 1)
			if year <= 2026 && (!told.Rest || !strings.Contains(told.Reason, name) && !strings.Contains(told.Reason, "周")) {
				t.Errorf("%s is %s by the table, %+v by the notice", d, reckoned.Reason, told)
			}
		}
		want := 13
		if year <= 2024 {
			want = 11
		}
		if year == 2020 || year == 2028 || year == 2031 || year == 2039 { // Mid-Autumn falls on a National Day
			want--
		}
		if count != want {
			t.Errorf("%d: %d holidays, want %d", year, count, want)
		}
	}
}

// The lunar days of the years to come, as github.com/6tail/lunar-go prints them: Spring Festival, Qingming, Dragon Boat, Mid-Autumn.
func TestTheLunarDaysToCome(t *testing.T) {
	bare, err := calendar.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, days := range []string{
		"2018-02-16 2018-04-05 2018-06-18 2018-09-24",
		"2019-02-05 2019-04-05 2019-06-07 2019-09-13",
		"2020-01-25 2020-04-04 2020-06-25 2020-10-01",
		"2021-02-12 2021-04-04 2021-06-14 2021-09-21",
		"2022-02-01 2022-04-05 2022-06-03 2022-09-10",
		"2023-01-22 2023-04-05 2023-06-22 2023-09-29",
		"2024-02-10 2024-04-04 2024-06-10 2024-09-17",
		"2025-01-29 2025-04-04 2025-05-31 2025-10-06",
		"2026-02-17 2026-04-05 2026-06-19 2026-09-25",
		"2027-02-06 2027-04-05 2027-06-09 2027-09-15",
		"2028-01-26 2028-04-04 2028-05-28 2028-10-03",
		"2029-02-13 2029-04-04 2029-06-16 2029-09-22",
		"2030-02-03 2030-04-05 2030-06-05 2030-09-12",
		"2031-01-23 2031-04-05 2031-06-24 2031-10-01",
		"2032-02-11 2032-04-04 2032-06-12 2032-09-19",
		"2033-01-31 2033-04-04 2033-06-01 2033-09-08",
		"2034-02-19 2034-04-05 2034-06-20 2034-09-27",
		"2035-02-08 2035-04-05 2035-06-10 2035-09-16",
		"2036-01-28 2036-04-04 2036-05-30 2036-10-04",
		"2037-02-15 2037-04-04 2037-06-18 2037-09-24",
		"2038-02-04 2038-04-05 2038-06-07 2038-09-13",
		"2039-01-24 2039-04-05 2039-05-27 2039-10-02",
		"2040-02-12 2040-04-04 2040-06-14 2040-09-20",
	} {
		names := []string{"春节", "清明节", "端午节", "中秋节"}
		for i, day := range strings.Fields(days) {
			d := date(day)
			for _, near := range []calendar.Date{d.AddDays(-1), d, d.AddDays(1)} {
				is := strings.HasSuffix(bare.Rest(near).Reason, names[i])
				if want := near == d || i == 0 && near == d.AddDays(1); is != want {
					t.Errorf("%s: %s is %+v", day, near, bare.Rest(near))
				}
			}
		}
	}
}

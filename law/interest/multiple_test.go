package interest_test

import (
	"testing"

	"yunting/law/calendar"
	"yunting/law/interest"
	"yunting/law/money"
)

func TestAtLPR(t *testing.T) {
	day := calendar.MustParse
	for _, c := range []struct {
		times           int64
		on, from, until string
		want            money.Fen
	}{
		{400, "2025-06-01", "2025-01-01", "2026-01-01", 12_000_00}, // 4 × 3.00 % of 100,000 for 365 days
		{150, "2025-06-01", "2025-01-01", "2025-01-02", 12_33},     // 4.5 % for a day: 12.3288
		{100, "2021-12-19", "2021-01-01", "2021-12-31", 3839_45},   // 3.85 % for 364 days: 3839.452
		{100, "2021-12-20", "2021-01-01", "2021-12-31", 3789_59},   // the rate changed that day: 3.80 %, 3789.589
	} {
		r, _, err := interest.AtLPR(interest.Multiple{Principal: 100_000_00, Times: c.times, On: day(c.on), From: day(c.from), Until: day(c.until)})
		if err != nil || r.InterestFen != c.want {
			t.Errorf("%+v: %s, %v", c, r.InterestFen, err)
		}
	}
	good := interest.Multiple{Principal: 1_00, Times: 400, On: day("2025-06-01"), From: day("2025-01-01"), Until: day("2025-01-02")}
	for name, spoil := range map[string]func(*interest.Multiple){
		"no principal":    func(m *interest.Multiple) { m.Principal = 0 },
		"above four":      func(m *interest.Multiple) { m.Times = 401 },
		"no multiple":     func(m *interest.Multiple) { m.Times = 0 },
		"no days":         func(m *interest.Multiple) { m.Until = m.From },
		"before the rate": func(m *interest.Multiple) { m.On = day("2019-08-19") },
		"rate not known":  func(m *interest.Multiple) { m.On = day("2099-01-01") },
	} {
		m := good
		spoil(&m)
		if _, _, err := interest.AtLPR(m); err == nil {
			t.Errorf("%s: no refusal", name)
		}
	}
}

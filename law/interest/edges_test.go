package interest_test

import (
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/interest"
)

// The smallest principal and the smallest multiple are computed; the line says the multiple with two decimals; a refusal
// gives no rate.
func TestAtLPRAtTheEdges(t *testing.T) {
	day := calendar.MustParse
	m := interest.Multiple{Principal: 1, Times: 1, On: day("2025-06-01"), From: day("2025-01-01"), Until: day("2025-01-02")}
	if _, rate, err := interest.AtLPR(m); err != nil || rate != 300 {
		t.Errorf("%d %v", rate, err)
	}
	for times, says := range map[int64]string{150: "× 1.50倍 ÷ 365", 400: "× 4.00倍 ÷ 365", 205: "× 2.05倍 ÷ 365"} {
		m := m
		m.Principal, m.Times = 100_000_00, times
		if r, _, err := interest.AtLPR(m); err != nil || !strings.Contains(r.Lines[0].Text, says) {
			t.Errorf("%+v %v", r.Lines, err)
		}
	}
	for _, spoil := range []func(*interest.Multiple){
		func(m *interest.Multiple) { m.Principal = 0 }, func(m *interest.Multiple) { m.Times = 0 }, func(m *interest.Multiple) { m.Until = m.From },
		func(m *interest.Multiple) { m.On = day("2099-01-01") },
	} {
		bad := m
		spoil(&bad)
		if r, rate, err := interest.AtLPR(bad); err == nil || rate != 0 || r.InterestFen != 0 {
			t.Errorf("%+v: %d %v", bad, rate, err)
		}
	}
}

// The clause is cited in the numbering of the judgment; of a judgment from before 2013, whose numbering is not in the book,
// in today's.
func TestTheClauseOfTheJudgment(t *testing.T) {
	for judged, want := range map[string]string{
		"2012-12-31": "cpl/264/double", "2013-01-01": "cpl2017/253/double", "2021-12-31": "cpl2017/253/double", "2022-01-01": "cpl2021/260/double",
		"2023-12-31": "cpl2021/260/double", "2024-01-01": "cpl/264/double",
	} {
		r, err := interest.Double(interest.Debt{Amount: 10_000_00, Judged: calendar.MustParse(judged), Expires: calendar.MustParse("2024-06-03"), Until: calendar.MustParse("2024-06-04")})
		if err != nil || r.Basis[0].Key != want {
			t.Errorf("judged on %s: %v %v", judged, r.Basis, err)
		}
	}
}

// A provision that several payments rest on is cited once.
func TestEveryProvisionIsCitedOnce(t *testing.T) {
	at := calendar.MustParse
	r, err := interest.Double(interest.Debt{Amount: 10_000_00, Judged: at("2026-01-05"), Expires: at("2026-04-10"), Until: at("2026-07-19"),
		Payments: []interest.Payment{{Date: at("2026-05-01"), Amount: 100}, {Date: at("2026-06-01"), Amount: 100}}})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, b := range r.Basis {
		if seen[b.Key] {
			t.Errorf("%s is cited twice", b.Key)
		}
		seen[b.Key] = true
	}
	if !seen[interest.Order.Key] {
		t.Error("the order of payments (delay 4) is not cited")
	}
}

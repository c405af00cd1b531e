package interest_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/interest"
	"yunting/law/money"
)

var at = calendar.MustParse

// 法释〔2014〕8号 1: 尚未清偿的……金钱债务×日万分之一点七五×迟延履行期间; 2: 履行期间届满之日起; 3: 履行完毕之日.
func TestDouble(t *testing.T) {
	debt := func(amount money.Fen, days int, change ...func(*interest.Debt)) interest.Debt {
		d := interest.Debt{Judged: at("2026-03-01"), Amount: amount, Expires: at("2026-04-10"), Until: at("2026-04-10").AddDays(days)}
		for _, f := range change {
			f(&d)
		}
		return d
	}
	paid := func(day string, amount money.Fen) func(*interest.Debt) {
		return func(d *interest.Debt) {
			d.Payments = append(d.Payments, interest.Payment{Date: at(day), Amount: amount})
		}
	}
	pause := func(from, until string) func(*interest.Debt) {
		return func(d *interest.Debt) { d.Pauses = append(d.Pauses, interest.Pause{From: at(from), Until: at(until)}) }
	}
	for _, c := range []struct {
		why          string
		d            interest.Debt
		want, unpaid money.Fen
		days, lines  int
	}{
		{"104,836.96 yuan, a hundred days", debt(10_483_696, 100), 1834_65, 10_483_696, 100, 1},
		{"paid on the last day of the term", debt(10_483_696, 0), 0, 10_483_696, 0, 0},
		{"paid a day late", debt(10_000_00, 1), 1_75, 10_000_00, 1, 1},
		{"half paid after fifty days", debt(10_000_00, 100, paid("2026-05-30", 5_000_00)), 131_25, 5_000_00, 100, 2},
		{"payments in any order", debt(10_000_00, 100, paid("2026-06-29", 5_000_00), paid("2026-05-30", 4_000_00)), 87_50 + 31_50 + 3_50, 1_000_00, 100, 3},
		{"all paid after fifty days", debt(10_000_00, 100, paid("2026-05-30", 20_000_00)), 87_50, 0, 50, 1},
		{"a payment of nothing", debt(10_000_00, 100, paid("2026-05-30", 0)), 175_00, 10_000_00, 100, 2},
		{"paid before expiry", debt(10_000_00, 100, paid("2026-04-01", 5_000_00)), 87_50, 5_000_00, 100, 1},
		{"paid after the day asked for", debt(10_000_00, 100, paid("2026-07-20", 5_000_00)), 175_00, 10_000_00, 100, 1},
		{"paid on the day asked for", debt(10_000_00, 100, paid("2026-07-19", 5_000_00)), 175_00, 5_000_00, 100, 1},
		{"a stay of ten days", debt(10_000_00, 100, pause("2026-05-01", "2026-05-10")), 157_50, 10_000_00, 90, 1},
		{"two stays on the same days", debt(10_000_00, 100, pause("2026-05-01", "2026-05-10"), pause("2026-05-05", "2026-05-12")), 154_00, 10_000_00, 88, 1},
		{"a fortune for ten years does not overflow", debt(money.Most, 3650), 63_874_999_999_999, money.Most, 3650, 1},
	} {
		r, err := interest.Double(c.d)
		if err != nil || r.InterestFen != c.want || r.Unpaid != c.unpaid || r.Days != c.days || len(r.Lines) != c.lines {
			t.Errorf("%s: %+v %v; want %s", c.why, r, err, c.want)
		}
		var sum money.Fen
		for _, l := range r.Lines {
			sum += l.Amount
		}
		if sum != r.InterestFen {
			t.Errorf("%s: the lines add up to %s, not %s", c.why, sum, r.InterestFen)
		}
	}
	r, _ := interest.Double(debt(10_483_696, 100))
	if l := r.Lines[0]; l.Text != "¥104,836.96 × 日万分之一点七五 × 100日" || l.From != at("2026-04-10") || l.Until != at("2026-07-19") {
		t.Errorf("%+v", l)
	}
}

// 253 to the end of 2021, 260 in 2022 and 2023, 264 since.
func TestTheClauseFollowsTheDate(t *testing.T) {
	for judged, want := range map[string]string{"2019-12-31": "第二百五十三条", "2021-12-31": "第二百五十三条", "2022-01-01": "第二百六十条", "2023-12-31": "第二百六十条", "2024-01-01": "第二百六十四条"} {
		r, err := interest.Double(interest.Debt{Judged: at(judged), Amount: 1, Expires: at("2024-02-01"), Until: at("2024-03-01")})
		if err != nil || !strings.HasSuffix(r.Basis[0].Article, want) {
			t.Errorf("%s: %s %v", judged, r.Basis.Articles(), err)
		}
	}
}

func TestDoubleRefuses(t *testing.T) {
	for _, c := range []struct {
		d    interest.Debt
		says string
	}{
		{interest.Debt{Expires: at("2026-01-01"), Until: at("2026-02-01")}, "请填写"},
		{interest.Debt{Amount: 1, Expires: at("2014-07-31"), Until: at("2026-02-01")}, "2014年8月1日以前"},
		{interest.Debt{Amount: 1, Expires: at("2026-02-02"), Until: at("2026-02-01")}, "还没有迟延履行"},
		{interest.Debt{Amount: 1, Expires: at("2026-02-01"), Until: at("2026-02-09"), Payments: []interest.Payment{{Date: at("2026-02-02"), Amount: -1}}}, "不能是负数"},
	} {
		if r, err := interest.Double(c.d); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %+v %v, want %s", c.d, r, err, c.says)
		}
	}
	if _, err := interest.Double(interest.Debt{Amount: 1, Expires: at("2014-08-01"), Until: at("2014-08-02")}); err != nil {
		t.Error(err)
	}
}

// Interest never falls with time, and paying a part never makes it more.
func TestDoubleProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := interest.Debt{Judged: at("2026-01-01"), Amount: money.Fen(rapid.Int64Range(1, 1e12).Draw(t, "amount")), Expires: at("2020-01-01")}
		n := rapid.IntRange(0, 900).Draw(t, "days")
		d.Until = d.Expires.AddDays(n)
		a, err := interest.Double(d)
		if err != nil {
			t.Fatal(err)
		}
		longer := d
		longer.Until = d.Until.AddDays(1)
		b, _ := interest.Double(longer)
		part := d
		part.Payments = []interest.Payment{{Date: d.Expires.AddDays(rapid.IntRange(0, 900).Draw(t, "paid on")), Amount: d.Amount / 2}}
		c, _ := interest.Double(part)
		if b.InterestFen < a.InterestFen || c.InterestFen > a.InterestFen || a.Days != n {
			t.Fatalf("%+v %+v %+v", a, b, c)
		}
	})
}

func TestLPROn(t *testing.T) {
	for day, want := range map[string]int64{"2019-08-20": 425, "2020-08-20": 385, "2021-12-19": 385, "2021-12-20": 380, "2022-08-22": 365, "2024-10-21": 310, "2025-05-19": 310, "2025-05-20": 300, "2025-11-19": 300} {
		if got, err := interest.LPROn(at(day)); err != nil || got != want {
			t.Errorf("%s: %d %v, want %d", day, got, err, want)
		}
	}
	for day, want := range map[string]string{"2019-08-19": "还没有一年期", "2025-11-20": "还没有录入"} {
		if got, err := interest.LPROn(at(day)); err == nil || got != 0 || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %d %v", day, got, err)
		}
	}
	want := []int64{425, 420, 415, 405, 385, 380, 370, 365, 355, 345, 335, 310, 300}
	for i, l := range interest.LPRTable {
		if l.Rate != want[i] {
			t.Errorf("%s: %d, want %d", l.From, l.Rate, want[i])
		}
		if i > 0 && (l.From <= interest.LPRTable[i-1].From || l.Rate == interest.LPRTable[i-1].Rate) || l.From > interest.LPRUntil || l.Rate < 100 || l.Rate > 1000 {
			t.Errorf("%+v", l)
		}
	}
}

// 民间借贷规定 25: 合同成立时一年期贷款市场报价利率四倍; 31: 起诉时; before 20 August 2020: 24 per cent.
func TestSimple(t *testing.T) {
	for _, c := range []struct {
		why  string
		l    interest.Loan
		want money.Fen
		says string
		key  string
	}{
		{"agreed below the cap", interest.Loan{1_000_000_00, 1000, at("2022-09-01"), at("2023-09-01"), at("2022-09-01"), at("2023-09-01")}, 100_000_00, "年利率10.00% ÷ 365", "lending/25"},
		{"four times 3.65 per cent", interest.Loan{1_000_000_00, 2400, at("2022-09-01"), at("2023-09-01"), at("2022-09-01"), at("2023-09-01")}, 146_000_00, "年利率14.60%（约定的24.00%超过上限）", "lending/25"},
		{"exactly the cap", interest.Loan{1_000_000_00, 1460, at("2022-09-01"), at("2023-09-01"), at("2022-09-01"), at("2023-09-01")}, 146_000_00, "年利率14.60% ÷", "lending/25"},
		{"before August 2020", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2019-08-21"), at("2019-01-01"), at("2019-01-11")}, 2400_00, "24.00%", "lending2015/26"},
		{"across 20 August 2020: the rate at suing", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2020-09-01"), at("2020-08-09"), at("2020-08-29")}, 2400_00 + 1540_00, "15.40%", "lending/31"},
		{"up to the eve", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2020-09-01"), at("2020-08-09"), at("2020-08-19")}, 2400_00, "24.00%", "lending2015/26"},
		{"the last day of the old rule", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2020-09-01"), at("2020-08-18"), at("2020-08-19")}, 240_00, "24.00%", "lending2015/26"},
		{"one day across", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2020-09-01"), at("2020-08-09"), at("2020-08-20")}, 2400_00 + 154_00, "15.40%", "lending/31"},
		{"from the eve", interest.Loan{365_000_00, 3600, at("2019-01-01"), at("2020-09-01"), at("2020-08-19"), at("2020-08-20")}, 154_00, "15.40%", "lending/31"},
	} {
		r, err := interest.Simple(c.l)
		var text, keys strings.Builder
		var sum money.Fen
		for _, l := range r.Lines {
			text.WriteString(l.Text)
			sum += l.Amount
		}
		for _, b := range r.Basis {
			keys.WriteString(b.Key + " ")
		}
		if err != nil || r.InterestFen != c.want || sum != c.want || !strings.Contains(text.String(), c.says) || !strings.Contains(keys.String(), c.key+" ") {
			t.Errorf("%s: %+v %v; want %s", c.why, r, err, c.want)
		}
		if strings.Contains(keys.String(), "interest/lpr") != (c.key != "lending2015/26") {
			t.Errorf("%s: cites %s", c.why, keys.String())
		}
	}
	for _, c := range []struct {
		l    interest.Loan
		says string
	}{
		{interest.Loan{}, "请填写"},
		{interest.Loan{1, -1, at("2022-09-01"), at("2023-09-01"), at("2022-09-01"), at("2023-09-01")}, "请填写"},
		{interest.Loan{1, 0, at("2022-09-01"), at("2023-09-01"), at("2022-09-01"), at("2022-09-01")}, "应当晚于"},
		{interest.Loan{1, 0, at("2022-09-01"), at("2023-09-01"), at("2022-08-31"), at("2022-09-01")}, "早于合同成立"},
		{interest.Loan{1, 2400, at("2026-01-01"), at("2026-09-01"), at("2026-01-01"), at("2026-09-01")}, "还没有录入"},
		{interest.Loan{1, 2400, at("2019-01-01"), at("2026-09-01"), at("2020-01-01"), at("2026-09-01")}, "还没有录入"},
	} {
		if r, err := interest.Simple(c.l); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %+v %v, want %s", c.l, r, err, c.says)
		}
	}
}

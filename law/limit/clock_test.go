package limit_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

var at = calendar.MustParse

func clock(kind limit.Kind, filed string, change ...func(*limit.Clock)) limit.Clock {
	c := limit.Clock{Kind: kind, Filed: at(filed), Today: at("2026-11-23")}
	for _, f := range change {
		f(&c)
	}
	return c
}

func without(g limit.Ground, from, until string) func(*limit.Clock) {
	return func(c *limit.Clock) {
		d := limit.Deduction{Ground: g, From: at(from)}
		if until != "" {
			d.Until = at(until)
		}
		c.Deductions = append(c.Deductions, d)
	}
}

func extended(by limit.Approver, n int, unit period.Unit) func(*limit.Clock) {
	return func(c *limit.Clock) {
		c.Extensions = append(c.Extensions, limit.Extension{By: by, N: n, Unit: unit})
	}
}

func pilot(c *limit.Clock)   { c.Pilot = true }
func foreign(c *limit.Clock) { c.Foreign = true }

// CPL 152, 164, 168, 183, 187; sx2000 2, 5, 8, 9; CPL-I 243, 258; APL 81, 83.
func TestClock(t *testing.T) {
	president := extended(limit.President, 0, "")
	for _, c := range []struct {
		why        string
		c          limit.Clock
		raw, until string
		cites      string
		says       string
	}{
		{"CPL 152: 立案之日起六个月", clock(limit.OrdinaryTrial, "2026-01-05"), "2026-07-05", "2026-07-06", "cpl/152/limit", "2026年7月5日是休假日，顺延至2026年7月6日"},
		{"CPL 152: 经本院院长批准，可以延长六个月", clock(limit.OrdinaryTrial, "2025-01-05", president), "2025-07-05", "2026-01-05", "cpl/152/limit", "本院院长批准延长6个月"},
		{"sx2000 2: 上一级人民法院批准，可以再延长三个月", clock(limit.OrdinaryTrial, "2025-01-05", president, extended(limit.Superior, 2, period.Month)), "2025-07-05", "2026-03-05", "sx2000/2/extend", "上级人民法院批准延长2个月"},
		{"CPL 164: 三个月, 延长一个月", clock(limit.SimplifiedTrial, "2026-06-23", president), "2026-09-23", "2026-10-23", "cplint/258/extend", "延长1个月"},
		{"CPL 168: 两个月, 延长一个月", clock(limit.SmallClaims, "2026-06-23", president), "2026-08-23", "2026-09-23", "cpl/168/limit", ""},
		{"ordinary before 2022, extended twice", clock(limit.OrdinaryTrial, "2019-01-07", president, extended(limit.Superior, 0, "")), "2019-07-07", "2020-04-07", "cpl2017/149", "上级人民法院批准延长3个月"},
		{"ordinary, extended twice", clock(limit.OrdinaryTrial, "2024-01-08", president, extended(limit.Superior, 0, "")), "2024-07-08", "2025-04-08", "sx2000/2/extend", "上级人民法院批准延长3个月"},
		{"special before 2022, extended", clock(limit.SpecialProcedure, "2021-06-23", president), "2021-07-23", "2021-08-23", "sx2000/2/extend", "延长30日"},
		{"appeal before 2022, extended", clock(limit.AppealOfJudgment, "2021-06-23", president), "2021-09-23", "2021-12-23", "sx2000/2/extend", "延长3个月"},
		{"before 2022 small claims are simplified, extended", clock(limit.SmallClaims, "2019-06-24", president), "2019-09-24", "2019-12-24", "cplint2015/258/extend", "延长3个月"},
		{"pilot, extended", clock(limit.SmallClaims, "2020-06-24", pilot, president), "2020-08-24", "2020-09-24", "pilot2020/small-limit", "延长1个月"},
		{"before 2022 small claims are simplified", clock(limit.SmallClaims, "2019-06-24"), "2019-09-24", "2019-09-24", "cpl2017/161", ""},
		{"before 2022: in all six months", clock(limit.SimplifiedTrial, "2019-06-24", president), "2019-09-24", "2019-12-24", "cplint2015/258/extend", "延长3个月"},
		{"pilot court 2020", clock(limit.SmallClaims, "2020-06-24", pilot), "2020-08-24", "2020-08-24", "pilot2020/small-limit", ""},
		{"pilot court 2020, simplified", clock(limit.SimplifiedTrial, "2020-06-24", pilot, president), "2020-09-24", "2020-10-26", "pilot2020/simplified-limit", ""},
		{"the pilot is over", clock(limit.SmallClaims, "2022-01-04", pilot), "2022-03-04", "2022-03-04", "cpl/168/limit", ""},
		{"CPL 183: appeal", clock(limit.AppealOfJudgment, "2026-06-23", president), "2026-09-23", "2026-12-23", "cpl/183/judgment", ""},
		{"CPL 183: appeal before 2022", clock(limit.AppealOfJudgment, "2021-06-23"), "2021-09-23", "2021-09-23", "cpl2017/176/judgment", ""},
		{"CPL 183: ruling", clock(limit.AppealOfRuling, "2026-06-23", extended(limit.President, 10, period.Day)), "2026-07-23", "2026-08-03", "cplint/339/extend", "延长10日"},
		{"CPL 183: ruling before 2022", clock(limit.AppealOfRuling, "2021-06-23"), "2021-07-23", "2021-07-23", "cpl2017/176/ruling", ""},
		{"CPL 187: 三十日", clock(limit.SpecialProcedure, "2026-06-23", president), "2026-07-23", "2026-08-24", "cpl/187/limit", "延长30日"},
		{"CPL 187 before 2022", clock(limit.SpecialProcedure, "2021-06-23"), "2021-07-23", "2021-07-23", "cpl2017/180", ""},
		{"sx2000 5: 六个月内执结", clock(limit.EnforcementKind, "2025-06-23", president), "2025-12-23", "2026-03-23", "sx2000/5/limit", ""},
		{"sx2000 2: the superior court may give less than three months", clock(limit.OrdinaryTrial, "2025-01-05", president, extended(limit.Superior, 1, period.Month)), "2025-07-05", "2026-02-05", "sx2000/2/extend", "上级人民法院批准延长1个月"},
		{"APL 81: the length is the High Court's", clock(limit.Administrative, "2025-06-23", extended(limit.HighCourt, 1, period.Month)), "2025-12-23", "2026-01-23", "apl/81/limit", "高级人民法院批准延长1个月"},
		{"CPL-I 339: the length is the president's", clock(limit.AppealOfRuling, "2026-06-23", extended(limit.President, 1, period.Day)), "2026-07-23", "2026-07-24", "cplint/339/extend", "延长1日"},
		{"APL 81", clock(limit.Administrative, "2025-06-23", extended(limit.HighCourt, 3, period.Month)), "2025-12-23", "2026-03-23", "apl/81/limit", "高级人民法院批准延长3个月"},
		{"APL 83: 四十五日", clock(limit.AdministrativeFast, "2026-06-23"), "2026-08-07", "2026-08-07", "apl/83/limit", ""},
		{"CPL-I 243: 公告期间", clock(limit.OrdinaryTrial, "2026-01-05", without(limit.NoticeDays, "2026-02-01", "2026-03-02")), "2026-07-05", "2026-08-04", "cplint/243/deduct", "共30日，不计入审限"},
		{"two grounds on a day count once", clock(limit.OrdinaryTrial, "2026-01-05", without(limit.AppraisalDays, "2026-02-20", "2026-03-11"), without(limit.NoticeDays, "2026-02-01", "2026-03-02")), "2026-07-05", "2026-08-13", "limit/deduction", "鉴定期间自2026年3月3日至2026年3月11日，共9日"},
		{"inside another", clock(limit.OrdinaryTrial, "2026-01-05", without(limit.NoticeDays, "2026-02-01", "2026-03-02"), without(limit.SettlementDays, "2026-02-05", "2026-02-06")), "2026-07-05", "2026-08-04", "cplint/243/deduct", ""},
		{"sx2000 9(5): 一个月之内", clock(limit.OrdinaryTrial, "2026-01-05", without(limit.AdjournmentDays, "2026-03-01", "2026-05-15")), "2026-07-05", "2026-08-05", "sx2000/9/deduct", "2026年3月1日至2026年3月31日，共31日"},
		{"still running: to today", clock(limit.OrdinaryTrial, "2026-08-03", without(limit.SuspensionDays, "2026-11-14", "")), "2027-02-03", "2027-02-15", "sx2000/9/deduct", "共10日"},
		{"before filing nothing is left out", clock(limit.OrdinaryTrial, "2026-01-05", without(limit.MediationDays, "2025-12-20", "2026-01-06")), "2026-07-05", "2026-07-06", "mediation/4/deduct", "共1日"},
		{"after the end nothing is left out", clock(limit.SmallClaims, "2026-06-23", without(limit.SettlementDays, "2026-08-25", "2026-09-30")), "2026-08-23", "2026-08-24", "cpl/168/limit", "审限已经届满，不再扣除"},
		{"CPL 85: 以法定休假日后的第一日为期间届满的日期, 该日始于的仍扣除", clock(limit.SmallClaims, "2026-06-23", without(limit.SettlementDays, "2026-08-24", "2026-08-25")), "2026-08-23", "2026-08-25", "cplint/243/deduct", "共2日"},
		{"on its last day it is", clock(limit.SmallClaims, "2026-06-23", without(limit.SettlementDays, "2026-08-23", "2026-08-24")), "2026-08-23", "2026-08-25", "cplint/243/deduct", "共2日"},
	} {
		r, err := c.c.Run(calendar.Standard())
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		keys := []string{}
		for _, b := range r.Basis {
			keys = append(keys, b.Key)
		}
		if r.Raw.String() != c.raw || r.Until.String() != c.until || !strings.Contains(strings.Join(keys, " ")+" ", c.cites+" ") || !strings.Contains(strings.Join(r.Reasons, ""), c.says) {
			t.Errorf("%s: raw %s until %s under %v because %v; want %s, %s, %s, %q", c.why, r.Raw, r.Until, keys, r.Reasons, c.raw, c.until, c.cites, c.says)
		}
	}
}

// CPL 287: 涉外民事案件的期间，不受……限制.
func TestForeignCasesHaveNoLimit(t *testing.T) {
	for filed, want := range map[string]string{"2019-01-02": "cpl2017/270/limit", "2022-06-01": "cpl2021/277/limit", "2026-01-05": "cpl/287/limit"} {
		r, err := clock(limit.OrdinaryTrial, filed, foreign).Run(calendar.Standard())
		if err != nil || !r.Unlimited || !r.Until.IsZero() || r.Basis[0].Key != want {
			t.Errorf("filed %s: %+v %v", filed, r, err)
		}
	}
	if r, err := clock(limit.EnforcementKind, "2026-01-05", foreign).Run(calendar.Standard()); err != nil || r.Unlimited {
		t.Errorf("enforcement: %+v %v", r, err)
	}
}

func TestExtensionsTheLawDoesNotAllow(t *testing.T) {
	for _, c := range []struct {
		c    limit.Clock
		says string
	}{
		{clock(limit.SmallClaims, "2026-06-23", extended(limit.President, 2, period.Month)), "最多可以批准延长1个月，不能延长2个月"},
		{clock(limit.SmallClaims, "2026-06-23", extended(limit.President, 1, period.Day)), "不能延长1日"},
		{clock(limit.SmallClaims, "2026-06-23", extended(limit.Superior, 1, period.Month)), "第1次延长应当由本院院长批准，不是上级人民法院"},
		{clock(limit.SmallClaims, "2026-06-23", extended(limit.President, 1, period.Month), extended(limit.President, 1, period.Month)), "已经不能再延长"},
		{clock(limit.Administrative, "2026-06-23", extended(limit.HighCourt, 0, "")), "请填写高级人民法院批准延长的期间"},
		{clock(limit.Administrative, "2026-06-23", extended(limit.HighCourt, 1, period.Year)), "请填写"},
		{clock(limit.Administrative, "2026-06-23", extended(limit.HighCourt, 0, period.Month)), "请填写高级人民法院批准延长的期间"},
		{clock(limit.AppealOfRuling, "2026-06-23", extended(limit.President, -1, period.Day)), "请填写本院院长批准延长的期间"},
		{clock("moot", "2026-06-23"), "没有录入"},
		{clock(limit.SmallClaims, "2012-06-23"), "没有录入"},
	} {
		_, err := c.c.Run(calendar.Standard())
		var refusal law.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Sentence, c.says) {
			t.Errorf("%v, want %s", err, c.says)
		}
	}
}

// 延长审限规定 1: 在期限届满十五日前……提出申请，院长应当在期限届满五日前作出决定; before 26 April 2018 ten days (sx2000 12).
func TestAskingForMore(t *testing.T) {
	for _, c := range []struct {
		c           limit.Clock
		ask, decide string
	}{
		{clock(limit.OrdinaryTrial, "2026-01-05"), "2026-06-21", "2026-07-01"},
		{clock(limit.OrdinaryTrial, "2018-04-25"), "2018-10-15", "2018-10-25"},
		{clock(limit.OrdinaryTrial, "2018-04-26"), "2018-10-11", "2018-10-21"},
		{clock(limit.SmallClaims, "2026-06-23", extended(limit.President, 0, "")), "", ""},
		{clock(limit.AdministrativeFast, "2026-06-23"), "", ""},
	} {
		r, err := c.c.Run(calendar.Standard())
		if err != nil || r.AskBy.String() != c.ask || r.DecideBy.String() != c.decide {
			t.Errorf("%+v: ask by %s, decide by %s, %v; want %s %s", c.c, r.AskBy, r.DecideBy, err, c.ask, c.decide)
		}
	}
	r, err := clock(limit.OrdinaryTrial, "2026-01-05").Run(calendar.Standard())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(r)
	if err != nil || !strings.Contains(string(text), `"until":"2026-07-06"`) || !strings.Contains(string(text), `"skipped":[{"date":"2026-07-05","reason":"周日"}]`) {
		t.Errorf("%s %v", text, err)
	}
}

// Leaving out more days never shortens a limit, and the days left out are never more than the calendar holds.
func TestClockProperties(t *testing.T) {
	kinds := []limit.Kind{limit.SmallClaims, limit.SimplifiedTrial, limit.OrdinaryTrial, limit.AppealOfJudgment, limit.EnforcementKind}
	grounds := []limit.Ground{limit.NoticeDays, limit.AppraisalDays, limit.SettlementDays, limit.JurisdictionDays, limit.AuditDays, limit.SuspensionDays, limit.MediationDays, limit.AdjournmentDays, limit.StayDays, limit.SaleDays}
	rapid.Check(t, func(t *rapid.T) {
		filed := at("2018-09-28").AddDays(rapid.IntRange(0, 2500).Draw(t, "filed"))
		c := limit.Clock{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Filed: filed, Today: filed.AddDays(500)}
		var last limit.TrialResult
		for i := range rapid.IntRange(1, 5).Draw(t, "deductions") {
			r, err := c.Run(calendar.Standard())
			if err != nil {
				t.Fatal(err)
			}
			if i > 0 && r.Until.Before(last.Until) || calendar.Standard().Rest(r.Until).Rest || r.Until.Before(r.Raw) {
				t.Fatalf("%+v after %+v", r, last)
			}
			days := 0
			for _, d := range r.Deducted {
				days += d.Days
				if d.Ground.Chinese() == "" {
					t.Fatalf("%s has no name", d.Ground)
				}
			}
			if r.Until.Sub(r.Raw) != days+len(r.Skipped) {
				t.Fatalf("%d days from %s to %s, but %d left out and %d skipped", r.Until.Sub(r.Raw), r.Raw, r.Until, days, len(r.Skipped))
			}
			last = r
			from := filed.AddDays(rapid.IntRange(-10, 200).Draw(t, "from"))
			c.Deductions = append(c.Deductions, limit.Deduction{Ground: rapid.SampledFrom(grounds).Draw(t, "ground"), From: from, Until: from.AddDays(rapid.IntRange(0, 90).Draw(t, "days"))})
		}
	})
}

// sx2000 10: 送达最后一名当事人的日期为结案时间; 公告刊登之日, 交邮日期.
func TestClose(t *testing.T) {
	c, ok := limit.Close([]limit.Concluded{
		{"原告", limit.Received, at("2026-11-10")}, {"被告一", limit.Noticed, at("2026-11-20")}, {"被告二", limit.Posted, at("2026-11-12")},
	})
	if !ok || c.On != at("2026-11-20") || c.Last.Party != "被告一" || c.Basis[0] != limit.ClosingDate {
		t.Errorf("%+v %v", c, ok)
	}
	if _, ok := limit.Close(nil); ok {
		t.Error("nobody was served, yet it is closed")
	}
}

// 延长审限规定 3: 不超过两次, 不超过一次; 5: 不得超过一个月.
func TestAdjourn(t *testing.T) {
	for _, c := range []struct {
		a    limit.Adjournment
		says string
	}{
		{limit.Adjournment{Track: track.Ordinary, Before: 1, Last: at("2026-11-02"), Next: at("2026-12-02")}, ""},
		{limit.Adjournment{Track: track.Ordinary, Before: 2, Last: at("2026-11-02"), Next: at("2026-12-02")}, "普通程序延期开庭不超过2次"},
		{limit.Adjournment{Track: track.Small, Before: 0, Last: at("2026-11-02"), Next: at("2026-12-02")}, ""},
		{limit.Adjournment{Track: track.Simplified, Before: 1, Last: at("2026-11-02"), Next: at("2026-12-02")}, "不超过1次"},
		{limit.Adjournment{Track: track.Ordinary, Last: at("2026-11-02"), Next: at("2026-12-03")}, "下次开庭最迟为2026年12月2日"},
		{limit.Adjournment{Track: track.Ordinary, Last: at("2026-11-02"), Next: at("2026-12-03"), Consent: true}, ""},
		{limit.Adjournment{Track: track.Ordinary, Last: at("2026-11-02"), Next: at("2026-12-03"), ForceMajeure: true}, ""},
	} {
		if err := limit.Adjourn(c.a); (err != nil) != (c.says != "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: %v, want %s", c.a, err, c.says)
		}
	}
}

// CPL-I 258: 在审理期限届满前作出裁定; 260: 在开庭后不得转为简易程序审理.
func TestConvert(t *testing.T) {
	for _, c := range []struct {
		from, to track.Track
		ruled    string
		heard    bool
		says     string
	}{
		{track.Simplified, track.Ordinary, "2026-11-20", true, ""},
		{track.Simplified, track.Ordinary, "2026-11-21", false, "审限已于2026年11月20日届满"},
		{track.Ordinary, track.Simplified, "2026-11-21", false, ""},
		{track.Ordinary, track.Simplified, "2026-11-20", true, "不得转为简易程序"},
		{track.Small, track.Small, "2026-11-20", false, "不需要转换"},
	} {
		if err := limit.Convert(c.from, c.to, at(c.ruled), at("2026-11-20"), c.heard); (err != nil) != (c.says != "") || err != nil && !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s to %s: %v, want %s", c.from, c.to, err, c.says)
		}
	}
}

// A live case and the calculator leave the same days out and come to the same end: there is one computation.
func TestLiveCasesAndTheCalculatorAgree(t *testing.T) {
	kinds := map[track.Track]limit.Kind{track.Small: limit.SmallClaims, track.Simplified: limit.SimplifiedTrial, track.Ordinary: limit.OrdinaryTrial}
	rapid.Check(t, func(t *rapid.T) {
		filed := at("2022-05-05").AddDays(rapid.IntRange(0, 1400).Draw(t, "filed"))
		on := rapid.SampledFrom([]track.Track{track.Small, track.Simplified, track.Ordinary}).Draw(t, "track")
		c := limit.Clock{Kind: kinds[on], Filed: filed, Today: filed.AddDays(900)}
		var spans []limit.Span
		for range rapid.IntRange(0, 4).Draw(t, "spans") {
			from := filed.AddDays(rapid.IntRange(-10, 260).Draw(t, "from"))
			until := from.AddDays(rapid.IntRange(0, 70).Draw(t, "days"))
			spans = append(spans, limit.Span{From: from, Until: until})
			c.Deductions = append(c.Deductions, limit.Deduction{Ground: limit.NoticeDays, From: from, Until: until})
		}
		live, out := limit.TrialWith(on, filed, spans, nil, calendar.Standard())
		r, err := c.Run(calendar.Standard())
		if err != nil || r.Until != live.Until || r.Provisional != live.Provisional || len(r.Skipped) != len(live.Skipped) {
			t.Fatalf("live until %s, calculated until %s: %v", live.Until, r.Until, err)
		}
		days := 0
		for _, s := range out {
			days += s.Days()
		}
		for _, d := range r.Deducted {
			days -= d.Days
		}
		if days != 0 {
			t.Fatalf("left out %v, calculated %v", out, r.Deducted)
		}
	})
}

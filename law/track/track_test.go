package track_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/track"
)

// simple is a simple claim for money filed in Guangdong.
func simple(filed string, yuan int64, change ...func(*track.Facts)) track.Facts {
	f := track.Facts{Filed: calendar.MustParse(filed), Province: "广东", Amount: money.Fen(yuan * 100), MoneyOnly: true, Clear: true}
	for _, c := range change {
		c(&f)
	}
	return f
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		why   string
		facts track.Facts
		want  track.Track
		says  string
		cites string
	}{
		{"CPL 165(1): up to half the wage", simple("2024-08-01", 3299), track.Small, "¥65,709.00", "第一百六十五条第一款"},
		{"exactly half", simple("2024-08-01", 65709), track.Small, "不超过", "第一百六十五条第一款"},
		{"one yuan more needs agreement", simple("2024-08-01", 65710), track.Simplified, "没有约定", "第一百六十五条第二款"},
		{"CPL 165(2): agreed up to twice the wage", simple("2024-08-01", 262836, func(f *track.Facts) { f.AgreedSmall = true }), track.Small, "约定适用小额诉讼程序", "第一百六十五条第二款"},
		{"above twice the wage no agreement helps", simple("2024-08-01", 262837, func(f *track.Facts) { f.AgreedSmall = true }), track.Simplified, "¥262,836.00", "第一百六十五条"},
		{"CPL-I 272: before this year's publication the year before counts", simple("2024-03-01", 63000), track.Simplified, "¥62,458.00", "第二百七十二条"},
		{"newest known wage, and it says so", simple("2026-11-23", 3299), track.Small, "2025年度就业人员年平均工资尚未录入，按已知最近的2023年度¥131,418.00计算", "第二百七十二条"},
		{"30 per cent before 2022", simple("2019-09-18", 26590), track.Small, "百分之三十", "第一百六十二条"},
		{"above 30 per cent before 2022, even if agreed", simple("2019-09-18", 26591, func(f *track.Facts) { f.AgreedSmall = true }), track.Simplified, "¥26,590.80", "第一百六十二条"},
		{"pilot 2020-2021", simple("2020-06-01", 50000, func(f *track.Facts) { f.Pilot = true }), track.Small, "¥50,000.00", "试点"},
		{"the pilot is over", simple("2022-03-01", 55000, func(f *track.Facts) { f.Pilot = true }), track.Simplified, "¥54,022.50", "第一百六十五条"},
		{"CPL 166(1)", simple("2024-08-01", 100, func(f *track.Facts) { f.StatusOrProperty = true }), track.Simplified, "财产确权", "第一百六十六条"},
		{"CPL 166(2)", simple("2024-08-01", 100, func(f *track.Facts) { f.ForeignRelated = true }), track.Simplified, "涉外", "第一百六十六条"},
		{"CPL 166(3)", simple("2024-08-01", 100, func(f *track.Facts) { f.NeedsAppraisal = true }), track.Simplified, "鉴定", "第一百六十六条"},
		{"CPL 166(4), but ICR18 18 keeps it simplified", simple("2024-08-01", 100, func(f *track.Facts) { f.DefendantMissing = true }), track.Simplified, "互联网法院可以适用简易程序", "第十八条"},
		{"CPL 166(5)", simple("2024-08-01", 100, func(f *track.Facts) { f.Counterclaim = true }), track.Simplified, "反诉", "第一百六十六条"},
		{"more than money", simple("2024-08-01", 100, func(f *track.Facts) { f.MoneyOnly = false }), track.Simplified, "不限于给付金钱", "第一百六十五条"},
		{"CPL 160", simple("2024-08-01", 100, func(f *track.Facts) { f.Clear = false }), track.Ordinary, "不属于", "第一百六十条"},
		{"CPL-I 257(3)", simple("2024-08-01", 100, func(f *track.Facts) { f.ManyParties = true }), track.Ordinary, "人数众多", "第二百五十七条"},
		{"CPL-I 257(5)", simple("2024-08-01", 100, func(f *track.Facts) { f.Public = true }), track.Ordinary, "公共利益", "第二百五十七条"},
		{"a province without a wage", simple("2024-08-01", 100, func(f *track.Facts) { f.Province = "海南" }), track.Simplified, "还没有录入海南", "第二百七十二条"},
		{"the province's full name", simple("2024-08-01", 100, func(f *track.Facts) { f.Province = "广东省" }), track.Small, "¥65,709.00", "第二百七十二条"},
	} {
		d := track.Choose(c.facts)
		if d.Track != c.want || !strings.Contains(strings.Join(d.Reasons, ""), c.says) || !strings.Contains(d.Basis.Articles(), c.cites) {
			t.Errorf("%s: %s because %v under %s; want %s saying %q under %s", c.why, d.Track, d.Reasons, d.Basis.Articles(), c.want, c.says, c.cites)
		}
	}
}

func TestDecisionNamesWageAndThreshold(t *testing.T) {
	d := track.Choose(simple("2026-11-23", 3299))
	if d.WageYear != 2023 || d.Threshold != 65_709_00 {
		t.Errorf("wage of %d, threshold %s", d.WageYear, d.Threshold)
	}
	if got := d.Track.Chinese(); got != "小额诉讼程序" {
		t.Errorf("called %s", got)
	}
}

// Whatever the facts, every decision has reasons and a basis, a bar closes small claims, and a larger claim is never easier.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		yes := func(name string) bool { return rapid.Bool().Draw(t, name) }
		f := track.Facts{
			Filed:    calendar.MustParse("2018-09-28").AddDays(rapid.IntRange(0, 4000).Draw(t, "filed")),
			Province: rapid.SampledFrom([]string{"广东", "广东省", "海南"}).Draw(t, "province"),
			Amount:   money.Fen(rapid.Int64Range(0, 40_000_000).Draw(t, "amount")),
			Clear:    yes("clear"), MoneyOnly: yes("money"), ForeignRelated: yes("foreign"), DefendantMissing: yes("missing"),
			StatusOrProperty: yes("status"), NeedsAppraisal: yes("appraisal"), Counterclaim: yes("counterclaim"),
			ManyParties: yes("many"), Public: yes("public"), AgreedSmall: yes("agreed"), Pilot: yes("pilot"),
		}
		d := track.Choose(f)
		if len(d.Reasons) == 0 || len(d.Basis) == 0 {
			t.Fatalf("no reason or basis: %+v", d)
		}
		for _, r := range d.Basis {
			if !r.InForce(f.Filed.String()) {
				t.Fatalf("cites %s, not in force on %s", r.Key, f.Filed)
			}
		}
		barred := !f.MoneyOnly || f.ForeignRelated || f.DefendantMissing || f.StatusOrProperty || f.NeedsAppraisal || f.Counterclaim
		if d.Track == track.Small && (barred || !f.Clear || f.ManyParties || f.Public) {
			t.Fatalf("small claims for %+v", f)
		}
		if (d.Track == track.Ordinary) != (!f.Clear || f.ManyParties || f.Public) {
			t.Fatalf("%s for %+v", d.Track, f)
		}
		more := f
		more.Amount += 1
		if d.Track == track.Simplified && track.Choose(more).Track == track.Small {
			t.Fatalf("one fen more became small claims: %+v", f)
		}
	})
}

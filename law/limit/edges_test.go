package limit_test

import (
	"slices"
	"strings"
	"testing"

	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// The lengths themselves: a test of dates alone may end on the same day after a weekend.
func TestLengthsToTheDay(t *testing.T) {
	for _, c := range []struct {
		says string
		p    limit.Period
		n    int
		unit period.Unit
	}{
		{"CPL 174: 应当在五日内连同全部案卷和证据，报送", limit.SendUp, 5, period.Day},
		{"CPL-I 199: 自接到人民法院交纳诉讼费用通知之日起七日内补交", limit.FeeRest, 7, period.Day},
		{"FEE 22: 应当通知其在7日内预交", limit.AppealFee, 7, period.Day},
		{"this court's choice: three days more for the clerk to note a receipt", limit.FeeNote, 3, period.Day},
		{"CPL 152: 可以延长六个月", limit.LongerOrdinary, 6, period.Month},
		{"CPL 164: 可以延长一个月", limit.LongerSimplified, 1, period.Month},
		{"CPL 168: 可以延长一个月", limit.LongerSmall, 1, period.Month},
	} {
		if c.p.N != c.n || c.p.Unit != c.unit {
			t.Errorf("%s: %s", c.says, c.p.Chinese())
		}
	}
}

// A limit that ends on a rest day rests on the rule that moves it too, and says that it moved; another does neither.
func TestAMovedLimitCitesWhatMovedIt(t *testing.T) {
	for filed, moved := range map[string]bool{"2026-01-05": true, "2026-01-06": false} {
		r, err := clock(limit.OrdinaryTrial, filed).Run(calendar.Standard())
		if err != nil || slices.Contains(r.Basis, period.MakeUp) != moved || strings.Contains(strings.Join(r.Reasons, ""), "顺延") != moved {
			t.Errorf("filed on %s: until %s under %v: %v", filed, r.Until, r.Basis, err)
		}
	}
}

// CPL 152: 经本院院长批准，可以延长六个月; CPL-I 243: 公告期间……不应计算在内. A live case rests on each where it is used, and only there.
func TestTrialWithAddsWhatTheLawAdds(t *testing.T) {
	notice := []limit.Span{{From: at("2025-03-03"), Until: at("2025-04-01")}}
	for _, c := range []struct {
		why    string
		spans  []limit.Span
		longer []limit.Period
		until  string
		out    int
	}{
		{"立案之日起六个月内审结", nil, nil, "2025-07-07", 0},
		{"延长六个月", nil, []limit.Period{limit.LongerOrdinary}, "2026-01-06", 0},
		{"公告三十日", notice, nil, "2025-08-05", 1},
		{"公告三十日，延长六个月", notice, []limit.Period{limit.LongerOrdinary}, "2026-02-05", 1},
		{"before filing nothing is left out", []limit.Span{{From: at("2024-12-02"), Until: at("2024-12-31")}}, nil, "2025-07-07", 0},
	} {
		r, out := limit.TrialWith(track.Ordinary, at("2025-01-06"), c.spans, c.longer, calendar.Standard())
		if r.Until != at(c.until) || len(out) != c.out || r.Basis[0] != limit.TrialOrdinary.Rule {
			t.Errorf("%s: until %s without %v, want %s", c.why, r.Until, out, c.until)
		}
		if slices.Contains(r.Basis, limit.Uncounted) != (c.out > 0) || slices.Contains(r.Basis, limit.LongerOrdinary.Rule) != (len(c.longer) > 0) {
			t.Errorf("%s: under %v", c.why, r.Basis)
		}
	}
}

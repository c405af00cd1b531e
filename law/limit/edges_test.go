package limit_test

import (
	"slices"
	"testing"

	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
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

// A limit that ends on a rest day rests on the rule that moves it too.
func TestAMovedLimitCitesWhatMovedIt(t *testing.T) {
	for filed, moved := range map[string]bool{"2026-01-05": true, "2026-01-06": false} {
		r, err := clock(limit.OrdinaryTrial, filed).Run(calendar.Standard())
		if err != nil || slices.Contains(r.Basis, period.MakeUp) != moved {
			t.Errorf("filed on %s: until %s under %v: %v", filed, r.Until, r.Basis, err)
		}
	}
}

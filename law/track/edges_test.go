package track_test

import (
	"strings"
	"testing"

	"yunting/law/money"
	"yunting/law/track"
)

// CPL 165 百分之五十以下, 二倍以下; the pilot: 50,000 and 100,000 yuan. One fen more is above.
func TestThresholdsToTheFen(t *testing.T) {
	agreed := func(f *track.Facts) { f.AgreedSmall = true }
	pilot := func(f *track.Facts) { f.Pilot = true }
	for _, c := range []struct {
		why    string
		filed  string
		amount money.Fen
		change []func(*track.Facts)
		want   track.Track
	}{
		{"twice the wage, agreed", "2024-08-01", 262_836_00, []func(*track.Facts){agreed}, track.Small},
		{"a fen above twice the wage", "2024-08-01", 262_836_01, []func(*track.Facts){agreed}, track.Simplified},
		{"a fen above half the wage", "2024-08-01", 65_709_01, nil, track.Simplified},
		{"the pilot's sum", "2020-06-01", 50_000_00, []func(*track.Facts){pilot}, track.Small},
		{"a fen above the pilot's sum", "2020-06-01", 50_000_01, []func(*track.Facts){pilot}, track.Simplified},
		{"the pilot's sum by agreement", "2020-06-01", 100_000_00, []func(*track.Facts){pilot, agreed}, track.Small},
		{"a fen above it", "2020-06-01", 100_000_01, []func(*track.Facts){pilot, agreed}, track.Simplified},
	} {
		f := simple(c.filed, 0, c.change...)
		f.Amount = c.amount
		if d := track.Choose(f); d.Track != c.want {
			t.Errorf("%s: %s because %v", c.why, d.Track, d.Reasons)
		}
	}
	f := simple("2024-08-01", 0)
	f.Amount = 262_836_00
	if d := track.Choose(f); !strings.Contains(strings.Join(d.Reasons, ""), "没有约定适用小额诉讼程序") {
		t.Errorf("exactly twice the wage may be agreed on: %v", d.Reasons)
	}
}

// Without a wage no threshold is named; a clear case whose defendant is found needs no public notice.
func TestNothingIsSaidThatDoesNotApply(t *testing.T) {
	f := simple("2024-08-01", 100)
	f.Province = "没有录入的省"
	d := track.Choose(f)
	if all := strings.Join(d.Reasons, ""); d.Threshold != 0 || !strings.Contains(all, "还没有录入") || strings.Contains(all, "¥0.00") {
		t.Errorf("%s %v", d.Threshold, d.Reasons)
	}
	f = simple("2024-08-01", 300_000)
	if d := track.Choose(f); strings.Contains(strings.Join(d.Reasons, ""), "下落不明") {
		t.Error(d.Reasons)
	}
	f = simple("2024-08-01", 300_000, func(f *track.Facts) { f.DefendantMissing, f.ManyParties = true, true })
	if d := track.Choose(f); strings.Contains(strings.Join(d.Reasons, ""), "互联网法院可以适用简易程序") {
		t.Error(d.Reasons)
	}
}

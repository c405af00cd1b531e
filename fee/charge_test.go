package fee_test

import (
	"strings"
	"testing"

	"yunting/court"
	"yunting/fee"
	"yunting/law/money"
	"yunting/law/track"
)

// 《诉讼费用交纳办法》第十三条 with the rates of Guangdong, and CPL-I 201: the cause decides what is charged.
func TestTheCauseDecidesTheFee(t *testing.T) {
	for _, c := range []struct {
		name   string
		charge fee.Charge
		want   money.Fen
		cites  string
	}{
		{"a claim for money", fee.Charge{Cause: "sale-online", Amount: 13_196_00}, 129_90, "第一项"},
		{"money and an apology: the property scale (CPL-I 201)", fee.Charge{Cause: "tort-online", Amount: 13_196_00, Other: true}, 129_90, "第二百零一条"},
		{"only an apology", fee.Charge{Cause: "tort-online", Other: true}, 100_00, "第二项"},
		{"reputation without damages", fee.Charge{Cause: "reputation", Other: true}, 500_00, "第二项"},
		{"reputation, damages up to 50,000 cost nothing more", fee.Charge{Cause: "reputation", Amount: 50_000_00, Other: true}, 500_00, "第二项"},
		{"reputation, damages above", fee.Charge{Cause: "reputation", Amount: 80_000_00, Other: true}, 800_00, "第二项"},
		{"privacy is a personality right", fee.Charge{Cause: "privacy", Amount: 10_000_00}, 500_00, "第二项"},
		{"copyright without an amount", fee.Charge{Cause: "copyright", Other: true}, 1000_00, "第三项"},
		{"copyright with an amount", fee.Charge{Cause: "dissemination", Amount: 100_000_00}, 2300_00, "第三项"},
		{"unfair competition", fee.Charge{Cause: "competition-online", Other: true}, 1000_00, "第三项"},
	} {
		of := court.Demonstration()
		of.RoundYuan = false
		r, err := fee.Estimate(c.charge, track.Ordinary, of)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if r.Fee != c.want || !strings.Contains(r.Basis.Articles(), c.cites) {
			t.Errorf("%s: %s under %s, want %s under %s", c.name, r.Fee, r.Basis.Articles(), c.want, c.cites)
		}
		half, err := fee.Estimate(c.charge, track.Small, of)
		if err != nil || half.Fee != (c.want+1)/2 || !strings.Contains(half.Basis.Articles(), "第十六条") {
			t.Errorf("%s in simplified procedure: %s under %s (%v)", c.name, half.Fee, half.Basis.Articles(), err)
		}
	}
}

// A court whose region has no rates can charge property, and says so about everything else.
func TestNoRatesForTheRegion(t *testing.T) {
	of := court.Demonstration()
	of.FeeRegion = "nowhere"
	if r, err := fee.Estimate(fee.Charge{Cause: "sale-online", Amount: 3_299_00}, track.Ordinary, of); err != nil || r.Fee != 50_00 {
		t.Errorf("property: %v, %v", r.Fee, err)
	}
	for _, c := range []fee.Charge{{Cause: "reputation", Amount: 1}, {Cause: "copyright", Other: true}, {Cause: "sale-online", Other: true}} {
		if _, err := fee.Estimate(c, track.Ordinary, of); err == nil {
			t.Errorf("%+v was charged without rates", c)
		}
	}
}

// Rounding to whole yuan is this court's own choice: no article of the measures is cited for it.
func TestRoundingCitesNoArticle(t *testing.T) {
	r, err := fee.Estimate(fee.Charge{Cause: "sale-online", Amount: 13_196_00}, track.Small, court.Demonstration())
	if err != nil || r.Fee != 65_00 || strings.Contains(r.Basis.Articles(), "第五十三条") {
		t.Errorf("%s under %s (%v)", r.Fee, r.Basis.Articles(), err)
	}
}

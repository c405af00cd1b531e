package court

import (
	"fmt"

	"yunting/law"
	lawfee "yunting/law/fee"
	"yunting/law/money"
)

// Fees are the flat fees of a region, in whole yuan, for a court whose region this release does not know.
// The ranges are those of the Measures on litigation costs, article 13.
type Fees struct {
	Name                 string `json:"name"`    // 某某省
	Article              string `json:"article"` // the text that sets them
	Divorce              int    `json:"divorce"`
	Personality          int    `json:"personality"`
	OtherNonProperty     int    `json:"other_non_property"`
	IntellectualProperty int    `json:"intellectual_property"`
	Objection            int    `json:"objection"`
	EnforcementNoAmount  int    `json:"enforcement_no_amount"`
}

func (f *Fees) region() lawfee.Region {
	yuan := func(n int) money.Fen { return money.Fen(n) * 100 }
	return lawfee.Region{
		Name: f.Name, Divorce: yuan(f.Divorce), Personality: yuan(f.Personality), OtherNonProperty: yuan(f.OtherNonProperty),
		IntellectualProperty: yuan(f.IntellectualProperty), Objection: yuan(f.Objection), EnforcementNoAmount: yuan(f.EnforcementNoAmount),
		Rule: law.Rule{Key: "fee/region", Article: f.Article, From: "2007-04-01", Summary: "the flat fees of the court's region within the national ranges"},
	}
}

func (f *Fees) check() error {
	if f.Name == "" || f.Article == "" {
		return fmt.Errorf("fees: name and article are needed: papers and pages cite the text that sets the fees")
	}
	for _, x := range []struct {
		field            string
		set, least, most int
	}{
		{"divorce", f.Divorce, 50, 300}, {"personality", f.Personality, 100, 500}, {"other_non_property", f.OtherNonProperty, 50, 100},
		{"intellectual_property", f.IntellectualProperty, 500, 1000}, {"objection", f.Objection, 50, 100}, {"enforcement_no_amount", f.EnforcementNoAmount, 50, 500},
	} {
		if x.set < x.least || x.set > x.most {
			return fmt.Errorf("fees.%s: %d yuan is outside the national range of %d to %d", x.field, x.set, x.least, x.most)
		}
	}
	return nil
}

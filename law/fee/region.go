package fee

import (
	"yunting/law"
	"yunting/law/money"
)

// Region holds the flat fees a province sets within the national ranges (FEE 13, last paragraph), in fen.
type Region struct {
	Key                  string    // "guangdong", as a court's profile names it
	Name                 string    // zh-Hans
	Divorce              money.Fen // 50 to 300 yuan
	Personality          money.Fen // 100 to 500 yuan
	OtherNonProperty     money.Fen // 50 to 100 yuan
	IntellectualProperty money.Fen // 500 to 1,000 yuan, without an amount
	Objection            money.Fen // 50 to 100 yuan
	EnforcementNoAmount  money.Fen // 50 to 500 yuan; the national text leaves it to the court
	Rule                 law.Rule
}

// Guangdong is the notice 粤价函〔2008〕45号.
var Guangdong = Region{
	Key: "guangdong", Name: "广东省",
	Divorce: 300_00, Personality: 500_00, OtherNonProperty: 100_00, IntellectualProperty: 1000_00, Objection: 100_00,
	EnforcementNoAmount: 50_00,
	Rule: law.Declare(law.Rule{
		Key: "fee/guangdong", Article: "广东省非财产案件等诉讼费具体交纳标准（粤价函〔2008〕45号）", From: "2008-01-01",
		Summary: "the flat fees of Guangdong within the national ranges",
	}),
}

// Regions are the regions known to this release.
var Regions = map[string]Region{Guangdong.Key: Guangdong}

// Range is what the national text allows a province to set for a flat fee, in fen.
type Range struct {
	Kind  Kind                     `json:"kind"`
	Low   money.Fen                `json:"low"`
	High  money.Fen                `json:"high"`
	Rule  law.Rule                 `json:"rule"`
	Local func(r Region) money.Fen `json:"-"` // what a region set
}

// Ranges are the flat fees with a national range, in the order of the measures.
func Ranges() []Range {
	return []Range{
		{Divorce, 50_00, 300_00, NonProperty, func(r Region) money.Fen { return r.Divorce }},
		{Personality, 100_00, 500_00, NonProperty, func(r Region) money.Fen { return r.Personality }},
		{OtherNonProperty, 50_00, 100_00, NonProperty, func(r Region) money.Fen { return r.OtherNonProperty }},
		{IntellectualProperty, 500_00, 1000_00, Intellectual, func(r Region) money.Fen { return r.IntellectualProperty }},
		{Objection, 50_00, 100_00, ObjectionFee, func(r Region) money.Fen { return r.Objection }},
		{Enforcement, 50_00, 500_00, EnforcementFee, func(r Region) money.Fen { return r.EnforcementNoAmount }},
	}
}

// Check refuses a region whose fees leave the national ranges, for regions entered as data.
func (r Region) Check() error {
	for _, x := range Ranges() {
		if v := x.Local(r); v < x.Low || v > x.High {
			return law.Refuse(x.Rule, "%s的标准（%s）%s不在国家规定的%s至%s之间", r.Name, string(x.Kind), v.Yuan(), x.Low.Yuan(), x.High.Yuan())
		}
	}
	return nil
}

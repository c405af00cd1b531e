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

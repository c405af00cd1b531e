package fee

import (
	"yunting/court"
	"yunting/law"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
)

var (
	// Mixed: claims for money and others in one suit.
	Mixed = law.Declare(law.Rule{
		Key: "cplint/201", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百零一条", From: "2015-02-04",
		Summary: "claims for property are added up; with other claims beside them the fee follows the property claims; several other claims count as one case",
	})
	// Competition: the measures name no fee for unfair competition.
	Competition = law.Declare(law.Rule{
		Key: "fee/13.3/competition", Article: "《诉讼费用交纳办法》第十三条第一款第三项", From: "2018-09-28", Mark: law.Choice,
		Summary: "unfair competition is charged as intellectual property",
	})
	// Charging: a fee that is not for property needs the rates of a region.
	Charging = law.Declare(law.Rule{
		Key: "fee/13/region", Article: "《诉讼费用交纳办法》第十三条第二款", From: "2007-04-01",
		Summary: "provinces set the flat fees within the national ranges",
	})
)

// kinds are the causes that are not charged as property; the flat fees differ by what was injured (FEE 13).
var kinds = map[string]lawfee.Kind{
	"reputation": lawfee.Personality, "privacy": lawfee.Personality,
	"dissemination": lawfee.IntellectualProperty, "copyright": lawfee.IntellectualProperty,
	"domain-rights": lawfee.IntellectualProperty, "domain-contract": lawfee.IntellectualProperty,
	competition: lawfee.IntellectualProperty,
}

const competition = "competition-online"

// Charge is what a fee is computed from.
type Charge struct {
	Cause  string    // key in law/cause
	Amount money.Fen // sum of the claims in money
	Other  bool      // something is claimed beside money and costs
}

// Kind is what the charge counts as under FEE 13.
func (c Charge) Kind() lawfee.Kind {
	switch k, ok := kinds[c.Cause]; {
	case ok:
		return k
	case c.Amount == 0:
		return lawfee.OtherNonProperty
	}
	return lawfee.PropertyClaim
}

// Estimate computes the acceptance fee on a track in a court, line by line; the same function serves the pages and the act.
// It refuses when the court's region has no rates and the charge is not for property.
func Estimate(c Charge, t track.Track, of *court.Profile) (lawfee.Result, error) {
	var halve law.Rule
	if t != track.Ordinary {
		halve = Halved
	}
	return reckon(c, halve, of)
}

// reckon computes an acceptance fee, halved under a rule or whole.
func reckon(c Charge, halve law.Rule, of *court.Profile) (lawfee.Result, error) {
	kind, region := c.Kind(), of.Region()
	if region == (lawfee.Region{}) && (kind != lawfee.PropertyClaim && c.Amount == 0 || kind == lawfee.Personality) {
		return lawfee.Result{}, law.Refuse(Charging, "本院还没有设定所在地区的收费标准，暂不能核定受理费，请联系管理员设定")
	}
	r, err := lawfee.Accept(kind, c.Amount, region, lawfee.Options{NoAmount: c.Amount == 0, Yuan: of.RoundYuan, Halve: halve})
	switch {
	case err != nil:
		return r, err
	case c.Cause == competition:
		r.Basis = append(r.Basis, Competition)
	case c.Other && c.Amount > 0 && kind != lawfee.Personality: // damages for personality rights have their own scale
		r.Basis = append(r.Basis, Mixed)
	}
	return r, nil
}

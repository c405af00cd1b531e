package fee

import "yunting/law"

const measures = "《诉讼费用交纳办法》" // State Council decree 481, in force 2007-04-01

func measure(key, article, summary string) law.Rule {
	return law.Declare(law.Rule{Key: "fee/" + key, Article: measures + article, From: "2007-04-01", Summary: summary})
}

// The provisions of the scale.
var (
	PropertyScale   = measure("13.1", "第十三条第一款第一项", "property cases: progressive scale on the amount claimed")
	NonProperty     = measure("13.2", "第十三条第一款第二项", "divorce, personality rights and other non-property cases: a flat fee within a range, plus a share of large sums")
	Intellectual    = measure("13.3", "第十三条第一款第三项", "intellectual property: a flat fee within a range, or the property scale when there is an amount")
	LabourFee       = measure("13.4", "第十三条第一款第四项", "labour disputes: 10 yuan")
	AdminFee        = measure("13.5", "第十三条第一款第五项", "administrative cases: 50 yuan; trademark, patent and maritime 100 yuan")
	ObjectionFee    = measure("13.6", "第十三条第一款第六项", "an unfounded objection to jurisdiction: a flat fee within a range")
	EnforcementFee  = measure("14.1", "第十四条第一项", "enforcement: progressive scale on the amount enforced")
	PreservationFee = measure("14.2", "第十四条第二项", "preservation: progressive scale on the property preserved, at most 5,000 yuan")
	PaymentOrderFee = measure("14.3", "第十四条第三项", "payment order: one third of the property scale")
	SummonsFee      = measure("14.4", "第十四条第四项", "public summons for exhortation: 100 yuan")
	ArbitrationFee  = measure("14.5", "第十四条第五项", "setting aside an award or ruling on an arbitration agreement: 400 yuan")
	BankruptcyFee   = measure("14.6", "第十四条第六项", "bankruptcy: half the property scale on the estate, at most 300,000 yuan")
	Free            = measure("8", "第八条", "no fee for special procedures, for rulings of non-acceptance, dismissal of suit or of appeal, and for administrative compensation")
	SettledHalf     = measure("15", "第十五条", "closed by mediation or withdrawn: half the acceptance fee")
	SimplifiedHalf  = measure("16", "第十六条", "simplified procedure: half the acceptance fee")
	JoinedHalf      = measure("18", "第十八条", "a counterclaim or a third party's claim tried together: half the acceptance fee each")

	OnlyOnce = law.Declare(law.Rule{
		Key: "cplint/206", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百零六条", From: "2015-02-04",
		Summary: "a fee that is halved is halved only once",
	})
	Rounding = law.Declare(law.Rule{
		Key: "fee/rounding", Article: "本院自定的诉讼费用尾数处理办法", From: "2018-09-28", Mark: law.Choice,
		Summary: "amounts are computed exactly and rounded once, half up, to the fen or, where the court's profile says so, to the whole yuan",
	})
	NoAmountEnforced = law.Declare(law.Rule{
		Key: "fee/14.1/none", Article: measures + "第十四条第一项", From: "2018-09-28", Mark: law.Choice,
		Summary: "enforcement without an amount: 50 yuan, the bottom of the national range of 50 to 500",
	})
)

package venue

import (
	"yunting/law"
	"yunting/law/calendar"
)

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	icr18  = "《最高人民法院关于互联网法院审理案件若干问题的规定》"
	icj25  = "《最高人民法院关于互联网法院案件管辖的规定》"
)

// The provisions on subject matter.
var (
	Scope2018 = law.Declare(law.Rule{
		Key: "icr18/2", Article: icr18 + "第二条", From: "2018-09-07", Until: "2025-10-31",
		Summary: "eleven kinds of cases a basic court of the city would hear in first instance go to the city's Internet court",
	})
	Scope2025 = law.Declare(law.Rule{
		Key: "icj25/1", Article: icj25 + "第一条", From: "2025-11-01",
		Summary: "nine kinds of cases a basic court of the city would hear in first instance, foreign-related ones among them",
	})
	Opening = law.Declare(law.Rule{
		Key: "gdhc2018/opening", Article: "《广东省高级人民法院关于广州互联网法院案件管辖的规定》", From: "2018-09-28",
		Summary: "the Guangzhou Internet Court takes cases filed from 28 September 2018; cases filed before stay where they are",
	})
	Transition = law.Declare(law.Rule{
		Key: "icj25/transition", Article: icj25 + "第四条", From: "2025-11-01", Mark: law.Memory,
		Summary: "the day of filing decides which scope applies; cases accepted before the change stay with the court that accepted them",
	})
	Agreement = law.Declare(law.Rule{
		Key: "icr18/3", Article: icr18 + "第三条", From: "2018-09-07",
		Summary: "in contract and property cases of its scope the parties may agree on an Internet court really connected with the dispute",
	})
)

// pair is a provision of the Civil Procedure Law, whose articles were numbered anew on 1 January 2022.
type pair struct{ now, before law.Rule }

func renumbered(key, before string, article, article2017, summary string) pair {
	return pair{
		law.Declare(law.Rule{Key: "cpl/" + key, Article: cpl + article, From: "2022-01-01", Summary: summary}),
		law.Declare(law.Rule{Key: "cpl2017/" + before, Article: cpl + "（2017年修正）" + article2017, From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
			Summary: summary + " (numbering before 2022)"}),
	}
}

// on is the provision in force on a date.
func (p pair) on(d calendar.Date) law.Rule {
	if p.before.InForce(d.String()) {
		return p.before
	}
	return p.now
}

// The provisions on level, arbitration and place.
var (
	level = renumbered("18", "17", "第十八条", "第十七条",
		"basic courts hear first instance unless the law gives the case to a higher court")
	arbitration = renumbered("127/arbitration", "124/arbitration", "第一百二十七条第二项", "第一百二十四条第二项",
		"with a written agreement on arbitration the parties go to arbitration, not to a court")
	written = renumbered("35", "34", "第三十五条", "第三十四条",
		"an agreement on jurisdiction is written, about contract or property rights, and names a place really connected with the dispute")
	contractPlace = renumbered("24", "23", "第二十四条", "第二十三条",
		"contract cases: the defendant's domicile or the place of performance")
	tortPlace = renumbered("29", "28", "第二十九条", "第二十八条",
		"tort cases: the place of the tort or the defendant's domicile")
	defendantPlace = renumbered("22", "21", "第二十二条", "第二十一条",
		"in general the court of the defendant's domicile")
)

func interpretation(article, chinese, summary string) law.Rule {
	return law.Declare(law.Rule{Key: "cplint/" + article, Article: cplint + chinese, From: "2015-02-04", Summary: summary})
}

var (
	performancePlace = interpretation("18", "第十八条", "the agreed place of performance; otherwise, for a claim of money, where its receiver is, else where the party owing the performance is")
	salePlace        = interpretation("20", "第二十条", "online sale: delivered over the network, the buyer's domicile; otherwise the place of receipt; an agreed place prevails")
	onlineTortPlace  = interpretation("25", "第二十五条", "online tort: where the device used is, and the domicile of the person infringed")
	productPlace     = interpretation("26", "第二十六条", "product liability: where the product was made or sold, the place of the tort, the defendant's domicile")
	standardTerms    = interpretation("31", "第三十一条", "a business that did not draw a consumer's attention to a standard clause on jurisdiction cannot rely on it")
	organPlace       = law.Declare(law.Rule{Key: "apl/18", Article: "《中华人民共和国行政诉讼法》第十八条", From: "2015-05-01",
		Summary: "administrative cases: where the organ that acted first has its seat"})
)

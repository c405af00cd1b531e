package track

import (
	"yunting/law"
	"yunting/law/calendar"
)

const (
	cpl     = "《中华人民共和国民事诉讼法》"
	cpl2017 = "《中华人民共和国民事诉讼法》（2017年修正）"
	cplint  = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
)

// The provisions that choose a track.
var (
	SmallMandatory = law.Declare(law.Rule{
		Key: "cpl/165/small", Article: cpl + "第一百六十五条第一款", From: "2022-01-01",
		Summary: "simple cases for the payment of money up to half the province's average yearly wage go to small claims, one instance",
	})
	SmallAgreed = law.Declare(law.Rule{
		Key: "cpl/165/agreed", Article: cpl + "第一百六十五条第二款", From: "2022-01-01",
		Summary: "above half and up to twice the average yearly wage the parties may agree on small claims",
	})
	SmallExcluded = law.Declare(law.Rule{
		Key: "cpl/166/excluded", Article: cpl + "第一百六十六条", From: "2022-01-01",
		Summary: "no small claims: status and ownership, foreign-related, appraisal, missing party, counterclaim",
	})
	Small2017 = law.Declare(law.Rule{
		Key: "cpl2017/162", Article: cpl2017 + "第一百六十二条", From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
		Summary: "before 2022: simple cases up to 30 per cent of the average yearly wage go to small claims",
	})
	SmallPilot = law.Declare(law.Rule{
		Key: "pilot2020/small", Article: "《民事诉讼程序繁简分流改革试点实施办法》第五条", From: "2020-01-15", Until: "2021-12-31", Mark: law.Memory,
		Summary: "courts in the pilot: up to 50,000 yuan small claims, above and up to 100,000 yuan by agreement",
	})
	WageBase = law.Declare(law.Rule{
		Key: "cplint/272", Article: cplint + "第二百七十二条", From: "2015-02-04",
		Summary: "last year's average wage counts once published; until then the newest published year",
	})
	WageTable = law.Declare(law.Rule{
		Key: "track/wages", Article: cplint + "第二百七十二条", From: "2018-09-28", Mark: law.Memory,
		Summary: "average yearly wages of urban non-private units in Guangdong as entered in this release, each used from 1 July of the year after",
	})
	SimpleCases = law.Declare(law.Rule{
		Key: "cpl/160", Article: cpl + "第一百六十条", From: "2022-01-01",
		Summary: "clear facts, clear rights and duties, little in dispute: simplified procedure",
	})
	SimpleCases2017 = law.Declare(law.Rule{
		Key: "cpl2017/157", Article: cpl2017 + "第一百五十七条", From: "2013-01-01", Until: "2021-12-31", Mark: law.Memory,
		Summary: "the same in the numbering before 2022",
	})
	SimpleBarred = law.Declare(law.Rule{
		Key: "cplint/257", Article: cplint + "第二百五十七条", From: "2015-02-04",
		Summary: "no simplified procedure: missing defendant, many parties on one side, state or public interest, and others",
	})
	NoticeSimplified = law.Declare(law.Rule{
		Key: "icr18/18", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第十八条", From: "2018-09-07", Mark: law.Choice,
		Summary: "an Internet court may try a simple clear case that needs public notice under simplified procedure; this court does",
	})
)

// inForce picks the provision whose text applied on a date.
func inForce(on calendar.Date, now, before law.Rule) law.Rule {
	if before.InForce(on.String()) {
		return before
	}
	return now
}

package limit

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

// Kind is a kind of proceedings with a limit of its own.
type Kind string

const (
	SmallClaims        Kind = "small"
	SimplifiedTrial    Kind = "simplified"
	OrdinaryTrial      Kind = "ordinary"
	AppealOfJudgment   Kind = "appeal-judgment"
	AppealOfRuling     Kind = "appeal-ruling"
	SpecialProcedure   Kind = "special"
	EnforcementKind    Kind = "enforcement"
	Administrative     Kind = "administrative"
	AdministrativeFast Kind = "administrative-simplified"
)

// Approver is who extends a limit.
type Approver string

const (
	President Approver = "president" // 本院院长
	Superior  Approver = "superior"  // 上级人民法院
	HighCourt Approver = "high"      // 高级人民法院
)

// Chinese is the approver's name in a sentence.
func (a Approver) Chinese() string {
	return map[Approver]string{President: "本院院长", Superior: "上级人民法院", HighCourt: "高级人民法院"}[a]
}

// Extra is one extension the law allows. Without a number (N 0) the law leaves the length to the approver.
type Extra struct {
	By   Approver
	N    int
	Unit period.Unit
	Rule law.Rule
}

// Term is the limit of a kind of proceedings in its time, with the extensions in the order in which they are asked for.
type Term struct {
	Kind   Kind
	Pilot  bool // only in courts of the pilot of 2020 and 2021
	Limit  Period
	Extras []Extra
}

const (
	cpl2017 = "《中华人民共和国民事诉讼法》（2017年修正）"
	sx2000  = "《最高人民法院关于严格执行案件审理期限制度的若干规定》"
	apl     = "《中华人民共和国行政诉讼法》"
	pilot   = "《民事诉讼程序繁简分流改革试点实施办法》"
	until21 = "2021-12-31"
)

func rule(key, article, from, until string, mark law.Mark, summary string) law.Rule {
	return law.Declare(law.Rule{Key: key, Article: article, From: from, Until: until, Mark: mark, Summary: summary})
}

// The limits that are not first instance of today, and the rules of extension.
var (
	trialOrdinary2017   = months(6, law.Rule{Key: "cpl2017/149", Article: cpl2017 + "第一百四十九条", From: "2013-01-01", Until: until21, Mark: law.Memory, Summary: "ordinary: six months (numbering before 2022)"})
	trialSimplified2017 = months(3, law.Rule{Key: "cpl2017/161", Article: cpl2017 + "第一百六十一条", From: "2013-01-01", Until: until21, Mark: law.Memory, Summary: "simplified, small claims among it: three months before 2022"})
	trialSmallPilot     = months(2, law.Rule{Key: "pilot2020/small-limit", Article: pilot + "第十条", From: "2020-01-15", Until: until21, Mark: law.Memory, Summary: "small claims in pilot courts: two months, one more with the president's approval"})
	trialSimplePilot    = months(3, law.Rule{Key: "pilot2020/simplified-limit", Article: pilot + "第十五条", From: "2020-01-15", Until: until21, Mark: law.Memory, Summary: "simplified in pilot courts: three months, one more with the president's approval"})
	appealJudgmentLimit = months(3, law.Rule{Key: "cpl/183/judgment", Article: cpl + "第一百八十三条第一款", From: "2022-01-01", Summary: "an appeal against a judgment is closed within three months of its filing; the president extends"})
	appealRulingLimit   = days(30, law.Rule{Key: "cpl/183/ruling", Article: cpl + "第一百八十三条第二款", From: "2022-01-01", Summary: "an appeal against a ruling is decided within thirty days"})
	appealJudgment2017  = months(3, law.Rule{Key: "cpl2017/176/judgment", Article: cpl2017 + "第一百七十六条第一款", From: "2013-01-01", Until: until21, Mark: law.Memory, Summary: "the same in the numbering before 2022"})
	appealRuling2017    = days(30, law.Rule{Key: "cpl2017/176/ruling", Article: cpl2017 + "第一百七十六条第二款", From: "2013-01-01", Until: until21, Mark: law.Memory, Summary: "the same in the numbering before 2022"})
	special             = days(30, law.Rule{Key: "cpl/187/limit", Article: cpl + "第一百八十七条", From: "2022-01-01", Summary: "special procedure: thirty days from filing or from the end of the notice period; the president extends"})
	special2017         = days(30, law.Rule{Key: "cpl2017/180", Article: cpl2017 + "第一百八十条", From: "2013-01-01", Until: until21, Mark: law.Memory, Summary: "the same in the numbering before 2022"})
	enforcementLimit    = months(6, law.Rule{Key: "sx2000/5/limit", Article: sx2000 + "第五条", From: "2000-09-28", Summary: "enforcement is closed within six months of filing; the president may add three"})
	administrativeLimit = months(6, law.Rule{Key: "apl/81/limit", Article: apl + "第八十一条", From: "2015-05-01", Summary: "administrative cases: six months; the High Court extends"})
	administrativeFast  = days(45, law.Rule{Key: "apl/83/limit", Article: apl + "第八十三条", From: "2015-05-01", Summary: "administrative simplified procedure: forty-five days, no extension"})

	simpleExtension = rule("cplint/258/extend", cplint+"第二百五十八条", "2022-04-10", "", "", "simplified: the president may add time, in all at most four months; conversion must be ruled before expiry, the limit runs on from filing")
	simpleAgreed    = rule("cplint2015/258/extend", cplint+"（2020年修正）第二百五十八条", "2015-02-04", "2022-04-09", law.Memory, "simplified before 2022: with both parties' consent the president adds time, in all at most six months")
	secondExtension = rule("sx2000/2/extend", sx2000+"第二条", "2000-09-28", "", "", "ordinary: six months more by the president, then three by the superior court; special procedure thirty days; appeals three months")
	ExtensionAsked  = rule("extend/1/ask", "《最高人民法院关于严格规范民商事案件延长审限和延期开庭问题的规定》第一条", "2018-04-26", "", "", "an extension is asked for fifteen days before expiry and decided five days before it")
	extensionAsked0 = rule("sx2000/12/ask", sx2000+"第十二条", "2000-09-28", "2018-04-25", "", "an extension is asked for ten days before expiry")
)

// terms is searched from the top for the first limit in force; pilot courts find theirs first.
var terms = []Term{
	{SmallClaims, true, trialSmallPilot, []Extra{{President, 1, period.Month, trialSmallPilot.Rule}}},
	{SmallClaims, false, TrialSmall, []Extra{{President, 1, period.Month, TrialSmall.Rule}}},
	{SmallClaims, false, trialSimplified2017, []Extra{{President, 3, period.Month, simpleAgreed}}},
	{SimplifiedTrial, true, trialSimplePilot, []Extra{{President, 1, period.Month, trialSimplePilot.Rule}}},
	{SimplifiedTrial, false, TrialSimplified, []Extra{{President, 1, period.Month, simpleExtension}}},
	{SimplifiedTrial, false, trialSimplified2017, []Extra{{President, 3, period.Month, simpleAgreed}}},
	{OrdinaryTrial, false, TrialOrdinary, []Extra{{President, 6, period.Month, TrialOrdinary.Rule}, {Superior, 3, period.Month, secondExtension}}},
	{OrdinaryTrial, false, trialOrdinary2017, []Extra{{President, 6, period.Month, trialOrdinary2017.Rule}, {Superior, 3, period.Month, secondExtension}}},
	{AppealOfJudgment, false, appealJudgmentLimit, []Extra{{President, 3, period.Month, secondExtension}}},
	{AppealOfJudgment, false, appealJudgment2017, []Extra{{President, 3, period.Month, secondExtension}}},
	{AppealOfRuling, false, appealRulingLimit, []Extra{{President, 0, period.Day, rule("cplint/339/extend", cplint+"第三百三十九条", "2015-02-04", "", "", "the president may extend the thirty days for an appeal against a ruling")}}},
	{AppealOfRuling, false, appealRuling2017, nil},
	{SpecialProcedure, false, special, []Extra{{President, 30, period.Day, secondExtension}}},
	{SpecialProcedure, false, special2017, []Extra{{President, 30, period.Day, secondExtension}}},
	{EnforcementKind, false, enforcementLimit, []Extra{{President, 3, period.Month, enforcementLimit.Rule}}},
	{Administrative, false, administrativeLimit, []Extra{{HighCourt, 0, period.Month, administrativeLimit.Rule}}},
	{AdministrativeFast, false, administrativeFast, nil},
}

// TermOf finds the limit of a kind of proceedings filed on a date; false for an unknown kind or a date before the table.
func TermOf(kind Kind, filed calendar.Date, pilotCourt bool) (Term, bool) {
	for _, t := range terms {
		if t.Kind == kind && (!t.Pilot || pilotCourt) && t.Limit.Rule.InForce(filed.String()) {
			return t, true
		}
	}
	return Term{}, false
}

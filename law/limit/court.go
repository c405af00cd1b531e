package limit

import (
	"yunting/law"
	"yunting/law/period"
)

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
)

func days(n int, r law.Rule) Period   { return Period{Rule: law.Declare(r), N: n, Unit: period.Day} }
func months(n int, r law.Rule) Period { return Period{Rule: law.Declare(r), N: n, Unit: period.Month} }

// Limits on the court.
var (
	// Acceptance runs from the receipt of the complaint, or of its correction.
	Acceptance = days(7, law.Rule{Key: "cpl/126/accept", Article: cpl + "第一百二十六条", From: "2022-01-01",
		Summary: "the court files a case or rules non-acceptance within seven days"})
	// CopyToDefendant runs from filing.
	CopyToDefendant = days(5, law.Rule{Key: "cpl/128/copy", Article: cpl + "第一百二十八条第一款", From: "2022-01-01",
		Summary: "the complaint is sent to the defendant within five days of filing"})
	// CopyToPlaintiff runs from the receipt of the defence.
	CopyToPlaintiff = days(5, law.Rule{Key: "cpl/128/defence-copy", Article: cpl + "第一百二十八条第一款", From: "2022-01-01",
		Summary: "the defence is sent to the plaintiff within five days of its receipt"})
	// SendUp runs from the receipt of statement and answer, or of an appeal that nobody need answer.
	SendUp = days(5, law.Rule{Key: "cpl/174/send-up", Article: cpl + "第一百七十四条第二款", From: "2022-01-01",
		Summary: "the court sends appeal, answer, file and evidence to the court above within five days"})
	// FeeRefund runs from the day the paper that leads to the refund takes effect.
	FeeRefund = days(15, law.Rule{Key: "fee/53.2", Article: "《诉讼费用交纳办法》第五十三条第二款", From: "2007-04-01",
		Summary: "fees to be paid back are paid back within fifteen days of the paper taking effect"})
	// PublicNotice runs from the last publication; at its end the paper counts as served.
	PublicNotice = days(30, law.Rule{Key: "cpl/95/notice", Article: cpl + "第九十五条", From: "2022-01-01",
		Summary: "service by public notice is complete thirty days after publication"})
	// NoticeAbroad is the public notice for an addressee without domicile in the territory.
	NoticeAbroad = days(60, law.Rule{Key: "cpl/283/notice", Article: cpl + "第二百八十三条", From: "2024-01-01",
		Summary: "service by public notice on a party without domicile in the territory is complete sixty days after publication"})
	// AppealCopy runs from the receipt of the statement of appeal.
	AppealCopy = days(5, law.Rule{Key: "cpl/174/copy", Article: cpl + "第一百七十四条第一款", From: "2022-01-01",
		Summary: "the statement of appeal is served on the other side within five days"})
	TrialOrdinary = months(6, law.Rule{Key: "cpl/152/limit", Article: cpl + "第一百五十二条", From: "2022-01-01",
		Summary: "an ordinary case is closed within six months of filing"})
	TrialSimplified = months(3, law.Rule{Key: "cpl/164/limit", Article: cpl + "第一百六十四条", From: "2022-01-01",
		Summary: "a simplified case is closed within three months of filing"})
	TrialSmall = months(2, law.Rule{Key: "cpl/168/limit", Article: cpl + "第一百六十八条", From: "2022-01-01",
		Summary: "a small claim is closed within two months of filing"})
	// RecusalDecision runs from the day the recusal is asked for.
	RecusalDecision = days(3, law.Rule{Key: "cpl/50/decide", Article: cpl + "第五十条", From: "2022-01-01",
		Summary: "a request for recusal is decided within three days"})
	// Deliberation runs from the day the end of the trial, or the presiding judge's draft, lets the panel deliberate.
	Deliberation = Period{N: 5, Unit: period.Workday, Rule: law.Declare(law.Rule{Key: "panel2002/9", Article: "《最高人民法院关于人民法院合议庭工作的若干规定》第九条", From: "2002-08-17", Mark: law.Memory,
		Summary: "a panel deliberates within five working days of the end of the hearing"})}
	// TrialStart is why the day of filing is not counted.
	TrialStart = law.Declare(law.Rule{Key: "sx2000/8", Article: "《最高人民法院关于严格执行案件审理期限制度的若干规定》第八条", From: "2000-09-28",
		Summary: "the trial limit runs from the day after filing"})
)

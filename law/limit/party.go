package limit

import (
	"yunting/law"
	"yunting/law/track"
)

// Limits on the parties.
var (
	// Answer runs from the receipt of the complaint.
	Answer = days(15, law.Rule{Key: "cpl/128/answer", Article: cpl + "第一百二十八条第一款", From: "2022-01-01",
		Summary: "the defendant answers within fifteen days of receiving the complaint"})
	// AnswerAbroad is the answer of a defendant without domicile in the territory.
	AnswerAbroad = days(30, law.Rule{Key: "cpl/285/answer", Article: cpl + "第二百八十五条", From: "2024-01-01",
		Summary: "a defendant without domicile in the territory answers within thirty days"})
	// FeePayment runs from the day the fee notice is received.
	FeePayment = days(7, law.Rule{Key: "fee/22/pay", Article: "《诉讼费用交纳办法》第二十二条第一款", From: "2007-04-01",
		Summary: "the plaintiff pays the acceptance fee within seven days from the day after the notice"})
	// FeeRest runs from the day the notice of the rest is received.
	FeeRest = days(7, law.Rule{Key: "cplint/199/rest", Article: cplint + "第一百九十九条第一款", From: "2015-02-04",
		Summary: "when a simplified case goes to ordinary procedure the plaintiff pays the rest of the fee within seven days of the notice"})
	// JoinOnline runs from the court's notice.
	JoinOnline = days(3, law.Rule{Key: "olr/10/join", Article: "《人民法院在线诉讼规则》第十条", From: "2021-08-01",
		Summary: "who agrees to go online verifies identity and links the case within three days of the notice"})
	// RecordReading runs from the day the record is put before the parties.
	RecordReading = days(5, law.Rule{Key: "cpl/150/read", Article: cpl + "第一百五十条第二款", From: "2022-01-01",
		Summary: "the record is read out in court or read there or within five days"})
	// AppealJudgment runs for each party from its own receipt of the judgment.
	AppealJudgment = days(15, law.Rule{Key: "cpl/171/judgment", Article: cpl + "第一百七十一条第一款", From: "2022-01-01",
		Summary: "a judgment is appealed within fifteen days of its service"})
	// AppealAnswer runs from the receipt of the statement of appeal.
	AppealAnswer = days(15, law.Rule{Key: "cpl/174/answer", Article: cpl + "第一百七十四条第一款", From: "2022-01-01",
		Summary: "the other side answers an appeal within fifteen days of receiving the statement; that it does not answer does not stop the appeal"})
	// AppealFee runs from the court's notice to who had not prepaid when his period for appeal was over.
	AppealFee = days(7, law.Rule{Key: "fee/22/appeal", Article: "《诉讼费用交纳办法》第二十二条第二款", From: "2007-04-01",
		Summary: "the appellant prepays with the statement of appeal; who has not in the appeal period is told to pay within seven days"})
	// AppealRuling runs for each party from its own receipt of the ruling.
	AppealRuling = days(10, law.Rule{Key: "cpl/171/ruling", Article: cpl + "第一百七十一条第二款", From: "2022-01-01",
		Summary: "a ruling is appealed within ten days of its service"})
	// AppealAbroad is the appeal of a party without domicile in the territory, against judgment or ruling.
	AppealAbroad = days(30, law.Rule{Key: "cpl/286/appeal", Article: cpl + "第二百八十六条", From: "2024-01-01",
		Summary: "a party without domicile in the territory appeals within thirty days"})
)

// On the shorter tracks the court sets the answer period with the defendant's consent; this court leaves him the fifteen days.
var (
	answerSimplified = law.Declare(law.Rule{Key: "cplint/266/answer", Article: cplint + "第二百六十六条", From: "2015-02-04", Mark: law.Choice,
		Summary: "simplified procedure: with the defendant's consent the court sets a reasonable period for a written answer"})
	answerSmall = law.Declare(law.Rule{Key: "cplint/275/answer", Article: cplint + "第二百七十五条", From: "2015-02-04", Mark: law.Choice,
		Summary: "small claims: with the defendant's consent the court sets a period for a written answer, at most fifteen days"})
)

// AnswerBasis is what the period for the answer rests on, on a track, for a defendant with or without domicile here.
func AnswerBasis(t track.Track, abroad bool) law.Basis {
	b := law.Basis{AnswerOf(abroad).Rule}
	switch t {
	case track.Small:
		b = append(b, answerSmall)
	case track.Simplified:
		b = append(b, answerSimplified)
	}
	return b
}

// Limits the law leaves to the court. Each stands with its reason in docs/law/choices.md.
var (
	EvidenceSmall = days(7, law.Rule{Key: "cplint/275/evidence", Article: cplint + "第二百七十五条", From: "2015-02-04", Mark: law.Choice,
		Summary: "small claims: the evidence period is as a rule at most seven days; this court sets seven"})
	EvidenceSimplified = days(15, law.Rule{Key: "cplint/266/evidence", Article: cplint + "第二百六十六条", From: "2015-02-04", Mark: law.Choice,
		Summary: "simplified procedure: the evidence period is at most fifteen days; this court sets fifteen"})
	EvidenceOrdinary = days(15, law.Rule{Key: "cplint/99/evidence", Article: cplint + "第九十九条", From: "2015-02-04", Mark: law.Choice,
		Summary: "ordinary procedure: the evidence period is at least fifteen days; this court sets fifteen"})
	// FeeAfterRelief runs from the service of the decision on relief.
	FeeAfterRelief = days(7, law.Rule{Key: "fee/22.4/pay", Article: "《诉讼费用交纳办法》第二十二条第四款", From: "2007-04-01", Mark: law.Choice,
		Summary: "who was refused relief, or granted a reduction, pays within seven days of the service of the decision"})
	// ReliefDecision runs from the application.
	ReliefDecision = days(7, law.Rule{Key: "fee/48/decide", Article: "《诉讼费用交纳办法》第四十八条", From: "2007-04-01", Mark: law.Choice,
		Summary: "an application for relief is decided within seven days"})
	// Correction runs from the notice of what to correct.
	Correction = days(15, law.Rule{Key: "limit/correction", Article: "《人民法院在线诉讼规则》第九条", From: "2021-08-01", Mark: law.Choice,
		Summary: "the plaintiff corrects the complaint within fifteen days of the notice"})
	// CrossExamination runs from the day the evidence is put before the other side.
	CrossExamination = days(5, law.Rule{Key: "limit/cross-examination", Article: "《人民法院在线诉讼规则》第十四条", From: "2021-08-01", Mark: law.Choice,
		Summary: "asynchronous exchange: each party comments on the other side's evidence within five days"})
	// FeeNote runs from the last day of the period to pay, in a court where fees are paid at the bank or the counter.
	FeeNote = days(3, law.Rule{Key: "limit/fee-note", Article: "《诉讼费用交纳办法》第五十二条", From: "2007-04-01", Mark: law.Choice,
		Summary: "who pays at the bank on the last day is not treated as having withdrawn: the clerk has three more days to note the receipt"})
	// Question runs from the day a question is put in the asynchronous trial room.
	Question = days(3, law.Rule{Key: "limit/question", Article: "《人民法院在线诉讼规则》第二十条", From: "2021-08-01", Mark: law.Choice,
		Summary: "asynchronous trial: a question of the judge is answered within three days"})
	// Request runs from the day a party asks the judge for a ruling.
	Request = days(5, law.Rule{Key: "limit/request", Article: cpl + "第四十三条、第一百四十八条、第一百六十九条", From: "2022-01-01", Mark: law.Choice,
		Summary: "the judge rules on an objection to the procedure and on a request to withdraw the suit within five days"})
	// Performance runs from the day the judgment takes effect, when the judgment names no other term.
	Performance = days(10, law.Rule{Key: "limit/performance", Article: cpl + "第二百六十四条", From: "2024-01-01", Mark: law.Choice,
		Summary: "a judgment for money is performed within ten days of taking effect unless it says otherwise"})
)

package fee

import (
	"yunting/law"
	"yunting/law/money"
)

// Bearer is who bears a fee in the end.
type Bearer string

const (
	Plaintiff Bearer = "plaintiff" // 原告, 上诉人
	Defendant Bearer = "defendant" // 被告
	Loser     Bearer = "loser"     // 败诉方
	Changer   Bearer = "changer"   // 变更诉讼请求的当事人
	Applicant Bearer = "applicant" // 申请人
	Debtor    Bearer = "debtor"    // 债务人, 被执行人
	ByCourt   Bearer = "court"     // 由人民法院决定
	ByParties Bearer = "parties"   // 双方协商, 协商不成由人民法院决定
)

// Chinese is the bearer in a sentence.
func (b Bearer) Chinese() string {
	return map[Bearer]string{Plaintiff: "原告（上诉人）", Defendant: "被告", Loser: "败诉方", Changer: "变更诉讼请求的当事人", Applicant: "申请人",
		Debtor: "债务人（被执行人）", ByCourt: "由人民法院决定", ByParties: "由双方协商，协商不成的由人民法院决定"}[b]
}

// Outcome is how the matter ended, as far as it decides who bears the fee.
type Outcome string

const (
	WonOutright      Outcome = "won"               // 全部胜诉
	LostOutright     Outcome = "lost"              // 全部败诉
	WonInPart        Outcome = "partial"           // 部分胜诉
	MediatedAway     Outcome = "mediated"          // 调解
	DivorceCase      Outcome = "divorce"           // 离婚案件
	Withdrawn        Outcome = "withdrawn"         // 撤诉
	AdminChanged     Outcome = "admin-changed"     // 被告改变行政行为, 原告撤诉
	OrderUnopposed   Outcome = "order-unopposed"   // 支付令未被异议
	OrderOpposed     Outcome = "order-opposed"     // 支付令被异议
	EnforcementDone  Outcome = "enforced"          // 执行
	EnforceSettled   Outcome = "enforce-settled"   // 执行和解
	PreservationDone Outcome = "preserved"         // 保全
	SummonsDone      Outcome = "summons"           // 公示催告
	RetrialAsked     Outcome = "retrial"           // 依第九条应当交费的再审
	SpecialNotice    Outcome = "special-notice"    // 特别程序的公告费
	LateEvidence     Outcome = "late-evidence"     // 自身原因逾期举证增加的费用
	OneSideRelieved  Outcome = "relieved-opponent" // 受救助一方的对方败诉
)

// bears lists who bears the fee after each outcome, with the provision.
var bears = map[Outcome]struct {
	who  Bearer
	rule law.Rule
}{
	WonOutright:      {Defendant, measure("29/bear", "第二十九条", "the loser bears the fee, unless the winner takes it on; a partial win is shared by the court; joint losers by their interest")},
	LostOutright:     {Plaintiff, ByRule("29/bear")},
	WonInPart:        {ByCourt, ByRule("29/bear")},
	MediatedAway:     {ByParties, measure("31/bear", "第三十一条", "mediation: the parties agree who bears the fee, else the court decides")},
	DivorceCase:      {ByParties, measure("33/bear", "第三十三条", "divorce: the parties agree who bears the fee, else the court decides")},
	Withdrawn:        {Plaintiff, measure("34.1/bear", "第三十四条第一款", "withdrawal: the plaintiff or appellant bears the fee")},
	AdminChanged:     {Defendant, measure("34.2/bear", "第三十四条第二款", "an administrative suit withdrawn because the organ changed its act: the organ bears the fee")},
	OrderUnopposed:   {Debtor, measure("36/bear", "第三十六条", "payment order: the debtor, or the applicant once it is opposed, who may claim it in a suit")},
	OrderOpposed:     {Applicant, ByRule("36/bear")},
	EnforcementDone:  {Debtor, measure("38.1/bear", "第三十八条第一款", "enforcement: the debtor bears the fee")},
	EnforceSettled:   {ByParties, measure("38.2/bear", "第三十八条第二款", "a settlement in enforcement: the parties agree, else the court decides")},
	PreservationDone: {Applicant, measure("38.3/bear", "第三十八条第三款", "preservation: the applicant, who may claim it in the suit")},
	SummonsDone:      {Applicant, measure("37/bear", "第三十七条", "public summons for exhortation: the applicant")},
	RetrialAsked:     {Applicant, measure("32/bear", "第三十二条", "a charged retrial: who asked for it; asked for by both sides, as in a suit")},
	SpecialNotice:    {Applicant, measure("41/bear", "第四十一条", "public notice in special procedure: the applicant")},
	LateEvidence:     {Changer, measure("40/bear", "第四十条", "costs added by evidence brought late through one's own fault: who brought it")},
	OneSideRelieved:  {Defendant, measure("50/bear", "第五十条", "the opponent of a party with relief bears the fee when losing")},
}

// ByRule is the provision of the measures under a key: "29/bear".
func ByRule(number string) law.Rule { r, _ := law.ByKey("fee/" + number); return r }

// Burden says who bears a fee.
type Burden struct {
	Bearer    Bearer    `json:"bearer"`
	Claimable bool      `json:"claimable,omitempty"` // may be claimed from the other side in a suit
	Basis     law.Basis `json:"basis"`
}

// Bear finds who bears the fee; false for an unknown outcome.
func Bear(o Outcome) (Burden, bool) {
	b, ok := bears[o]
	return Burden{b.who, o == OrderOpposed || o == PreservationDone, law.Basis{b.rule}}, ok
}

// Proportion is how this court shares a fee after a partial win when nothing speaks for another share.
var Proportion = law.Declare(law.Rule{
	Key: "fee/29/share", Article: measures + "第二十九条第二款", From: "2018-09-28", Mark: law.Choice,
	Summary: "a partial win is proposed to be shared in the proportion of what was claimed and what was awarded; the judge may decide otherwise",
})

// Shares is a fee divided.
type Shares struct {
	Plaintiff money.Fen `json:"plaintiff"`
	Defendant money.Fen `json:"defendant"`
	Basis     law.Basis `json:"basis"`
}

// Share proposes the shares after a partial win: the defendant's follows the part awarded, half up to the fen, and both
// add up to the fee. Awards above the claim count as all of it.
func Share(fee, claimed, awarded money.Fen) Shares {
	s := Shares{Basis: law.Basis{ByRule("29/bear"), Proportion}}
	switch {
	case claimed <= 0 || awarded <= 0:
		s.Plaintiff = fee
	case awarded >= claimed:
		s.Defendant = fee
	default:
		s.Defendant = proportion(fee, awarded, claimed)
		s.Plaintiff = fee - s.Defendant
	}
	return s
}

// Divide splits a fee among joint losers by the weight of their interest (FEE 29); the parts add up to the fee, the odd
// fen going to the first. Nil when no weight is positive. Who is jointly liable bears jointly instead (CPL-I 203).
func Divide(fee money.Fen, weights []int64) []money.Fen {
	var sum int64
	for _, w := range weights {
		sum += max(w, 0)
	}
	if sum == 0 {
		return nil
	}
	out, rest := make([]money.Fen, len(weights)), fee
	for i, w := range weights {
		out[i] = money.Fen(mulDiv(int64(fee), max(w, 0), sum))
		rest -= out[i]
	}
	out[0] += rest
	return out
}

// Jointly is why joint debtors bear a fee together.
var Jointly = interpret("203/bear", "第二百零三条", "losers jointly liable bear the fee together")

package fee

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/period"
)

// The provisions on changes after payment.
var (
	ClaimChanged = measure("21/change", "第二十一条", "claim raised: the difference is paid; lowered before the end of the court's inquiry: the difference is refunded")
	LoweredLate  = measure("35/change", "第三十五条", "claim lowered after the end of the court's inquiry: its fee is borne by who lowered it")
	ToOrdinary   = interpret("199/change", "第一百九十九条", "conversion from simplified to ordinary procedure: the other half within seven days, else the suit counts as withdrawn and half of what was paid is refunded")
	Withdrawing  = measure("15/change", "第十五条", "closed by mediation or withdrawn: the fee is halved and what was paid beyond it returned")
	Criminal     = measure("25/change", "第二十五条", "a case passed on as a crime: refunded, unless the civil case goes on")
	NoRefund     = measure("26/change", "第二十六条", "suspension: no refund, and nothing to pay when it goes on")
	Returned     = measure("27/change", "第二十七条", "remand: the appeal fee is refunded; non-acceptance or dismissal: the fee is refunded")
	Terminated   = measure("28/change", "第二十八条", "termination: no refund")
	Refunding    = measure("53/change", "第五十三条第二款", "a refund is made within fifteen days of the document's effect")
	WinnersShare = interpret("207/change", "第二百零七条", "what the winner prepaid and need not bear is refunded by the court and collected from the loser, unless the winner agrees otherwise")
)

// Change is what a change of the claim or of the procedure does to the fee.
type Change struct {
	FeeFen money.Fen `json:"fee_fen"` // the fee after the change
	Pay    money.Fen `json:"pay"`     // still to be paid
	Refund money.Fen `json:"refund"`  // to be returned
	Lines  []Line    `json:"lines"`
	Basis  law.Basis `json:"basis"`
	Bearer Bearer    `json:"bearer,omitempty"` // who bears the part given up too late; empty: nothing of the kind
	Late   money.Fen `json:"late,omitempty"`   // that part
}

// ChangeClaim computes what follows when the sum claimed changes from one amount to another (FEE 21, 35).
// InTime: before the end of the court's inquiry 法庭调查终结. The halving and rounding of opts apply to both fees.
func ChangeClaim(kind Kind, from, to money.Fen, inTime bool, region Region, opts Options) (Change, error) {
	before, err := Accept(kind, from, region, opts)
	if err != nil {
		return Change{}, err
	}
	after, err := Accept(kind, to, region, opts)
	if err != nil {
		return Change{}, err
	}
	c := Change{FeeFen: after.Fee, Lines: after.Lines, Basis: append(law.Basis{ClaimChanged}, after.Basis...)}
	switch {
	case after.Fee >= before.Fee:
		c.Pay = after.Fee - before.Fee
		c.line("已交纳"+words(before.Fee)+"，应补交", c.Pay)
	case inTime:
		c.Refund = before.Fee - after.Fee
		c.line("已交纳"+words(before.Fee)+"，应退还", c.Refund)
	default:
		c.FeeFen, c.Lines = before.Fee, before.Lines
		c.Late, c.Bearer = before.Fee-after.Fee, Changer
		c.Basis = append(law.Basis{LoweredLate}, before.Basis...)
		c.line("法庭调查终结后减少的部分不退还，由变更诉讼请求的当事人负担", c.Late)
	}
	return c, nil
}

func (c *Change) line(text string, amount money.Fen) {
	c.Lines = append(append([]Line{}, c.Lines...), Line{Text: text, Amount: amount})
}

// TopUp is what is still to be paid when a case that was halved for simplified procedure becomes an ordinary one.
// Unpaid within seven days the suit counts as withdrawn, and half of what was paid is returned (Unpaid).
func TopUp(kind Kind, amount money.Fen, region Region, opts Options) (Change, error) {
	halved, err := Accept(kind, amount, region, Options{NoAmount: opts.NoAmount, Yuan: opts.Yuan, Halve: SimplifiedHalf})
	if err != nil {
		return Change{}, err
	}
	full, err := Accept(kind, amount, region, Options{NoAmount: opts.NoAmount, Yuan: opts.Yuan})
	if err != nil {
		return Change{}, err
	}
	c := Change{FeeFen: full.Fee, Pay: full.Fee - halved.Fee, Lines: full.Lines, Basis: append(law.Basis{ToOrdinary}, full.Basis...)}
	c.line("已按简易程序交纳"+words(halved.Fee)+"，应补交", c.Pay)
	return c, nil
}

// Event is what may give money back.
type Event string

const (
	Settled        Event = "settled"        // 调解结案、准许撤诉
	Unpaid         Event = "unpaid"         // 转为普通程序后未补交, 按撤诉处理
	Dismissed      Event = "dismissed"      // 不予受理、驳回起诉
	Remanded       Event = "remanded"       // 发回重审: the appeal fee
	PassedAsCrime  Event = "crime"          // 移送有关部门处理, the civil case does not go on
	CrimeAndCivil  Event = "crime-and-on"   // 移送后民事案件继续审理
	SuspendedCase  Event = "suspended"      // 中止
	TerminatedCase Event = "terminated"     // 终结
	WonAll         Event = "winner-prepaid" // 胜诉方预交但不应负担
)

// refunds are the shares returned: in halves, so that exact halves stay exact.
var refunds = map[Event]struct {
	halves int64
	text   string
	rule   law.Rule
}{
	Settled:        {1, "以调解方式结案或者撤诉，减半交纳，退还另一半", Withdrawing},
	Unpaid:         {1, "未按期补交，按撤诉处理，退还已交纳的一半", ToOrdinary},
	Dismissed:      {2, "裁定不予受理或者驳回起诉，退还案件受理费", Returned},
	Remanded:       {2, "发回重审，退还第二审案件受理费", Returned},
	PassedAsCrime:  {2, "移送有关部门处理，退还案件受理费", Criminal},
	CrimeAndCivil:  {0, "移送后民事案件继续审理，不退还", Criminal},
	SuspendedCase:  {0, "中止诉讼，不退还；恢复诉讼的，不再交纳", NoRefund},
	TerminatedCase: {0, "终结诉讼，不退还", Terminated},
	WonAll:         {2, "胜诉方预交但不应负担的部分，由人民法院退还", WinnersShare},
}

// Refund is what is returned of a sum paid. Settled returns half only of a fee not halved before: halved says so.
// An unknown event is refused.
func Refund(event Event, paid money.Fen, halved bool) (Change, error) {
	e, ok := refunds[event]
	if !ok {
		return Change{}, law.Refuse(law.Rule{}, "没有“%s”这一类退费情形", string(event))
	}
	c := Change{FeeFen: paid, Basis: law.Basis{e.rule, Refunding}}
	if event == Settled && halved {
		c.Basis = append(c.Basis, OnlyOnce)
		c.line("已经减半交纳，不再减半", 0)
		return c, nil
	}
	c.Refund = money.Fen(int64(paid) * e.halves / 2) // an odd fen stays with the court: the fee itself rounds up
	c.FeeFen = paid - c.Refund
	c.line(e.text, c.Refund)
	return c, nil
}

// RefundBy is the last day for a refund, counted from the day the document takes effect (FEE 53).
func RefundBy(effective calendar.Date, cal *calendar.Calendar) period.Result {
	r := period.Count(effective, 15, period.Day, cal)
	r.Basis = append(law.Basis{Refunding}, r.Basis...)
	return r
}

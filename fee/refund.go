package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/money"
)

// Cause is why money is paid back 退费原因.
type Cause string

const (
	Late        Cause = "late"        // it came after the suit counted as withdrawn, or twice, or not in the sum that was due
	Unconverted Cause = "unconverted" // the rest was not paid after the case went to ordinary procedure
	Judged      Cause = "judged"      // the judgment lets the other side bear it
	HalfCharged Cause = "withdrawn"   // the suit was withdrawn, half is charged
)

var (
	// HalfBack: unpaid rest.
	HalfBack = law.Declare(law.Rule{
		Key: "cplint/199.2", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百九十九条第二款", From: "2015-02-04",
		Summary: "a plaintiff who does not pay the rest in time is treated as having withdrawn; half of what was collected is refunded",
	})
	// WinnersBack: prepaid by the winner.
	WinnersBack = law.Declare(law.Rule{
		Key: "cplint/207.1", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百零七条第一款", From: "2015-02-04",
		Summary: "when the judgment is effective the court refunds what the winner prepaid and need not bear",
	})
)

// Rule is what the refund rests on.
func (c Cause) Rule() law.Rule {
	switch c {
	case Unconverted:
		return HalfBack
	case Judged:
		return WinnersBack
	case HalfCharged:
		return lawfee.SettledHalf
	}
	return limit.FeeRefund.Rule
}

// Chinese says why.
func (c Cause) Chinese() string {
	switch c {
	case Unconverted:
		return "转为普通程序后没有补交，按撤诉处理，已交费用退还一半"
	case Judged:
		return "判决生效，预交而不应负担的费用"
	case HalfCharged:
		return "撤诉后减半收取，多交的部分退还"
	}
	return "款项到账时已经不需要交纳，或者与应交金额不一致"
}

// Refund is money the court owes the plaintiff 应退费用.
type Refund struct {
	N       int // 1, 2, 3, …
	Cause   Cause
	Amount  money.Fen
	Receipt string        // of the payment, when one payment is paid back
	On      calendar.Date // when it became due
	BackOn  calendar.Date // paid back, zero before
	Way     string        // reference of the payment back
}

// OweRefund records, by the court's own hand, that money is to be paid back.
type OweRefund struct {
	Cause   Cause     `json:"cause"`
	Amount  money.Fen `json:"amount"`
	Order   string    `json:"order,omitempty"`
	Receipt string    `json:"receipt,omitempty"`
}

func (OweRefund) Kind() docket.Kind { return "fee.owe-refund" }

func (a OweRefund) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if a.Amount <= 0 {
		return nil, nil, law.Refuse(a.Cause.Rule(), "没有需要退还的费用")
	}
	for _, r := range s.Refunds {
		if r.Cause == a.Cause && r.Receipt == a.Receipt {
			return nil, nil, law.Refuse(a.Cause.Rule(), "这笔退费已经登记")
		}
	}
	b := law.Basis{a.Cause.Rule()}
	if a.Cause.Rule() != limit.FeeRefund.Rule {
		b = append(b, limit.FeeRefund.Rule)
	}
	return a, b, nil
}

func (a OweRefund) Apply(s *Sheet, e docket.Entry) {
	s.owe(Refund{Cause: a.Cause, Amount: a.Amount, Receipt: a.Receipt, On: calendar.Of(e.At)})
}

func (s *Sheet) owe(r Refund) {
	r.N = len(s.Refunds) + 1
	s.Refunds = append(s.Refunds, r)
}

// NoteRefund notes that the clerk has paid money back 退费登记.
type NoteRefund struct {
	N         int    `json:"n"`
	Reference string `json:"reference"` // by which the payment can be found
}

func (NoteRefund) Kind() docket.Kind { return "fee.note-refund" }

func (a NoteRefund) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case a.N < 1 || a.N > len(s.Refunds):
		return nil, nil, law.Refuse(limit.FeeRefund.Rule, "本案没有这笔退费，请刷新页面")
	case !s.Refunds[a.N-1].BackOn.IsZero():
		return nil, nil, law.Refuse(limit.FeeRefund.Rule, "这笔费用已于%s退还", s.Refunds[a.N-1].BackOn.Chinese())
	case a.Reference == "":
		return nil, nil, field(limit.FeeRefund.Rule, "reference", "请填写退款凭证号，以备查询")
	}
	return a, law.Basis{limit.FeeRefund.Rule, s.Refunds[a.N-1].Cause.Rule()}, nil
}

func (a NoteRefund) Apply(s *Sheet, e docket.Entry) {
	if a.N >= 1 && a.N <= len(s.Refunds) {
		s.Refunds[a.N-1].BackOn, s.Refunds[a.N-1].Way = calendar.Of(e.At), a.Reference
	}
}

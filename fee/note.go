package fee

import (
	"strings"
	"time"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
)

// Voucher is payment outside the platform: at the appointed bank against the court's voucher, proved by a fiscal receipt.
var Voucher = law.Declare(law.Rule{
	Key: "fee/52", Article: "《诉讼费用交纳办法》第五十二条", From: "2007-04-01",
	Summary: "the court gives the party a payment voucher, the party pays at the appointed bank; the receipt is a fiscal one printed under the Ministry of Finance or the province",
})

// NotePaid notes, by the clerk, a fee paid outside the platform 登记线下交费: at the appointed bank or the counter. The
// period is kept by the day of payment, not by the day of the note.
type NotePaid struct {
	Amount  money.Fen     `json:"amount"`  // fen
	On      calendar.Date `json:"on"`      // court date of payment, as the receipt says
	Receipt string        `json:"receipt"` // number of the fiscal receipt 财政票据号码
	Proof   string        `json:"proof"`   // what proves it and where it is kept
}

func (NotePaid) Kind() docket.Kind { return "fee.note-paid" }

func (a NotePaid) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	a.Receipt, a.Proof = strings.TrimSpace(a.Receipt), strings.TrimSpace(a.Proof)
	today := calendar.Of(in.Now)
	switch {
	case s.On.IsZero():
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "受理费还没有核定，暂不能登记交费")
	case s.Took(a.Receipt):
		return nil, nil, asked("receipt", "票据%s已经登记过，不能重复登记", a.Receipt)
	case s.Waived:
		return nil, nil, law.Refuse(NaturalOnly, "本院已准予免交受理费，请退还款项")
	case s.Owed() == 0:
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "受理费已于%s交纳，凭据号%s，不能重复登记；又收到款项的，请退还", s.PaidAt.In(zone).Format("2006年1月2日"), s.Receipt)
	case s.Lapsed:
		return nil, nil, law.Refuse(Unpaid, "本案已因未交费按撤诉处理，请退还款项；原告可以重新起诉")
	case !s.Facts.Standing():
		return nil, nil, law.Refuse(Unpaid, "本案已经结束，不能登记交费，请退还款项")
	case a.Amount != s.Owed():
		return nil, nil, asked("amount", "票据金额%s与应交金额%s不一致，请核对；少交的请原告补足，多交的请退还后再登记", a.Amount.Yuan(), s.Owed().Yuan())
	case a.On.IsZero() || a.On.After(today):
		return nil, nil, asked("on", "请填写票据上的交费日期，不能晚于今天（%s）", today.Chinese())
	case a.On.Before(s.On):
		return nil, nil, asked("on", "交费日期不能早于核定受理费的日期（%s），请核对票据", s.On.Chinese())
	case a.Receipt == "":
		return nil, nil, asked("receipt", "请填写财政票据的号码")
	case a.Proof == "":
		return nil, nil, asked("proof", "请写明交费凭据是什么、存放在哪里，例如“非税收入票据第二联，附卷第3页”")
	}
	return a, law.Basis{Voucher, limit.FeePayment.Rule}, nil
}

func asked(field, say string, args ...any) error {
	r := law.Refuse(Voucher, say, args...)
	r.Field = field
	return r
}

// Counter is the channel of a payment noted by the clerk.
const Counter = "counter"

func (a NotePaid) Apply(s *Sheet, e docket.Entry) {
	at := a.On.Start()
	if a.On == calendar.Of(e.At) {
		at = e.At
	}
	s.Received += a.Amount
	s.Receipts = append(s.Receipts, a.Receipt)
	s.Paid, s.PaidAt, s.Channel, s.Receipt = true, at.Truncate(time.Second), Counter, a.Receipt
}

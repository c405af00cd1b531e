package fee

import (
	"time"

	"yunting/docket"
	"yunting/law"
	"yunting/law/limit"
	"yunting/law/money"
)

// Pay notes a payment reported by the payment channel 交费. Paying twice is impossible: the second notice is refused.
type Pay struct {
	Order   string    `json:"order"` // the court's own order number with the channel
	Amount  money.Fen `json:"amount"`
	At      time.Time `json:"at"` // UTC instant, as the channel says
	Channel string    `json:"channel"`
	Receipt string    `json:"receipt"` // the channel's number
}

func (Pay) Kind() docket.Kind { return "fee.pay" }

func (a Pay) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.On.IsZero():
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "受理费还没有核定，暂不能交费")
	case s.Took(a.Receipt):
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "凭据号%s的款项已经入账，不会重复收费", a.Receipt)
	case s.Lapsed:
		return nil, nil, law.Refuse(Unpaid, "本案已因未交费按撤诉处理，款项将退回；可以重新起诉")
	case !s.SettledOn.IsZero():
		return nil, nil, law.Refuse(Withdrew, "本案已经撤诉，款项将退回；应当负担的减半受理费请按裁定书向法院交纳")
	case s.Waived:
		return nil, nil, law.Refuse(NaturalOnly, "本院已准予免交受理费，不需要交费，款项将退回")
	case s.Owed() == 0:
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "受理费已于%s交纳，不会重复收费", s.PaidAt.In(zone).Format("2006年1月2日 15:04"))
	case a.Amount != s.Owed():
		return nil, nil, law.Refuse(limit.FeePayment.Rule, "到账金额%s与应交金额%s不一致，款项将退回，请按现在的应交金额重新交纳", a.Amount.Yuan(), s.Owed().Yuan())
	}
	return a, law.Basis{limit.FeePayment.Rule}, nil
}

func (a Pay) Apply(s *Sheet, e docket.Entry) {
	s.Received += a.Amount
	s.Receipts = append(s.Receipts, a.Receipt)
	s.Paid, s.PaidAt, s.Channel, s.Receipt = true, a.At, a.Channel, a.Receipt
}

package fee

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/money"
)

// OnAppeal: the fee of an appeal.
var OnAppeal = law.Declare(law.Rule{
	Key: "fee/17", Article: "《诉讼费用交纳办法》第十七条", From: "2007-04-01",
	Summary: "an appeal in a property case pays on the sum of the appeal against the part of the judgment it contests",
})

// AppealFee is the acceptance fee of one side's appeal 上诉案件受理费.
type AppealFee struct {
	Assessed   lawfee.Result
	On         calendar.Date
	RemindedOn calendar.Date // the court told him to pay in seven days; zero: not yet
	Paid       bool
	PaidAt     time.Time // UTC instant
	Receipt    string
}

// AssessAppeal fixes the fee of an appeal, by the court's own hand, on what is contested; the appeal is tried under ordinary
// procedure and its fee is not halved.
type AssessAppeal struct {
	Party  id.Party      `json:"party"`
	Result lawfee.Result `json:"result"`
}

func (AssessAppeal) Kind() docket.Kind { return "fee.assess-appeal" }

func (a AssessAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	sum, lives := s.Facts.Contested(a.Party)
	if !lives {
		return nil, nil, law.Refuse(OnAppeal, "没有需要核定受理费的上诉")
	}
	a.Result = lawfee.Property(sum)
	if in.Court.RoundYuan {
		a.Result = lawfee.RoundYuan(a.Result)
	}
	return a, append(law.Basis{OnAppeal}, a.Result.Basis...), nil
}

func (a AssessAppeal) Apply(s *Sheet, e docket.Entry) {
	if s.Appeals == nil {
		s.Appeals = map[id.Party]AppealFee{}
	}
	a.Result.Basis = e.Basis
	s.Appeals[a.Party] = AppealFee{Assessed: a.Result, On: calendar.Of(e.At)}
}

// RemindAppeal tells an appellant whose period is over to pay in seven days 通知预交, by the court's own hand.
type RemindAppeal struct {
	Party id.Party `json:"party"`
}

func (RemindAppeal) Kind() docket.Kind { return "fee.remind-appeal" }

func (a RemindAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, known := s.Appeals[a.Party]
	if _, lives := s.Facts.Contested(a.Party); !known || !lives || x.Paid || !x.RemindedOn.IsZero() {
		return nil, nil, law.Refuse(limit.AppealFee.Rule, "没有需要通知交费的上诉")
	}
	return a, law.Basis{limit.AppealFee.Rule}, nil
}

func (a RemindAppeal) Apply(s *Sheet, e docket.Entry) {
	x := s.Appeals[a.Party]
	x.RemindedOn = calendar.Of(e.At)
	s.Appeals[a.Party] = x
}

// PayAppeal notes the payment of an appeal's fee reported by the channel.
type PayAppeal struct {
	Party   id.Party  `json:"party"`
	Order   string    `json:"order"`
	Amount  money.Fen `json:"amount"`
	At      time.Time `json:"at"` // UTC instant, as the channel says
	Channel string    `json:"channel"`
	Receipt string    `json:"receipt"`
}

func (PayAppeal) Kind() docket.Kind { return "fee.pay-appeal" }

func (a PayAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, known := s.Appeals[a.Party]
	_, lives := s.Facts.Contested(a.Party)
	switch {
	case !known || !lives:
		return nil, nil, law.Refuse(limit.AppealFee.Rule, "上诉已经结束，款项将退回")
	case x.Paid:
		return nil, nil, law.Refuse(limit.AppealFee.Rule, "上诉案件受理费已于%s交纳，不会重复收费", x.PaidAt.In(zone).Format("2006年1月2日 15:04"))
	case a.Amount != x.Assessed.Fee:
		return nil, nil, law.Refuse(limit.AppealFee.Rule, "到账金额%s与应交金额%s不一致，请联系书记员核对", a.Amount.Yuan(), x.Assessed.Fee.Yuan())
	}
	return a, law.Basis{limit.AppealFee.Rule}, nil
}

func (a PayAppeal) Apply(s *Sheet, e docket.Entry) {
	x := s.Appeals[a.Party]
	x.Paid, x.PaidAt, x.Receipt = true, a.At, a.Receipt
	s.Appeals[a.Party] = x
}

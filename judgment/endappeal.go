package judgment

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

var (
	// Unpaid appeals.
	UnpaidAppeal = law.Declare(law.Rule{
		Key: "cplint/318", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第三百一十八条", From: "2022-04-10",
		Summary: "who hands in a statement of appeal and does not pay the appeal fee in the set period is taken to have withdrawn it",
	})
	// Withdrawing an appeal once it is with the court of appeal.
	WithdrawAbove = law.Declare(law.Rule{
		Key: "cpl/180", Article: "《中华人民共和国民事诉讼法》第一百八十条", From: "2024-01-01",
		Summary: "before its judgment the court of appeal rules whether an appeal may be withdrawn",
	})
	// Withdrawing before the file is sent up: the text speaks of the court of appeal alone.
	WithdrawHere = law.Declare(law.Rule{
		Key: "court/withdraw-appeal", Article: "《中华人民共和国民事诉讼法》第十三条", From: "2022-01-01", Mark: law.Choice,
		Summary: "parties dispose of their procedural rights: until the file is sent up the appellant may take the appeal back here, without a ruling",
	})
	// Effect after an appeal that ended here.
	AfterAppeal = law.Declare(law.Rule{
		Key: "court/effect-after-appeal", Article: "《中华人民共和国民事诉讼法》第一百五十八条", From: "2024-01-01", Mark: law.Choice,
		Summary: "when every appeal ended in this court the judgment takes effect when the periods are over, at the earliest on the day the last appeal ended",
	})
)

// WithdrawAppeal takes an appeal back before the file is sent up 撤回上诉.
type WithdrawAppeal struct {
	Reason string `json:"reason,omitempty"`
}

func (WithdrawAppeal) Kind() docket.Kind { return "judgment.withdraw-appeal" }

func (a WithdrawAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case !s.Appeals[in.By.Party]:
		return nil, nil, law.Refuse(WithdrawHere, "您没有上诉，或者上诉已经结束")
	case !s.SentUpOn.IsZero():
		return nil, nil, law.Refuse(WithdrawAbove, "案卷已于%s报送%s，请向该院申请撤回上诉", s.SentUpOn.Chinese(), s.SentTo)
	}
	return a, law.Basis{WithdrawHere}, nil
}

func (a WithdrawAppeal) Apply(s *Sheet, e docket.Entry) { s.end(e.By.Party, Withdrawn, e) }

// LapseAppeal rules, by the court's own hand, that an unpaid appeal counts as withdrawn 按自动撤回上诉处理.
type LapseAppeal struct {
	Party id.Party `json:"party"`
}

func (LapseAppeal) Kind() docket.Kind { return "judgment.lapse-appeal" }

func (a LapseAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Appeals[a.Party] || !s.SentUpOn.IsZero() || s.Facts.AppealPaid(a.Party) {
		return nil, nil, law.Refuse(UnpaidAppeal, "没有逾期未交费的上诉")
	}
	return a, law.Basis{UnpaidAppeal}, nil
}

func (a LapseAppeal) Apply(s *Sheet, e docket.Entry) { s.end(a.Party, Lapsed, e) }

// Disregard notes, by the court's own hand, that an appeal was lodged by somebody without authority to appeal 不产生上诉效力.
type Disregard struct {
	Party id.Party `json:"party"`
}

func (Disregard) Kind() docket.Kind { return "judgment.disregard" }

func (a Disregard) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.Appeals[a.Party] || !s.SentUpOn.IsZero() || s.Facts.MayLodge(a.Party, s.Statements[a.Party].By) {
		return nil, nil, law.Refuse(NeedsPower, "没有无权代理提起的上诉")
	}
	return a, law.Basis{NeedsPower}, nil
}

func (a Disregard) Apply(s *Sheet, e docket.Entry) { s.end(a.Party, Disregarded, e) }

// NeedsPower: an agent appeals only with special authority.
var NeedsPower = law.Declare(law.Rule{
	Key: "cpl/62/appeal", Article: "《中华人民共和国民事诉讼法》第六十二条", From: "2024-01-01",
	Summary: "an agent needs special authority to appeal",
})

package judgment

import (
	"time"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

var (
	// Withdrawing: the plaintiff may ask until the judgment is pronounced; the court rules.
	Withdrawing = law.Declare(law.Rule{
		Key: "cpl/148", Article: "《中华人民共和国民事诉讼法》第一百四十八条", From: "2024-01-01",
		Summary: "before pronouncement the plaintiff may ask to withdraw the suit and the court rules whether it may; refused, an absent plaintiff may be judged by default",
	})
	// WithdrawingBarred: when withdrawal may be refused.
	WithdrawingBarred = law.Declare(law.Rule{
		Key: "cplint/238/refuse", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百三十八条", From: "2022-04-10",
		Summary: "withdrawal may be refused when a party broke the law and must answer for it, or after the debate when the defendant does not agree",
	})
	// WithdrawingRuling: the kind of ruling.
	WithdrawingRuling = law.Declare(law.Rule{
		Key: "cpl/157.1.5", Article: "《中华人民共和国民事诉讼法》第一百五十七条第一款第五项", From: "2024-01-01",
		Summary: "a ruling allows or refuses the withdrawal of a suit; it may not be appealed",
	})
)

// Withdrawal is the newest request to withdraw the suit, and the ruling on it.
type Withdrawal struct {
	Reasons string
	At      time.Time // UTC instant
	Ruled   bool
	Allowed bool
	Ruling  string
	RuledOn calendar.Date
}

// WithdrawSuit asks that the suit be withdrawn 申请撤诉.
type WithdrawSuit struct {
	Reasons string `json:"reasons"`
}

func (WithdrawSuit) Kind() docket.Kind { return "judgment.withdraw-suit" }

func (a WithdrawSuit) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.Pronounced:
		return nil, nil, law.Refuse(Withdrawing, "判决已经宣告，不能再申请撤诉；不服判决的，可以上诉")
	case s.Facts.Ended() != "":
		return nil, nil, law.Refuse(Withdrawing, "本案%s，不需要申请撤诉", s.Facts.Ended())
	case !s.Facts.Standing():
		return nil, nil, law.Refuse(Withdrawing, "本案还没有立案，可以直接撤回起诉材料，不需要法院裁定")
	case s.Withdrawal != nil && !s.Withdrawal.Ruled:
		return nil, nil, law.Refuse(Withdrawing, "您已经申请撤诉，法官正在审查，请等待裁定")
	case a.Reasons == "":
		r := law.Refuse(Withdrawing, "请写明申请撤诉的理由，例如双方已经和解")
		r.Field = "reasons"
		return nil, nil, r
	}
	return a, law.Basis{Withdrawing}, nil
}

func (a WithdrawSuit) Apply(s *Sheet, e docket.Entry) {
	s.Withdrawal = &Withdrawal{Reasons: a.Reasons, At: e.At}
}

// RuleWithdrawal is the ruling on it 准许或者不准许撤诉.
type RuleWithdrawal struct {
	Allow  bool   `json:"allow"`
	Reason string `json:"reason"`
}

func (RuleWithdrawal) Kind() docket.Kind { return "judgment.rule-withdrawal" }

func (a RuleWithdrawal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch w := s.Withdrawal; {
	case w == nil || w.Ruled:
		return nil, nil, law.Refuse(Withdrawing, "没有等待裁定的撤诉申请")
	case s.Pronounced || s.Facts.Ended() != "":
		return nil, nil, law.Refuse(Withdrawing, "本案已经裁判或者结束")
	case a.Reason == "":
		r := law.Refuse(Withdrawing, "请写明准许或者不准许的理由，裁定书要载明")
		r.Field = "reason"
		return nil, nil, r
	}
	if a.Allow {
		return a, law.Basis{Withdrawing, WithdrawingRuling}, nil
	}
	return a, law.Basis{Withdrawing, WithdrawingRuling, WithdrawingBarred}, nil
}

func (a RuleWithdrawal) Apply(s *Sheet, e docket.Entry) {
	if w := s.Withdrawal; w != nil {
		w.Ruled, w.Allowed, w.Ruling, w.RuledOn = true, a.Allow, a.Reason, calendar.Of(e.At)
	}
}

// Withdrawn tells whether the court allowed the withdrawal.
func (s *Sheet) Withdrawn() bool { return s.Withdrawal != nil && s.Withdrawal.Allowed }

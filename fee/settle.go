package fee

import (
	"yunting/court"
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
)

var (
	// Withdrew: who withdraws bears the fee.
	Withdrew = law.Declare(law.Rule{
		Key: "fee/34", Article: "《诉讼费用交纳办法》第三十四条第一款", From: "2007-04-01",
		Summary: "the plaintiff whose withdrawal is allowed by a ruling bears the acceptance fee",
	})
	// HalfIfDeemed: the same half for a suit that counts as withdrawn.
	HalfIfDeemed = law.Declare(law.Rule{
		Key: "fee/15/deemed", Article: "《诉讼费用交纳办法》第十五条", From: "2007-04-01", Mark: law.Choice,
		Summary: "a suit treated as withdrawn pays half the acceptance fee, like a suit withdrawn on request",
	})
)

// Settle fixes what is charged for a suit that was withdrawn 撤诉减半, by the court's own hand: half, halved only once,
// borne by the plaintiff. Back is what was prepaid above it.
type Settle struct {
	Result lawfee.Result `json:"result"`
	Back   money.Fen     `json:"back"`
}

func (Settle) Kind() docket.Kind { return "fee.settle" }

func (a Settle) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	asked, deemed := s.Facts.SuitWithdrawn()
	if !asked && !deemed {
		return nil, nil, law.Refuse(lawfee.SettledHalf, "本案没有撤诉，受理费不因此减半")
	}
	if !s.SettledOn.IsZero() {
		return nil, nil, law.Refuse(lawfee.SettledHalf, "受理费已经结算")
	}
	rule := lawfee.SettledHalf
	if deemed {
		rule = HalfIfDeemed
	}
	var err error
	if a.Result, err = Withdrawn(s.Facts.Charge(), s.Facts.Track(), in.Court, rule); err != nil {
		return nil, nil, err
	}
	a.Back = max(0, s.Received-a.Result.Fee)
	return a, append(law.Basis{rule, Withdrew}, lawfee.OnlyOnce), nil
}

func (a Settle) Apply(s *Sheet, e docket.Entry) {
	s.Settled, s.Back, s.SettledOn = a.Result, a.Back, calendar.Of(e.At)
	if a.Back > 0 {
		s.owe(Refund{Cause: HalfCharged, Amount: a.Back, On: s.SettledOn})
	}
}

// Withdrawn computes the fee of a withdrawn suit, line by line: half of the whole, or what simplified procedure has
// halved already (CPL-I 206).
func Withdrawn(c Charge, t track.Track, in *court.Profile, rule law.Rule) (lawfee.Result, error) {
	if t != track.Ordinary {
		return Estimate(c, t, in)
	}
	return reckon(c, rule, in)
}

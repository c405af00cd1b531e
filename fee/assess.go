package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
)

// Assess fixes the acceptance fee 核定案件受理费, by the court's own hand.
type Assess struct {
	Result lawfee.Result `json:"result"`
}

func (Assess) Kind() docket.Kind { return "fee.assess" }

func (a Assess) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.On.IsZero() {
		return nil, nil, law.Refuse(Unpaid, "受理费已经核定")
	}
	a.Result = Estimate(s.Facts.ClaimSum(), s.Facts.Track(), in.Court.RoundYuan)
	return a, a.Result.Basis, nil
}

func (a Assess) Apply(s *Sheet, e docket.Entry) {
	s.Assessed, s.On = a.Result, calendar.Of(e.At)
	s.Assessed.Basis = e.Basis
}

// Estimate computes the fee of a claim for money on a track, line by line; the same function serves the page and the act.
func Estimate(amount money.Fen, t track.Track, roundYuan bool) lawfee.Result {
	r := lawfee.Property(amount)
	if t != track.Ordinary {
		r = lawfee.Halve(r, Halved)
	}
	if roundYuan {
		r = lawfee.RoundYuan(r)
	}
	return r
}

package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/track"
)

// AssessRest assesses, by the court's own hand, what is still to be paid when the case has gone to ordinary procedure
// 补交案件受理费: the fee is no longer halved.
type AssessRest struct {
	Result lawfee.Result `json:"result"` // of the whole fee
}

func (AssessRest) Kind() docket.Kind { return "fee.assess-rest" }

func (a AssessRest) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.On.IsZero() || s.Lapsed || !s.Facts.Undecided() || s.Facts.Track() != track.Ordinary || !s.Assessed.Halved {
		return nil, nil, law.Refuse(limit.FeeRest.Rule, "本案没有需要补交的受理费")
	}
	var err error
	if a.Result, err = Estimate(s.Facts.Charge(), track.Ordinary, in.Court); err != nil {
		return nil, nil, err
	}
	return a, append(law.Basis{limit.FeeRest.Rule}, a.Result.Basis...), nil
}

func (a AssessRest) Apply(s *Sheet, e docket.Entry) {
	s.Assessed, s.Rest = a.Result, calendar.Of(e.At)
	s.Assessed.Basis = e.Basis
	s.Bill++
	s.Demand++
	if s.Percent > 0 { // what was granted for the fee is granted for all of it
		s.Remitted = share(s.Assessed.Fee, s.Percent)
	}
}

package fee

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
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
	var err error
	if a.Result, err = Estimate(s.Facts.Charge(), s.Facts.Track(), in.Court); err != nil {
		return nil, nil, err
	}
	return a, a.Result.Basis, nil
}

func (a Assess) Apply(s *Sheet, e docket.Entry) {
	s.Assessed, s.On, s.Bill, s.Demand = a.Result, calendar.Of(e.At), 1, 1
	s.Assessed.Basis = e.Basis
}

package filing

import (
	"yunting/court"
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Refer puts a suit that should not be accepted before a judge 报请法官审查: non-acceptance is a ruling, and a ruling is a
// judge's. The judge with the least open work is drawn; asked again about the same suit it is the same judge.
type Refer struct {
	Ground string        `json:"ground"` // the clerk's proposal, key in Grounds
	Reason string        `json:"reason"`
	Judge  court.Officer `json:"judge"`
}

func (Refer) Kind() docket.Kind { return "filing.refer" }

func (a Refer) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Filed {
		return nil, nil, law.Refuse(Refusing, "材料现在不在待审核状态（%s），不能报请法官审查", s.State.Chinese())
	}
	g, err := found(Refusing, a.Ground, a.Reason, "请写明认为不符合起诉条件的理由，法官据此审查")
	if err != nil {
		return nil, nil, err
	}
	a.Judge = s.Reviewer
	return a, law.Basis{Ruling, g.Rule}, nil
}

// Wants a judge, unless one has seen the suit before.
func (a Refer) Wants() docket.Wish {
	if a.Judge.ID != "" {
		return docket.Wish{}
	}
	return docket.Wish{Role: court.Judge}
}

func (a Refer) Drawn(l docket.Lot) docket.Act { a.Judge = l.Officer; return a }

func (a Refer) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Reviewer, s.Direction = Referred, a.Judge, ""
	s.Proposed = Proposal{Ground: a.Ground, Reason: a.Reason, By: e.By.Name, On: calendar.Of(e.At)}
}

// Proposal is what the clerk put before the judge.
type Proposal struct {
	Ground, Reason, By string
	On                 calendar.Date
}

// HandBack returns a suit to the clerk with a direction 退回书记员: it may be acceptable, or must be corrected first.
// The seven days of the review run on.
type HandBack struct {
	Direction string `json:"direction"`
}

func (HandBack) Kind() docket.Kind { return "filing.hand-back" }

func (a HandBack) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Referred {
		return nil, nil, law.Refuse(Refusing, "材料现在没有报请您审查（%s）", s.State.Chinese())
	}
	if a.Direction == "" {
		r := law.Refuse(Refusing, "请写明书记员接下来怎样处理，例如“符合起诉条件，应当受理”")
		r.Field = "direction"
		return nil, nil, r
	}
	return a, law.Basis{Conditions, Refusing}, nil
}

func (a HandBack) Apply(s *Sheet, e docket.Entry) { s.State, s.Direction = Filed, a.Direction }

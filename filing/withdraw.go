package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Withdraw takes the material back before it is accepted 撤回起诉材料.
type Withdraw struct {
	Reason string `json:"reason"`
}

func (Withdraw) Kind() docket.Kind { return "filing.withdraw" }

func (a Withdraw) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Filed && s.State != Referred && s.State != Returned {
		return nil, nil, law.Refuse(Conditions, "立案以后要由法院裁定是否准许撤诉，不能直接撤回（%s）", s.State.Chinese())
	}
	return a, law.Basis{Conditions}, nil
}

func (a Withdraw) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Reason, s.EndedOn = Withdrawn, a.Reason, calendar.Of(e.At)
}

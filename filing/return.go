package filing

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Return sends the material back for correction, once, with everything that must be corrected 一次性告知补正.
type Return struct {
	Defects []Defect `json:"defects"`
}

func (Return) Kind() docket.Kind { return "filing.return" }

func (a Return) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if s.State != Filed {
		return nil, nil, law.Refuse(Review, "材料现在不在待审核状态（%s），不能退回补正", s.State.Chinese())
	}
	if s.Returns > 0 {
		return nil, nil, law.Refuse(Review, "补正内容应当一次性告知，本案已经退回补正过一次，请受理或者不予受理")
	}
	if len(a.Defects) == 0 {
		return nil, nil, law.Refuse(Review, "请写明需要补正的内容，一次写全")
	}
	for _, d := range a.Defects {
		if d.Say == "" || d.Field == "" {
			return nil, nil, law.Refuse(Review, "每一处补正都要指明是哪一项、怎样改")
		}
	}
	return a, law.Basis{Review}, nil
}

func (a Return) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Defects, s.ReturnedOn = Returned, a.Defects, calendar.Of(e.At)
	s.Returns++
}

// Chinese is the state's word on a page.
func (x State) Chinese() string {
	switch x {
	case Filed:
		return "已提交待审核"
	case Referred:
		return "已报请法官审查"
	case Returned:
		return "需补正"
	case Accepted:
		return "已立案"
	case Refused:
		return "不予受理"
	case Lapsed:
		return "逾期未补正，材料已退回"
	case Withdrawn:
		return "已撤回"
	}
	return "草稿"
}

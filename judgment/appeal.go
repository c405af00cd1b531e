package judgment

import (
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Appeal is lodged through this court 上诉.
type Appeal struct {
	Reasons string `json:"reasons"`
}

func (Appeal) Kind() docket.Kind { return "judgment.appeal" }

func (a Appeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case !s.Pronounced:
		return nil, nil, law.Refuse(limit.AppealJudgment.Rule, "本案还没有判决")
	case s.Final:
		return nil, nil, law.Refuse(Final, "本案适用小额诉讼程序，一审终审，不能上诉；认为判决确有错误的，可以申请再审")
	case s.Appeals[in.By.Party]:
		return nil, nil, law.Refuse(limit.AppealJudgment.Rule, "您已经上诉")
	case !s.EffectiveOn.IsZero() || !s.Facts.MayAppeal(in.By.Party, calendar.Of(in.Now)):
		return nil, nil, law.Refuse(limit.AppealJudgment.Rule, "您的上诉期已经届满")
	case a.Reasons == "":
		return nil, nil, law.Refuse(limit.AppealJudgment.Rule, "请写明上诉的请求和理由")
	}
	return a, law.Basis{limit.AppealOf(s.Facts.Abroad(in.By.Party)).Rule}, nil
}

func (a Appeal) Apply(s *Sheet, e docket.Entry) {
	if !s.Appealed {
		s.Appealed, s.AppealedBy, s.Appeals = true, e.By.Party, map[id.Party]bool{}
	}
	s.Appeals[e.By.Party] = true
}

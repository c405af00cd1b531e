package defence

import (
	"fmt"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Answer is the defendant's answer 答辩.
type Answer struct {
	Views  []View           `json:"views"`
	Claims string           `json:"claims"` // agree, part, refuse
	Text   string           `json:"text"`
	Signed docket.Signature `json:"signed,omitzero"` // how who answers signed
}

func (Answer) Kind() docket.Kind { return "defence.answer" }

func (a Answer) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case !s.Facts.Served():
		return nil, nil, law.Refuse(limit.Answer.Rule, "起诉状尚未送达，暂不能提交答辩")
	case s.Answered && !s.Facts.Struck(in.By.Party, s.Seq): // what somebody without authority answered does not bind the party
		return nil, nil, law.Refuse(limit.Answer.Rule, "您已于%s提交答辩；要补充意见，请在质证或者审理中提出", s.On.Chinese())
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(limit.Answer.Rule, "本案已经结束")
	}
	for _, n := range s.Facts.FactNumbers() {
		v, ok := Answer{Views: a.Views}.view(n)
		if !ok || v.Attitude != Admit && v.Attitude != Deny && v.Attitude != Unknown {
			return nil, nil, field(fmt.Sprintf("fact-%d", n), "请对第%d项事实选择承认、否认或者不清楚", n)
		}
		if v.Attitude != Admit && v.Reason == "" {
			return nil, nil, field(fmt.Sprintf("fact-%d-reason", n), "对第%d项事实选择“%s”的，请写明理由", n, v.Attitude.Chinese())
		}
	}
	if a.Claims == "" {
		return nil, nil, field("claims", "请选择您对诉讼请求的意见")
	}
	if say := a.Signed.Fault(); say != "" {
		return nil, nil, field("signature", "%s", say)
	}
	return a, a.Signed.With(law.Basis{limit.Answer.Rule}), nil
}

func (a Answer) view(n int) (View, bool) { return (&Sheet{Views: a.Views}).View(n) }

func field(name, say string, args ...any) error {
	r := law.Refuse(limit.Answer.Rule, say, args...)
	r.Field = name
	return r
}

func (a Answer) Apply(s *Sheet, e docket.Entry) {
	s.Answered, s.On, s.Views, s.Claims, s.Text, s.Seq = true, calendar.Of(e.At), a.Views, a.Claims, a.Text, e.Seq
}

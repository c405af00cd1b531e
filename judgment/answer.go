package judgment

import (
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// AnswerAppeal is the other side's answer to an appeal 二审答辩.
type AnswerAppeal struct {
	To     id.Party         `json:"to"` // the appellant
	Text   string           `json:"text"`
	Signed docket.Signature `json:"signed,omitzero"` // how who answers signed
}

func (AnswerAppeal) Kind() docket.Kind { return "judgment.answer-appeal" }

func (a AnswerAppeal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x, rule := s.Statements[a.To], limit.AppealAnswer.Rule
	switch {
	case a.To == in.By.Party:
		return nil, nil, law.Refuse(rule, "这是您自己的上诉，由对方答辩")
	case x == nil || x.Ended != "":
		return nil, nil, law.Refuse(rule, "对方没有上诉，不用答辩")
	case !s.SentUpOn.IsZero():
		return nil, nil, law.Refuse(rule, "案卷已于%s报送%s，答辩状请直接提交该院", s.SentUpOn.Chinese(), s.SentTo)
	case x.Answer != "":
		return nil, nil, law.Refuse(rule, "您已于%s提交答辩", x.Answered.Chinese())
	case strings.TrimSpace(a.Text) == "":
		r := law.Refuse(rule, "请写明对上诉请求和理由的意见")
		r.Field = "text"
		return nil, nil, r
	case a.Signed.Fault() != "":
		r := law.Refuse(rule, "%s", a.Signed.Fault())
		r.Field = "signature"
		return nil, nil, r
	}
	return a, a.Signed.With(law.Basis{rule}), nil
}

func (a AnswerAppeal) Apply(s *Sheet, e docket.Entry) {
	x := s.Statements[a.To]
	x.Answer, x.Answered, x.Waived = a.Text, calendar.Of(e.At), false
}

// WaiveAnswer notes, by the court's own hand, that no answer to an appeal came in time 逾期未答辩; it does not stop the appeal.
type WaiveAnswer struct {
	To id.Party `json:"to"` // the appellant
}

func (WaiveAnswer) Kind() docket.Kind { return "judgment.waive-answer" }

func (a WaiveAnswer) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if x := s.Statements[a.To]; x == nil || x.Ended != "" || !x.Answered.IsZero() {
		return nil, nil, law.Refuse(limit.AppealAnswer.Rule, "没有等待答辩的上诉")
	}
	return a, law.Basis{limit.AppealAnswer.Rule}, nil
}

func (a WaiveAnswer) Apply(s *Sheet, e docket.Entry) {
	x := s.Statements[a.To]
	x.Waived, x.Answered = true, calendar.Of(e.At)
}

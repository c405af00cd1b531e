package period

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// AskRestoration asks for a missed period to be restored 申请顺延期限: which, what stood in the way, when that ended, and the proof.
type AskRestoration struct {
	Of    Which         `json:"of"`
	Why   string        `json:"why"`
	Ended calendar.Date `json:"ended"`
	Proof string        `json:"proof"`
}

func (AskRestoration) Kind() docket.Kind { return "period.ask-restoration" }

func (a AskRestoration) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	today, r := calendar.Of(in.Now), Restoring.Rule
	if a.Of.Chinese() == "" {
		return nil, nil, field("of", r, "请选择耽误了哪一项期限")
	}
	last := s.Facts.LastDay(a.Of, in.By.Party)
	switch {
	case last.IsZero():
		return nil, nil, field("of", r, "您的%s没有开始，或者已经不需要、不能再顺延", a.Of.Chinese())
	case !today.After(last):
		return nil, nil, field("of", r, "您的%s到%s才届满，没有耽误，请在届满前办理", a.Of.Chinese(), last.Chinese())
	case s.twice(a.Of, in.By.Party):
		return nil, nil, field("of", r, "您对%s的申请正在等待法官决定", a.Of.Chinese())
	case len([]rune(strings.TrimSpace(a.Why))) < 5:
		return nil, nil, field("why", r, "请写明因什么事由耽误了期限")
	case a.Ended.IsZero() || a.Ended.After(today):
		return nil, nil, field("ended", r, "请填写障碍消除的日期，不能晚于今天")
	case strings.TrimSpace(a.Proof) == "":
		return nil, nil, field("proof", r, "请写明用什么材料证明，例如医院证明、停运通知")
	}
	if until := Restoring.Run(a.Ended, in.Court.Calendar()).Until; today.After(until) {
		return nil, nil, field("ended", r, "应当在障碍消除后的十日内申请，最迟是%s，现在已经超过", until.Chinese())
	}
	return a, law.Basis{r}, nil
}

func (a AskRestoration) Apply(s *Sheet, e docket.Entry) {
	s.Asked = append(s.Asked, Application{N: len(s.Asked) + 1, By: e.By.Party, Of: a.Of, Restore: true, Why: a.Why, Ended: a.Ended, Proof: a.Proof, On: calendar.Of(e.At)})
}

// AskExtension asks before a period ends that it be longer 申请延长期限: the evidence period, and for a party without
// domicile in the PRC the periods to answer and to appeal.
type AskExtension struct {
	Of  Which  `json:"of"`
	Why string `json:"why"`
}

func (AskExtension) Kind() docket.Kind { return "period.ask-extension" }

func (a AskExtension) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if a.Of.Chinese() == "" {
		return nil, nil, field("of", Restoring.Rule, "请选择要延长哪一项期限")
	}
	r, last := ruleOf(a.Of, false), s.Facts.LastDay(a.Of, in.By.Party)
	switch {
	case a.Of != Evidence && !s.Facts.Abroad(in.By.Party):
		return nil, nil, field("of", r, "您在中国境内有住所，%s由法律规定，不能延长；有正当理由耽误的，可以在障碍消除后的十日内申请顺延", a.Of.Chinese())
	case last.IsZero():
		return nil, nil, field("of", r, "您的%s没有开始，或者已经不需要、不能再延长", a.Of.Chinese())
	case calendar.Of(in.Now).After(last):
		return nil, nil, field("of", r, "%s已于%s届满，应当在届满前申请延长；有正当理由耽误的，可以申请顺延", a.Of.Chinese(), last.Chinese())
	case s.twice(a.Of, in.By.Party):
		return nil, nil, field("of", r, "您对%s的申请正在等待法官决定", a.Of.Chinese())
	case len([]rune(strings.TrimSpace(a.Why))) < 5:
		return nil, nil, field("why", r, "请写明在期限内办理确有困难的理由")
	}
	return a, law.Basis{r}, nil
}

func (a AskExtension) Apply(s *Sheet, e docket.Entry) {
	s.Asked = append(s.Asked, Application{N: len(s.Asked) + 1, By: e.By.Party, Of: a.Of, Why: a.Why, On: calendar.Of(e.At)})
}

package judgment

import (
	"slices"
	"strings"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
)

var (
	// Statement of appeal.
	Statements = law.Declare(law.Rule{
		Key: "cpl/172", Article: "《中华人民共和国民事诉讼法》第一百七十二条", From: "2024-01-01",
		Summary: "an appeal is a written statement with the parties, the court, number and cause of the first instance, requests and reasons",
	})
	// Through the trial court.
	Through = law.Declare(law.Rule{
		Key: "cpl/173", Article: "《中华人民共和国民事诉讼法》第一百七十三条", From: "2024-01-01",
		Summary: "the statement of appeal is handed in through the court that tried the case, with copies for the other side",
	})
)

// Appeal is lodged through this court 上诉.
type Appeal struct {
	Items     []int            `json:"items,omitempty"` // numbers of the orders appealed against, from one; empty: the whole judgment
	Requests  string           `json:"requests"`        // what the court of appeal is asked to do
	Reasons   string           `json:"reasons"`
	Contested money.Fen        `json:"contested,omitempty"` // the sum in dispute on appeal: the fee is computed on it (FEE 17)
	Signed    docket.Signature `json:"signed,omitzero"`     // how who appeals signed
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
	case !s.SentUpOn.IsZero() || !s.EffectiveOn.IsZero() || !s.Facts.MayAppeal(in.By.Party, calendar.Of(in.Now)):
		return nil, nil, law.Refuse(limit.AppealJudgment.Rule, "您的上诉期已经届满")
	}
	slices.Sort(a.Items)
	a.Items = slices.Compact(a.Items)
	for _, n := range a.Items {
		if n < 1 || n > len(s.Decision.Orders) {
			return nil, nil, lacks("items", "判决主文没有第%d项，请重新选择", n)
		}
	}
	a.Requests, a.Reasons = strings.TrimSpace(a.Requests), strings.TrimSpace(a.Reasons)
	switch most := s.Facts.ClaimSum(); {
	case a.Requests == "":
		return nil, nil, lacks("requests", "请写明请求二审法院怎样改判")
	case a.Reasons == "":
		return nil, nil, lacks("reasons", "请写明上诉的理由：一审判决哪里认定错了，或者适用法律哪里错了")
	case a.Contested < 0 || a.Contested > most:
		return nil, nil, lacks("contested", "不服的金额应当在0元和一审请求的金额%s之间", most.Yuan())
	}
	if say := a.Signed.Fault(); say != "" {
		return nil, nil, lacks("signature", "%s", say)
	}
	return a, a.Signed.With(law.Basis{limit.AppealOf(s.Facts.Abroad(in.By.Party)).Rule, Statements, Through}), nil
}

func lacks(field, say string, args ...any) error {
	r := law.Refuse(Statements, say, args...)
	r.Field = field
	return r
}

func (a Appeal) Apply(s *Sheet, e docket.Entry) {
	if s.Appeals == nil {
		s.Appeals, s.Statements = map[id.Party]bool{}, map[id.Party]*Statement{}
	}
	if !s.Appealed {
		s.Appealed, s.AppealedBy = true, e.By.Party
	}
	s.Appeals[e.By.Party] = true
	s.Statements[e.By.Party] = &Statement{Appeal: a, By: e.By.Person, Name: e.By.Name, On: calendar.Of(e.At), Seq: e.Seq}
}

// Statement is an appeal and what became of it in this court.
type Statement struct {
	Appeal
	By       id.Person
	Name     string
	On       calendar.Date
	Seq      int           // of the entry
	Answer   string        // of the other side 答辩
	Answered calendar.Date // or the day its period was over
	Waived   bool          // the period passed without an answer
	Ended    End           // why it does not go up; empty while it lives
	EndedOn  calendar.Date
}

// End is why an appeal ended in this court.
type End string

const (
	Withdrawn   End = "withdrawn"   // 撤回上诉
	Lapsed      End = "lapsed"      // 未交上诉费，按自动撤回上诉处理
	Disregarded End = "disregarded" // 代理人没有提起上诉的权限
)

// end closes a statement; when no other lives the judgment is on its way to take effect again.
func (s *Sheet) end(p id.Party, why End, e docket.Entry) {
	if x := s.Statements[p]; x != nil {
		x.Ended, x.EndedOn = why, calendar.Of(e.At)
	}
	delete(s.Appeals, p)
	s.Appealed, s.AppealedBy = false, ""
	for q := range s.Appeals {
		s.Appealed, s.AppealedBy = true, q
	}
}

// LastEnded is the day the newest ended appeal ended; zero when none did.
func (s *Sheet) LastEnded() (last calendar.Date) {
	for _, x := range s.Statements {
		if x.EndedOn.After(last) {
			last = x.EndedOn
		}
	}
	return last
}

package trial

import (
	"strings"

	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
)

// Extension is one application to extend the trial limit 延长审限, and what the president decided.
type Extension struct {
	Track   track.Track // it holds for this procedure only
	AskedOn calendar.Date
	Reason  string
	Decided bool
	Granted bool
	Answer  string // why not, or anything the president adds
	On      calendar.Date
	By      string
}

// AskExtension asks the president of the court to extend the trial limit 申请延长审限.
type AskExtension struct {
	Reason string `json:"reason"`
}

func (AskExtension) Kind() docket.Kind { return "trial.ask-extension" }

func (a AskExtension) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	until, today := s.Facts.LimitUntil(), calendar.Of(in.Now)
	last := until.AddDays(-limit.AskAhead)
	switch {
	case s.Now() == "" || !s.Facts.Undecided():
		return nil, nil, law.Refuse(limit.Extending, "本案不在审理中，不需要延长审限")
	case s.Facts.Unbound():
		return nil, nil, law.Refuse(limit.Extending, "涉外案件适用普通程序的，不受审限限制，不需要延长")
	case s.Asked() != nil:
		return nil, nil, law.Refuse(limit.Extending, "已经申请延长，等待院长决定")
	case s.longer() != nil:
		return nil, nil, law.Refuse(limit.Longer(s.Now()).Rule, "适用%s的案件，本院只能延长一次；%s", s.Now().Chinese(), beyond(s.Now()))
	case today.After(last):
		return nil, nil, law.Refuse(limit.Extending, "审限到%s届满，延长最迟应当在%s申请，现在已经不能申请，请在审限内审结", until.Chinese(), last.Chinese())
	case len([]rune(strings.TrimSpace(a.Reason))) < 5:
		r := law.Refuse(limit.Extending, "请说明需要延长的详细情况和理由")
		r.Field = "reason"
		return nil, nil, r
	}
	return a, law.Basis{limit.Extending, limit.Longer(s.Now()).Rule}, nil
}

func (a AskExtension) Apply(s *Sheet, e docket.Entry) {
	s.Longer = append(s.Longer, Extension{Track: s.Now(), AskedOn: calendar.Of(e.At), Reason: a.Reason})
}

// ExtendLimit is the president's decision on an extension of the trial limit 决定延长审限.
type ExtendLimit struct {
	Grant  bool   `json:"grant"`
	Reason string `json:"reason,omitempty"` // needed when it is refused
}

func (ExtendLimit) Kind() docket.Kind { return "trial.extend-limit" }

func (a ExtendLimit) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.Asked() == nil:
		return nil, nil, law.Refuse(limit.Extending, "没有等待决定的延长审限申请")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(limit.Extending, "本案已经裁判或者结束，不需要再决定")
	case calendar.Of(in.Now).After(s.Facts.LimitUntil()):
		return nil, nil, law.Refuse(limit.Extending, "审限已于%s届满，不能再延长", s.Facts.LimitUntil().Chinese())
	case !a.Grant && strings.TrimSpace(a.Reason) == "":
		r := law.Refuse(limit.Extending, "不准许延长的，请写明理由")
		r.Field = "reason"
		return nil, nil, r
	}
	return a, law.Basis{limit.Longer(s.Now()).Rule, limit.Extending}, nil
}

func (a ExtendLimit) Apply(s *Sheet, e docket.Entry) {
	if x := s.Asked(); x != nil {
		x.Decided, x.Granted, x.Answer, x.On, x.By = true, a.Grant, a.Reason, calendar.Of(e.At), e.By.Name
	}
}

// Asked is the application that waits for the president; nil when none does, or when the case has left the procedure
// it was asked for.
func (s *Sheet) Asked() *Extension {
	if n := len(s.Longer); n > 0 && !s.Longer[n-1].Decided && s.Longer[n-1].Track == s.Now() {
		return &s.Longer[n-1]
	}
	return nil
}

// longer is the extension granted for the present procedure.
func (s *Sheet) longer() *Extension {
	for i := range s.Longer {
		if x := &s.Longer[i]; x.Granted && x.Track == s.Now() {
			return x
		}
	}
	return nil
}

// Granted lists what was added to the limit of the present procedure.
func (s *Sheet) Granted() []limit.Period {
	if s.longer() == nil {
		return nil
	}
	return []limit.Period{limit.Longer(s.Now())}
}

// beyond is the way out when one extension is not enough.
func beyond(t track.Track) string {
	if t == track.Ordinary {
		return "还需要延长的，应当报请上级人民法院批准"
	}
	return "仍不能审结的，应当在审限届满前转为普通程序"
}

package trial

import (
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/track"
)

var (
	// ObjectSmall: small claims may be objected to before the hearing.
	ObjectSmall = law.Declare(law.Rule{
		Key: "cplint/279/rule", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百七十九条", From: "2022-04-10",
		Summary: "small claims procedure is objected to before the hearing; founded: simplified or ordinary procedure, unfounded: a ruling rejects it",
	})
	// ObjectSimplified: simplified procedure may be objected to.
	ObjectSimplified = law.Declare(law.Rule{
		Key: "cplint/269", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百六十九条", From: "2022-04-10",
		Summary: "a founded objection to simplified procedure turns the case to ordinary procedure by a ruling, the parties are told in writing who tries it; unfounded: a ruling rejects it",
	})
)

// Against is what an objection is against.
type Against string

const (
	AgainstSmall      Against = "small"      // 小额诉讼程序
	AgainstSimplified Against = "simplified" // 简易程序
	AgainstSole       Against = "sole"       // 普通程序独任审理
)

// Chinese is what is objected to, in a sentence.
func (a Against) Chinese() string {
	return map[Against]string{AgainstSmall: "适用小额诉讼程序", AgainstSimplified: "适用简易程序", AgainstSole: "由审判员一人独任审理"}[a]
}

// Rule is the article under which it is objected to.
func (a Against) Rule() law.Rule {
	return map[Against]law.Rule{AgainstSmall: ObjectSmall, AgainstSimplified: ObjectSimplified, AgainstSole: ToPanelRule}[a]
}

// Against is what a party may object to now; empty when nothing is left: a panel tries the case.
func (s *Sheet) Against() Against {
	switch {
	case s.Now() == track.Small:
		return AgainstSmall
	case s.Now() == track.Simplified:
		return AgainstSimplified
	case s.Now() == track.Ordinary && !s.Collegial:
		return AgainstSole
	}
	return ""
}

// Objection is one objection of a party and what became of it.
type Objection struct {
	By      id.Party
	Against Against
	Reasons string
	At      time.Time // UTC instant
	Ruled   bool
	Granted bool
	Ruling  string    // the judge's reasons
	RuledAt time.Time // UTC instant
}

// Object is a party's objection to the procedure or to the sole judge 对审理程序的异议.
type Object struct {
	Against Against `json:"against"` // found by Decide: what the case is tried under
	Reasons string  `json:"reasons"`
}

func (Object) Kind() docket.Kind { return "trial.object" }

func (a Object) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	a.Against = s.Against()
	rule := a.Against.Rule()
	switch {
	case s.Now() == "":
		return nil, nil, law.Refuse(ObjectSimplified, "法院还没有确定审理程序，受理后才能提出异议")
	case a.Against == "":
		return nil, nil, law.Refuse(ToPanelRule, "本案已经适用普通程序并由合议庭审理，没有可以异议的事项")
	case !s.Facts.Undecided():
		return nil, nil, law.Refuse(rule, "本案已经裁判或者结束，不能再提出程序异议；不服判决的，可以上诉或者申请再审")
	case a.Against == AgainstSmall && (s.RoomOpen || s.Facts.HearingHeld()):
		return nil, nil, law.Refuse(rule, "对适用小额诉讼程序的异议应当在开庭前提出（交互式审理的，在启动前）；审理已经开始，您可以在审理中向法官说明")
	case s.Pending(in.By.Party) != nil:
		return nil, nil, law.Refuse(rule, "您已经提出异议，法官正在审查，请等待结果")
	case a.Reasons == "":
		r := law.Refuse(rule, "请写明异议的理由：为什么本案不应当%s", a.Against.Chinese())
		r.Field = "reasons"
		return nil, nil, r
	}
	return a, law.Basis{rule}, nil
}

func (a Object) Apply(s *Sheet, e docket.Entry) {
	s.Objections = append(s.Objections, Objection{By: e.By.Party, Against: a.Against, Reasons: a.Reasons, At: e.At})
}

// Pending is the objection of a party that waits for a ruling; an empty party means the oldest of all. Nil: none.
func (s *Sheet) Pending(p id.Party) *Objection {
	for i := range s.Objections {
		if x := &s.Objections[i]; !x.Ruled && (p == "" || x.By == p) {
			return x
		}
	}
	return nil
}

// meet marks the objections that a change of track or bench has met.
func (s *Sheet) meet(e docket.Entry) {
	for i := range s.Objections {
		if x := &s.Objections[i]; !x.Ruled && x.Against != s.Against() {
			x.Ruled, x.Granted, x.RuledAt = true, true, e.At
		}
	}
}

// RuleObjection is the judge's ruling on the oldest objection that waits 审查程序异议. What a founded one changes
// follows as the court's own act in the same transaction.
type RuleObjection struct {
	By      id.Party    `json:"by"`      // found by Decide: whose objection it is
	Against Against     `json:"against"` // found by Decide
	Grant   bool        `json:"grant"`
	To      track.Track `json:"to,omitempty"`      // founded against small claims: simplified or ordinary
	Unclear bool        `json:"unclear,omitempty"` // to ordinary, and the facts are not clear: a panel
	Reason  string      `json:"reason"`
}

func (RuleObjection) Kind() docket.Kind { return "trial.rule-objection" }

func (a RuleObjection) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	x := s.Pending("")
	if x == nil {
		return nil, nil, law.Refuse(ObjectSimplified, "没有等待审查的程序异议")
	}
	rule := x.Against.Rule()
	if !s.Facts.Undecided() {
		return nil, nil, law.Refuse(rule, "本案已经裁判或者结束")
	}
	if a.Reason == "" {
		r := law.Refuse(rule, "请写明异议成立或者不成立的理由")
		r.Field = "reason"
		return nil, nil, r
	}
	a.By, a.Against = x.By, x.Against
	if !a.Grant {
		a.To, a.Unclear = "", false
		return a, law.Basis{rule}, nil
	}
	if x.Against != AgainstSmall { // one way only
		a.To = track.Ordinary
	}
	if next, ok := a.Follows().(Convert); ok {
		if _, _, err := next.Decide(s, in); err != nil {
			return nil, nil, err
		}
	}
	return a, law.Basis{rule}, nil
}

// Follows is what a founded objection changes; nil when it was rejected.
func (a RuleObjection) Follows() docket.Act {
	switch {
	case !a.Grant:
		return nil
	case a.Against == AgainstSole:
		return ToPanel{Reason: a.Reason}
	}
	return Convert{To: a.To, Reason: a.Reason, Unclear: a.Unclear}
}

func (a RuleObjection) Apply(s *Sheet, e docket.Entry) {
	if x := s.Pending(a.By); x != nil {
		x.Ruled, x.Granted, x.Ruling, x.RuledAt = true, a.Grant, a.Reason, e.At
	}
}

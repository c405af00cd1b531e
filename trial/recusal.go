package trial

import (
	"slices"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/limit"
)

var (
	// RecusalGrounds: who must step down.
	RecusalGrounds = law.Declare(law.Rule{
		Key: "cpl/47/grounds", Article: "《中华人民共和国民事诉讼法》第四十七条", From: "2024-01-01",
		Summary: "a judge or lay assessor steps down who is a party or near relative, has an interest in the case, or another relation that may affect fairness; so does one who took gifts or met a party in private",
	})
	// RecusalAsked: when it is asked for, and that the person asked about stops work.
	RecusalAsked = law.Declare(law.Rule{
		Key: "cpl/48", Article: "《中华人民共和国民事诉讼法》第四十八条", From: "2024-01-01",
		Summary: "recusal is asked for with reasons when the trial begins, or before the debate ends when the ground was learned later; until the decision the person stops work on the case",
	})
	// RecusalBy: who decides.
	RecusalBy = law.Declare(law.Rule{
		Key: "cpl/49", Article: "《中华人民共和国民事诉讼法》第四十九条", From: "2024-01-01",
		Summary: "the president of the court decides on the recusal of judges and lay assessors",
	})
)

// Ground is why somebody should step down 回避事由.
type Ground string

// The grounds of CPL 47.
const (
	Relative Ground = "relative" // 是本案当事人或者当事人、诉讼代理人近亲属
	Interest Ground = "interest" // 与本案有利害关系
	Relation Ground = "relation" // 有其他关系，可能影响公正审理
	Conduct  Ground = "conduct"  // 接受请客送礼，或者违反规定会见
)

// Grounds in the order of the article.
var Grounds = []Ground{Relative, Interest, Relation, Conduct}

// Chinese is the ground in words; empty for an unknown one.
func (g Ground) Chinese() string {
	return map[Ground]string{
		Relative: "是本案当事人，或者是当事人、诉讼代理人的近亲属", Interest: "与本案有利害关系",
		Relation: "与本案当事人、诉讼代理人有其他关系，可能影响公正审理", Conduct: "接受当事人、诉讼代理人请客送礼，或者违反规定会见",
	}[g]
}

// Recusal is one request and what became of it.
type Recusal struct {
	By        id.Party
	Of        court.Officer
	Ground    Ground
	Reasons   string
	At        time.Time // UTC instant
	Decided   bool
	Granted   bool
	Decision  string
	DecidedAt time.Time // UTC instant
}

// AskRecusal asks that one of the bench steps down 申请回避.
type AskRecusal struct {
	Of      id.Person `json:"of"`
	Ground  Ground    `json:"ground"`
	Reasons string    `json:"reasons"`
}

func (AskRecusal) Kind() docket.Kind { return "trial.ask-recusal" }

func (a AskRecusal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	on := slices.ContainsFunc(s.Bench(), func(o court.Officer) bool { return o.ID == a.Of })
	switch {
	case !s.Facts.Undecided() || s.Judge.ID == "":
		return nil, nil, law.Refuse(RecusalAsked, "本案还没有分案，或者已经裁判、结束，不能申请回避")
	case !s.RoomShut.IsZero() || s.Facts.HearingHeld():
		return nil, nil, law.Refuse(RecusalAsked, "回避应当在法庭辩论终结前申请，本案审理已经结束；有法定事由的，可以在上诉或者申请再审时提出")
	case len(in.Court.With(court.President)) == 0:
		return nil, nil, law.Refuse(RecusalBy, "本院还没有登记决定回避的院长，请向法院书面提出回避申请")
	case !on:
		return nil, nil, about("of", "请选择申请谁回避：只能是本案的审判人员")
	case a.Ground.Chinese() == "":
		return nil, nil, about("ground", "请选择申请回避的法定事由")
	case a.Reasons == "":
		return nil, nil, about("reasons", "请写明理由和根据：是什么关系或者行为，您从哪里知道的")
	}
	if r := s.Awaiting(a.Of); r != nil {
		return nil, nil, law.Refuse(RecusalAsked, "对%s的回避申请正在审查，请等待院长的决定", r.Of.Name)
	}
	return a, law.Basis{RecusalGrounds, RecusalAsked}, nil
}

func about(field, say string) error {
	r := law.Refuse(RecusalGrounds, "%s", say)
	r.Field = field
	return r
}

func (a AskRecusal) Apply(s *Sheet, e docket.Entry) {
	r := Recusal{By: e.By.Party, Ground: a.Ground, Reasons: a.Reasons, At: e.At}
	for _, o := range s.Bench() {
		if o.ID == a.Of {
			r.Of = o
		}
	}
	s.Recusals = append(s.Recusals, r)
}

// Awaiting is the undecided request about somebody; an empty person means the oldest of all. Nil: none.
func (s *Sheet) Awaiting(p id.Person) *Recusal {
	for i := range s.Recusals {
		if r := &s.Recusals[i]; !r.Decided && (p == "" || r.Of.ID == p) {
			return r
		}
	}
	return nil
}

// Barred lists who stepped down and may not be drawn again.
func (s *Sheet) Barred() (ps []id.Person) {
	for _, r := range s.Recusals {
		if r.Granted {
			ps = append(ps, r.Of.ID)
		}
	}
	return ps
}

// DecideRecusal is the president's decision on the oldest request 决定是否回避. Who steps down is replaced in the
// same transaction.
type DecideRecusal struct {
	Of     id.Person `json:"of"` // found by Decide
	Grant  bool      `json:"grant"`
	Reason string    `json:"reason"`
}

func (DecideRecusal) Kind() docket.Kind { return "trial.decide-recusal" }

func (a DecideRecusal) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	r := s.Awaiting("")
	switch {
	case r == nil:
		return nil, nil, law.Refuse(RecusalBy, "没有等待决定的回避申请")
	case a.Reason == "":
		x := law.Refuse(limit.RecusalDecision.Rule, "请写明准许或者驳回的理由，当事人不服的可以申请复议一次")
		x.Field = "reason"
		return nil, nil, x
	}
	a.Of = r.Of.ID
	if a.Grant {
		without, roles := append(s.Barred(), a.Of), []court.Role{court.Judge, court.Assessor}
		if a.Of == s.Judge.ID {
			roles = roles[:1]
		}
		for _, o := range s.Bench() {
			without = append(without, o.ID)
		}
		if len(free(in.Court, without, roles...)) == 0 {
			return nil, nil, law.Refuse(RecusalBy, "本院没有其他审判人员可以接替%s，请先在法院档案中补充人员，或者报请上级人民法院指定管辖", r.Of.Name)
		}
	}
	return a, law.Basis{RecusalBy, limit.RecusalDecision.Rule}, nil
}

func (a DecideRecusal) Apply(s *Sheet, e docket.Entry) {
	r := s.Awaiting(a.Of)
	if r == nil {
		return
	}
	r.Decided, r.Granted, r.Decision, r.DecidedAt = true, a.Grant, a.Reason, e.At
	if !a.Grant {
		return
	}
	if s.Judge.ID == a.Of {
		s.Judge = court.Officer{}
		return
	}
	s.Members = slices.DeleteFunc(slices.Clone(s.Members), func(o court.Officer) bool { return o.ID == a.Of })
}

package judgment

import (
	"encoding/json"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
)

// Majority: how a panel decides. What is said in deliberation is for the panel alone.
var Majority = law.Declare(law.Rule{
	Key: "cpl/45", Article: "《中华人民共和国民事诉讼法》第四十五条", From: "2024-01-01",
	Summary: "a panel decides by majority; its deliberation is recorded and signed by the members, and dissent is recorded truly",
})

// Proposal is a draft before the panel, with what each member said to it.
type Proposal struct {
	N        int
	Decision Decision
	At       time.Time // UTC instant
	Opinions map[id.Person]Opinion
}

// Opinion is one member's word in deliberation 评议意见.
type Opinion struct {
	Name    string
	Agree   bool
	Reasons string
	At      time.Time // UTC instant
}

// For counts the members of a bench who agree.
func (p *Proposal) For(bench []id.Person) (n int) {
	for _, m := range bench {
		if p.Opinions[m].Agree {
			n++
		}
	}
	return n
}

// Missing lists the members of a bench who have not spoken.
func (p *Proposal) Missing(bench []id.Person) (ms []id.Person) {
	for _, m := range bench {
		if _, spoke := p.Opinions[m]; !spoke {
			ms = append(ms, m)
		}
	}
	return ms
}

// Carried tells whether all have spoken and most agree.
func (p *Proposal) Carried(bench []id.Person) bool {
	return p != nil && len(p.Missing(bench)) == 0 && 2*p.For(bench) > len(bench)
}

// Propose puts the draft of the judgment before the panel 提请评议. A later one replaces it and is deliberated anew.
type Propose struct {
	Decision Decision `json:"decision"`
}

func (Propose) Kind() docket.Kind { return "judgment.propose" }

func (a Propose) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if len(s.Facts.Bench()) < 2 {
		return nil, nil, law.Refuse(Majority, "本案由审判员一人独任审理，不需要评议，可以直接签发")
	}
	if err := s.ready(a.Decision); err != nil {
		return nil, nil, err
	}
	return a, law.Basis{Majority}, nil
}

func (a Propose) Apply(s *Sheet, e docket.Entry) {
	n := 1
	if s.Proposal != nil {
		n = s.Proposal.N + 1
	}
	s.Proposal = &Proposal{N: n, Decision: a.Decision, At: e.At, Opinions: map[id.Person]Opinion{}}
}

// Opine is the word of one of the panel on the draft 评议: agree with the outcome, or dissent with reasons. It stands.
type Opine struct {
	N       int    `json:"n"` // which draft: an opinion on a draft that was replaced is not taken
	Agree   bool   `json:"agree"`
	Reasons string `json:"reasons,omitempty"`
}

func (Opine) Kind() docket.Kind { return "judgment.opine" }

func (a Opine) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch p := s.Proposal; {
	case s.Pronounced:
		return nil, nil, law.Refuse(Majority, "本案判决已经宣告，评议已经结束")
	case s.Facts.Ended() != "":
		return nil, nil, law.Refuse(Majority, "本案%s，不再评议", s.Facts.Ended())
	case p == nil:
		return nil, nil, law.Refuse(Majority, "审判长还没有提请评议，请等待判决书定稿")
	case a.N != p.N:
		return nil, nil, law.Refuse(Majority, "定稿已经更换，请重新阅看第%d稿后再发表意见", p.N)
	case len(p.Missing([]id.Person{in.By.Person})) == 0:
		return nil, nil, law.Refuse(Majority, "您已经对第%d稿发表评议意见，意见已记入评议笔录，不能修改", p.N)
	case !a.Agree && a.Reasons == "":
		r := law.Refuse(Majority, "不同意的，请写明意见和理由，评议中的不同意见要如实记入笔录")
		r.Field = "reasons"
		return nil, nil, r
	}
	return a, law.Basis{Majority}, nil
}

func (a Opine) Apply(s *Sheet, e docket.Entry) {
	if s.Proposal != nil {
		s.Proposal.Opinions[e.By.Person] = Opinion{Name: e.By.Name, Agree: a.Agree, Reasons: a.Reasons, At: e.At}
	}
}

// deliberated refuses a judgment of a panel that most of the panel has not agreed to.
func (s *Sheet) deliberated(d Decision) error {
	bench := s.Facts.Bench()
	if len(bench) < 2 {
		return nil
	}
	p := s.Proposal
	switch {
	case p == nil:
		return law.Refuse(Majority, "本案由合议庭审理，请先提请合议庭评议，形成多数意见后再签发")
	case !same(p.Decision, d):
		return law.Refuse(Majority, "判决书在提请评议之后有改动，请重新提请评议")
	case len(p.Missing(bench)) > 0:
		return law.Refuse(Majority, "合议庭还有%d人没有发表评议意见，全部发表后才能签发", len(p.Missing(bench)))
	case !p.Carried(bench):
		return law.Refuse(Majority, "合议庭没有形成多数意见（%d人中%d人同意），请按多数意见修改后重新提请评议", len(bench), p.For(bench))
	}
	return nil
}

// same tells whether two decisions say the same.
func same(a, b Decision) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

package api

import (
	"time"

	"yunting/docket"
	"yunting/procedure"
)

// SeatView is one of those who try the case.
type SeatView struct {
	Officer  string `json:"officer" doc:"Name this one in trial.ask-recusal."`
	Name     string `json:"name"`
	Role     string `json:"role" doc:"judge 法官, assessor 人民陪审员."`
	Presides bool   `json:"presides,omitempty" doc:"审判长, or the sole judge."`
}

// RequestView is what a party asked for and what became of it.
type RequestView struct {
	Kind    string     `json:"kind" enum:"objection,recusal,withdrawal"`
	By      string     `json:"by"`
	About   string     `json:"about,omitempty" doc:"Objection: small, simplified or sole. Recusal: the officer."`
	Reasons string     `json:"reasons"`
	At      time.Time  `json:"at"`
	Ruled   bool       `json:"ruled"`
	Granted bool       `json:"granted,omitempty"`
	Ruling  string     `json:"ruling,omitempty" doc:"The court's reasons."`
	RuledAt *time.Time `json:"ruled_at,omitempty"`
}

// ProposalView is the draft before a panel, for the panel alone (CPL 45).
type ProposalView struct {
	N        int          `json:"n"`
	At       time.Time    `json:"at"`
	Decision DecisionForm `json:"decision"`
	Opinions []VoteView   `json:"opinions" nullable:"false"`
}

// VoteView is one member's word in deliberation.
type VoteView struct {
	Officer string    `json:"officer"`
	Name    string    `json:"name"`
	Agree   bool      `json:"agree"`
	Reasons string    `json:"reasons,omitempty"`
	At      time.Time `json:"at"`
}

func benchView(c *procedure.Civil) []SeatView {
	out := []SeatView{}
	for i, o := range c.Trial.Bench() {
		out = append(out, SeatView{string(o.ID), o.Name, string(o.Role), i == 0})
	}
	return out
}

func requestViews(c *procedure.Civil) (out []RequestView) {
	for _, x := range c.Trial.Objections {
		out = append(out, RequestView{"objection", string(x.By), string(x.Against), x.Reasons, x.At.UTC(), x.Ruled, x.Granted, x.Ruling, instant(x.RuledAt)})
	}
	for _, x := range c.Trial.Recusals {
		out = append(out, RequestView{"recusal", string(x.By), string(x.Of.ID), x.Reasons, x.At.UTC(), x.Decided, x.Granted, x.Decision, instant(x.DecidedAt)})
	}
	if w := c.Judgment.Withdrawal; w != nil {
		v := RequestView{Kind: "withdrawal", By: string(procedure.P1), Reasons: w.Reasons, At: w.At.UTC(), Ruled: w.Ruled, Granted: w.Allowed, Ruling: w.Ruling}
		out = append(out, v)
	}
	return out
}

// proposalView is nil for everybody outside the panel.
func proposalView(c *procedure.Civil, me docket.Actor) *ProposalView {
	p := c.Judgment.Proposal
	if p == nil || me.Standing != docket.Judge && me.Standing != docket.Member {
		return nil
	}
	d := p.Decision
	v := &ProposalView{N: p.N, At: p.At.UTC(), Opinions: []VoteView{}, Decision: DecisionForm{Reasons: d.Reasons, Laws: append([]string{}, d.Laws...),
		Findings: []FindingForm{}, Orders: []OrderForm{}, Plaintiff: d.Plaintiff, Defendant: d.Defendant, PayDays: d.PayDays}}
	for _, f := range d.Findings {
		v.Decision.Findings = append(v.Decision.Findings, FindingForm(f))
	}
	for _, o := range d.Orders {
		v.Decision.Orders = append(v.Decision.Orders, OrderForm(o))
	}
	for _, o := range c.Trial.Bench() {
		if x, ok := p.Opinions[o.ID]; ok {
			v.Opinions = append(v.Opinions, VoteView{string(o.ID), x.Name, x.Agree, x.Reasons, x.At.UTC()})
		}
	}
	return v
}

package identity_test

import (
	"slices"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/defence"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/law"
	"yunting/procedure"
)

// named is a case whose defendant is a firm.
type named struct{}

func (named) PartyName(id.Party) string { return "云岭数码（广州）有限公司" }

// scene is somebody with a verified name who holds the defendant's association code.
func scene() docket.Scene {
	return docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), Verified: true, By: docket.Actor{Standing: docket.Invited, Party: "d1", Person: "x"}}
}

const cpl, cplint = "《中华人民共和国民事诉讼法》", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"

func TestArticles(t *testing.T) {
	stranger, again := scene(), scene()
	stranger.Verified = false
	again.Again = true
	quoting.Check(t,
		quoting.Quote{Rule: identity.RealName, Key: "olr/7", Article: "《人民法院在线诉讼规则》第七条", From: "2021-08-01",
			Rests: quoting.By(identity.Join{Party: "d1", Capacity: identity.Self}.Decide(&identity.Parties{}, stranger))},
		quoting.Quote{Rule: identity.Again, Key: "olr/7/again", Article: "《人民法院在线诉讼规则》第七条第三款", From: "2021-08-01",
			Rests: quoting.By(identity.Reverify{Occasion: identity.Trial}.Decide(&identity.Parties{}, again))},
	)
	// OLR 7 para 3: who did not prove himself once more is not noted as verified.
	if _, _, err := (identity.Reverify{Occasion: identity.Trial}).Decide(&identity.Parties{}, scene()); err == nil {
		t.Error("nothing was verified again")
	}
}

// CPL 61, 62 and CPL-I 88, 89: who may be an agent, what he hands in, and what his mandate gives.
func TestArticlesOfTheMandate(t *testing.T) {
	agent := identity.Join{Party: "d1", Capacity: identity.Agent, Mandate: "授权委托书.pdf", Agent: identity.Lawyer, Proof: "执业证.pdf"}
	change := func(f func(*identity.Join)) identity.Join { a := agent; f(&a); return a }
	join := func(a identity.Join) ([]string, error) {
		_, b, err := a.Decide(&identity.Parties{Facts: named{}}, scene())
		var keys []string
		for _, r := range quoting.By(nil, b, err) {
			keys = append(keys, r.Key)
		}
		return keys, err
	}
	joined := quoting.By(agent.Decide(&identity.Parties{Facts: named{}}, scene()))
	full := change(func(a *identity.Join) {
		a.Authority = identity.Authority{FullWords: true, Powers: []identity.Power{identity.LodgeAppeal}}
	})
	quoting.Check(t,
		quoting.Quote{Rule: identity.Agents, Key: "cpl/61", Article: cpl + "第六十一条", From: "2024-01-01", Rests: joined},
		quoting.Quote{Rule: identity.SpecialAuthority, Key: "cpl/62", Article: cpl + "第六十二条", From: "2024-01-01", Rests: joined},
		quoting.Quote{Rule: identity.AgentProofs, Key: "cplint/88", Article: cplint + "第八十八条", From: "2015-02-04", Rests: joined},
		quoting.Quote{Rule: identity.FullPowers, Key: "cplint/89", Article: cplint + "第八十九条", From: "2015-02-04", Rests: quoting.By(full.Decide(&identity.Parties{Facts: named{}}, scene()))},
	)
	for want, a := range map[string]identity.Join{
		"cpl/61":    change(func(a *identity.Join) { a.Agent = "friend" }),
		"cplint/88": change(func(a *identity.Join) { a.Proof = "" }),
		"cpl/62":    change(func(a *identity.Join) { a.Authority.Powers = []identity.Power{"everything"} }),
	} {
		if keys, err := join(a); err == nil || len(keys) != 1 || keys[0] != want {
			t.Errorf("refused under %v, want %s (%v)", keys, want, err)
		}
	}
	// CPL-I 89: full powers alone give no special authority, and neither does a mandate that lists nothing.
	m := identity.Member{Capacity: identity.Agent, Authority: identity.Authority{FullWords: true}}
	for _, p := range identity.Powers {
		if m.May(p) {
			t.Errorf("full powers do not give: %s", p.Chinese())
		}
	}
	if len(identity.AgentKinds) != 6 || len(identity.Powers) != 6 {
		t.Errorf("CPL 61 and 62 name six kinds of agents and six powers, not %d and %d", len(identity.AgentKinds), len(identity.Powers))
	}
}

// EV 5: an agent's admission of a fact is the party's own, unless the mandate excludes it.
func TestArticleOfAnAgentsAdmission(t *testing.T) {
	answer := func(noFacts bool, at defence.Attitude) law.Basis {
		c := procedure.NewCivil(court.Demonstration())
		c.Parties.Member = map[id.Party]identity.Member{"d1": {Person: "x", Capacity: identity.Agent, Authority: identity.Authority{NoFacts: noFacts}}}
		in := scene()
		in.By.Standing = docket.Defendant
		return quoting.By(c.Decide(defence.Answer{Claims: "refuse", Text: "不同意", Views: []defence.View{{N: 1, Attitude: at}}}, in))
	}
	quoting.Check(t, quoting.Quote{Rule: identity.AgentAdmits, Key: "ev/5", Article: "《最高人民法院关于民事诉讼证据的若干规定》第五条", From: "2020-05-01", Rests: answer(true, defence.Admit)})
	for name, b := range map[string]law.Basis{"who may admit": answer(false, defence.Admit), "who denies": answer(true, defence.Deny)} {
		if slices.Contains(b, identity.AgentAdmits) {
			t.Errorf("%s is not refused under EV 5", name)
		}
	}
}

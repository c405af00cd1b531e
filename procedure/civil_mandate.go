package procedure

import (
	"fmt"

	"yunting/consent"
	"yunting/defence"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/service"
)

// checkingMandate is how fast the desk looks at a mandate or a proof of office.
var checkingMandate = limit.Period{N: 1, Unit: period.Workday, Rule: law.Declare(law.Rule{
	Key: "court/mandate-desk", Article: "本院在线诉讼须知（委托手续核对）", From: "2018-09-28", Mark: law.Choice,
	Summary: "a mandate or a proof of office is checked at the desk within one working day",
})}

// power is what an act needs special authority for (CPL 62). The law names admitting claims, not facts: to admit a fact
// needs none unless the mandate excludes it (EV 5), and neither does confirming a record.
func power(a docket.Act) identity.Power {
	switch a := a.(type) {
	case defence.Answer:
		if a.Claims != "refuse" {
			return identity.AdmitClaims
		}
	case judgment.Appeal, judgment.WithdrawAppeal: // who may lodge may take back
		return identity.LodgeAppeal
	}
	return ""
}

// empowered refuses what a member's mandate does not give.
func (c *Civil) empowered(a docket.Act, by docket.Actor) error {
	m, ok := c.Parties.Member[by.Party]
	if !ok || by.Person != m.Person || m.Capacity != identity.Agent {
		return nil
	}
	if p := power(a); p != "" {
		if !m.Authority.Has(p) {
			r := law.Refuse(identity.SpecialAuthority, "您的代理权限是“%s”，%s须有委托人的特别授权。请由当事人本人办理，或者请当事人出具写明该项的授权委托书", m.Authority.Chinese(), doing(p))
			if p == identity.AdmitClaims {
				r.Field = "claims"
			}
			return r
		}
		if p == identity.AdmitClaims && !m.Proven() {
			r := law.Refuse(identity.SpecialAuthority, "您的授权委托书还没有核对，暂不能代为承认诉讼请求；可以先选“不同意”并说明，或者等核对以后再提交")
			r.Field = "claims"
			return r
		}
	}
	if x, ok := a.(defence.Answer); ok && m.Authority.NoFacts {
		for _, v := range x.Views {
			if v.Attitude == defence.Admit {
				r := law.Refuse(identity.AgentAdmits, "您的授权委托书明确排除了代为承认事实，第%d项事实请选择“否认”或者“不清楚”", v.N)
				r.Field = fmt.Sprintf("fact-%d", v.N)
				return r
			}
		}
	}
	return nil
}

// doing names an act that needs a power, as one does it for another.
func doing(p identity.Power) string { return "代为" + p.Chinese() }

// Unproven tells whether who acts for a party has not proved his mandate or office yet.
func (c *Civil) Unproven(p id.Party) bool {
	m, ok := c.Parties.Member[p]
	return ok && !m.Proven()
}

// afterStrike is what falls with a member who was removed: consents, address, code, and an appeal nobody with authority lodged.
func (c *Civil) afterStrike(p id.Party) []docket.Act {
	return append([]docket.Act{consent.Void{Party: p}, service.Invite{To: p}}, c.unauthorised(p)...)
}

// unauthorised is the end of an appeal that was lodged without authority.
func (c *Civil) unauthorised(p id.Party) []docket.Act {
	if x := c.Judgment.Statements[p]; c.Judgment.Appeals[p] && c.Judgment.SentUpOn.IsZero() && !(facts{c}).MayLodge(p, x.By) {
		return []docket.Act{judgment.Disregard{Party: p}}
	}
	return nil
}

// MayLodge tells whether somebody acts for a party now and may appeal for it.
func (f facts) MayLodge(p id.Party, who id.Person) bool {
	if p == P1 {
		return who == f.c.Filing.FiledBy
	}
	m, ok := f.c.Parties.Member[p]
	return ok && m.Person == who && m.May(identity.LodgeAppeal)
}

// Struck tells whether who made an entry for a party was removed since.
func (f facts) Struck(p id.Party, seq int) bool {
	for _, x := range f.c.Parties.Struck {
		if x.Party == p && x.Since <= seq && seq < x.Seq {
			return true
		}
	}
	return false
}

// dueMandate is the check of a mandate by the desk.
func (c *Civil) dueMandate(add adder) {
	if !c.Unproven(D1) || !c.Judgment.EffectiveOn.IsZero() && c.Settled() || !c.Judgment.SentUpOn.IsZero() {
		return
	}
	m := c.Parties.Member[D1]
	add(docket.Deadline{Key: "mandate/d1", Who: docket.Clerk, What: "核对" + m.Name + "的委托或者身份手续", Page: "mandate", Event: "加入案件",
		Missed: "逾期的，工作台标为逾期；核对以前，该代理人只能提交，不能查看案卷"}, m.On, checkingMandate)
}

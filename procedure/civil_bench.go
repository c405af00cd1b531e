package procedure

import (
	"fmt"
	"strings"

	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/trial"
)

// Who tries the case 审判组织: panel, change of track, objections, recusal, withdrawal of the suit.

// suspended refuses what somebody whose recusal was asked for would do before it is decided (CPL 48).
func (c *Civil) suspended(by docket.Actor) error {
	if by.Standing != docket.Judge && by.Standing != docket.Member || c.Trial.Awaiting(by.Person) == nil || !(facts{c}).Undecided() {
		return nil
	}
	return law.Refuse(trial.RecusalAsked, "当事人申请您回避，在院长作出决定前，您应当暂停参与本案的工作")
}

// afterBench is what the court does next of its own accord when the bench changes or the suit is withdrawn.
func (c *Civil) afterBench(e docket.Entry) []docket.Act {
	switch a := e.Act.(type) {
	case trial.RuleObjection:
		if next := a.Follows(); next != nil {
			return []docket.Act{next}
		}
	case trial.Convert, trial.ToPanel:
		if c.Trial.Collegial && len(c.Trial.Members) == 0 {
			return []docket.Act{trial.Panel{}}
		}
	case trial.DecideRecusal:
		switch {
		case a.Grant && c.Trial.Judge.ID == "":
			return []docket.Act{trial.Allot{}}
		case a.Grant:
			return []docket.Act{trial.Panel{}}
		}
	case hearing.DeemWithdrawn:
		return []docket.Act{fee.Settle{}}
	case judgment.RuleWithdrawal:
		if a.Allow {
			return []docket.Act{fee.Settle{}}
		}
	}
	return nil
}

// benchEffects is the papers and messages about who tries the case, and about a suit withdrawn.
func (c *Civil) benchEffects(e docket.Entry) (out []Effect) {
	serve := func(papers ...document.Kind) {
		out = append(out, Effect{Do: Serve, To: P1, Papers: papers})
		if _, begun := c.Service.Begun[D1]; begun { // who has not been served with the complaint learns of it with that
			out = append(out, Effect{Do: Serve, To: D1, Papers: papers})
		}
	}
	notify := func(to id.Party, title, text string, args ...any) {
		out = append(out, Effect{Do: Notify, To: to, Page: "bench", Title: title, Text: fmt.Sprintf(text, args...)})
	}
	officer := func(p id.Person, title, text string) {
		if p != e.By.Person && p != "" {
			out = append(out, Effect{Do: Notify, Person: p, Page: "/desk/cases/" + string(c.matter), Title: title, Text: c.Name() + "：" + text})
		}
	}
	switch a := e.Act.(type) {
	case trial.Panel:
		serve(document.BenchNotice)
	case trial.Allot:
		if len(c.Trial.Barred()) > 0 { // the first judge is named in the notice of acceptance
			serve(document.BenchNotice)
		}
	case trial.ToPanel:
		serve(document.Conversion)
	case trial.Convert:
		if a.To == track.Ordinary {
			serve(document.Conversion)
			break
		}
		for _, p := range []id.Party{P1, D1} {
			notify(p, "审理程序已转换", "本案转为%s审理，理由：%s", a.To.Chinese(), a.Reason)
		}
	case trial.Object:
		notify(other(e.By.Party), "对方提出程序异议", "对方对本案%s提出异议，法官正在审查。", a.Against.Chinese())
	case trial.RuleObjection:
		if !a.Grant {
			serve(document.ObjectionRuling)
		}
	case trial.AskRecusal:
		notify(other(e.By.Party), "对方申请回避", "对方申请本案审判人员回避，院长将在三日内决定。")
		officer(c.president(), "回避申请", "当事人申请审判人员回避，请在三日内作出决定。")
	case trial.DecideRecusal:
		serve(document.RecusalDecision)
	case judgment.WithdrawSuit:
		notify(D1, "原告申请撤诉", "原告申请撤诉，由法院裁定是否准许。对撤诉有意见的，请尽快告知法官。")
	case judgment.RuleWithdrawal:
		if !a.Allow {
			serve(document.WithdrawalRuling)
		}
	case fee.Settle:
		if c.Hearing.Withdrawn {
			serve(document.DeemedWithdrawn)
		} else {
			serve(document.WithdrawalRuling)
		}
	case judgment.Propose:
		for _, m := range c.Trial.Bench() {
			officer(m.ID, "提请评议", "判决书定稿已提请合议庭评议，请阅看后发表意见。")
		}
	}
	return out
}

// dueBench is what the judge, the panel and the president owe on requests of the parties, and the deliberation.
func (c *Civil) dueBench(add adder, f facts) {
	if c.Judgment.Pronounced {
		return
	}
	late := "逾期的，工作台标为逾期"
	if x := c.Trial.Pending(""); x != nil {
		add(docket.Deadline{Key: "object", Who: docket.Judge, What: "审查" + roleOf(x.By) + "对" + x.Against.Chinese() + "的异议", Page: "desk", Event: "当事人提出异议", Missed: late},
			calendar.Of(x.At), limit.Request)
	}
	if w := c.Judgment.Withdrawal; w != nil && !w.Ruled {
		add(docket.Deadline{Key: "withdraw-suit", Who: docket.Judge, What: "裁定是否准许原告撤诉", Page: "desk", Event: "原告申请撤诉", Missed: late},
			calendar.Of(w.At), limit.Request)
	}
	if r := c.Trial.Awaiting(""); r != nil {
		add(docket.Deadline{Key: "recusal", Who: docket.President, Person: c.president(), What: "决定" + r.Of.Name + "是否回避", Page: "desk", Event: "当事人申请回避", Missed: late},
			calendar.Of(r.At), limit.RecusalDecision)
	}
	bench, p := f.Bench(), c.Judgment.Proposal
	if len(bench) < 2 || !f.Heard() || f.Unruled() != "" {
		return
	}
	propose := docket.Deadline{Key: "propose", Who: docket.Judge, Inner: true, What: "提请合议庭评议", Page: "desk", Event: "审理结束", Missed: late}
	switch {
	case p == nil:
		add(propose, c.heardOn(), limit.Deliberation)
	case len(p.Missing(bench)) > 0:
		for _, m := range p.Missing(bench) {
			d := docket.Deadline{Key: "opine/" + string(m), Who: docket.Member, Person: m, Inner: true, What: "评议判决书定稿并发表意见", Page: "desk", Event: "提请评议", Missed: late}
			if m == c.Trial.Judge.ID {
				d.Who = docket.Judge
			}
			add(d, calendar.Of(p.At), limit.Deliberation)
		}
	case !p.Carried(bench):
		propose.What, propose.Event = "评议没有形成多数意见，修改后重新提请评议", "评议结束"
		add(propose, calendar.Of(p.At), limit.Deliberation)
	}
}

// heardOn is the day the trial ended.
func (c *Civil) heardOn() calendar.Date {
	last := c.Trial.RoomShut
	for _, s := range c.Hearing.Sittings {
		if s.Held && s.HeldAt.After(last) {
			last = s.HeldAt
		}
	}
	return calendar.Of(last)
}

// president is who decides on recusal; empty when the profile names nobody.
func (c *Civil) president() id.Person {
	if ps := c.Court.With(court.President); len(ps) > 0 {
		return ps[0].ID
	}
	return ""
}

func roleOf(p id.Party) string {
	if p == P1 {
		return "原告"
	}
	return "被告"
}

// Doubtful tells whether the facts were not clear when the case was accepted.
func (f facts) Doubtful() bool { return f.c.Filing.Complaint.Flags.Unclear }

// HearingHeld tells whether a hearing was held.
func (f facts) HearingHeld() bool { return f.c.Hearing.Held() }

// SuitWithdrawn tells whether the suit was withdrawn on request, or counts as withdrawn because the plaintiff stayed away.
func (f facts) SuitWithdrawn() (asked, deemed bool) {
	return f.c.Judgment.Withdrawn(), f.c.Hearing.Withdrawn
}

// Bench is who tries the case, the presiding judge first.
func (f facts) Bench() (ps []id.Person) {
	for _, o := range f.c.Trial.Bench() {
		ps = append(ps, o.ID)
	}
	return ps
}

// Unruled says what a party asked for and waits for; empty when nothing does.
func (f facts) Unruled() string {
	var open []string
	if x := f.c.Trial.Pending(""); x != nil {
		open = append(open, roleOf(x.By)+"对"+x.Against.Chinese()+"的异议还没有审查")
	}
	if w := f.c.Judgment.Withdrawal; w != nil && !w.Ruled {
		open = append(open, "原告的撤诉申请还没有裁定")
	}
	if r := f.c.Trial.Awaiting(""); r != nil {
		open = append(open, "对"+r.Of.Name+"的回避申请还没有决定")
	}
	for _, x := range f.c.Evidence.Unfound() { // OLR 17 and 18 oblige the court to judge and to examine
		open = append(open, "对证据“"+x.Name+"”的存证异议还没有认定")
	}
	return strings.Join(open, "；")
}

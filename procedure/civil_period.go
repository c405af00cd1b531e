package procedure

import (
	"fmt"

	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
	lawperiod "yunting/law/period"
	"yunting/period"
)

// LastDay is the last day of a party's period as it stands, with what the court has granted; zero when it has not begun,
// when what it was for is done, or when nothing can come of it any more.
func (f facts) LastDay(w period.Which, p id.Party) (on calendar.Date) {
	c, cal := f.c, f.c.Court.Calendar()
	served := c.Service.ServedOn(D1, string(document.Respond))
	if !f.Standing() {
		return on
	}
	switch w {
	case period.Answer:
		if p != D1 || c.Defence.Answered || served.IsZero() || c.Judgment.Pronounced {
			return on
		}
		on = limit.AnswerOf(c.Abroad(p)).Run(served, cal).Until
	case period.Evidence:
		if served.IsZero() || c.Judgment.Pronounced {
			return on
		}
		on = limit.Evidence(c.Trial.Now()).Run(served, cal).Until
		if !c.Evidence.ClosedOn.IsZero() && !c.Evidence.ClosedOn.After(on) { // both had rested
			return c.Evidence.ClosedOn.AddDays(-1)
		}
	case period.Appeal:
		if c.Judgment.Final || c.Judgment.Appealed {
			return on
		}
		return f.AppealUntil(p)
	}
	if a, ok := c.Period.Granted(w, p); ok && a.Until.After(on) {
		on = a.Until
	}
	return on
}

// dueApplications is the judge's decision on every application about a period.
func (c *Civil) dueApplications(add adder) {
	for _, a := range c.Period.Asked {
		if !a.Decided {
			add(docket.Deadline{Key: fmt.Sprintf("decide/%d", a.N), Who: docket.Judge, What: "决定是否准许" + c.PartyName(a.By) + a.Chinese(), Page: "desk",
				Event: "收到申请", Missed: "逾期的，工作台标为逾期；决定前原期限照常计算"}, a.On, period.Deciding)
		}
	}
}

// moved puts the day the court granted in the place of the day that was counted.
func (c *Civil) moved(d *docket.Deadline) {
	key := d.Key
	if key == "effect" {
		key = "appeal/" + string(d.Party)
	}
	if a, ok := c.Period.Moved(key); ok && a.Until.After(d.Count.Until) {
		d.Count, d.Until, d.Rule, d.Since, d.Event = lawperiod.Result{}, a.Until.End(), a.Rule(), a.On, "法院准许"+a.Chinese()
	}
}

// reopened is what the court does when a restored period had been noted as over.
func (c *Civil) reopened(n int) []docket.Act {
	if n < 1 || n > len(c.Period.Asked) || !c.Period.Asked[n-1].Granted {
		return nil
	}
	a := c.Period.Asked[n-1]
	switch {
	case a.Of == period.Answer && c.Defence.Waived:
		return []docket.Act{defence.Reopen{}}
	case a.Of == period.Evidence && !c.Evidence.ClosedOn.IsZero():
		return []docket.Act{evidence.Reopen{}}
	case a.Of == period.Appeal && !c.Judgment.EffectiveOn.IsZero():
		return []docket.Act{judgment.Reopen{For: a.By}}
	}
	return nil
}

// told tells both sides of an application and of what was decided (CPL-I 100).
func (c *Civil) told(n int, notify func(id.Party, string, string, string, ...any) Effect) (out []Effect) {
	if n < 1 || n > len(c.Period.Asked) {
		return nil
	}
	a := c.Period.Asked[n-1]
	for _, p := range (facts{c}).Parties() {
		switch {
		case a.Granted:
			out = append(out, notify(p, "periods", "法院准许"+a.Chinese(), "%s申请%s，法院准许，最后一日为%s。", c.PartyName(a.By), a.Chinese(), a.Until.Chinese()))
		case p == a.By:
			out = append(out, notify(p, "periods", "法院没有准许"+a.Chinese(), "您申请%s，法院没有准许，理由：%s。", a.Chinese(), a.Reason))
		}
	}
	return out
}

package procedure

import (
	"fmt"

	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
)

// AppealsTo is the court that hears an appeal in this case (ICR18 4).
func (c *Civil) AppealsTo() string { return c.Court.AppealsTo(c.Filing.Complaint.Cause) }

// AppealsTo is the court that hears an appeal.
func (f facts) AppealsTo() string { return f.c.AppealsTo() }

// Contested is what a party's appeal is about, in money.
func (f facts) Contested(p id.Party) (money.Fen, bool) {
	if !f.c.Judgment.Appeals[p] || !f.c.Judgment.SentUpOn.IsZero() {
		return 0, false
	}
	return f.c.Judgment.Statements[p].Contested, true
}

// AppealPaid tells whether the fee of a party's appeal is paid.
func (f facts) AppealPaid(p id.Party) bool { return f.c.Fee.Appeals[p].Paid }

// BeforeSendUp is what is missing before the file goes to the court of appeal; empty when nothing is.
func (f facts) BeforeSendUp(on calendar.Date) string {
	for _, p := range f.Parties() {
		name := f.PartyName(p)
		if !f.c.Judgment.Appeals[p] {
			if f.MayAppeal(p, on) {
				return fmt.Sprintf("%s的上诉期还没有届满", name)
			}
			continue
		}
		x := f.c.Judgment.Statements[p]
		switch {
		case f.c.Unproven(p):
			return fmt.Sprintf("%s的代理人的授权委托书还没有核对", name)
		case !f.AppealPaid(p):
			return fmt.Sprintf("%s还没有交纳上诉案件受理费", name)
		case x.Answered.IsZero():
			return fmt.Sprintf("%s的答辩期还没有届满", f.PartyName(other(p)))
		}
	}
	return ""
}

// dueAppeal is the way of an appeal out of this court (CPL 174, FEE 22). Somebody always has something to do: the clerk to
// serve, the other side to answer, the appellant to pay, the clerk to send the file up.
func (c *Civil) dueAppeal(add adder, f facts) {
	ready, since := true, calendar.Date{}
	later := func(d calendar.Date) {
		if d.After(since) {
			since = d
		}
	}
	for _, p := range f.Parties() {
		from := c.Service.ServedOn(p, string(document.Judgment))
		if !c.Judgment.Appeals[p] {
			if from.IsZero() {
				ready = false // the deadline to serve the judgment runs
				continue
			}
			later(f.AppealUntil(p))
			continue
		}
		paid := c.dueAppealFee(add, p, from)
		answered := c.dueAppealAnswer(add, p)
		x := c.Judgment.Statements[p]
		later(x.Answered)
		if at := c.Fee.Appeals[p].PaidAt; paid {
			later(calendar.Of(at))
		}
		ready = ready && paid && answered
	}
	if ready {
		add(docket.Deadline{Key: "send-up", Who: docket.Clerk, What: "向" + c.AppealsTo() + "报送上诉案卷", Page: "appeal", Event: "上诉、交费、答辩齐备",
			Missed: "逾期的，工作台标为逾期"}, since, limit.SendUp)
	}
}

// dueAppealFee: prepaid in the appeal period; then the court tells the appellant to pay in seven days; then the appeal lapses.
func (c *Civil) dueAppealFee(add adder, p id.Party, judged calendar.Date) (paid bool) {
	x := c.Fee.Appeals[p]
	d := docket.Deadline{Key: "appeal-fee/" + string(p), Who: sideOf(p), Party: p, What: "交纳上诉案件受理费", Page: "fees"}
	switch told := c.Service.ServedOn(p, string(document.AppealFee)); {
	case x.Paid:
		return true
	case x.RemindedOn.IsZero() && judged.IsZero(): // appealed before the judgment was served: the period has not begun
	case x.RemindedOn.IsZero():
		d.Event, d.Missed, d.IfMissed = "收到判决书", "上诉期内没有预交的，法院通知在七日内交纳", fee.RemindAppeal{Party: p}
		add(d, judged, limit.AppealJudgment)
	case told.IsZero():
		add(docket.Deadline{Key: "appeal-fee/" + string(p), Who: docket.Clerk, What: "向" + c.PartyName(p) + "送达上诉案件受理费交纳通知书", Page: "service", Event: "通知交费",
			Missed: "逾期的，工作台标为逾期"}, x.RemindedOn, limit.AppealCopy)
	default:
		d.Event, d.Missed, d.IfMissed = "收到上诉案件受理费交纳通知书", "逾期不交的，按自动撤回上诉处理", judgment.LapseAppeal{Party: p}
		add(d, told, limit.AppealFee)
	}
	return false
}

// dueAppealAnswer: the statement is served in five days, and answered in fifteen.
func (c *Civil) dueAppealAnswer(add adder, p id.Party) (over bool) {
	x, o := c.Judgment.Statements[p], other(p)
	if !x.Answered.IsZero() {
		return true
	}
	served, ok := c.appealServed(o, x)
	if !ok {
		add(docket.Deadline{Key: "appeal-copy/" + string(o), Who: docket.Clerk, What: "向" + c.PartyName(o) + "送达上诉状副本", Page: "service", Event: "收到上诉状",
			Missed: "逾期的，工作台标为逾期"}, x.On, limit.AppealCopy)
		return false
	}
	add(docket.Deadline{Key: "appeal-answer/" + string(o), Who: sideOf(o), Party: o, What: "对对方的上诉提出答辩", Page: "judgment", Event: "收到上诉状副本",
		Missed: "不提出答辩状的，不影响二审法院审理", IfMissed: judgment.WaiveAnswer{To: p}}, served, limit.AppealAnswer)
	return false
}

// appealServed is the day the newest statement of appeal reached the other side; one served before was of an appeal that ended.
func (c *Civil) appealServed(o id.Party, x *judgment.Statement) (calendar.Date, bool) {
	for _, d := range c.Service.Deliveries {
		if d.To != o || d.Effective.IsZero() || calendar.Of(d.SentAt).Before(x.On) {
			continue
		}
		for _, k := range d.Papers {
			if k == string(document.Appeal) {
				return calendar.Of(d.Effective), true
			}
		}
	}
	return calendar.Date{}, false
}

// appealEffects is what an appeal brings about outside the docket.
func (c *Civil) appealEffects(e docket.Entry) (out []Effect) {
	serve := func(to id.Party, papers ...document.Kind) {
		out = append(out, Effect{Do: Serve, To: to, Papers: papers})
	}
	tell := func(to id.Party, page, title, text string, args ...any) {
		out = append(out, Effect{Do: Notify, To: to, Page: page, Title: title, Text: fmt.Sprintf(text, args...)})
	}
	switch a := e.Act.(type) {
	case judgment.Appeal:
		serve(other(e.By.Party), document.Appeal, document.AppealNotice)
	case fee.AssessAppeal:
		tell(a.Party, "fees", "上诉状已收到", "您的上诉状已收到，上诉案件受理费%s，请预交。上诉状副本正在送达对方。", a.Result.Fee.Yuan())
	case fee.RemindAppeal:
		serve(a.Party, document.AppealFee)
	case fee.PayAppeal:
		tell(a.Party, "fees", "已收到上诉案件受理费", "已收到上诉案件受理费%s。", a.Amount.Yuan())
	case judgment.AnswerAppeal:
		serve(a.To, document.AppealAnswer)
	case judgment.WithdrawAppeal:
		tell(other(e.By.Party), "judgment", "对方撤回上诉", "%s撤回了上诉。", e.By.Name)
	case judgment.LapseAppeal:
		serve(P1, document.AppealLapsed)
		serve(D1, document.AppealLapsed)
	case judgment.Disregard:
		for _, p := range []id.Party{P1, D1} {
			tell(p, "judgment", "上诉不产生效力", "以%s名义提起的上诉没有经过特别授权，不产生上诉的效力。", c.PartyName(a.Party))
		}
	case judgment.SendUp:
		out = append(out, Effect{Do: Print, Papers: []document.Kind{document.SendUp}})
		for _, p := range []id.Party{P1, D1} {
			tell(p, "judgment", "案卷已报送二审法院", "上诉状、答辩状和全部案卷、证据已报送%s，以后请与该院联系。", a.Court)
		}
	}
	return out
}

// BeforeSendUp is what is missing before the file may go to the court of appeal; empty when nothing is.
func (c *Civil) BeforeSendUp(on calendar.Date) string { return facts{c}.BeforeSendUp(on) }

// AppealOver is the last day of a party's own period for appeal; zero while the judgment has not been served on it.
func (c *Civil) AppealOver(p id.Party) calendar.Date {
	from := c.Service.ServedOn(p, string(document.Judgment))
	if from.IsZero() {
		return from
	}
	return facts{c}.AppealUntil(p)
}

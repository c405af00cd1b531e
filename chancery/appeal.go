package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// appellant is whose appeal a paper for an addressee is about: the other side's.
func (d desk) appellant() (id.Party, *judgment.Statement) {
	p := opposite(d.to)
	return p, d.Judgment.Statements[p]
}

// appeal is the appellant's own paper 民事上诉状.
func (d desk) appeal() (any, bool) {
	p, x := d.appellant()
	if x == nil {
		return nil, false
	}
	f := &form.Appeal{Case: d.named(), Appellant: described("上诉人（原审"+role(p)+"）", d.sideOf(p), false), Agent: d.behind(p),
		Appellee: described("被上诉人（原审"+role(d.to)+"）", d.sideOf(d.to), false), CourtBelow: d.Court.Name, Items: x.Items, Contested: x.Contested,
		Requests: x.Requests, Reasons: x.Reasons, To: d.AppealsTo(), Name: d.PartyName(p)}
	f.Date = x.On
	return f, true
}

// appealNotice tells the other side that there is an appeal and how long it has to answer 上诉状副本送达通知书.
func (d desk) appealNotice() (any, bool) {
	p, x := d.appellant()
	return &form.AppealNotice{Case: d.named(), Addressee: d.addressed(d.to), Appellant: d.full(p), On: on(x),
		Within: d.term(limit.AppealAnswer, d.to), CourtAbove: d.AppealsTo(), SendUp: span(limit.SendUp).Length()}, x != nil
}

// on is when a statement came in.
func on(x *judgment.Statement) calendar.Date {
	if x == nil {
		return calendar.Date{}
	}
	return x.On
}

// appealFee tells an appellant to pay in seven days 上诉案件受理费交纳通知书.
func (d desk) appealFee() (any, bool) {
	x, f := d.Judgment.Statements[d.to], d.Fee.Appeals[d.to]
	if x == nil || f.RemindedOn.IsZero() {
		return nil, false
	}
	y := &form.AppealFee{Case: d.named(), Addressee: d.addressed(d.to), On: x.On, Contested: x.Contested, Bill: bill(f.Assessed), Within: d.term(limit.AppealFee, d.to)}
	return y, true
}

// appealAnswer is the other side's own paper 二审答辩状; it goes to the appellant.
func (d desk) appealAnswer() (any, bool) {
	x, by := d.Judgment.Statements[d.to], opposite(d.to)
	if x == nil || x.Answer == "" {
		return nil, false
	}
	y := &form.AppealAnswer{Case: d.named(), Answerer: described("答辩人（被上诉人、原审"+role(by)+"）", d.sideOf(by), false),
		Appellant: described("被答辩人（上诉人、原审"+role(d.to)+"）", d.sideOf(d.to), false), CourtBelow: d.Court.Name, Text: x.Answer, To: d.AppealsTo(), Name: d.PartyName(by)}
	y.Date = x.Answered
	return y, true
}

// appealLapsed rules that an unpaid appeal counts as withdrawn 民事裁定书（按自动撤回上诉处理）.
func (d desk) appealLapsed() (any, bool) {
	var of id.Party
	for _, e := range d.entries {
		if a, ok := e.Act.(judgment.LapseAppeal); ok {
			of = a.Party
		}
	}
	x, f := d.Judgment.Statements[of], d.Fee.Appeals[of]
	if x == nil {
		return nil, false
	}
	y := &form.AppealLapsed{Case: d.named(), Bench: d.single(d.Trial.Judge.Name), Appellant: d.full(of), On: x.On, Fee: f.Assessed.Fee}
	if on := d.Service.ServedOn(of, string(document.AppealFee)); !on.IsZero() {
		y.ToldOn, y.Ends = on, d.ends(limit.AppealFee, on)
	}
	return y, x.Ended == judgment.Lapsed
}

// sendUp goes with the file to the court of appeal 上诉案件移送函.
func (d desk) sendUp() (any, bool) {
	y := &form.SendUp{Case: d.named(), To: d.Judgment.SentTo, JudgedAt: d.Judgment.At, Entries: len(d.entries), Papers: len(d.Papers.Papers), Exhibits: len(d.Evidence.Exhibits)}
	for _, p := range both {
		x := d.Judgment.Statements[p]
		if x == nil || !d.Judgment.Appeals[p] {
			continue
		}
		y.Appeals = append(y.Appeals, form.AppealLine{Who: d.full(p), On: x.On, Contested: x.Contested, Fee: d.Fee.Appeals[p].Assessed.Fee, Paid: d.Fee.Appeals[p].Paid, Answered: x.Answered})
	}
	if name := d.clerk(); name != "" {
		y.Bench.Clerk = []string{"书记员　" + name}
	}
	return y, !d.Judgment.SentUpOn.IsZero()
}

// agent is an agent in the words of a paper: kind and authority, once his mandate was checked.
func (d desk) agent(p id.Party) string {
	m := d.Parties.Member[p]
	if !m.Proven() {
		return fmt.Sprintf("委托诉讼代理人：%s，%s（授权委托书尚待核对）。", m.Name, m.Agent.Chinese())
	}
	return fmt.Sprintf("委托诉讼代理人：%s，%s（%s）。", m.Name, m.Agent.Chinese(), m.Authority.Chinese())
}

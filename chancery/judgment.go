package chancery

import (
	"strconv"
	"time"

	"yunting/defence"
	"yunting/document"
	"yunting/document/form"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/procedure"
)

// judgment is the pronounced judgment 民事判决书, dated on the day it was pronounced.
func (d desk) judgment() (any, bool) {
	if !d.Judgment.Pronounced {
		return nil, false
	}
	x := d.decided(d.Judgment.Decision, d.Judgment.By, d.Judgment.Final)
	x.Date = calendar.Of(d.Judgment.At)
	return x, true
}

// DraftJudgment is the judgment as it would read if by signed it now: marked as a draft, unsealed, the date left open.
// What the judge has not written yet is printed as an open place.
func DraftJudgment(c *procedure.Civil, d judgment.Decision, by string, now time.Time) (form.Paper, error) {
	k := desk{Civil: c, now: now, kind: document.Judgment}
	x := k.decided(d, by, c.Trial.Now() == track.Small)
	x.Draft = true
	p, err := k.fill(x)
	p.Title = p.Court + p.Kind + p.Number + "（草稿）"
	return p, err
}

// decided is a decision as the form of a judgment knows it.
func (d desk) decided(x judgment.Decision, by string, final bool) *form.Judgment {
	j := &form.Judgment{
		Case: d.named(), Bench: d.signers(by), Course: d.course(), Claims: claims(d.Filing.Complaint.Claims), Answer: d.answered(),
		Exhibits: d.exhibits(), Rulings: Ruled(d.Civil), Reasons: x.Reasons, Laws: x.Laws, Perform: x.Performable(), Costs: d.costs(x), Remedy: d.remedy(final),
	}
	for _, f := range x.Findings {
		v, ok := d.Defence.View(f.N)
		fact := form.Fact{N: f.N, Text: d.fact(f), Said: d.said(f.N), Because: f.Because, Found: f.Found}
		if ok && v.Attitude == defence.Admit && f.Found {
			j.Agreed = append(j.Agreed, fact)
		} else {
			j.Disputed = append(j.Disputed, fact)
		}
	}
	for _, o := range x.Orders {
		j.Orders = append(j.Orders, o.Text)
		j.Pay = j.Pay || o.Amount > 0
	}
	return j
}

// answered is the answer in short.
func (d desk) answered() form.Answered {
	if !d.Defence.Answered {
		return form.Answered{}
	}
	return form.Answered{On: d.Defence.On, Claims: form.Stance(d.Defence.Claims), Text: d.Defence.Text}
}

// exhibits lists the evidence of both sides and what was said to it.
func (d desk) exhibits() (xs []form.Exhibit) {
	for _, p := range both {
		for i, x := range d.Evidence.Of(p) {
			xs = append(xs, form.Exhibit{By: role(p) + strconv.Itoa(i+1), Name: x.Name, Proves: x.Proves, Opinion: d.opinion(x.ID)})
		}
	}
	return xs
}

// costs splits the fee and says how what was prepaid is settled.
func (d desk) costs(x judgment.Decision) form.Costs {
	c := form.Costs{Fee: d.Fee.Assessed.Fee, Halved: d.Trial.Now() != track.Ordinary, Waived: d.Fee.Waived, Remitted: d.Fee.Remitted,
		Shares: []form.Share{{Who: d.full(procedure.P1), Sum: x.Plaintiff}, {Who: d.full(procedure.D1), Sum: x.Defendant}}}
	if d.Fee.Paid && x.Defendant > 0 {
		c.Prepaid, c.Owed = d.Fee.Received, x.Defendant
		c.Refund = max(0, d.Fee.Received-x.Plaintiff)
	}
	return c
}

// remedy is the right to appeal, or that there is none.
func (d desk) remedy(final bool) form.Remedy {
	if final {
		return form.Remedy{Final: true}
	}
	r := form.Remedy{Period: length(limit.AppealJudgment), To: d.AppealsTo()}
	for _, p := range both {
		if d.Abroad(p) {
			r.Abroad, r.AbroadPeriod = append(r.Abroad, d.full(p)), length(limit.AppealAbroad)
		}
	}
	return r
}

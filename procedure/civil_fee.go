package procedure

import (
	"fmt"
	"slices"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/service"
)

// payment is the plaintiff's time to pay what is owed. No time runs while nothing is owed, while an application for
// relief waits for the judge, and once the case is decided.
func (c *Civil) payment() (docket.Deadline, bool) {
	d := docket.Deadline{Key: "fee/p1", Who: docket.Plaintiff, Party: P1, What: "交纳案件受理费", Page: "fees", Event: "收到交纳诉讼费用通知书",
		Missed: "逾期不交的，裁定按撤诉处理", IfMissed: fee.Lapse{}}
	s := &c.Fee
	if s.On.IsZero() || s.Owed() == 0 || s.Pending() != nil || c.Judgment.Pronounced {
		return d, false
	}
	since, p := orElse(c.Service.ServedOn(P1, string(document.FeeNotice)), c.Filing.AcceptedOn), limit.FeePayment
	if !s.Rest.IsZero() {
		since, p = orElse(c.Service.ServedOn(P1, string(document.FeeRest)), s.Rest), limit.FeeRest
		d.What, d.Event = "补交案件受理费", "收到补交诉讼费用通知书"
		if s.Received > 0 {
			d.Missed = "无正当理由逾期不补交的，裁定按撤诉处理，已交的费用退还一半"
		}
	}
	if r := s.LastRelief(); r != nil && r.Decided && r.Granted != fee.Defer {
		since, p = c.servedSince(P1, document.ReliefDecision, r.DecidedAt), limit.FeeAfterRelief
		d.Event = "收到缓减免交诉讼费用决定书"
	}
	d.Since, d.Count, d.Rule = since, p.Run(since, c.Court.Calendar()), p.Rule
	d.Until = d.Count.Instant()
	if last := s.Deferred.AddDays(1).Start(); !s.Deferred.IsZero() && last.After(d.Until) {
		d.Count.From, d.Until, d.Event = calendar.Date{}, last, "准予缓交"
		if r := s.LastRelief(); r != nil && r.Granted == fee.Defer {
			d.Since = calendar.Of(r.DecidedAt)
			if g, ok := fee.GroundOf(r.Under); ok {
				d.Rule = g.Rule
			}
		}
	}
	return d, true
}

// servedSince is the day a paper sent at or after an instant reached a party; until then the day of the instant.
func (c *Civil) servedSince(p id.Party, k document.Kind, at time.Time) calendar.Date {
	day := calendar.Date{}
	for _, d := range c.Service.Deliveries {
		if d.To == p && slices.Contains(d.Papers, string(k)) && !d.SentAt.Before(at) && !d.Effective.IsZero() {
			if on := calendar.Of(d.Effective); day.IsZero() || on.Before(day) {
				day = on
			}
		}
	}
	return orElse(day, calendar.Of(at))
}

// dueFee is payment, and the judge's decision on an application for relief.
func (c *Civil) dueFee(ds *[]docket.Deadline, add adder) {
	if d, runs := c.payment(); runs {
		if c.Court.AtCounter { // a payment at the bank on the last day is known only when the clerk has its receipt
			d.IfMissed = nil
			add(docket.Deadline{Key: "fee-note/p1", Who: docket.Clerk, What: "核对原告是否已在期限内交费并登记", Page: "fees", Event: "交费期限届满",
				Missed: "没有登记交费的，裁定按撤诉处理", IfMissed: fee.Lapse{}}, calendar.Of(d.Until.Add(-time.Second)), limit.FeeNote)
		}
		*ds = append(*ds, d)
	}
	if r := c.Fee.Pending(); r != nil {
		add(docket.Deadline{Key: "relief", Who: docket.Judge, What: "审查" + r.Form.Chinese() + "受理费的申请", Page: "desk", Event: "收到申请",
			Missed: "逾期的，工作台标为逾期；决定作出前原告不交费不按撤诉处理"}, r.On, limit.ReliefDecision)
	}
}

// dueRefunds is money to be paid back; it is due however the case ended.
func (c *Civil) dueRefunds(add adder) {
	for _, r := range c.Fee.Refunds {
		if !r.BackOn.IsZero() {
			continue
		}
		since, event := r.On, "应退的事由发生"
		switch r.Cause {
		case fee.Unconverted:
			since, event = orElse(c.Service.ServedOn(P1, string(document.DeemedWithdrawn)), r.On), "按撤诉处理的裁定书送达"
		case fee.HalfCharged:
			since, event = orElse(c.Service.ServedOn(P1, string(document.WithdrawalRuling)), r.On), "准许撤诉的裁定书送达"
		case fee.Judged:
			since, event = c.Judgment.EffectiveOn, "判决生效"
		}
		add(docket.Deadline{Key: fmt.Sprintf("refund/%d", r.N), Who: docket.Clerk, What: "退还" + r.Amount.Yuan(), Page: "refund", Event: event,
			Missed: "逾期的，工作台标为逾期"}, since, limit.FeeRefund)
	}
}

// afterFee is what follows from payment, relief and conversion: a case that need not wait for money is served.
func (c *Civil) afterFee(a docket.Act) []docket.Act {
	switch a := a.(type) {
	case fee.Pay, fee.NotePaid:
		return c.beginServing()
	case fee.GrantRelief:
		if a.Form != fee.Reduce {
			return c.beginServing()
		}
	}
	return nil
}

func (c *Civil) beginServing() []docket.Act {
	if _, begun := c.Service.Begun[D1]; begun {
		return nil
	}
	return []docket.Act{service.Begin{To: D1}}
}

// unhalved tells whether the case went to ordinary procedure with a fee that was halved.
func (c *Civil) unhalved() bool {
	return !c.Fee.On.IsZero() && !c.Fee.Lapsed && c.Fee.Assessed.Halved && c.Trial.Now() == track.Ordinary && !c.Judgment.Pronounced
}

// winnersBack is what the judgment lets the plaintiff have back of what it paid.
func (c *Civil) winnersBack() []docket.Act {
	owed := slices.ContainsFunc(c.Fee.Refunds, func(r fee.Refund) bool { return r.Cause == fee.Judged }) // before the effect was withdrawn and noted again
	if back := c.Fee.Received - c.Judgment.Decision.Plaintiff; back > 0 && !owed {
		return []docket.Act{fee.OweRefund{Cause: fee.Judged, Amount: back}}
	}
	return nil
}

// NaturalPlaintiff tells whether the plaintiff is a natural person.
func (f facts) NaturalPlaintiff() bool { return f.c.Filing.Complaint.Plaintiff.Kind == filing.Natural }

// PayUntil is the instant at which the time to pay ends, zero when none runs.
func (f facts) PayUntil() time.Time {
	d, _ := f.c.payment()
	return d.Until
}

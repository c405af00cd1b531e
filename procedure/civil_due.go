package procedure

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"yunting/consent"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/performance"
	"yunting/service"
	"yunting/trial"
)

// Due lists the deadlines that run at an instant, nearest first. Every state in which the case is open has one.
func (c *Civil) Due(now time.Time) []docket.Deadline {
	var ds []docket.Deadline
	add := func(d docket.Deadline, since calendar.Date, p limit.Period) {
		d.Since, d.Count, d.Rule = since, p.Run(since, c.Court.Calendar()), p.Rule
		d.Until = d.Count.Instant()
		c.moved(&d)
		ds = append(ds, d)
	}
	f := facts{c}
	switch c.Filing.State {
	case filing.Filed, filing.Referred:
		c.dueReview(add)
	case filing.Returned:
		since := orElse(c.Service.ServedOn(P1, string(document.CorrectionNotice)), c.Filing.ReturnedOn)
		add(docket.Deadline{Key: "correct/p1", Who: docket.Plaintiff, Party: P1, What: "补正起诉材料", Page: "correct", Event: "收到补正通知书",
			Missed: "逾期不补正的，材料退回；退回后可以重新提交", IfMissed: filing.Lapse{}}, since, limit.Correction)
		c.duePaper(add)
	case filing.Refused:
		c.dueRefused(add, now)
	case filing.Accepted:
		c.dueRefunds(add)
		c.duePaper(add)
		if f.Ended() == "" {
			c.dueFee(&ds, add)
			c.dueBefore(&ds, add, f)
			c.duePaper(add)
			c.dueNotices(add)
			c.dueApplications(add)
			c.dueTrial(&ds, add, f, now)
			c.dueBench(add, f)
			c.dueMandate(add)
			c.dueAfter(add, f, now)
		} else {
			c.duePaper(add) // a ruling that ends the case reaches the parties too
		}
	}
	slices.SortStableFunc(ds, func(a, b docket.Deadline) int {
		return cmp.Or(a.Until.Compare(b.Until), cmp.Compare(a.Key, b.Key))
	})
	return ds
}

// dueBegin is the five days to send the complaint to the defendant; they run from acceptance, paid or not.
func (c *Civil) dueBegin(add adder) bool {
	if _, begun := c.Service.Begun[D1]; begun {
		return false
	}
	add(docket.Deadline{Key: "begin/d1", Who: docket.Clerk, What: "向被告发送起诉状副本", Page: "service", Event: "立案",
		Missed: "逾期的，工作台标为逾期"}, c.Filing.AcceptedOn, limit.CopyToDefendant)
	return true
}

type adder func(docket.Deadline, calendar.Date, limit.Period)

// dueBefore is payment, service, answer and evidence.
func (c *Civil) dueBefore(ds *[]docket.Deadline, add adder, f facts) {
	if !c.Fee.Cleared() {
		c.dueBegin(add)
		return
	}
	if c.dueBegin(add) {
		return
	}
	begun := c.Service.Begun[D1]
	if c.Judgment.Pronounced {
		return
	}
	if !f.Served() {
		c.dueServing(add, begun)
		return
	}
	served := c.Service.ServedOn(D1, string(document.Respond))
	if !c.Defence.Answered && !c.Defence.Waived {
		add(docket.Deadline{Key: "answer/d1", Who: docket.Defendant, Party: D1, What: "提交答辩状", Page: "answer", Event: "收到起诉状副本",
			Missed: "逾期不提出答辩状的，不影响人民法院审理", IfMissed: defence.Waive{}}, served, limit.AnswerOf(c.Abroad(D1)))
		if count := &(*ds)[len(*ds)-1].Count; len(count.Basis) > 0 { // none when the court granted a day
			count.Basis = append(limit.AnswerBasis(c.Trial.Now(), c.Abroad(D1)), count.Basis[1:]...)
		}
	}
	if c.PersonOf(D1) == "" && !c.Defence.Waived {
		add(docket.Deadline{Key: "join/d1", Who: docket.Invited, Party: D1, What: "核验身份并加入案件", Page: "join", Event: "收到应诉通知书",
			Missed: "逾期未加入的，针对您的诉讼活动在线下进行；加入前仍随时可以加入"}, served, limit.JoinOnline)
	}
	if c.Evidence.ClosedOn.IsZero() {
		p := limit.Evidence(c.Trial.Now())
		missed := "逾期提交证据要说明理由，法院可以不采纳，或者采纳但予以训诫、罚款"
		for _, x := range []id.Party{P1, D1} {
			if _, rested := c.Evidence.Rested[x]; !rested {
				add(docket.Deadline{Key: "evidence/" + string(x), Who: sideOf(x), Party: x, What: "提交证据", Page: "evidence", Event: "被告收到举证通知书",
					Missed: missed}, served, p)
			}
		}
		add(docket.Deadline{Key: "evidence", Who: docket.Court, What: "举证期限届满", Page: "evidence", Event: "被告收到举证通知书",
			Missed: "举证期限届满，开始质证", IfMissed: evidence.Close{}}, served, p)
	}
}

// duePaper is every delivery that could not be made electronically: the clerk serves it another way.
func (c *Civil) duePaper(add adder) {
	for _, d := range c.Service.Deliveries {
		if d.Grade != service.Failed || len(d.Papers) == 0 {
			continue
		}
		if _, done := c.Service.Served(d.To, d.Papers[len(d.Papers)-1]); !done {
			add(docket.Deadline{Key: "paper/" + string(d.ID), Who: docket.Clerk, What: "向" + c.PartyName(d.To) + "改用其他方式送达", Page: "service", Event: "电子送达未成功",
				Missed: "逾期的，工作台标为逾期"}, calendar.Of(d.SentAt), limit.CopyToDefendant)
		}
	}
}

// dueServing is the wait for the complaint to reach the defendant.
func (c *Civil) dueServing(add adder, begun calendar.Date) {
	if c.Service.Running(D1, string(document.Respond)) != nil {
		return
	}
	what := "正在送达起诉材料，到期未签收的改用其他方式"
	if c.undelivered(D1, document.Respond) {
		what = "被告尚未签收，改用其他方式送达"
	}
	add(docket.Deadline{Key: "serve/d1", Who: docket.Clerk, What: what, Page: "service", Event: "发出起诉材料",
		Missed: "逾期的，工作台标为逾期；可以邮寄、直接送达，确实无法送达的公告送达"}, begun, limit.JoinOnline)
}

// undelivered tells whether the newest delivery of a paper failed; until one has, it is on its way or about to be sent.
func (c *Civil) undelivered(p id.Party, k document.Kind) bool {
	for _, d := range slices.Backward(c.Service.Deliveries) {
		if d.To == p && slices.Contains(d.Papers, string(k)) {
			return d.Grade == service.Failed
		}
	}
	return false
}

// dueTrial is examination, questions, record, hearing, and the judge's own limit.
func (c *Civil) dueTrial(ds *[]docket.Deadline, add adder, f facts, now time.Time) {
	if c.Judgment.Pronounced {
		return
	}
	cal := c.Court.Calendar()
	if !c.Evidence.ClosedOn.IsZero() {
		for _, p := range []id.Party{P1, D1} {
			xs := c.Evidence.Unexamined(p)
			if len(xs) == 0 || !c.Consent.Has(p, consent.Evidence) {
				continue
			}
			since := c.Evidence.ClosedOn
			for _, x := range xs {
				if on := calendar.Of(x.At); on.After(since) {
					since = on
				}
			}
			add(docket.Deadline{Key: "examine/" + string(p), Who: sideOf(p), Party: p, Page: "examine", Event: "举证期限届满或者收到对方证据",
				What:     fmt.Sprintf("请对对方的%d份证据发表质证意见", len(xs)),
				Missed:   "逾期未发表的，视为放弃质证",
				IfMissed: evidence.GiveUp{Party: p}}, since, limit.CrossExamination)
		}
	}
	for _, q := range c.Trial.Questions {
		for _, p := range q.To {
			if _, done := q.Replies[p]; !done {
				*ds = append(*ds, docket.Deadline{Key: fmt.Sprintf("reply/%d/%s", q.N, p), Who: sideOf(p), Party: p,
					What: fmt.Sprintf("回答法官的第%d个问题", q.N), Page: "trial", Since: calendar.Of(q.AskedAt), Event: "法官提问",
					Count: limit.Question.Run(calendar.Of(q.AskedAt), cal), Until: q.Until, Rule: limit.Question.Rule,
					Missed:   "逾期不回答的，记录在案；对不利于您的事实不作表示的，可能视为承认",
					IfMissed: trial.NoteSilence{N: q.N, Party: p}})
			}
		}
	}
	if r, ok := c.Papers.Latest(document.Record, ""); ok {
		for _, p := range []id.Party{P1, D1} {
			if _, done := c.Trial.Confirmed[p]; !done {
				add(docket.Deadline{Key: "record/" + string(p), Who: sideOf(p), Party: p, What: "核对笔录", Page: "record", Event: "收到笔录",
					Missed: "逾期不核对的，记明情况附卷，不影响笔录的效力", IfMissed: trial.NoteUnsigned{Party: p}},
					orElse(c.Service.ServedOn(p, string(document.Record)), r.On), limit.RecordReading)
			}
		}
	}
	if s := c.Hearing.Pending(); s != nil && now.Before(s.At) {
		for _, p := range []id.Party{P1, D1} {
			*ds = append(*ds, docket.Deadline{Key: "attend/" + string(p), Who: sideOf(p), Party: p, What: "参加庭审", Page: "trial",
				Event: "收到传票", Until: s.At, Rule: attendance(p), Missed: absence(p)})
		}
	}
	c.dueLimit(ds, f, now)
}

// judgeNext is what the judge does next, in words.
func (c *Civil) judgeNext(f facts) string {
	switch {
	case f.Prepared() != "":
		return "等待审前准备完成"
	case f.Heard():
		return "撰写并签发判决书"
	case c.Trial.RoomOpen && c.Trial.RoomShut.IsZero():
		return "提问，或者结束交互式审理"
	case !c.Trial.RoomShut.IsZero():
		return "等待当事人核对笔录"
	case c.Hearing.Pending() != nil:
		return "记录庭审"
	case len(c.Trial.Gate()) == 0:
		return "启动交互式审理"
	}
	return "安排开庭"
}

// dueAfter is service of the judgment, appeal, effect, performance.
func (c *Civil) dueAfter(add adder, f facts, now time.Time) {
	if !c.Judgment.Pronounced || !c.Judgment.SentUpOn.IsZero() {
		return
	}
	pronounced := calendar.Of(c.Judgment.At)
	for _, p := range []id.Party{P1, D1} {
		on := c.Service.ServedOn(p, string(document.Judgment))
		if on.IsZero() {
			if c.Service.Running(p, string(document.Judgment)) != nil {
				continue
			}
			what := "正在向" + f.PartyName(p) + "送达判决书，到期未签收的改用其他方式"
			if c.undelivered(p, document.Judgment) {
				what = f.PartyName(p) + "尚未签收判决书，改用其他方式送达"
			}
			add(docket.Deadline{Key: "serve/" + string(p), Who: docket.Clerk, What: what, Page: "service", Event: "宣判",
				Missed: "逾期的，工作台标为逾期"}, pronounced, limit.JoinOnline)
			continue
		}
		// Who let his own period pass has nothing left to do, though the judgment waits for the other side.
		runs := now.Before(f.AppealUntil(p).End())
		if !c.Judgment.Final && c.Judgment.EffectiveOn.IsZero() && !c.Judgment.Appeals[p] && runs {
			add(docket.Deadline{Key: "appeal/" + string(p), Who: sideOf(p), Party: p, What: "不服判决的，可以上诉", Page: "judgment", Event: "收到判决书",
				Missed: "上诉期届满，判决发生法律效力"}, on, limit.AppealOf(c.Abroad(p)))
		}
	}
	if c.Judgment.Appealed {
		c.dueAppeal(add, f)
		return
	}
	if !c.Judgment.Final && c.Judgment.EffectiveOn.IsZero() && f.AllServed() {
		last, _ := f.AppealsEnd()
		add(docket.Deadline{Key: "effect", Who: docket.Court, Party: last, What: "判决生效", Page: "judgment", Event: f.PartyName(last) + "收到判决书",
			Missed: "无人上诉，判决发生法律效力", IfMissed: judgment.TakeEffect{}}, c.Service.ServedOn(last, string(document.Judgment)), limit.AppealOf(c.Abroad(last)))
	}
	if on := c.Judgment.EffectiveOn; !on.IsZero() && !c.Settled() {
		pay := limit.Period{Rule: performance.Duty, N: c.Judgment.Decision.PayDays, Unit: period.Day}
		add(docket.Deadline{Key: "perform/d1", Who: docket.Defendant, Party: D1, What: "履行判决", Page: "judgment", Event: "判决生效",
			Missed: "逾期的，加倍支付迟延履行期间的债务利息；原告可以申请强制执行"}, on, pay)
		ask := limit.Period{Rule: judgment.Enforcing, N: 2, Unit: period.Year}
		add(docket.Deadline{Key: "enforce/p1", Who: docket.Plaintiff, Party: P1, What: "被告不履行的，可以申请强制执行", Page: "judgment", Event: "履行期届满",
			Missed: "逾期申请的，对方提出异议后将不予执行"}, pay.Run(on, c.Court.Calendar()).Until, ask)
	}
}

func sideOf(p id.Party) docket.Standing {
	if p == P1 {
		return docket.Plaintiff
	}
	return docket.Defendant
}

func orElse(a, b calendar.Date) calendar.Date {
	if a.IsZero() {
		return b
	}
	return a
}

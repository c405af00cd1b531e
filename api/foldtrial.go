package api

import (
	"yunting/authority"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/procedure"
)

func exhibitView(c *procedure.Civil, e evidence.Exhibit, me docket.Actor) ExhibitView {
	v := ExhibitView{ID: string(e.ID), By: string(e.By), Name: e.Name, Proves: e.Proves, Source: e.Source, Original: e.Original, FileName: e.FileName,
		Media: e.Media, Size: e.Size, SHA256: string(e.File), At: e.At.UTC(), LateWhy: e.LateWhy, Deposit: e.Deposit}
	if e.File != "" {
		v.Href = Prefix + "/cases/" + string(c.Matter()) + "/exhibits/" + string(e.ID)
	}
	_, v.Checking = c.Evidence.Checking[e.ID]
	if k, ok := c.Evidence.Check(e.ID); ok {
		v.Check = &CheckView{Outcome: string(k.Outcome), Note: k.Note, CheckedAt: k.On.UTC(), SHA256: k.SHA256, SM3: k.SM3, Content: k.Content, Index: k.Index, Size: k.Size,
			DepositedAt: instant(k.At), StampedAt: instant(k.StampAt), StampedBy: k.StampBy, Witnesses: append([]string{}, k.Witness...),
			Node: k.Known.Node, Tool: k.Known.Tool, Medium: k.Known.Medium, Begin: instant(k.Known.Begin), End: instant(k.Known.End)}
	}
	for _, o := range c.Evidence.Objected(e.ID) {
		v.Objections = append(v.Objections, ObjectionView{By: string(o.By), Article: o.Article, Grounds: o.Grounds, Expert: o.Expert, Said: saidViews(o.Said), Answers: saidViews(o.Answers)})
	}
	if r, ok := c.Evidence.Rulings[e.ID]; ok && (c.Judgment.Pronounced || authority.MayReadEntry(me, "evidence.find")) {
		v.Finding = &FindForm{Exhibit: string(e.ID), Admitted: string(r.Admitted), Neutral: r.Neutral, Reason: r.Reason, Points: []PointForm{}}
		for _, p := range r.Points {
			v.Finding.Points = append(v.Finding.Points, PointForm(p))
		}
	}
	if o, ok := c.Evidence.Opinions[e.ID]; ok {
		v.Opinion = &OpinionView{string(o.True), string(o.Lawful), string(o.Relevant), o.Reason, o.At.UTC(), o.GivenUp}
	}
	return v
}

func saidViews(xs []evidence.Said) []SaidView {
	out := []SaidView{}
	for _, x := range xs {
		out = append(out, SaidView{x.Text, string(x.Proof), x.At.UTC()})
	}
	return out
}

func roomView(c *procedure.Civil) *RoomView {
	t := c.Trial
	if !t.RoomOpen {
		return nil
	}
	v := &RoomView{OpenedAt: t.OpenedAt.UTC(), ShutAt: instant(t.RoomShut), Questions: []QuestionView{}}
	parties := []id.Party{procedure.P1, procedure.D1}
	for _, q := range t.Questions {
		one := QuestionView{N: q.N, To: texts(q.To), Text: q.Text, AskedAt: q.AskedAt.UTC(), Until: q.Until.UTC(), Replies: []ReplyView{}}
		for _, p := range parties {
			if r, ok := q.Replies[p]; ok {
				one.Replies = append(one.Replies, ReplyView{string(p), r.Text, r.At.UTC(), r.Silent})
			}
		}
		v.Questions = append(v.Questions, one)
	}
	for _, p := range parties {
		if x, ok := t.Confirmed[p]; ok {
			v.Confirmed = append(v.Confirmed, SignedView{string(p), x.At.UTC(), x.Objection, x.Silent})
		}
	}
	return v
}

func sittings(c *procedure.Civil) (out []SittingView) {
	for _, x := range c.Hearing.Sittings {
		out = append(out, SittingView{x.At.UTC(), x.Place, x.Online, x.Held, texts(x.Present), x.Minutes})
	}
	return out
}

func judgmentView(c *procedure.Civil) *JudgmentView {
	j := c.Judgment
	if !j.Pronounced {
		return nil
	}
	v := &JudgmentView{At: j.At.UTC(), By: j.By, Final: j.Final, Reasons: j.Decision.Reasons, Laws: append([]string{}, j.Decision.Laws...), Orders: []OrderForm{},
		Plaintiff: j.Decision.Plaintiff, Defendant: j.Decision.Defendant, PayDays: j.Decision.PayDays, AppealedBy: string(j.AppealedBy),
		AppealsTo: c.AppealsTo(), SentUpOn: j.SentUpOn.String(), SentTo: j.SentTo, EffectiveOn: j.EffectiveOn.String(), ClosedOn: j.ClosedOn.String()}
	for _, o := range j.Decision.Orders {
		v.Orders = append(v.Orders, OrderForm(o))
	}
	for _, p := range []id.Party{procedure.P1, procedure.D1} {
		if x := j.Statements[p]; x != nil {
			f := c.Fee.Appeals[p]
			v.Appeals = append(v.Appeals, AppealView{By: string(p), On: x.On.String(), Items: x.Items, Requests: x.Requests, Reasons: x.Reasons, Contested: x.Contested,
				Fee: f.Assessed.Fee, Paid: f.Paid, Answer: x.Answer, Ended: string(x.Ended)})
		}
	}
	return v
}

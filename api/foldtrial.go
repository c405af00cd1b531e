package api

import (
	"yunting/evidence"
	"yunting/id"
	"yunting/procedure"
)

func exhibitView(c *procedure.Civil, e evidence.Exhibit) ExhibitView {
	v := ExhibitView{ID: string(e.ID), By: string(e.By), Name: e.Name, Proves: e.Proves, Source: e.Source, Original: e.Original, FileName: e.FileName,
		Media: e.Media, Size: e.Size, SHA256: string(e.File), At: e.At.UTC(), LateWhy: e.LateWhy,
		Href: Prefix + "/cases/" + string(c.Matter()) + "/exhibits/" + string(e.ID)}
	if o, ok := c.Evidence.Opinions[e.ID]; ok {
		v.Opinion = &OpinionView{string(o.True), string(o.Lawful), string(o.Relevant), o.Reason, o.At.UTC(), o.GivenUp}
	}
	return v
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

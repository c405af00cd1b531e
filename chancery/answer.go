package chancery

import (
	"yunting/defence"
	"yunting/document/form"
	"yunting/identity"
	"yunting/procedure"
)

// answer is the defendant's own paper 民事答辩状, fact by fact, dated on the day it was handed in.
func (d desk) answer() (any, bool) {
	if !d.Defence.Answered {
		return nil, false
	}
	x := &form.Answer{
		Head: form.Head{Date: d.Defence.On}, Case: d.named(), Respondent: described("答辩人（被告）", d.sideOf(procedure.D1), false), Agent: d.behind(procedure.D1),
		Opponent: described("被答辩人（原告）", d.sideOf(procedure.P1), false), Claims: form.Stance(d.Defence.Claims), Text: d.Defence.Text,
		Exhibits: listed(d.Evidence.Of(procedure.D1)),
	}
	for _, f := range d.Filing.Complaint.Facts {
		v, _ := d.Defence.View(f.N)
		x.Facts = append(x.Facts, form.View{Stated: form.Stated{N: f.N, Text: f.Text}, Attitude: form.Attitude(v.Attitude), Reason: v.Reason})
	}
	if m := d.Parties.Member[procedure.D1]; m.Capacity != "" && m.Capacity != identity.Self {
		x.By, x.Heads = m.Name, m.Capacity == identity.Head
	}
	return x, true
}

// said is what the defendant said to one fact, as a sentence.
func (d desk) said(n int) string {
	v, ok := d.Defence.View(n)
	switch {
	case !ok && d.Defence.Answered:
		return "未对该项事实表示意见。"
	case !ok:
		return "未提交答辩。"
	case v.Attitude == defence.Admit, v.Reason == "":
		return form.Sentences(v.Attitude.Chinese() + form.Trim(plus("，", v.Reason)))
	}
	return form.Sentences(v.Attitude.Chinese() + "，理由是：" + v.Reason)
}

// plus puts a mark before what is there.
func plus(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s
}

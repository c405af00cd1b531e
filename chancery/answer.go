package chancery

import (
	"fmt"

	"yunting/defence"
	"yunting/document/form"
	"yunting/identity"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// answer is the defendant's own paper 民事答辩状, fact by fact, dated on the day it was handed in.
func (d desk) answer() (form.Paper, bool) {
	bs := []typeset.Block{form.Para(described("答辩人（被告）", d.sideOf(procedure.D1), false))}
	if s := d.behind(procedure.D1); s != "" {
		bs = append(bs, form.Para(s))
	}
	bs = append(bs, form.Para(described("被答辩人（原告）", d.sideOf(procedure.P1), false)),
		para("答辩人就案号为%s的%s一案，答辩如下：", d.number(), d.dispute()),
		typeset.Words(form.Heading, "对诉讼请求的意见"), form.Para(onClaims(d.Defence.Claims)))
	bs = append(bs, typeset.Words(form.Heading, "对事实的意见"), d.factTable())
	if more := paras(d.Defence.Text); len(more) > 0 {
		bs = append(append(bs, typeset.Words(form.Heading, "答辩理由")), more...)
	}
	if xs := d.Evidence.Of(procedure.D1); len(xs) > 0 {
		bs = append(bs, typeset.Words(form.Heading, "证据和证据来源"), exhibitTable(xs))
	}
	bs = append(bs, typeset.Space{Lines: 0.5}, form.Para("此致"), typeset.Words(form.Plain, d.Court.Name))
	p := d.frame(form.Paper{Kind: "民事答辩状", Title: "民事答辩状", Blocks: bs, Sign: []string{"答辩人　" + d.PartyName(procedure.D1)},
		Date: d.Defence.On.Numerals()})
	if m := d.Parties.Member[procedure.D1]; m.Capacity != "" && m.Capacity != identity.Self {
		called := "代理人　"
		if m.Capacity == identity.Head {
			called = "负责人　"
		}
		p.Sign = append(p.Sign, called+m.Name)
	}
	return p, d.Defence.Answered
}

// factTable sets what the defendant says to each fact of the complaint.
func (d desk) factTable() typeset.Block {
	rows := [][]string{{"序号", "起诉状所述事实", "意见", "理由"}}
	for _, f := range d.Filing.Complaint.Facts {
		v, ok := d.Defence.View(f.N)
		view, why := "未表示", "—"
		if ok {
			view = v.Attitude.Chinese()
		}
		if v.Reason != "" {
			why = v.Reason
		}
		rows = append(rows, []string{fmt.Sprint(f.N), trim(f.Text), view, why})
	}
	return form.Table([]float64{1.2, 5, 1.7, 4}, "clcl", rows)
}

// onClaims is what the defendant says to the claims, in words.
func onClaims(v string) string {
	switch v {
	case "agree":
		return "同意原告的全部诉讼请求。"
	case "part":
		return "同意原告的部分诉讼请求，具体意见见答辩理由。"
	}
	return "不同意原告的诉讼请求。"
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
		return sentences(v.Attitude.Chinese() + trim(plus("，", v.Reason)))
	}
	return sentences(v.Attitude.Chinese() + "，理由是：" + v.Reason)
}

// plus puts a mark before what is there.
func plus(mark, s string) string {
	if s == "" {
		return ""
	}
	return mark + s
}

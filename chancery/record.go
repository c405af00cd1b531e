package chancery

import (
	"fmt"

	"yunting/document/typeset"
	"yunting/evidence"
	"yunting/id"
	"yunting/trial"
)

// record is what was said in the asynchronous trial 交互式审理笔录, made from the docket.
func (d desk) record() typeset.Paper {
	bs := []typeset.Block{
		typeset.KeyValues([][2]string{{"案号", d.Name()}, {"案由", d.complaintOf().CauseName}, {"审判员", d.Trial.Judge.Name},
			{"启动时间", clock(d.Trial.OpenedAt)}, {"结束时间", clock(d.Trial.RoomShut)}, {"方式", "在诉讼平台分别登录、非同步进行（" + trial.Async.Article + "）"}}),
		typeset.Heading("一、当事人及同意情况"),
	}
	bs = append(bs, d.parties()...)
	bs = append(bs, para("各方当事人均同意以交互式方式审理本案。"), typeset.Heading("二、陈述与答辩"))
	for _, f := range d.complaintOf().Facts {
		bs = append(bs, para("原告第%s项事实：%s。被告：%s", numeral(f.N), trim(f.Text), d.said(f.N)))
	}
	bs = append(bs, typeset.Heading("三、举证与质证"))
	for _, x := range d.Evidence.Exhibits {
		bs = append(bs, para("%s证据“%s”，拟证明：%s。对方质证：%s", role(x.By), x.Name, trim(x.Proves), d.opinion(x.ID)))
	}
	bs = append(bs, typeset.Heading("四、法官提问与回答"))
	for _, q := range d.Trial.Questions {
		bs = append(bs, para("问%s（%s）：%s", numeral(q.N), clock(q.AskedAt), q.Text))
		for _, p := range q.To {
			bs = append(bs, para("%s答：%s", role(p), reply(q.Replies[p])))
		}
	}
	bs = append(bs, typeset.Heading("五、核对"), para("本笔录根据案卷自动生成，由各方当事人在线核对。认为有遗漏或者差错的，可以申请补正；逾期不核对的，记明情况附卷。（%s）", trial.Record.Article))
	return d.signed(d.ours("交互式审理笔录", bs...), d.Trial.Judge.Name)
}

// said is what the defendant said to a fact.
func (d desk) said(n int) string {
	v, ok := d.Defence.View(n)
	switch {
	case !ok:
		return "未答辩。"
	case v.Reason == "":
		return v.Attitude.Chinese() + "。"
	}
	return fmt.Sprintf("%s，理由：%s。", v.Attitude.Chinese(), trim(v.Reason))
}

// opinion is what the other side said to an exhibit.
func (d desk) opinion(x id.Exhibit) string {
	o, ok := d.Evidence.Opinions[x]
	if !ok {
		return "尚未发表。"
	}
	if o.GivenUp {
		return "逾期未发表，视为放弃质证。"
	}
	word := func(f evidence.Finding) string {
		if f == evidence.Accept {
			return "认可"
		}
		return "不认可"
	}
	s := fmt.Sprintf("真实性%s，合法性%s，关联性%s", word(o.True), word(o.Lawful), word(o.Relevant))
	if o.Reason != "" {
		s += "，理由：" + trim(o.Reason)
	}
	return s + "。"
}

func reply(r trial.Reply) string {
	if r.Silent {
		return "逾期未回答。"
	}
	return fmt.Sprintf("%s（%s）", r.Text, clock(r.At))
}

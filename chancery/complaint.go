package chancery

import (
	"fmt"
	"slices"
	"time"

	"yunting/court"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/filing"
	"yunting/law/calendar"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// complaint is the plaintiff's own paper 民事起诉状, dated on the day it was handed in.
func (d desk) complaint() (form.Paper, bool) {
	x := d.Filing.Complaint
	p := d.frame(complaint(d.Court, x, d.Evidence.Of(procedure.P1)))
	p.Sign = []string{"具状人　" + blank(x.Signature, "待签名")}
	p.Date = d.Filing.FiledOn.Numerals()
	if d.Filing.Version > 1 {
		p.Annex = append(p.Annex, typeset.Words(typeset.Note, fmt.Sprintf("本起诉状为第%d次提交的文本，已按补正通知书修改。", d.Filing.Version)))
	}
	return p, d.Filing.State != ""
}

// Preview is the complaint before it is signed and handed in: marked as a draft, the date left open. Exhibits are those the
// plaintiff has uploaded so far.
func Preview(of *court.Profile, x filing.Complaint, now time.Time, exhibits ...evidence.Exhibit) (form.Paper, error) {
	p := complaint(of, x, exhibits)
	p.Title = "民事起诉状（草稿）"
	p.Blocks = slices.Insert(p.Blocks, 0, typeset.Block(typeset.Words(typeset.Note, "草稿，尚未签名，尚未提交法院。")))
	p.Sign, p.Date = []string{"具状人　（待签名）"}, undated
	return frame(of, p, now), nil
}

// complaint has the content of CPL 124.
func complaint(of *court.Profile, x filing.Complaint, exhibits []evidence.Exhibit) form.Paper {
	bs := []typeset.Block{
		form.Para(described("原告", x.Plaintiff, true)),
		form.Para(described("被告", x.Defendant, true)),
		para("案由：%s。", blank(x.CauseName, "未选择")),
	}
	if x.Platform != "" || x.Order != "" {
		s := "交易平台：" + blank(x.Platform, "未填写")
		if x.Order != "" {
			s += "，订单号：" + x.Order
		}
		bs = append(bs, form.Para(s+"。"))
	}
	bs = append(bs, typeset.Words(form.Heading, "诉讼请求"))
	bs = append(bs, orNone(asked(x.Claims), "（未填写）")...)
	if x.Amount > 0 {
		bs = append(bs, para("以上请求金额合计%s。", yuan(x.Amount)))
	}
	bs = append(bs, typeset.Words(form.Heading, "事实与理由"))
	var facts []typeset.Block
	for _, f := range x.Facts {
		facts = append(facts, para("%d.%s。", f.N, trim(f.Text)))
	}
	bs = append(bs, orNone(facts, "（未填写）")...)
	bs = append(bs, paras(x.Reasons)...)
	if len(x.Here) > 0 {
		bs = append(bs, typeset.Words(form.Heading, "向本院起诉的依据"), form.Para(sentences(x.Here...)))
	}
	bs = append(bs, typeset.Words(form.Heading, "证据和证据来源"))
	if len(exhibits) > 0 {
		bs = append(bs, exhibitTable(exhibits))
	} else {
		bs = append(bs, para("随本起诉状在诉讼平台提交的证据，以案卷中的证据目录为准。"))
	}
	bs = append(bs, para("原告声明：以上陈述真实、完整；知道故意作虚假陈述、伪造证据应当承担的法律责任。（%s）", under(Truthful)),
		typeset.Space{Lines: 0.5}, form.Para("此致"), typeset.Words(form.Plain, of.Name))
	return form.Paper{Kind: "民事起诉状", Title: "民事起诉状", Blocks: bs}
}

// exhibitTable lists exhibits as they were handed in.
func exhibitTable(xs []evidence.Exhibit) typeset.Block {
	rows := [][]string{{"序号", "证据名称", "证明目的", "来源", "提交日期"}}
	for i, x := range xs {
		rows = append(rows, []string{fmt.Sprint(i + 1), x.Name, x.Proves, blank(x.Source, "未说明"), blank(calendar.Of(x.At).String(), "未提交")})
	}
	return form.Table([]float64{1.2, 3, 4.6, 2.6, 2.6}, "clllc", rows)
}

// orNone says so when a list is empty.
func orNone(bs []typeset.Block, none string) []typeset.Block {
	if len(bs) == 0 {
		return []typeset.Block{form.Para(none)}
	}
	return bs
}

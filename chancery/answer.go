package chancery

import (
	"yunting/document/typeset"
	"yunting/law/calendar"
	"yunting/procedure"
)

// answer is the defendant's own paper 民事答辩状, fact by fact.
func (d desk) answer() typeset.Paper {
	x := d.complaintOf()
	bs := []typeset.Block{typeset.Para(side("答辩人（被告）", x.Defendant, false)), para("因%s一案（%s），答辩如下：", d.cause(), d.Name()), typeset.Heading("对事实的意见")}
	rows := [][]string{{"序号", "起诉状所述事实", "意见", "理由"}}
	for _, f := range x.Facts {
		v, _ := d.Defence.View(f.N)
		rows = append(rows, []string{numeral(f.N), f.Text, v.Attitude.Chinese(), v.Reason})
	}
	bs = append(bs, typeset.Table([]float64{1, 5, 1.6, 4}, "clcl", rows), typeset.Heading("对诉讼请求的意见"), typeset.Para(claimsView(d.Defence.Claims)))
	bs = append(bs, paras(d.Defence.Text)...)
	bs = append(bs, typeset.Space(0.5), para("此致"), typeset.Plain(d.Court.Name))
	p := typeset.Paper{Kind: "民事答辩状", Title: "民事答辩状", Blocks: bs, Date: calendar.Of(d.now).Numerals(), Footer: true, Made: d.now,
		Sign: []string{"答辩人　" + d.PartyName(procedure.D1)}}
	if d.Court.Demo {
		p.Annex = append(p.Annex, typeset.Note(demonstration))
	}
	return p
}

// claimsView is what the defendant says to the claims, in words.
func claimsView(v string) string {
	switch v {
	case "agree":
		return "同意原告的全部诉讼请求。"
	case "part":
		return "同意原告的部分诉讼请求。"
	}
	return "不同意原告的诉讼请求。"
}

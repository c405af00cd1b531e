package chancery

import (
	"fmt"
	"time"

	"yunting/court"
	"yunting/document/typeset"
	"yunting/evidence"
	"yunting/filing"
	"yunting/law/calendar"
	"yunting/procedure"
)

// complaint is the plaintiff's own paper 民事起诉状.
func (d desk) complaint() typeset.Paper {
	return complaint(d.Court, d.complaintOf(), d.Evidence.Of(procedure.P1), d.now)
}

// Preview is the complaint before it is signed.
func Preview(of *court.Profile, x filing.Complaint, now time.Time) (typeset.Paper, error) {
	p := complaint(of, x, nil, now)
	p.Blocks = append([]typeset.Block{typeset.Note("草稿，尚未提交法院。")}, p.Blocks...)
	return p, nil
}

func complaint(of *court.Profile, x filing.Complaint, xs []evidence.Exhibit, now time.Time) typeset.Paper {
	bs := []typeset.Block{typeset.Para(side("原告", x.Plaintiff, false)), typeset.Para(side("被告", x.Defendant, false)), para("案由：%s", x.CauseName), typeset.Heading("诉讼请求")}
	for i, c := range x.Claims {
		bs = append(bs, para("%s、%s。", numeral(i+1), trim(c.Text)))
	}
	bs = append(bs, typeset.Heading("事实与理由"))
	for _, f := range x.Facts {
		bs = append(bs, para("%d．%s。", f.N, trim(f.Text)))
	}
	bs = append(bs, paras(x.Reasons)...)
	if len(xs) > 0 {
		rows := [][]string{{"序号", "证据名称", "证明目的", "来源"}}
		for i, e := range xs {
			rows = append(rows, []string{fmt.Sprint(i + 1), e.Name, e.Proves, e.Source})
		}
		bs = append(bs, typeset.Heading("证据"), typeset.Table([]float64{1, 3, 5, 3}, "clll", rows))
	}
	bs = append(bs, typeset.Space(0.5), para("此致"), typeset.Plain(of.Name))
	p := typeset.Paper{Kind: "民事起诉状", Title: "民事起诉状", Blocks: bs, Date: calendar.Of(now).Numerals(), Footer: true, Made: now}
	if x.Signature != "" {
		p.Sign = []string{"具状人　" + x.Signature}
	}
	if of.Demo {
		p.Annex = append(p.Annex, typeset.Note(demonstration))
	}
	return p
}

// trim takes the full stop off a sentence that gets another.
func trim(s string) string {
	for len(s) > 0 {
		r := []rune(s)
		if last := r[len(r)-1]; last != '。' && last != '；' && last != ';' && last != '.' {
			break
		}
		s = string(r[:len(r)-1])
	}
	return s
}

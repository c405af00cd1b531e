package chancery

import (
	"fmt"

	"yunting/document/form"
	"yunting/fee"
	"yunting/hearing"
	"yunting/judgment"
	lawfee "yunting/law/fee"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// withdrawalRuling allows or refuses the withdrawal of the suit 民事裁定书（准许或者不准许撤诉）.
func (d desk) withdrawalRuling() (form.Paper, bool) {
	w := d.Judgment.Withdrawal
	if w == nil || !w.Ruled {
		return form.Paper{}, false
	}
	name := d.full(procedure.P1)
	bs := append(d.parties(),
		para("%s一案，本院于%s立案。%s以%s为由，向本院申请撤诉。", d.dispute(), d.Filing.AcceptedOn.Chinese(), name, trim(w.Reasons)),
		para("本院认为，%s", sentences(w.Ruling)))
	if w.Allowed {
		bs = append(bs, para("依照%s的规定，裁定如下：", under(judgment.Withdrawing, judgment.WithdrawingRuling)),
			para("准许%s撤诉。", name), form.Para(d.halfFee(lawfee.SettledHalf.Article)), sueAgain())
	} else {
		bs = append(bs, para("依照%s的规定，裁定如下：", under(judgment.Withdrawing, judgment.WithdrawingRuling, judgment.WithdrawingBarred)),
			para("不准许%s撤诉。", name),
			para("裁定不准许撤诉的，原告经传票传唤，无正当理由拒不到庭的，可以缺席判决。（%s）", under(judgment.Withdrawing)))
	}
	return d.attested(d.benched(d.ours("民事裁定书", bs...), d.Trial.Judge.Name)), true
}

// deserted rules that the suit of an absent plaintiff counts as withdrawn 民事裁定书（按撤诉处理）.
func (d desk) deserted() (form.Paper, bool) {
	name := d.full(procedure.P1)
	p := d.ours("民事裁定书", append(d.parties(),
		para("%s一案，本院于%s立案。%s%s经传票传唤，无正当理由%s。", d.dispute(), d.Filing.AcceptedOn.Chinese(), sentences(d.Hearing.WithdrawnWhy), name, d.Hearing.Deserted()),
		para("依照%s的规定，裁定如下：", under(hearing.Absent, Rulings)),
		para("本案按%s撤诉处理。", name), form.Para(d.halfFee(fee.HalfIfDeemed.Article)), sueAgain())...)
	return d.attested(d.benched(p, d.Trial.Judge.Name)), !d.Fee.SettledOn.IsZero()
}

// halfFee says what the withdrawn suit is charged, who bears it, and what goes back.
func (d desk) halfFee(half string) string {
	s := fmt.Sprintf("案件受理费减半收取%s，由%s负担", yuan(d.Fee.Settled.Fee), d.full(procedure.P1))
	switch {
	case !d.Fee.Paid:
		s += "，限于收到本裁定书后向本院交纳"
	case d.Fee.Back > 0:
		s += fmt.Sprintf("；已预交%s，本裁定生效后由本院退还%s", yuan(d.Fee.Assessed.Fee), yuan(d.Fee.Back))
	default:
		s += fmt.Sprintf("；已预交%s，受理费只能减半一次，不再退还", yuan(d.Fee.Assessed.Fee))
	}
	return s + fmt.Sprintf("。（%s）", cite(half, fee.Withdrew.Article, lawfee.OnlyOnce.Article))
}

func sueAgain() typeset.Block {
	return typeset.Words(typeset.Note, fmt.Sprintf("原告以同一诉讼请求再次起诉的，人民法院应予受理。（%s）", under(SueAgain)))
}

package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/typeset"
	"yunting/fee"
	"yunting/law/limit"
	"yunting/procedure"
)

// deemedWithdrawn rules that the unpaid suit, or that of a plaintiff who stayed away, counts as withdrawn 民事裁定书（按撤诉处理）.
func (d desk) deemedWithdrawn() (typeset.Paper, bool) {
	if d.Hearing.Withdrawn {
		return d.deserted()
	}
	name := d.full(procedure.P1)
	told := fmt.Sprintf("本院通知%s自接到交纳诉讼费用通知书的次日起%s内预交案件受理费%s", name, length(limit.FeePayment), yuan(d.Fee.Assessed.Fee))
	if on := d.Service.ServedOn(procedure.P1, string(document.FeeNotice)); !on.IsZero() {
		told = fmt.Sprintf("本院于%s向%s送达交纳诉讼费用通知书，通知其自次日起%s内预交案件受理费%s，期限至%s届满",
			on.Chinese(), name, length(limit.FeePayment), yuan(d.Fee.Assessed.Fee), d.ending(limit.FeePayment, on))
	}
	p := d.ours("民事裁定书", append(d.parties(),
		para("%s一案，本院于%s立案。%s。%s在期限内没有预交，也没有获准缓交、减交、免交。", d.dispute(), d.Filing.AcceptedOn.Chinese(), told, name),
		para("依照%s的规定，裁定如下：", under(PrepaidFee, Rulings, fee.Unpaid)),
		para("本案按%s撤回起诉处理。", name),
		typeset.Note(fmt.Sprintf("原告以同一诉讼请求再次起诉的，人民法院应予受理。（%s）", under(SueAgain))))...)
	return d.attested(d.benched(p, d.Trial.Judge.Name)), d.Fee.Lapsed
}

// attested marks a copy that is served.
func (d desk) attested(p typeset.Paper) typeset.Paper {
	p.Attest = "本件与原本核对无异"
	return p
}

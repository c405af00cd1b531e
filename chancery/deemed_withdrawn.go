package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/form"
	"yunting/fee"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// deemedWithdrawn rules that the unpaid suit, or that of a plaintiff who stayed away, counts as withdrawn 民事裁定书（按撤诉处理）.
func (d desk) deemedWithdrawn() (form.Paper, bool) {
	if d.Hearing.Withdrawn {
		return d.deserted()
	}
	name := d.full(procedure.P1)
	paper, period, what := document.FeeNotice, limit.FeePayment, "预交案件受理费"
	notice, rules, end := "交纳诉讼费用通知书", law.Basis{PrepaidFee, Rulings, fee.Unpaid}, "没有预交，也没有获准免交或者继续缓交"
	if !d.Fee.Rest.IsZero() {
		paper, period, what = document.FeeRest, limit.FeeRest, "补交案件受理费"
		notice, rules, end = "补交诉讼费用通知书", law.Basis{Rulings, limit.FeeRest.Rule, fee.HalfBack}, "没有足额补交，也没有获准免交或者继续缓交"
	}
	told := fmt.Sprintf("本院通知%s自接到%s的次日起%s内%s%s", name, notice, length(period), what, yuan(d.Fee.Owed()))
	if on := d.Service.ServedOn(procedure.P1, string(paper)); !on.IsZero() {
		told = fmt.Sprintf("本院于%s向%s送达%s，通知其自次日起%s内%s%s，期限至%s届满",
			on.Chinese(), name, notice, length(period), what, yuan(d.Fee.Owed()), d.ending(period, on))
	}
	bs := append(d.parties(), para("%s一案，本院于%s立案。%s。%s%s在期限内%s。", d.dispute(), d.Filing.AcceptedOn.Chinese(), told, d.relief(), name, end),
		para("依照%s的规定，裁定如下：", under(rules...)),
		para("本案按%s撤回起诉处理。", name))
	for _, r := range d.Fee.Refunds {
		if r.Cause == fee.Unconverted {
			bs = append(bs, para("已经收取的案件受理费%s，退还原告%s。", yuan(d.Fee.Received), yuan(r.Amount)))
		}
	}
	p := d.ours("民事裁定书", append(bs, typeset.Words(typeset.Note, fmt.Sprintf("原告以同一诉讼请求再次起诉的，人民法院应予受理。（%s）", under(SueAgain))))...)
	return d.attested(d.benched(p, d.Trial.Judge.Name)), d.Fee.Lapsed
}

// relief says what became of an application for relief, empty when there was none.
func (d desk) relief() string {
	r := d.Fee.LastRelief()
	switch {
	case r == nil || !r.Decided:
		return ""
	case r.Granted == fee.Defer:
		return fmt.Sprintf("本院准予缓交至%s。", r.Until.Chinese())
	case r.Granted == fee.Reduce:
		return fmt.Sprintf("原告申请%s，本院于%s决定准予减交%s，并指定交费期限。", r.Form.Chinese(), calendar.Of(r.DecidedAt).Chinese(), yuan(r.Off))
	}
	return fmt.Sprintf("原告申请%s，本院于%s决定不予准许，并指定交费期限。", r.Form.Chinese(), calendar.Of(r.DecidedAt).Chinese())
}

// attested marks a copy that is served.
func (d desk) attested(p form.Paper) form.Paper {
	p.Attest = "本件与原本核对无异"
	return p
}

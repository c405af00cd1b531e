package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/form"
	"yunting/fee"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// reliefDecision decides an application for deferral, reduction or waiver 准予（不准予）缓交、减交、免交诉讼费用决定书.
func (d desk) reliefDecision() (form.Paper, bool) {
	r := d.Fee.LastRelief()
	if r == nil || !r.Decided {
		return form.Paper{}, false
	}
	title := "不准予" + r.Form.Chinese() + "诉讼费用决定书"
	bs := append([]typeset.Block{form.Para(described("申请人（原告）", d.sideOf(procedure.P1), false))},
		para("%s一案，申请人于%s以交纳诉讼费用确有困难为由，向本院申请%s案件受理费。", d.dispute(), r.On.Chinese(), r.Form.Chinese()))
	g, granted := fee.GroundOf(r.Under)
	if granted {
		title = "准予" + r.Granted.Chinese() + "诉讼费用决定书"
		bs = append(bs, para("本院经审查认为，申请人符合下列情形：%s。%s", g.Say, sentences(r.Reason)),
			para("依照%s的规定，决定如下：", under(PrepaidFee, Relief, g.Rule)))
	} else {
		bs = append(bs, para("本院经审查认为，%s", sentences(r.Reason)), para("依照%s的规定，决定如下：", under(PrepaidFee, ReliefAsked, fee.Unrelieved)))
	}
	full := d.full(procedure.P1)
	within := fmt.Sprintf("自本决定书送达的次日起%s内在诉讼平台交纳%s；逾期不交的，本院裁定按撤诉处理。（%s）", length(limit.FeeAfterRelief), yuan(d.Fee.Owed()), short(fee.Unrelieved, fee.Unpaid))
	switch r.Granted {
	case fee.Waive:
		bs = append(bs, para("准予%s免交案件受理费。", full))
	case fee.Defer:
		bs = append(bs, para("准予%s缓交案件受理费%s，缓交至%s；期满不交的，本院裁定按撤诉处理。（%s）", full, yuan(d.Fee.Owed()), r.Until.Chinese(), short(fee.Unpaid)))
	case fee.Reduce:
		bs = append(bs, para("准予%s减交案件受理费%s（减交比例%d%%）。%s应当%s", full, yuan(r.Off), r.Percent, d.you(procedure.P1), within))
	default:
		bs = append(bs, para("不准予%s%s案件受理费。%s应当%s", full, r.Form.Chinese(), d.you(procedure.P1), within))
	}
	bs = append(bs, typeset.Words(typeset.Note, fmt.Sprintf("对本决定不能单独提起上诉；有异议的，可以向本院院长申请复核。（%s）本院对一方当事人提供司法救助的，对方当事人败诉时，诉讼费用由对方当事人负担。（%s）", under(Review), under(Borne))))
	return d.attested(d.signed(d.ours(title, bs...), r.By)), true
}

// feeRest tells what must still be paid after the case went to ordinary procedure 补交诉讼费用通知书.
func (d desk) feeRest() (form.Paper, bool) {
	r, you := d.Fee.Assessed, d.you(procedure.P1)
	bs := []typeset.Block{
		para("%s一案已经转为普通程序审理，案件受理费不再减半。依照%s的规定，全案受理费计算如下：", d.dispute(), under(citable(r.Basis)...)),
		computed(r, "全案案件受理费"),
	}
	told := fmt.Sprintf("%s已交纳%s，", you, yuan(d.Fee.Received))
	if d.Fee.Remitted > 0 {
		told += fmt.Sprintf("本院准予减交%s，", yuan(d.Fee.Remitted))
	}
	bs = append(bs, para("%s还应补交%s（大写：%s）。", told, yuan(d.Fee.Owed()), d.Fee.Owed().Upper()),
		para("请自接到本通知的次日起%s内，在诉讼平台补交。%s。（%s）", length(limit.FeeRest), d.within(limit.FeeRest, procedure.P1, string(document.FeeRest)), short(limit.FeeRest.Rule)))
	missed := "无正当理由没有按期足额补交的，按撤诉处理"
	if d.Fee.Received > 0 {
		missed += "，已经收取的诉讼费用退还一半"
	}
	bs = append(bs, para("%s。（%s）交纳确有困难的，可以在上述期限内申请缓交、减交或者免交；免交只适用于自然人。（%s）", missed, short(fee.HalfBack), short(Relief, ReliefAsked)),
		para("%s", d.feeEnd()),
		para("请在诉讼平台本案的交费页面交费。本院不会以任何理由要求%s向个人账户转账；核实真伪请拨打%s。", you, d.Court.Phone))
	return d.notice("补交诉讼费用通知书", procedure.P1, bs...), !d.Fee.Rest.IsZero()
}

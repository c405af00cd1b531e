package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/form"
	"yunting/fee"
	"yunting/law"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// feeNotice tells what must be paid, how it was computed and by when 交纳诉讼费用通知书.
func (d desk) feeNotice() (form.Paper, bool) {
	r := d.Fee.Assessed
	basis := citable(r.Basis)
	you := d.you(procedure.P1)
	return d.notice("交纳诉讼费用通知书", procedure.P1, append([]typeset.Block{
		para("%s诉%s%s一案，本院已经受理。诉讼请求%s，适用%s。依照%s的规定，案件受理费计算如下：",
			you, d.PartyName(procedure.D1), d.Filing.Complaint.CauseName, d.sum(), d.Trial.Now().Chinese(), under(basis...)),
		computed(r, "应交纳案件受理费"),
		para("应交纳案件受理费%s（大写：%s）。", yuan(r.Fee), r.Fee.Upper()),
		para("请自接到本通知的次日起%s内，在诉讼平台交纳。%s。（%s）", length(limit.FeePayment),
			d.within(limit.FeePayment, procedure.P1, string(document.FeeNotice)), short(limit.FeePayment.Rule)),
		para("逾期不交纳，也没有获准缓交、减交、免交的，本院裁定按撤诉处理。（%s）交纳确有困难的，可以在上述期限内，在诉讼平台本案的交费页面申请缓交、减交或者免交，说明情形并上传证明材料；免交只适用于自然人。申请审查期间不计算交费期限，不按撤诉处理。（%s）",
			short(fee.Unpaid), short(PrepaidFee, Relief, ReliefAsked)),
		para("%s", d.feeEnd()),
	}, d.closing("请在诉讼平台本案的交费页面交费。本院不会以任何理由要求%s向个人账户转账；核实真伪请拨打%s。", you, d.Court.Phone)...)...), !d.Fee.On.IsZero()
}

// citable leaves out what is this court's own choice: it is no provision to cite.
func citable(b law.Basis) (out law.Basis) {
	for _, x := range b {
		if x.Mark != law.Choice {
			out = append(out, x)
		}
	}
	return out
}

// computed sets the lines of a fee and its sum.
func computed(r lawfee.Result, sum string) typeset.Block {
	rows := [][]string{{"计算", "金额（元）"}}
	for _, l := range r.Lines {
		rows = append(rows, []string{l.Text, l.Amount.String()})
	}
	return form.Table([]float64{4, 1.2}, "lr", append(rows, []string{sum, r.Fee.String()}))
}

// sum says what is claimed in money.
func (d desk) sum() string {
	if x := d.Filing.Complaint.Amount; x > 0 {
		return "金额为" + yuan(x)
	}
	return "没有金额"
}

// feeEnd tells who bears the fee in the end, and where its computation can be disputed.
func (d desk) feeEnd() string {
	return fmt.Sprintf("预交的案件受理费，在判决时由本院决定由谁负担；胜诉后不应负担的部分，判决生效后退还。（%s）对费用的计算有异议的，可以请求本院复核。（%s）",
		short(LoserPays, FeeRefunded), short(Recount))
}

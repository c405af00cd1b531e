package chancery

import (
	"slices"

	"yunting/document"
	"yunting/document/form"
	"yunting/filing"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// correction tells everything that must be corrected, once 补正通知书.
func (d desk) correction() (form.Paper, bool) {
	var defects []string
	for _, x := range d.Filing.Defects {
		defects = append(defects, trim(x.Say)+"。")
	}
	you := d.you(procedure.P1)
	return d.notice("补正通知书", procedure.P1, slices.Concat([]typeset.Block{
		para("%s诉%s%s的起诉材料（收件编号：%s）收悉。经审查，材料不符合要求。依照%s的规定，现将需要补正的全部内容一次性告知如下：",
			you, d.PartyName(procedure.D1), d.Filing.Complaint.CauseName, d.Filing.Receipt, under(filing.Review)),
	}, numbered(defects...), []typeset.Block{
		para("请自收到本通知的次日起%s内，在诉讼平台修改并重新提交。%s。", length(limit.Correction), d.within(limit.Correction, procedure.P1, string(document.CorrectionNotice))),
		para("提交补正材料后，立案审查的期限自次日起重新计算。（%s）", short(filing.Review, Restarted)),
		para("逾期未补正的，材料退回，系统仍为%s保存，可以修改后再次提交。补正后仍不符合起诉条件，而%s坚持起诉的，本院将依法裁定不予受理；对该裁定可以上诉。（%s）",
			you, you, short(filing.Review, filing.Refusing, Definite)),
	}, d.closing("补正有困难的，可以拨打%s，或者在工作时间（%s）到本院诉讼服务窗口办理。", d.Court.Phone, d.Court.Hours))...), len(defects) > 0
}

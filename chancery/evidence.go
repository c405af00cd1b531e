package chancery

import (
	"fmt"

	"yunting/document"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// evidenceNotice tells until when to submit what 举证通知书, with the content of EV 50.
func (d desk) evidenceNotice() (form.Paper, bool) {
	to := d.to
	if to == "" {
		to = procedure.P1
	}
	return d.notice("举证通知书", to, append([]typeset.Block{
		para("%s一案，依照%s的规定，现将举证事项通知如下：", d.dispute(), under(EvidenceIn)),
	}, numbered(
		fmt.Sprintf("当事人对自己提出的主张，有责任提供证据；在判决作出前没有提供，或者提供的证据不足以证明的，由负有举证证明责任的一方承担不利后果。对方明确承认的事实，无须举证。（%s）", short(Burden, BurdenOf)),
		d.evidencePeriod(),
		"每份证据请写明名称、来源和要证明的事实，标明原件、原物所在。电子数据、视听资料应当保留原始载体。",
		fmt.Sprintf("证据可以在诉讼平台提交。对方以合理理由提出材料与原件不一致，或者材料不完整、不清晰的，本院可以要求提供原件、原物。（%s）", short(Originals)),
		fmt.Sprintf("双方在诉讼平台查看对方的证据，分别就真实性、合法性和关联性发表质证意见。质证期限为举证期限届满或者收到对方证据的次日起%s，逾期不发表的，视为放弃质证。（%s）",
			length(limit.CrossExamination), short(evidence.Exchange, evidence.Examined)),
		fmt.Sprintf("在举证期限内提供证据确有困难的，应当在期限届满前书面申请延长；准许延长的，延长的期限适用于其他当事人。（%s）", short(evidence.Late, MoreTime)),
		fmt.Sprintf("由国家有关部门保存而无权查阅调取的证据，涉及国家秘密、商业秘密、个人隐私的证据，以及因其他客观原因不能自行收集的证据，可以在举证期限届满前书面申请本院调查收集。（%s）", short(CourtFinds)),
		fmt.Sprintf("逾期提供证据的，应当说明理由；拒不说明或者理由不成立的，本院可以不予采纳，或者采纳但予以训诫、罚款。（%s）", short(evidence.Late, LateDegree)),
	)...)...), d.Trial.Now() != ""
}

// evidencePeriod tells the period; it runs for both sides from the day the defendant was served.
func (d desk) evidencePeriod() string {
	p := limit.Evidence(d.Trial.Now())
	s := fmt.Sprintf("本案适用%s，举证期限为%s，对双方相同，自被告收到应诉通知书和本通知的次日起计算", d.Trial.Now().Chinese(), length(p))
	if on := d.Service.ServedOn(procedure.D1, string(document.Respond)); !on.IsZero() {
		s += fmt.Sprintf("。被告于%s收到，期限至%s24时届满", on.Chinese(), d.ending(p, on))
	} else if d.to == procedure.D1 {
		today := calendar.Of(d.now)
		s += fmt.Sprintf("。%s收到的，期限至%s24时届满；此后收到的，自实际收到的次日起计算", today.Chinese(), d.ending(p, today))
	} else {
		s += "；被告收到后，诉讼平台显示期限届满的准确日期"
	}
	return s + fmt.Sprintf("。双方都表示举证完毕的，期限提前届满。（%s）", short(p.Rule))
}

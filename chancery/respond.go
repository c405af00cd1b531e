package chancery

import (
	"fmt"

	"yunting/defence"
	"yunting/document"
	"yunting/document/form"
	"yunting/hearing"
	"yunting/law/limit"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/service"
)

// respond tells the defendant who sues, what to do and by when 应诉通知书.
func (d desk) respond() (form.Paper, bool) {
	x, you := d.Filing.Complaint, d.you(procedure.D1)
	_, begun := d.Service.Begun[procedure.D1]
	abroad := d.Abroad(procedure.D1)
	period := limit.AnswerOf(abroad)
	answer := fmt.Sprintf("自收到起诉状副本的次日起%s内提出答辩状。%s。可以在诉讼平台对起诉状所述事实逐项表示承认、否认或者不清楚，并写明理由。逾期不提出的，不影响本院审理。（%s）",
		length(period), d.within(period, procedure.D1, string(document.Respond)), short(append(limit.AnswerBasis(d.Trial.Now(), abroad), defence.Waived)...))
	if abroad {
		answer += fmt.Sprintf("%s在中华人民共和国领域内没有住所，答辩期为%s；不能在期限内答辩的，可以在届满前申请延期，是否准许由本院决定。（%s）", you, length(period), short(period.Rule))
	}
	items := []string{
		answer,
		fmt.Sprintf("同意在线诉讼的，自收到本通知的次日起%s内，凭送达短信中的关联码登录诉讼平台，核验身份、关联本案。%s。没有明确同意，期限内也没有登录的，针对%s的诉讼活动在线下进行；此后仍可以加入。（%s）",
			length(limit.JoinOnline), d.within(limit.JoinOnline, procedure.D1, string(document.Respond)), you, short(limit.JoinOnline.Rule)),
		fmt.Sprintf("对本院管辖有异议的，应当在答辩期内提出；没有提出异议而应诉答辩或者反诉的，视为本院有管辖权，但违反级别管辖和专属管辖规定的除外。（%s）", short(Objection)),
		d.tracked(),
		d.bench(),
		d.rights(),
		fmt.Sprintf("以单位名义应诉的，提交法定代表人或者主要负责人身份证明书；委托他人代为诉讼的，提交写明委托事项和权限的授权委托书，可以委托一至二人。（%s）", short(Agents)),
		"请按举证通知书提交证据，并确认送达地址；地址变更的，及时告知本院。" + d.onAddress(),
		fmt.Sprintf("经传票传唤，无正当理由拒不到庭的，或者未经许可中途退庭的，可以缺席判决。（%s）", short(hearing.Default)),
	}
	return d.notice("应诉通知书", procedure.D1, append([]typeset.Block{
		para("本院已于%s受理%s诉%s%s一案，案号为%s，诉讼请求金额合计%s。现送达起诉状副本一份，并将应诉事项通知如下：",
			d.Filing.AcceptedOn.Chinese(), x.Plaintiff.Name, you, x.CauseName, d.number(), yuan(x.Amount)),
	}, append(numbered(items...),
		d.closing("本院不会以任何理由要求%s转账。核实真伪请拨打%s，或者在工作时间（%s）到本院诉讼服务窗口查询。", you, d.Court.Phone, d.Court.Hours)...)...)...), begun
}

// onAddress tells what giving an address means.
func (d desk) onAddress() string {
	return fmt.Sprintf("在提供或者确认的电子地址，文书到达即为送达。（%s）", short(service.Confirming, service.ToConfirmed))
}

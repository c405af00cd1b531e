package chancery

import (
	"fmt"
	"strings"

	"yunting/document/typeset"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/procedure"
)

// correction tells everything that must be corrected, once 补正通知书.
func (d desk) correction() typeset.Paper {
	bs := []typeset.Block{typeset.Plain(d.PartyName(procedure.P1) + "："),
		para("你提交的诉%s%s的起诉材料（收件编号%s）收悉。依照%s的规定，现一次性告知需要补正的内容：", d.PartyName(procedure.D1), d.complaintOf().CauseName, d.Filing.Receipt, filing.Review.Article)}
	for i, x := range d.Filing.Defects {
		bs = append(bs, para("%s、%s。", numeral(i+1), trim(x.Say)))
	}
	bs = append(bs, para("请自收到本通知次日起%s内补正后重新提交。逾期未补正的，材料退回；退回后可以重新提交。自收到补正材料次日起重新计算立案审查期限。", limit.Correction.Chinese()))
	return d.ours("补正通知书", bs...)
}

// acceptance tells the plaintiff that the case is open 受理案件通知书.
func (d desk) acceptance() typeset.Paper {
	t := d.Trial.Track
	return d.ours("受理案件通知书", typeset.Plain(d.PartyName(procedure.P1)+"："),
		para("你诉%s%s一案的起诉材料已收到。经审查，起诉符合法定条件，本院决定受理，案号为%s。依照%s的规定，现将有关事项通知如下：",
			d.PartyName(procedure.D1), d.complaintOf().CauseName, d.Name(), filing.Conditions.Article),
		para("一、本案适用%s审理。%s（%s）", t.Track.Chinese(), strings.Join(t.Reasons, ""), t.Basis.Articles()),
		para("二、本案由审判员%s独任审理。认为其与本案有利害关系，可能影响公正审理的，可以申请回避。", d.Trial.Judge.Name),
		para("三、审理期限自立案次日起算，%s。", limit.Trial(t.Track, d.Filing.AcceptedOn, calendar.Standard()).Explain()),
		para("四、当事人有权委托代理人、提出回避申请、收集和提供证据、进行辩论、请求调解、提起上诉（一审终审的除外）、申请执行；应当依法行使诉讼权利，遵守诉讼秩序，履行发生法律效力的裁判。"),
		para("五、本案在本院诉讼平台进行的环节，以各方当事人分别同意为限；同意后可以在该环节开始前的合理时间内撤回。"))
}

// fee tells what must be paid, how it was computed and by when 交纳诉讼费用通知书.
func (d desk) fee() typeset.Paper {
	r := d.Fee.Assessed
	rows := [][]string{{"计算", "金额（元）"}}
	for _, l := range r.Lines {
		rows = append(rows, []string{l.Text, l.Amount.String()})
	}
	rows = append(rows, []string{"应交纳", r.Fee.String()})
	return d.ours("交纳诉讼费用通知书", typeset.Plain(d.PartyName(procedure.P1)+"："),
		para("你诉%s%s一案，本院已经受理。依照%s的规定，案件受理费计算如下：", d.PartyName(procedure.D1), d.complaintOf().CauseName, r.Basis.Articles()),
		typeset.Table([]float64{4, 1}, "lr", rows),
		para("合计%s（%s）。请自接到本通知次日起七日内在本院诉讼平台交纳。（%s）", r.Fee.Yuan(), r.Fee.Upper(), limit.FeePayment.Rule.Article),
		para("逾期不交纳，也未获准缓交、减交、免交的，本院将裁定按撤诉处理。（%s）交费确有困难的，可以在上述期限内提出司法救助申请。", fee.Unpaid.Article))
}

// evidence tells until when to submit what 举证通知书.
func (d desk) evidence() typeset.Paper {
	p := limit.Evidence(d.Trial.Now())
	return d.ours("举证通知书", typeset.Plain(d.PartyName(d.to)+"："),
		para("%s一案，现将举证事项通知如下：", d.cause()),
		para("一、当事人对自己提出的主张，有责任提供证据。没有证据或者证据不足以证明主张的，由负有举证责任的当事人承担不利后果。"),
		para("二、本案适用%s，本院确定举证期限为%s，自被告收到举证通知书次日起算。双方都表示举证完毕的，期限提前结束。（%s）", d.Trial.Now().Chinese(), p.Chinese(), p.Rule.Article),
		para("三、逾期提供证据的，应当说明理由；理由不成立的，本院可以不予采纳，或者采纳但予以训诫、罚款。（%s）", evidence.Late.Article),
		para("四、证据可以在本院诉讼平台提交，每份写明名称、来源和要证明的事实。对方可以就真实性、合法性、关联性发表质证意见。（%s）", evidence.Examined.Article),
		para("五、申请延长举证期限、调查收集证据、证人出庭、鉴定的，应当在举证期限届满前提出。"))
}

// respond tells the defendant who sues, what to do and by when 应诉通知书.
func (d desk) respond() typeset.Paper {
	x := d.complaintOf()
	return d.ours("应诉通知书", typeset.Plain(d.PartyName(procedure.D1)+"："),
		para("本院已经受理%s诉你%s一案，案号为%s，请求金额共计%s。现向你发送起诉状副本，并将应诉事项通知如下：", x.Plaintiff.Name, x.CauseName, d.Name(), x.Amount.Yuan()),
		para("一、自收到起诉状副本次日起十五日内提出答辩，可以逐项写明承认、否认或者不清楚及理由。逾期不答辩的，不影响本院审理。（%s）", limit.Answer.Rule.Article),
		para("二、同意在线诉讼的，自收到本通知次日起三日内用短信中的关联码登录本院诉讼平台，核验身份、关联案件。逾期未加入的，针对你的诉讼活动在线下进行。（%s）", limit.JoinOnline.Rule.Article),
		para("三、对管辖有异议的，应当在答辩期内提出。"),
		para("四、法人或者非法人组织应诉的，提交法定代表人或者主要负责人身份证明书；委托他人代为诉讼的，提交写明委托事项和权限的授权委托书。"),
		para("五、经传票传唤无正当理由拒不到庭的，本院可以缺席判决。（%s）", hearing.Default.Article),
		para("本院不会以任何理由要求你转账。核实真伪请拨打%s。", d.Court.Phone))
}

// small tells what small claims procedure means 小额诉讼告知书.
func (d desk) small() typeset.Paper {
	return d.ours("小额诉讼程序告知书", append([]typeset.Block{typeset.Plain(d.PartyName(d.to) + "：")}, paras(
		fmt.Sprintf("%s一案，本院依法适用小额诉讼程序审理。%s", d.cause(), strings.Join(d.Trial.Track.Reasons, "")),
		"一、审判组织：由审判员一人独任审理。",
		"二、一审终审：判决作出后即为终审，不得上诉；认为判决确有错误的，可以申请再审。",
		fmt.Sprintf("三、审理期限：自立案次日起%s。（%s）", limit.TrialSmall.Chinese(), limit.TrialSmall.Rule.Article),
		"四、案件受理费：减半交纳。",
		"五、对适用小额诉讼程序有异议的，应当在开庭前或者交互式审理启动前提出；异议成立的，转为简易程序或者普通程序。",
	)...)...)
}

// summons calls a party to a hearing 传票.
func (d desk) summons() typeset.Paper {
	at, place := "", ""
	if n := len(d.Hearing.Sittings); n > 0 {
		s := d.Hearing.Sittings[n-1]
		at, place = clock(s.At), s.Place
		if s.Online {
			place += "（在线）"
		}
	}
	return d.ours("传票", typeset.KeyValues([][2]string{{"案号", d.Name()}, {"案由", d.complaintOf().CauseName}, {"被传唤人", d.PartyName(d.to)},
		{"传唤事由", "开庭"}, {"应到时间", at}, {"应到处所", place}}),
		para("被传唤人应当准时到庭，携带身份证件。%s无正当理由拒不到庭的，%s。", role(d.to), map[bool]string{true: "可以按撤诉处理", false: "可以缺席判决"}[d.to == procedure.P1]))
}

// withdrawn rules that the unpaid suit counts as withdrawn 民事裁定书（按撤诉处理）.
func (d desk) withdrawn() typeset.Paper {
	p := d.ours("民事裁定书", append(d.parties(), para("本院受理%s一案后，已通知原告交纳案件受理费。原告在法定期限内未交纳，也未获准缓交、减交、免交。", d.cause()),
		para("依照%s的规定，裁定如下：", fee.Unpaid.Article), para("本案按%s撤回起诉处理。", d.PartyName(procedure.P1)))...)
	return d.signed(p, d.Trial.Judge.Name)
}

// refusal rules that the suit is not accepted 民事裁定书（不予受理）.
func (d desk) refusal() typeset.Paper {
	x := d.complaintOf()
	return d.ours("民事裁定书", typeset.Para(side("起诉人", x.Plaintiff, true)), para("起诉人%s以%s为被告提交%s的起诉材料（收件编号%s）。", x.Plaintiff.Name, x.Defendant.Name, x.CauseName, d.Filing.Receipt),
		para("经审查，%s。", trim(d.Filing.Reason)), para("依照%s、%s的规定，裁定如下：", filing.Conditions.Article, filing.Refusing.Article),
		para("对%s的起诉，本院不予受理。", x.Plaintiff.Name),
		para("如不服本裁定，可以在裁定书送达之日起十日内，向本院递交上诉状，上诉于%s。（%s）", d.Court.AppealCourt, limit.AppealRuling.Rule.Article))
}

func (d desk) parties() (bs []typeset.Block) {
	x := d.complaintOf()
	bs = append(bs, typeset.Para(side("原告", x.Plaintiff, true)), typeset.Para(side("被告", x.Defendant, true)))
	if m, ok := d.Parties.Member[procedure.D1]; ok && m.Capacity != identity.Self {
		bs = append(bs, para("%s：%s。", m.Capacity.Chinese(), m.Name))
	}
	return bs
}

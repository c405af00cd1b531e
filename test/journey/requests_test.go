package journey

import (
	"strings"
	"testing"
)

// TestRequestsPanelAndAppeal plays what parties ask the court besides the dispute itself: not to pay the fee, another judge,
// another procedure. The panel that follows hears the case, deliberates and pronounces, and its judgment is appealed.
func TestRequestsPanelAndAppeal(t *testing.T) {
	t.Parallel()
	d := begun(t)
	d.relief()
	d.invited()
	d.join()
	d.challenge()
	d.object()
	d.toThePanel()
	d.deliberate()
	d.appeal()
}

// TestMoreTime plays what is asked about time: by a party for evidence, by the judge of the president for the trial.
func TestMoreTime(t *testing.T) {
	t.Parallel()
	d := begun(t)
	d.pay()
	d.invited()
	d.join()
	d.sit()
	d.moreTime()
	d.extension()
}

// begun is a dispute as far as the accepted case.
func begun(t *testing.T) *dispute {
	t.Helper()
	d := newDispute(t, true)
	d.plaintiff.open("/login")
	d.people()
	d.fileWell()
	d.accept()
	return d
}

// relief is asked for by the plaintiff and granted by the judge; then nobody waits for the fee.
func (d *dispute) relief() {
	p := d.plaintiff
	p.awaits(d.at("fees"), "期限怎样计算")
	p.unfold("交费有困难")
	p.press("提交申请")
	p.refused(422)
	p.choose("form", "waive")
	p.fill("ground", "waive/allowance")
	p.fill("facts", "靠最低生活保障金生活，家里有两个孩子上学，一时交不出受理费。")
	p.upload("file", keep(d.t, "最低生活保障证明.pdf", pdf(false)))
	p.press("提交申请")
	p.sees("已提交，等待法官决定")
	d.sit()
	j := d.judge
	j.open("/desk")
	j.open("/desk/cases/" + d.file)
	j.sees("审查免交受理费的申请", "最低生活保障证明.pdf", "靠最低生活保障金生活")
	j.press("准予")
	p.awaits(d.at("fees"), "法院准予免交")
}

// challenge asks that the judge step down; the president finds no reason.
func (d *dispute) challenge() {
	p := d.plaintiff
	p.open(d.at("bench"))
	p.sees("谁来审理", "对审理程序有异议", "申请撤诉")
	p.unfold("申请回避")
	p.fill("recusal-reasons", "审判员是被告股东的亲属，双方在公开活动中多次同行。")
	p.press("提出申请")
	p.refused(422)
	p.choose("recusal-of", eval[string](p, `document.querySelector("[name=recusal-of]").value`))
	p.choose("recusal-ground", "relative")
	p.press("提出申请")
	p.sees("等待法院处理")
	d.judge.open("/desk/cases/" + d.file)
	d.judge.sees("您应当暂停参与本案的工作")
	x := d.officer("院长", "president1")
	x.open("/president")
	x.follow(shop)
	x.press("作出决定")
	x.refused(422)
	x.choose("decide-recusal-grant", "no")
	x.fill("decide-recusal-reason", "经查，审判员与被告股东没有亲属关系。")
	x.press("作出决定")
	x.sees("回避申请已决定")
	p.awaits(d.at("bench"), "驳回申请")
	x.open("/president")
	x.sees("没有等待审批的事项")
}

// moreTime lets the defendant ask for a longer period for evidence.
func (d *dispute) moreTime() {
	q := d.defendant
	q.open(d.at("periods"))
	q.press("提交申请")
	q.refused(422)
	q.choose("of", "evidence")
	q.choose("what", "extend")
	q.fill("why", "进货单在供货商处，供货商要下周才能提供复印件。")
	q.press("提交申请")
	q.sees("等待法官决定")
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.sees("供货商要下周才能提供复印件")
	if next := eval[string](j, `document.getElementById("next").innerText`); !strings.Contains(next, "延长举证期限") {
		j.stuck("the nearest duty is not named first, but %q", next)
	}
	j.pressIn("form[action$='/decide-period']", "记入案卷")
	j.refused(422)
	j.choose("decide-period-grant", "false")
	j.fill("decide-period-reason", "举证期限还有足够的时间。")
	j.pressIn("form[action$='/decide-period']", "记入案卷")
	j.sees("决定已记入案卷")
	q.awaits(d.at("periods"), "举证期限还有足够的时间")
}

// extension is what the judge asks of the president.
func (d *dispute) extension() {
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.unfold("申请延长审限")
	j.fill("ask-extension-reason", "需要等待检测机构说明检测方法，说明预计一个月后作出。")
	j.press("报院长审批")
	j.sees("已送院长审批")
	x := d.officer("院长", "president1")
	x.open("/president")
	x.follow(shop)
	x.press("记入案卷")
	x.refused(422)
	x.choose("extend-grant", "true")
	x.press("记入案卷")
	x.sees("决定已记入案卷")
}

// object ends the small claims procedure: the judge turns to a panel in ordinary procedure.
func (d *dispute) object() {
	q := d.defendant
	q.open(d.at("bench"))
	q.unfold("对审理程序有异议")
	q.press("提出异议")
	q.refused(422)
	q.fill("object-reasons", "手机是否翻新需要鉴定，案件事实争议大。")
	q.press("提出异议")
	q.sees("等待法院处理")
	j := d.judge
	j.open("/desk/cases/" + d.file)
	j.pressIn("form[action$='/rule-objection']", "作出裁定")
	j.refused(422)
	j.choose("rule-objection-grant", "yes")
	j.choose("rule-objection-to", "ordinary")
	j.choose("rule-objection-unclear", "yes")
	j.fill("rule-objection-reason", "双方对手机是否翻新争议较大，需要鉴定，不适用小额诉讼程序。")
	j.pressIn("form[action$='/rule-objection']", "作出裁定")
	j.sees("异议已审查", "审判长")
	q.awaits(d.at("bench"), "审判组织通知书")
	q.sees("审判长", "合议庭审理")
}

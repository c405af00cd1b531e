package chancery

import (
	"fmt"

	"yunting/consent"
	"yunting/document/form"
	"yunting/filing"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

// acceptance tells the plaintiff that the case is open 受理案件通知书.
func (d desk) acceptance() (form.Paper, bool) {
	you := d.you(procedure.P1)
	return d.notice("受理案件通知书", procedure.P1, append([]typeset.Block{
		para("%s诉%s%s一案的起诉状已收到。经审查，起诉符合法定条件，本院决定于%s立案受理，案号为%s。（%s）现将有关事项通知如下：",
			you, d.PartyName(procedure.D1), d.Filing.Complaint.CauseName, d.Filing.AcceptedOn.Chinese(), d.number(), short(filing.Conditions, limit.Acceptance.Rule)),
	}, numbered(
		d.tracked(),
		d.bench(),
		d.trialLimit(),
		d.rights(),
		fmt.Sprintf("委托他人代为诉讼的，可以委托一至二人，并提交写明委托事项和权限的授权委托书；代为承认、放弃、变更诉讼请求，进行和解，提起反诉或者上诉，须有特别授权。（%s）", short(Agents)),
		fmt.Sprintf("请按交纳诉讼费用通知书交费，按举证通知书提交证据。交费确有困难的，可以申请缓交、减交或者免交。（%s）", short(PrepaidFee)),
		d.online(you),
	)...)...), d.Filing.State == filing.Accepted
}

// tracked says which procedure is used and why.
func (d desk) tracked() string {
	t := d.Trial.Track
	return fmt.Sprintf("本案适用%s审理。%s（%s）", t.Track.Chinese(), sentences(t.Reasons...), short(t.Basis...))
}

// bench says who tries the case.
func (d desk) bench() string {
	return fmt.Sprintf("本案%s。认为审判人员与本案有利害关系或者有其他关系，可能影响公正审理的，有权申请其回避。（%s）",
		d.triedBy(), short(trial.Sole, ToldJudge, Recusal))
}

// trialLimit says until when the court must decide.
func (d desk) trialLimit() string {
	p := limit.TrialOrdinary
	switch d.Trial.Now() {
	case track.Small:
		p = limit.TrialSmall
	case track.Simplified:
		p = limit.TrialSimplified
	}
	return fmt.Sprintf("审理期限为立案之日起%s，至%s届满；依法应当扣除的期间不计算在内，有特殊情况的可以依法延长。（%s）",
		length(p), endOf(limit.Trial(d.Trial.Now(), d.Filing.AcceptedOn, d.Court.Calendar())), short(p.Rule))
}

// rights tells rights and duties (CPL 129). A small claim has no appeal.
func (d desk) rights() string {
	appeal := "依法上诉，"
	if d.Trial.Now() == track.Small {
		appeal = ""
	}
	return fmt.Sprintf("当事人有权委托代理人，提出回避申请，收集、提供证据，进行辩论，请求调解，自行和解，%s申请执行，查阅、复制本案有关材料；"+
		"应当依法行使诉讼权利，如实陈述，遵守诉讼秩序，履行发生法律效力的裁判文书。（%s）", appeal, short(ToldRights, Rights, Settling))
}

// online tells that going online is a choice, step by step.
func (d desk) online(you string) string {
	return fmt.Sprintf("本案可以在诉讼平台在线办理。在线办理以当事人同意为前提，同意按环节分别作出，同意一个环节不视为同意其他环节；"+
		"要改为线下办理的，应当在该环节开始前的合理期限内提出。（%s）本院向%s提供或者确认的电子地址送达的，文书到达即为送达；裁判文书需要纸质件的，可以向本院提出。（%s）",
		short(consent.PerStep, consent.Leaving), you, short(service.ToConfirmed, service.Electronic))
}

package chancery

import (
	"fmt"

	"yunting/document/form"
	"yunting/fee"
	"yunting/judgment"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// smallClaims tells what small claims procedure means 小额诉讼告知书, with the items of CPL-I 274.
func (d desk) smallClaims() (form.Paper, bool) {
	to := d.to
	if to == "" {
		to = procedure.P1
	}
	p := limit.TrialSmall
	return d.notice("小额诉讼告知书", to, append([]typeset.Block{
		para("%s一案，本院依法适用小额诉讼程序审理。%s（%s）依照%s的规定，现将有关事项告知如下：",
			d.dispute(), sentences(d.Trial.Track.Reasons...), short(d.Trial.Track.Basis...), under(SmallTold)),
	}, numbered(
		"审判组织："+d.bench(),
		fmt.Sprintf("一审终审：本案实行一审终审，判决送达后即发生法律效力，不得上诉。（%s）认为判决确有错误的，可以在判决生效后六个月内向本院申请再审。（%s）", short(judgment.Final), short(RetrialTerm, SmallRetrial)),
		fmt.Sprintf("审理期限：立案之日起%s，至%s届满；有特殊情况的，经本院院长批准可以延长一个月。（%s）",
			length(p), endOf(limit.Trial(track.Small, d.Filing.AcceptedOn, d.Court.Calendar())), short(p.Rule)),
		fmt.Sprintf("诉讼费用：案件受理费减半交纳，本案为%s。（%s）", yuan(d.Fee.Assessed.Fee), short(fee.Halved)),
		fmt.Sprintf("举证和答辩：举证期限为%s，一般不超过七日；要求书面答辩的，答辩期最长不超过十五日，本院确定为%s。双方都表示不需要的，可以不等期限届满即行审理。（%s）",
			length(limit.EvidenceSmall), length(limit.Answer), short(limit.EvidenceSmall.Rule)), // CPL-I 275 governs both
		fmt.Sprintf("异议：认为本案不应当适用小额诉讼程序的，应当在开庭前（交互式审理的，在启动前）提出；异议成立的，适用简易程序的其他规定审理或者裁定转为普通程序，不成立的，裁定驳回。（%s）", short(SmallObjection)),
		fmt.Sprintf("程序转换：申请增加、变更诉讼请求，提出反诉，追加当事人等，致使案件不符合小额诉讼条件的，不再适用小额诉讼程序；转换前双方已确认的事实，可以不再举证、质证。（%s）", short(SmallChanged)),
		fmt.Sprintf("裁定和裁判文书：对管辖异议的裁定，一经作出即生效；裁判文书可以简化。（%s）", short(SmallVenue, SmallShort)),
	)...)...), d.Trial.Now() == track.Small
}

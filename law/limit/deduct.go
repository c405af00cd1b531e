package limit

import (
	"cmp"
	"slices"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
)

// Ground is why days are not counted in a trial limit 扣除审限.
type Ground string

const (
	NoticeDays       Ground = "notice"       // 公告
	AppraisalDays    Ground = "appraisal"    // 鉴定
	SettlementDays   Ground = "settlement"   // 双方当事人和解
	JurisdictionDays Ground = "jurisdiction" // 管辖异议、管辖争议
	AuditDays        Ground = "audit"        // 审计、评估、资产清理
	SuspensionDays   Ground = "suspension"   // 中止诉讼、中止执行
	MediationDays    Ground = "mediation"    // 各方同意延长的调解
	AdjournmentDays  Ground = "adjournment"  // 新的证人、证据，重新鉴定或者勘验; at most one month
	StayDays         Ground = "stay"         // 暂缓执行
	SaleDays         Ground = "sale"         // 拍卖、变卖
)

const omr = "《人民法院在线调解规则》"

// The provisions that leave days out.
var (
	NotCounted  = rule("cplint/243/deduct", cplint+"第二百四十三条", "2015-02-04", "", "", "notice, appraisal, settlement between the parties and disputes about jurisdiction are not counted in the trial limit")
	NotCounted0 = rule("sx2000/9/deduct", sx2000+"第九条", "2000-09-28", "", "", "audits and valuations, suspension, an adjournment up to a month for new witnesses or evidence, stays and sales in enforcement are not counted")
	Mediating   = rule("mediation/4/deduct", "《最高人民法院关于人民法院民事调解工作若干问题的规定》第四条", "2004-11-01", "", "", "mediation goes on after fifteen or seven days with the consent of all; the longer time is not counted")
	Mediating2  = rule("omr/24/deduct", omr+"第二十四条第一款", "2022-01-01", "", "", "online mediation prolonged after filing is not counted in the trial limit")
	BothEnds    = rule("limit/deduction", sx2000+"第九条", "2018-09-28", "", law.Choice, "days left out are counted with their first and their last day, and a day with two grounds once")
)

// grounds are the names and provisions of the grounds.
var grounds = map[Ground]struct {
	chinese string
	rule    law.Rule
}{
	NoticeDays: {"公告期间", NotCounted}, AppraisalDays: {"鉴定期间", NotCounted}, SettlementDays: {"双方当事人和解期间", NotCounted},
	JurisdictionDays: {"审理管辖异议、处理管辖争议的期间", NotCounted}, AuditDays: {"审计、评估、资产清理期间", NotCounted0},
	SuspensionDays: {"中止期间", NotCounted0}, MediationDays: {"各方同意延长的调解期间", Mediating}, AdjournmentDays: {"因新的证人、证据延期审理的期间", NotCounted0},
	StayDays: {"暂缓执行期间", NotCounted0}, SaleDays: {"拍卖、变卖期间", NotCounted0},
}

// Chinese is the ground in a sentence; empty for an unknown ground.
func (g Ground) Chinese() string { return grounds[g].chinese }

// Deduction is a stretch of days not counted, both ends included. A zero Until means that it still runs.
type Deduction struct {
	Ground Ground        `json:"ground"`
	From   calendar.Date `json:"from"`
	Until  calendar.Date `json:"until"`
}

// Left is a stretch of days that really was left out, after overlaps and the cap of an adjournment.
type Left struct {
	Deduction
	Days int `json:"days"`
}

// ended are deductions as spans, shorter ones first where they begin together, named by their ground: those still running
// end on today, and an adjournment is left out for a month at most.
func ended(list []Deduction, today calendar.Date) (spans []Span) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Deduction) int {
		return cmp.Or(a.From.Compare(b.From), a.Until.Compare(b.Until))
	})
	for _, d := range list {
		if d.Until.IsZero() || d.Until.After(today) {
			d.Until = today
		}
		if d.Ground == AdjournmentDays {
			if most := period.AddMonths(d.From, 1).AddDays(-1); d.Until.After(most) {
				d.Until = most
			}
		}
		spans = append(spans, Span{From: d.From, Until: d.Until, Why: string(d.Ground), Rule: grounds[d.Ground].rule})
	}
	return spans
}

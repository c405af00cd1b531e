package efile

import (
	"slices"

	"yunting/document"
)

// Part is one section of a volume 卷内部分.
type Part string

// Parts are the sections in the order in which the file is bound: that of procedure. No rule that was read orders the papers of a
// civil file; this is how courts keep them (docs/law/choices.md, efile/order).
var Parts = []Part{Complaint, Identity, Acceptance, Fees, Notices, Answer, Plaintiff, Defendant, Course, Records, Judgment, Appeal, Enforcement, Others, Deliberation, Approvals}

const (
	Complaint   Part = "complaint"   // 起诉材料
	Identity    Part = "identity"    // 身份证明与委托手续
	Acceptance  Part = "acceptance"  // 立案与受理
	Fees        Part = "fees"        // 诉讼费用
	Notices     Part = "notices"     // 通知与传票
	Answer      Part = "answer"      // 答辩材料
	Plaintiff   Part = "plaintiff"   // 原告证据
	Defendant   Part = "defendant"   // 被告证据
	Course      Part = "course"      // 程序事项
	Records     Part = "records"     // 笔录
	Judgment    Part = "judgment"    // 裁判文书
	Appeal      Part = "appeal"      // 上诉材料
	Enforcement Part = "enforcement" // 履行与执行
	Others      Part = "others"      // 其他材料

	Deliberation Part = "deliberation" // 合议庭评议
	Approvals    Part = "approvals"    // 内部审批
)

var partNames = map[Part]string{
	Complaint: "起诉材料", Identity: "身份证明与委托手续", Acceptance: "立案与受理", Fees: "诉讼费用", Notices: "通知与传票", Answer: "答辩材料",
	Plaintiff: "原告证据", Defendant: "被告证据", Course: "程序事项", Records: "笔录", Judgment: "裁判文书", Appeal: "上诉材料", Enforcement: "履行与执行",
	Others: "其他材料", Deliberation: "合议庭评议", Approvals: "内部审批",
}

// Chinese is the part's name.
func (p Part) Chinese() string { return partNames[p] }

func (p Part) place() int { return slices.Index(Parts, p) }

// partOf says where each kind of paper is bound. A kind that is not here is bound among the others, never left out.
var partOf = places(map[Part][]document.Kind{
	Complaint: {document.Complaint, document.CorrectionNotice, document.MaterialReceipt, document.MaterialReturned, document.MediationNotice, document.MediationRequest,
		document.MediationReferral, document.MediationRecord, document.MediationAgreement, document.MediationEnd},
	Identity: {document.ServiceAddress, document.OnlineConsent},
	Acceptance: {document.Acceptance, document.Refusal, document.RightsNotice, document.RiskNotice, document.ConfirmationRequest, document.ConfirmationRuling,
		document.ConfirmationRejected},
	Fees:    {document.FeeNotice, document.FeeRest, document.ReliefDecision, document.FeeSettlement},
	Notices: {document.EvidenceNotice, document.Respond, document.SmallClaims, document.BenchNotice, document.Summons, document.JoinderNotice, document.AttendanceNotice, document.HearingAnnouncement, document.AdjournmentNotice, document.PublicNotice},
	Answer:  {document.Answer},
	Course: {document.Conversion, document.ObjectionRuling, document.RecusalDecision, document.VenueRuling, document.PreservationRuling, document.AssistanceNotice, document.AdvanceRuling,
		document.ReleaseRuling, document.StayRuling, document.InquiryOrder, document.AppraisalMandate, document.FineDecision, document.DetentionDecision, document.ReviewDecision, document.WithdrawnNotice},
	Records: {document.Record, document.HearingRecord, document.ExchangeRecord, document.ConferenceRecord, document.AdmonitionRecord, document.PronouncementRecord},
	Judgment: {document.Judgment, document.JudgmentFull, document.JudgmentBrief, document.JudgmentTable, document.MediationStatement, document.DeemedWithdrawn, document.WithdrawalRuling,
		document.DismissalRuling, document.TerminationRuling, document.CorrectionRuling, document.EffectCertificate, document.ServiceReturn},
	Appeal: {document.Appeal, document.AppealNotice, document.AppealFee, document.AppealAnswer, document.AppealLapsed, document.SendUp},
	Enforcement: {document.EnforcementRequest, document.EnforcementAcceptance, document.EnforcementNotice, document.ReportOrder, document.AssetForm, document.ConsumptionLimit,
		document.DishonestyDecision, document.SeizureRuling, document.TransferRuling, document.EnforcementSettlement, document.EnforcementEnded, document.EnforcementSuspended,
		document.EnforcementExhausted, document.EnforcementResumed, document.EnforcementClosed, document.AuctionRuling},
	Deliberation: {document.DeliberationRecord},
	Approvals:    {document.CaseloadReport, document.JudicialAdvice},
})

func places(m map[Part][]document.Kind) map[document.Kind]Part {
	out := map[document.Kind]Part{}
	for p, ks := range m {
		for _, k := range ks {
			out[k] = p
		}
	}
	return out
}

// PartOf tells where a kind of paper is bound.
func PartOf(k document.Kind) Part {
	if p, ok := partOf[k]; ok {
		return p
	}
	return Others
}

// volume tells in which half of the file a part is.
func (p Part) volume() Volume {
	if p == Deliberation || p == Approvals {
		return Secret
	}
	return Main
}

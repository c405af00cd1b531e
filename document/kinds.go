package document

// Kind of a paper; the key stands in dockets and addresses and is never reused.
type Kind string

// Filing and preparation, trial, judgment, appeal: papers of a case from filing to its end.
const (
	Complaint        Kind = "complaint"           // 民事起诉状
	CorrectionNotice Kind = "correction-notice"   // 补正通知书
	Acceptance       Kind = "acceptance"          // 受理案件通知书
	FeeNotice        Kind = "fee-notice"          // 交纳诉讼费用通知书
	FeeRest          Kind = "fee-rest"            // 补交诉讼费用通知书
	ReliefDecision   Kind = "relief-decision"     // 缓减免交诉讼费用决定书
	EvidenceNotice   Kind = "evidence-notice"     // 举证通知书
	Respond          Kind = "respond"             // 应诉通知书
	SmallClaims      Kind = "small-claims"        // 小额诉讼告知书
	Summons          Kind = "summons"             // 传票
	Record           Kind = "record"              // 交互式审理笔录
	Answer           Kind = "answer"              // 民事答辩状
	Judgment         Kind = "judgment"            // 民事判决书
	DeemedWithdrawn  Kind = "deemed-withdrawn"    // 民事裁定书（按撤诉处理）
	Refusal          Kind = "refusal"             // 民事裁定书（不予受理）
	BenchNotice      Kind = "bench-notice"        // 审判组织通知书 or 合议庭组成人员通知书
	Conversion       Kind = "conversion"          // 民事裁定书（程序转换、转由合议庭审理）
	ObjectionRuling  Kind = "objection-ruling"    // 民事裁定书（驳回程序异议）
	WithdrawalRuling Kind = "withdrawal-ruling"   // 民事裁定书（准许或者不准许撤诉）
	RecusalDecision  Kind = "recusal-decision"    // 回避决定书
	Appeal           Kind = "appeal"              // 民事上诉状
	AppealNotice     Kind = "appeal-notice"       // 上诉状副本送达通知书
	AppealFee        Kind = "appeal-fee"          // 上诉案件受理费交纳通知书
	AppealAnswer     Kind = "appeal-answer"       // 二审答辩状
	AppealLapsed     Kind = "appeal-lapsed"       // 民事裁定书（按自动撤回上诉处理）
	SendUp           Kind = "send-up"             // 上诉案件移送函
	Receipt          Kind = "service-proof"       // 电子送达凭证
	Verification     Kind = "verification-report" // 电子存证核验报告; of no case
	CorrectionRuling Kind = "correction-ruling"   // 民事裁定书（补正）
	WithdrawnNotice  Kind = "withdrawn-notice"    // 文书撤回通知书
)

// Before the suit 诉前调解.
const (
	MediationNotice      Kind = "mediation-notice"      // 诉前调解告知书
	MediationRequest     Kind = "mediation-request"     // 调解申请书
	MediationReferral    Kind = "mediation-referral"    // 委派调解函
	MediationRecord      Kind = "mediation-record"      // 调解笔录
	MediationAgreement   Kind = "mediation-agreement"   // 调解协议
	MediationEnd         Kind = "mediation-end"         // 调解终结报告
	ServiceAddress       Kind = "service-address"       // 送达地址确认书
	ConfirmationRequest  Kind = "confirmation-request"  // 司法确认申请书
	ConfirmationRuling   Kind = "confirmation-ruling"   // 民事裁定书（司法确认）
	ConfirmationRejected Kind = "confirmation-rejected" // 民事裁定书（驳回司法确认申请）
)

// Filing 立案.
const (
	MaterialReceipt  Kind = "material-receipt"  // 收到材料凭证
	MaterialReturned Kind = "material-returned" // 退回材料通知书
	RightsNotice     Kind = "rights-notice"     // 诉讼权利义务告知书
	RiskNotice       Kind = "risk-notice"       // 诉讼风险提示书
)

// Preparation 审前准备.
const (
	JoinderNotice      Kind = "joinder-notice"      // 参加诉讼通知书
	OnlineConsent      Kind = "online-consent"      // 在线诉讼告知及同意书
	VenueRuling        Kind = "venue-ruling"        // 民事裁定书（管辖权异议）
	PreservationRuling Kind = "preservation-ruling" // 民事裁定书（财产保全）
	AssistanceNotice   Kind = "assistance-notice"   // 协助执行通知书
	AdvanceRuling      Kind = "advance-ruling"      // 民事裁定书（先予执行）
	ExchangeRecord     Kind = "exchange-record"     // 证据交换笔录
	ConferenceRecord   Kind = "conference-record"   // 庭前会议笔录
	InquiryOrder       Kind = "inquiry-order"       // 调查令
)

// Trial 审理.
const (
	AttendanceNotice    Kind = "attendance-notice"    // 出庭通知书
	HearingAnnouncement Kind = "hearing-announcement" // 开庭公告
	HearingRecord       Kind = "hearing-record"       // 庭审笔录
	AdjournmentNotice   Kind = "adjournment-notice"   // 延期开庭通知书
	StayRuling          Kind = "stay-ruling"          // 民事裁定书（中止诉讼）
	AppraisalMandate    Kind = "appraisal-mandate"    // 鉴定委托书
	DeliberationRecord  Kind = "deliberation-record"  // 合议庭评议笔录
)

// Ending 裁判与结案.
const (
	JudgmentFull        Kind = "judgment-full"        // 民事判决书（普通程序）
	JudgmentBrief       Kind = "judgment-brief"       // 民事判决书（令状式）
	JudgmentTable       Kind = "judgment-table"       // 民事判决书（表格式）
	MediationStatement  Kind = "mediation-statement"  // 民事调解书
	DismissalRuling     Kind = "dismissal-ruling"     // 民事裁定书（驳回起诉）
	TerminationRuling   Kind = "termination-ruling"   // 民事裁定书（终结诉讼）
	ReleaseRuling       Kind = "release-ruling"       // 民事裁定书（解除保全）
	PronouncementRecord Kind = "pronouncement-record" // 宣判笔录
	ServiceReturn       Kind = "service-return"       // 送达回证
	PublicNotice        Kind = "public-notice"        // 公告
	FeeSettlement       Kind = "fee-settlement"       // 诉讼费用结算清单
	EffectCertificate   Kind = "effect-certificate"   // 裁判文书生效证明
	JudicialAdvice      Kind = "judicial-advice"      // 司法建议书
)

// Sanctions 强制措施.
const (
	FineDecision      Kind = "fine-decision"      // 罚款决定书
	DetentionDecision Kind = "detention-decision" // 拘留决定书
	AdmonitionRecord  Kind = "admonition-record"  // 训诫笔录
	ReviewDecision    Kind = "review-decision"    // 复议决定书
)

// Enforcement 执行.
const (
	EnforcementRequest    Kind = "enforcement-request"    // 申请执行书
	EnforcementAcceptance Kind = "enforcement-acceptance" // 执行案件受理通知书
	EnforcementNotice     Kind = "enforcement-notice"     // 执行通知书
	ReportOrder           Kind = "report-order"           // 报告财产令
	AssetForm             Kind = "asset-form"             // 被执行人财产申报表
	ConsumptionLimit      Kind = "consumption-limit"      // 限制消费令
	DishonestyDecision    Kind = "dishonesty-decision"    // 失信决定书
	SeizureRuling         Kind = "seizure-ruling"         // 执行裁定书（查封、扣押、冻结）
	TransferRuling        Kind = "transfer-ruling"        // 执行裁定书（划拨、提取）
	EnforcementSettlement Kind = "enforcement-settlement" // 执行和解协议
	EnforcementEnded      Kind = "enforcement-ended"      // 执行裁定书（终结执行）
	EnforcementSuspended  Kind = "enforcement-suspended"  // 执行裁定书（中止执行）
	EnforcementExhausted  Kind = "enforcement-exhausted"  // 执行裁定书（终结本次执行程序）
	EnforcementResumed    Kind = "enforcement-resumed"    // 执行裁定书（恢复执行）
	EnforcementClosed     Kind = "enforcement-closed"     // 结案通知书
	AuctionRuling         Kind = "auction-ruling"         // 执行裁定书（司法拍卖）
)

// Management 审判管理.
const (
	CaseloadReport Kind = "caseload-report" // 审判执行工作统计表
)

// names are what the papers are called, those of one title told apart in brackets.
var names = map[Kind]string{
	CorrectionRuling:      "补正裁定书",
	WithdrawnNotice:       "文书撤回通知书",
	Complaint:             "民事起诉状",
	CorrectionNotice:      "补正通知书",
	Acceptance:            "受理案件通知书",
	FeeNotice:             "交纳诉讼费用通知书",
	FeeRest:               "补交诉讼费用通知书",
	ReliefDecision:        "缓减免交诉讼费用决定书",
	EvidenceNotice:        "举证通知书",
	Respond:               "应诉通知书",
	SmallClaims:           "小额诉讼告知书",
	Summons:               "传票",
	Record:                "交互式审理笔录",
	Answer:                "民事答辩状",
	Judgment:              "民事判决书",
	DeemedWithdrawn:       "民事裁定书",
	Refusal:               "民事裁定书",
	BenchNotice:           "审判组织通知书",
	Conversion:            "程序转换裁定书",
	ObjectionRuling:       "驳回异议裁定书",
	WithdrawalRuling:      "撤诉裁定书",
	RecusalDecision:       "回避决定书",
	Appeal:                "民事上诉状",
	AppealNotice:          "上诉状副本送达通知书",
	AppealFee:             "上诉案件受理费交纳通知书",
	AppealAnswer:          "二审答辩状",
	AppealLapsed:          "民事裁定书",
	SendUp:                "上诉案件移送函",
	Receipt:               "电子送达凭证",
	Verification:          "电子存证核验报告",
	MediationNotice:       "诉前调解告知书",
	MediationRequest:      "调解申请书",
	MediationReferral:     "委派调解函",
	MediationRecord:       "调解笔录",
	MediationAgreement:    "调解协议",
	MediationEnd:          "调解终结报告",
	ServiceAddress:        "送达地址确认书",
	ConfirmationRequest:   "司法确认申请书",
	ConfirmationRuling:    "民事裁定书（司法确认）",
	ConfirmationRejected:  "民事裁定书（驳回司法确认申请）",
	MaterialReceipt:       "收到材料凭证",
	MaterialReturned:      "退回材料通知书",
	RightsNotice:          "诉讼权利义务告知书",
	RiskNotice:            "诉讼风险提示书",
	JoinderNotice:         "参加诉讼通知书",
	OnlineConsent:         "在线诉讼告知及同意书",
	VenueRuling:           "民事裁定书（管辖权异议）",
	PreservationRuling:    "民事裁定书（财产保全）",
	AssistanceNotice:      "协助执行通知书",
	AdvanceRuling:         "民事裁定书（先予执行）",
	ExchangeRecord:        "证据交换笔录",
	ConferenceRecord:      "庭前会议笔录",
	InquiryOrder:          "调查令",
	AttendanceNotice:      "出庭通知书",
	HearingAnnouncement:   "开庭公告",
	HearingRecord:         "庭审笔录",
	AdjournmentNotice:     "延期开庭通知书",
	StayRuling:            "民事裁定书（中止诉讼）",
	AppraisalMandate:      "鉴定委托书",
	DeliberationRecord:    "合议庭评议笔录",
	JudgmentFull:          "民事判决书（普通程序）",
	JudgmentBrief:         "民事判决书（令状式）",
	JudgmentTable:         "民事判决书（表格式）",
	MediationStatement:    "民事调解书",
	DismissalRuling:       "民事裁定书（驳回起诉）",
	TerminationRuling:     "民事裁定书（终结诉讼）",
	ReleaseRuling:         "民事裁定书（解除保全）",
	PronouncementRecord:   "宣判笔录",
	ServiceReturn:         "送达回证",
	PublicNotice:          "公告",
	FeeSettlement:         "诉讼费用结算清单",
	EffectCertificate:     "裁判文书生效证明",
	JudicialAdvice:        "司法建议书",
	FineDecision:          "罚款决定书",
	DetentionDecision:     "拘留决定书",
	AdmonitionRecord:      "训诫笔录",
	ReviewDecision:        "复议决定书",
	EnforcementRequest:    "申请执行书",
	EnforcementAcceptance: "执行案件受理通知书",
	EnforcementNotice:     "执行通知书",
	ReportOrder:           "报告财产令",
	AssetForm:             "被执行人财产申报表",
	ConsumptionLimit:      "限制消费令",
	DishonestyDecision:    "失信决定书",
	SeizureRuling:         "执行裁定书（查封、扣押、冻结）",
	TransferRuling:        "执行裁定书（划拨、提取）",
	EnforcementSettlement: "执行和解协议",
	EnforcementEnded:      "执行裁定书（终结执行）",
	EnforcementSuspended:  "执行裁定书（中止执行）",
	EnforcementExhausted:  "执行裁定书（终结本次执行程序）",
	EnforcementResumed:    "执行裁定书（恢复执行）",
	EnforcementClosed:     "结案通知书",
	AuctionRuling:         "执行裁定书（司法拍卖）",
	CaseloadReport:        "审判执行工作统计表",
}

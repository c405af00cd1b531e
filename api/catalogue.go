package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"yunting/docket"
)

// form is one kind of act as a client may hand it in.
type form struct {
	kind    docket.Kind
	name    string // of its schema
	chinese string
	english string
	fields  any // a value of the form's type
	schema  *huma.Schema
}

// catalogue lists every act of a civil case that somebody other than the court's own hand may do, in the order of a suit.
// Who may do it says the authority matrix; when, the act's own rule.
func catalogue() []*form {
	return []*form{
		{kind: "filing.return", name: "FilingReturn", chinese: "退回补正", english: "The clerk sends the material back for correction, once, with everything that must be corrected.", fields: ReturnForm{}},
		{kind: "filing.correct", name: "FilingCorrect", chinese: "补正", english: "The plaintiff hands the complaint in again, corrected.", fields: CorrectForm{}},
		{kind: "filing.withdraw", name: "FilingWithdraw", chinese: "撤回起诉材料", english: "The plaintiff takes the material back before it is accepted.", fields: ReasonForm{}},
		{kind: "filing.accept", name: "FilingAccept", chinese: "受理", english: "The clerk opens the case; number, track, judge and fee follow by the court's own hand.", fields: AcceptForm{}},
		{kind: "filing.refer", name: "FilingRefer", chinese: "报请法官审查", english: "The clerk puts a suit that should not be accepted before a judge; he is drawn.", fields: GroundForm{}},
		{kind: "filing.hand-back", name: "FilingHandBack", chinese: "退回书记员", english: "The judge hands a referred suit back to the clerk with a direction.", fields: DirectionForm{}},
		{kind: "filing.refuse", name: "FilingRefuse", chinese: "不予受理", english: "The judge rules that a referred suit is not accepted; the ruling is served.", fields: GroundForm{}},
		{kind: "filing.appeal", name: "FilingAppeal", chinese: "对不予受理裁定上诉", english: "The plaintiff appeals against non-acceptance, within ten days of service.", fields: RefusalAppealForm{}},
		{kind: "filing.send-up", name: "FilingSendUp", chinese: "报送上一级人民法院", english: "The clerk notes that the file of the appeal went to the court above.", fields: ReferenceForm{}},
		{kind: "fee.ask-relief", name: "FeeAskRelief", chinese: "申请缓交、减交、免交", english: "The plaintiff asks for relief of the fee, within the time to pay; upload the proof first.", fields: AskReliefForm{}},
		{kind: "fee.grant-relief", name: "FeeGrantRelief", chinese: "准予缓交、减交、免交", english: "The judge grants relief, the kind asked for or another.", fields: GrantReliefForm{}},
		{kind: "fee.deny-relief", name: "FeeDenyRelief", chinese: "不准予缓交、减交、免交", english: "The judge refuses relief, with reasons.", fields: ReasonForm{}},
		{kind: "fee.note-refund", name: "FeeNoteRefund", chinese: "退费登记", english: "The clerk notes that money was paid back.", fields: RefundForm{}},
		{kind: "consent.give", name: "ConsentGive", chinese: "同意在线诉讼", english: "A party consents to steps going online.", fields: StepsForm{}},
		{kind: "consent.withdraw", name: "ConsentWithdraw", chinese: "撤回同意", english: "A party takes consent to one step back; what was done online stays valid.", fields: StepForm{}},
		{kind: "fee.note-paid", name: "FeeNotePaid", chinese: "登记线下交费", english: "The clerk notes a fee paid at the bank or the counter, with its fiscal receipt.", fields: PaidForm{}},
		{kind: "service.confirm", name: "ServiceConfirm", chinese: "送达地址确认", english: "A party confirms its address for service.", fields: ConfirmForm{}},
		{kind: "service.begin", name: "ServiceBegin", chinese: "发送起诉状副本", english: "The clerk starts serving the complaint on the defendant.", fields: ToForm{}},
		{kind: "service.open", name: "ServiceOpen", chinese: "阅知", english: "The addressee notes having opened a delivery. Reading a paper of the delivery does the same.", fields: OpenForm{}},
		{kind: "service.hand", name: "ServiceHand", chinese: "直接送达、邮寄送达", english: "The clerk records service on paper, with its proof.", fields: HandForm{}},
		{kind: "service.attempt", name: "ServiceAttempt", chinese: "未送达", english: "The clerk records a try on paper or by phone that failed.", fields: AttemptForm{}},
		{kind: "service.publish", name: "ServicePublish", chinese: "公告送达", english: "The clerk serves by public notice, the last resort.", fields: PublishForm{}},
		{kind: "identity.join", name: "IdentityJoin", chinese: "关联案件", english: "A verified person joins the case for the defendant. Needs the header Association-Code.", fields: JoinForm{}},
		{kind: "identity.confirm-mandate", name: "IdentityConfirmMandate", chinese: "核对委托手续", english: "The clerk has compared a member's mandate or proof of office, and says what authority it gives.", fields: ConfirmMandateForm{}},
		{kind: "identity.strike", name: "IdentityStrike", chinese: "除名", english: "The clerk removes a member who joined wrongly; the party gets a new code.", fields: StrikeForm{}},
		{kind: "identity.reverify", name: "IdentityReverify", chinese: "再次验证身份", english: "Identity is verified again before examining evidence and in the trial. It takes a code sent to the mobile of the account and is done on the website alone; it holds twelve hours, for this interface too.", fields: ReverifyForm{}},
		{kind: "defence.answer", name: "DefenceAnswer", chinese: "答辩", english: "The defendant answers the complaint, fact by fact.", fields: AnswerForm{}},
		{kind: "evidence.submit", name: "EvidenceSubmit", chinese: "举证", english: "A party submits one exhibit: a file uploaded before, the number it was deposited under, or both.", fields: SubmitForm{}},
		{kind: "evidence.rest", name: "EvidenceRest", chinese: "举证完毕", english: "A party has no more evidence.", fields: NothingForm{}},
		{kind: "evidence.examine", name: "EvidenceExamine", chinese: "质证", english: "A party says whether an exhibit of the other side is true, lawful and relevant.", fields: ExamineForm{}},
		{kind: "evidence.recheck", name: "EvidenceRecheck", chinese: "再次核验存证", english: "A party or the judge has a deposited exhibit compared with the log again; when the judge asks, what others deposited is fetched too.", fields: AboutForm{}},
		{kind: "evidence.contest", name: "EvidenceContest", chinese: "对存证提出异议", english: "A party objects to a deposit of the other side, under one article, with reasons.", fields: ContestForm{}},
		{kind: "evidence.answer-contest", name: "EvidenceAnswerContest", chinese: "说明存证异议", english: "The side that submitted the exhibit answers an objection, with evidence of its own.", fields: AnswerContestForm{}},
		{kind: "evidence.appraise", name: "EvidenceAppraise", chinese: "查明存证的技术问题", english: "The judge has a technical question looked into: an expert, an appraisal, other evidence.", fields: AppraiseForm{}},
		{kind: "evidence.find", name: "EvidenceFind", chinese: "证据认定", english: "The judge's finding on one exhibit, and on each objection to it; until judgment only the bench sees it.", fields: FindForm{}},
		{kind: "trial.convert", name: "TrialConvert", chinese: "转换程序", english: "The judge changes the track; to ordinary procedure by a ruling that is served.", fields: ConvertForm{}},
		{kind: "trial.to-panel", name: "TrialToPanel", chinese: "转由合议庭审理", english: "The sole judge hands the case over to a panel, by a ruling.", fields: ToPanelForm{}},
		{kind: "trial.object", name: "TrialObject", chinese: "程序异议", english: "A party objects to small claims, to simplified procedure, or to the sole judge.", fields: ObjectForm{}},
		{kind: "trial.rule-objection", name: "TrialRuleObjection", chinese: "审查程序异议", english: "The judge rules on the oldest objection that waits; what a founded one changes follows.", fields: RuleObjectionForm{}},
		{kind: "trial.ask-recusal", name: "TrialAskRecusal", chinese: "申请回避", english: "A party asks that one of the bench steps down, before the debate ends.", fields: AskRecusalForm{}},
		{kind: "trial.decide-recusal", name: "TrialDecideRecusal", chinese: "决定回避", english: "The president decides on the oldest request; who steps down is replaced at once.", fields: RulingForm{}},
		{kind: "period.ask-restoration", name: "PeriodAskRestoration", chinese: "申请顺延期限", english: "A party asks that a period it missed without fault be restored, within ten days after the obstacle ended.", fields: RestorationForm{}},
		{kind: "period.ask-extension", name: "PeriodAskExtension", chinese: "申请延长期限", english: "A party asks before it ends that a period be longer.", fields: ExtensionForm{}},
		{kind: "period.decide", name: "PeriodDecide", chinese: "决定期限申请", english: "The judge grants or refuses restoration or extension of a period.", fields: PeriodDecisionForm{}},
		{kind: "trial.ask-extension", name: "TrialAskExtension", chinese: "申请延长审限", english: "The judge asks the president to extend the trial limit.", fields: ReasonForm{}},
		{kind: "trial.extend-limit", name: "TrialExtendLimit", chinese: "决定延长审限", english: "The president of the court grants or refuses an extension of the trial limit.", fields: ExtendForm{}},
		{kind: "trial.open-room", name: "TrialOpenRoom", chinese: "启动交互式审理", english: "The judge starts the asynchronous trial.", fields: NothingForm{}},
		{kind: "trial.ask", name: "TrialAsk", chinese: "法官提问", english: "The judge puts a question to one or both parties.", fields: AskForm{}},
		{kind: "trial.reply", name: "TrialReply", chinese: "回答提问", english: "A party answers a question of the judge.", fields: ReplyForm{}},
		{kind: "trial.shut-room", name: "TrialShutRoom", chinese: "结束交互式审理", english: "The judge ends the asynchronous trial; the record is made and sent.", fields: NothingForm{}},
		{kind: "trial.confirm-record", name: "TrialConfirmRecord", chinese: "核对笔录", english: "A party confirms the record, or says what is wrong in it.", fields: RecordForm{}},
		{kind: "hearing.summon", name: "HearingSummon", chinese: "传唤", english: "The judge sets a hearing and summons the parties.", fields: SummonForm{}},
		{kind: "hearing.hold", name: "HearingHold", chinese: "庭审笔录", english: "The record of a hearing that took place is entered.", fields: HoldForm{}},
		{kind: "hearing.deem-withdrawn", name: "HearingDeemWithdrawn", chinese: "按撤诉处理", english: "The judge rules that the suit of a plaintiff who stayed away or left counts as withdrawn.", fields: ReasonForm{}},
		{kind: "judgment.withdraw-suit", name: "JudgmentWithdrawSuit", chinese: "申请撤诉", english: "The plaintiff asks to withdraw the suit, before judgment is pronounced.", fields: WithdrawSuitForm{}},
		{kind: "judgment.rule-withdrawal", name: "JudgmentRuleWithdrawal", chinese: "裁定是否准许撤诉", english: "The judge allows or refuses the withdrawal.", fields: RuleWithdrawalForm{}},
		{kind: "judgment.propose", name: "JudgmentPropose", chinese: "提请评议", english: "The presiding judge puts the draft of the judgment before the panel; nobody else sees it.", fields: PronounceForm{}},
		{kind: "judgment.opine", name: "JudgmentOpine", chinese: "评议", english: "One of the panel agrees with the draft or dissents; nobody outside the panel sees it.", fields: OpineForm{}},
		{kind: "judgment.pronounce", name: "JudgmentPronounce", chinese: "宣判", english: "The judge signs and pronounces the judgment.", fields: PronounceForm{}},
		{kind: "judgment.appeal", name: "JudgmentAppeal", chinese: "上诉", english: "A party appeals through this court.", fields: AppealForm{}},
		{kind: "judgment.answer-appeal", name: "JudgmentAnswerAppeal", chinese: "二审答辩", english: "The other side answers an appeal.", fields: AppealAnswerForm{}},
		{kind: "judgment.withdraw-appeal", name: "JudgmentWithdrawAppeal", chinese: "撤回上诉", english: "The appellant takes the appeal back before the file is sent up.", fields: WithdrawAppealForm{}},
		{kind: "judgment.send-up", name: "JudgmentSendUp", chinese: "报送上诉案卷", english: "The clerk sends statements, answers, file and evidence to the court of appeal.", fields: SendUpForm{}},
		{kind: "performance.note", name: "PerformanceNote", chinese: "履行登记", english: "A party reports a performance of the judgment.", fields: NoteForm{}},
		{kind: "document.correct", name: "DocumentCorrect", chinese: "补正笔误", english: "The judge corrects slips of the pen in a judgment or ruling by a ruling, which is served on everybody who has a copy. It cannot be undone.", fields: CorrectSlipsForm{}},
		{kind: "document.withdraw", name: "DocumentWithdraw", chinese: "撤回文书", english: "A notice issued in error is withdrawn; its addressee is served with the reason. Judgments and rulings cannot be withdrawn. It cannot be undone.", fields: WithdrawPaperForm{}},
	}
}

// registerForms puts the schema of every act, and of a request with any act, among the components of the document.
func (s *server) registerForms(fs []*form, name string) {
	components := s.api.OpenAPI().Components.Schemas.Map()
	request := &huma.Schema{Description: "An act of any kind; its fields depend on the kind.", Discriminator: &huma.Discriminator{PropertyName: "kind", Mapping: map[string]string{}}}
	for _, f := range fs {
		f.schema = s.schema(f.fields)
		s.forms[string(f.kind)] = f
		one := &huma.Schema{Type: huma.TypeObject, Title: f.chinese, Description: f.chinese + " – " + f.english, AdditionalProperties: false,
			Required: []string{"kind"},
			Properties: map[string]*huma.Schema{
				"kind": {Type: huma.TypeString, Enum: []any{string(f.kind)}, Description: "Kind of act 行为种类."},
				"act":  f.schema,
				"seen": {Type: huma.TypeInteger, Description: "Sequence number of the newest entry you had before you. If the case has moved on and the act no longer fits, the answer is 409."},
			}}
		if reflect.TypeOf(f.fields).NumField() > 0 {
			one.Required = append(one.Required, "act")
		}
		one.PrecomputeMessages()
		components[f.name] = one
		ref := "#/components/schemas/" + f.name
		request.OneOf = append(request.OneOf, &huma.Schema{Ref: ref})
		request.Discriminator.Mapping[string(f.kind)] = ref
	}
	components[name] = request
}

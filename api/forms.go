package api

import (
	"time"

	"yunting/law/calendar"
	"yunting/law/money"
)

// What a client writes for each kind of act. A form has the fields of the act that a person may decide; what the court
// finds by rule (numbers, dates of effect, who acts) is not among them and is refused as unknown. A test holds the
// forms against the acts.

// NothingForm is the form of an act that needs no words.
type NothingForm struct{}

// ReturnForm is filing.return.
type ReturnForm struct {
	Defects []DefectForm `json:"defects" minItems:"1" maxItems:"50" nullable:"false" doc:"Everything that must be corrected, at once 一次性告知."`
}

// DefectForm is one thing to correct.
type DefectForm struct {
	Field string `json:"field" minLength:"1" doc:"Field of the complaint it is about."`
	Say   string `json:"say" minLength:"1" maxLength:"1000" doc:"What is wrong and how to correct it."`
}

// ReasonForm is an act that needs a reason and nothing else.
type ReasonForm struct {
	Reason string `json:"reason" maxLength:"5000" doc:"Reason 理由."`
}

// AcceptForm is filing.accept.
type AcceptForm struct {
	Flags *FlagsForm `json:"flags,omitempty" doc:"What the clerk found; it chooses the track."`
}

// FlagsForm are facts about the dispute that choose its track.
type FlagsForm struct {
	ForeignRelated   bool `json:"foreign_related,omitempty" doc:"涉外."`
	DefendantMissing bool `json:"defendant_missing,omitempty" doc:"被告下落不明."`
	NeedsAppraisal   bool `json:"needs_appraisal,omitempty" doc:"需要评估、鉴定."`
	Unclear          bool `json:"unclear,omitempty" doc:"Facts or relation not clear 事实不清或者权利义务关系不明确."`
}

// StepsForm is consent.give.
type StepsForm struct {
	Steps []string `json:"steps" enum:"filing,service,evidence,async,hearing" minItems:"1" uniqueItems:"true" nullable:"false" doc:"Steps that may go online: filing 在线提交材料, service 电子送达, evidence 在线举证质证, async 交互式审理, hearing 在线庭审. Consent to one never implies another."`
}

// StepForm is consent.withdraw.
type StepForm struct {
	Step   string `json:"step" enum:"filing,service,evidence,async,hearing" doc:"The step 环节."`
	Reason string `json:"reason,omitempty" maxLength:"1000" doc:"Reason 理由."`
}

// ConfirmForm is service.confirm.
type ConfirmForm struct {
	Address AddressForm `json:"address" doc:"Address for service 送达地址."`
}

// AddressForm is where a party receives papers; at least one way.
type AddressForm struct {
	Mobile string `json:"mobile,omitempty" maxLength:"20" doc:"Mobile number 手机."`
	Email  string `json:"email,omitempty" format:"email" maxLength:"200" doc:"Mail address 邮箱."`
	Postal string `json:"postal,omitempty" maxLength:"200" doc:"Postal address 通信地址."`
	Inbox  bool   `json:"inbox,omitempty" doc:"The account on this platform 诉讼平台专用账号."`
}

// ToForm is service.begin.
type ToForm struct {
	To string `json:"to" enum:"d1" doc:"The defendant to be served 被告."`
}

// OpenForm is service.open.
type OpenForm struct {
	Delivery string `json:"delivery" minLength:"1" doc:"A delivery to your own party; see deliveries of the case."`
}

// PaidForm is fee.note-paid.
type PaidForm struct {
	Amount  int64         `json:"amount" minimum:"1" doc:"Amount in fen, as the receipt says 票据金额."`
	On      calendar.Date `json:"on" format:"date" doc:"Date of payment, as the receipt says 交费日期."`
	Receipt string        `json:"receipt" minLength:"1" maxLength:"60" doc:"Number of the fiscal receipt 财政票据号码."`
	Proof   string        `json:"proof" minLength:"1" maxLength:"500" doc:"What proves it and where it is kept 凭据."`
}

// HandForm is service.hand.
type HandForm struct {
	To     string        `json:"to" enum:"p1,d1" doc:"The addressee 受送达人."`
	Papers []string      `json:"papers" enum:"complaint,correction-notice,acceptance,fee-notice,fee-rest,relief-decision,evidence-notice,respond,small-claims,summons,record,answer,judgment,deemed-withdrawn,refusal,bench-notice,conversion,objection-ruling,withdrawal-ruling,recusal-decision,appeal,appeal-notice,appeal-fee,appeal-answer,appeal-lapsed" minItems:"1" uniqueItems:"true" nullable:"false" doc:"Kinds of papers handed over 文书种类."`
	Way    string        `json:"way" enum:"direct,post,left,entrusted,forwarded" doc:"direct 直接送达, post 邮寄送达, left 留置送达, entrusted 委托送达, forwarded 转交送达."`
	On     calendar.Date `json:"on" format:"date" doc:"Date received, as the receipt says 签收日期."`
	Proof  string        `json:"proof" minLength:"1" maxLength:"500" doc:"Tracking number or the signed receipt 邮件号码或者回证说明."`

	Posted  calendar.Date `json:"posted,omitzero" format:"date" doc:"Needed for post: day handed to the post 交邮日期."`
	Signer  string        `json:"signer,omitempty" maxLength:"200" doc:"Who signed, and what he is to the addressee 签收人; needed for entrusted and forwarded."`
	Refused string        `json:"refused,omitempty" maxLength:"500" doc:"Needed for left: who refused and why 拒收情况."`
	Witness string        `json:"witness,omitempty" maxLength:"200" doc:"For left: who was present and signed 见证人; this or footage."`
	Footage string        `json:"footage,omitempty" maxLength:"200" doc:"For left: photographs or video 拍照、录像; this or witness."`
	Through string        `json:"through,omitempty" maxLength:"200" doc:"Needed for entrusted (the court) and forwarded (the unit) 受托法院或者转交单位."`
}

// AttemptForm is service.attempt.
type AttemptForm struct {
	To     string        `json:"to" enum:"p1,d1" doc:"The addressee 受送达人."`
	Way    string        `json:"way" enum:"post,direct,entrusted,phone" doc:"post 邮寄, direct 直接送达, entrusted 委托送达, phone 电话联系."`
	On     calendar.Date `json:"on" format:"date" doc:"The day it was tried 日期."`
	Result string        `json:"result" minLength:"4" maxLength:"500" doc:"What happened 没有送达的情况."`
}

// PublishForm is service.publish.
type PublishForm struct {
	To     string   `json:"to" enum:"p1,d1" doc:"The addressee 受送达人."`
	Papers []string `json:"papers" enum:"complaint,correction-notice,acceptance,fee-notice,fee-rest,relief-decision,evidence-notice,respond,small-claims,summons,record,answer,judgment,deemed-withdrawn,refusal,bench-notice,conversion,objection-ruling,withdrawal-ruling,recusal-decision,appeal,appeal-notice,appeal-fee,appeal-answer,appeal-lapsed" minItems:"1" uniqueItems:"true" nullable:"false" doc:"Kinds of papers 文书种类."`
	Ground string   `json:"ground" enum:"missing,unreachable" doc:"What the notice says as its reason 公告原因: missing 下落不明, unreachable 其他方式无法送达 (a try on paper must be in the docket)."`
	Reason string   `json:"reason" maxLength:"1000" doc:"Which other ways were tried 已经试过的送达方式; it goes into the file, not into the notice."`
	Where  string   `json:"where,omitempty" maxLength:"500" doc:"Where else it is published, no later than today 其他发布地点."`
}

// JoinForm is identity.join. The name comes from the verified real name of the key's owner.
type JoinForm struct {
	Capacity string `json:"capacity" enum:"self,head,agent" doc:"self 本人, head 法定代表人（主要负责人）, agent 委托诉讼代理人. Head and agent may submit at once and read the case after the clerk has checked their papers."`
	Upload   string `json:"upload,omitempty" doc:"Uploaded certificate of office or mandate 身份证明书或者授权委托书; needed unless self."`

	Agent     string         `json:"agent,omitempty" enum:"lawyer,legal-worker,relative,employee,recommended,association" doc:"Kind of agent 代理人类别: lawyer 律师, legal-worker 基层法律服务工作者, relative 近亲属, employee 工作人员, recommended 社区、单位推荐的公民, association 社会团体推荐的公民; needed for an agent."`
	Proof     string         `json:"proof,omitempty" doc:"Upload with what the kind of agent proves: licence and firm, kinship, employment, recommendation; needed for an agent."`
	Authority *AuthorityForm `json:"authority,omitempty" doc:"What the mandate gives 代理权限; absent: general authority 一般授权."`
}

// AuthorityForm is what a mandate gives: without powers, general authority.
type AuthorityForm struct {
	Powers    []string `json:"powers,omitempty" enum:"admit,waive,change,settle,counterclaim,appeal" maxItems:"6" uniqueItems:"true" nullable:"false" doc:"Powers that need special authority 特别授权: admit 承认, waive 放弃, change 变更诉讼请求, settle 和解, counterclaim 反诉, appeal 上诉."`
	NoFacts   bool     `json:"no_facts,omitempty" doc:"The mandate excludes admitting facts 委托书明确排除代为承认事实."`
	FullWords bool     `json:"full_words,omitempty" doc:"The mandate only says 全权代理 and lists no powers: general authority."`
}

// ConfirmMandateForm is identity.confirm-mandate.
type ConfirmMandateForm struct {
	Party     string         `json:"party" enum:"d1" doc:"The party he acts for."`
	Authority *AuthorityForm `json:"authority,omitempty" doc:"What the mandate says; of an agent."`
	How       string         `json:"how" minLength:"1" maxLength:"500" doc:"What was compared 核对了什么."`
}

// ReverifyForm is identity.reverify.
type ReverifyForm struct {
	Occasion string `json:"occasion" enum:"evidence,trial" doc:"evidence 证据交换、质证, trial 审理."`
}

// StrikeForm is identity.strike.
type StrikeForm struct {
	Party  string `json:"party" enum:"d1" doc:"The party whose member is removed."`
	Reason string `json:"reason" minLength:"1" maxLength:"1000" doc:"Reason 理由; he is told it as written."`
}

// AnswerForm is defence.answer.
type AnswerForm struct {
	Views  []ViewForm `json:"views" maxItems:"100" nullable:"false" doc:"One for every fact of the complaint 逐项答辩."`
	Claims string     `json:"claims" enum:"agree,part,refuse" doc:"What you say to the claims 对诉讼请求的意见: agree 同意, part 部分同意, refuse 不同意."`
	Text   string     `json:"text,omitempty" maxLength:"5000" doc:"Anything else 其他意见."`
}

// ViewForm is what the defendant says to one fact.
type ViewForm struct {
	N        int    `json:"n" minimum:"1" doc:"Number of the fact 事实序号."`
	Attitude string `json:"attitude" enum:"admit,deny,unknown" doc:"admit 承认, deny 否认, unknown 不清楚."`
	Reason   string `json:"reason,omitempty" maxLength:"2000" doc:"Needed unless you admit 理由."`
}

// SubmitForm is evidence.submit.
type SubmitForm struct {
	Exhibit ExhibitForm `json:"exhibit"`
}

// ExhibitForm is one item of evidence: a file that was uploaded before, a deposit number, or both.
type ExhibitForm struct {
	Name     string `json:"name" minLength:"1" maxLength:"100" doc:"Name 证据名称."`
	Proves   string `json:"proves" minLength:"1" maxLength:"1000" doc:"What it is to prove 证明目的."`
	Source   string `json:"source,omitempty" maxLength:"500" doc:"Where it comes from 证据来源."`
	Original string `json:"original,omitempty" maxLength:"500" doc:"Where the original is 原件所在."`
	Upload   string `json:"upload,omitempty" doc:"Id of your upload (POST /uploads). Needed unless there is a deposit number."`
	Deposit  string `json:"deposit,omitempty" maxLength:"40" doc:"存证编号, 1M8G-W4M0-SQKN-4E7W, of an item of a batch with its place: …/128. The court fetches the content and compares it."`
	LateWhy  string `json:"late_why,omitempty" maxLength:"1000" doc:"Why it comes after the evidence period 逾期理由."`
}

// ExamineForm is evidence.examine.
type ExamineForm struct {
	Opinion OpinionForm `json:"opinion"`
}

// OpinionForm is what a party says to one exhibit of the other side.
type OpinionForm struct {
	Exhibit  string `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
	True     string `json:"true" enum:"accept,object" doc:"真实性: accept 认可, object 不认可."`
	Lawful   string `json:"lawful" enum:"accept,object" doc:"合法性."`
	Relevant string `json:"relevant" enum:"accept,object" doc:"关联性."`
	Reason   string `json:"reason,omitempty" maxLength:"2000" doc:"Needed when you object to anything 理由."`
}

// AboutForm is an act about one exhibit that needs no words: evidence.recheck.
type AboutForm struct {
	Exhibit string `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
}

// ContestForm is evidence.contest.
type ContestForm struct {
	Exhibit string   `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
	Article int      `json:"article" enum:"16,17,18" doc:"Of the Online Litigation Rules: 16 altered after the deposit, 17 platform or process, 18 not true before the deposit."`
	Grounds []string `json:"grounds,omitempty" enum:"platform,interest,system,process" uniqueItems:"true" nullable:"false" doc:"Which of the four factors of article 17 第十七条所列因素."`
	Reasons string   `json:"reasons" minLength:"1" maxLength:"3000" doc:"Reasons 理由. An objection made again adds to it."`
	Proof   string   `json:"proof,omitempty" doc:"An exhibit of your own."`
	Expert  bool     `json:"expert,omitempty" doc:"Asks that an expert be heard 申请有专门知识的人."`
}

// AnswerContestForm is evidence.answer-contest.
type AnswerContestForm struct {
	Exhibit string `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
	Article int    `json:"article" enum:"16,17,18" doc:"Which objection is answered."`
	Text    string `json:"text" minLength:"1" maxLength:"3000" doc:"Source, way of making and keeping, what corroborates it 说明."`
	Proof   string `json:"proof,omitempty" doc:"An exhibit of your own."`
}

// AppraiseForm is evidence.appraise.
type AppraiseForm struct {
	Exhibit string `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
	How     string `json:"how" enum:"expert,appraisal,collect" doc:"expert 专门知识的人, appraisal 委托鉴定, collect 调取其他证据核对."`
	What    string `json:"what" minLength:"1" maxLength:"1000" doc:"The question 要查明的问题."`
}

// FindForm is evidence.find.
type FindForm struct {
	Exhibit  string      `json:"exhibit" minLength:"1" doc:"The exhibit, p1-1."`
	Admitted string      `json:"admitted" enum:"yes,part,no" doc:"yes 予以采信, part 部分采信, no 不予采信."`
	Points   []PointForm `json:"points,omitempty" maxItems:"3" nullable:"false" doc:"One for every objection."`
	Neutral  bool        `json:"neutral,omitempty" doc:"A neutral third-party platform provided or confirmed it 中立第三方平台."`
	Reason   string      `json:"reason,omitempty" maxLength:"2000" doc:"Needed unless it is admitted whole 理由."`
}

// PointForm is the finding on one objection.
type PointForm struct {
	Article int    `json:"article" enum:"16,17,18" doc:"Which objection."`
	Upheld  bool   `json:"upheld" doc:"The objection holds 异议成立."`
	Reason  string `json:"reason" minLength:"1" maxLength:"2000" doc:"Reasons 理由."`
}

// ConvertForm is trial.convert.
type ConvertForm struct {
	To      string `json:"to" enum:"simplified,ordinary" doc:"simplified 简易程序, ordinary 普通程序."`
	Reason  string `json:"reason" maxLength:"1000" doc:"Reason 理由."`
	Unclear bool   `json:"unclear,omitempty" doc:"To ordinary procedure and the facts are not clear: a panel tries it 由合议庭审理."`
}

// RestorationForm is period.ask-restoration.
type RestorationForm struct {
	Of    string        `json:"of" enum:"answer,evidence,appeal" doc:"answer 答辩期, evidence 举证期限, appeal 上诉期."`
	Why   string        `json:"why" minLength:"5" maxLength:"2000" doc:"What stood in the way 耽误期限的事由."`
	Ended calendar.Date `json:"ended" format:"date" doc:"The day the obstacle ended 障碍消除的日期."`
	Proof string        `json:"proof" minLength:"1" maxLength:"1000" doc:"What proves it 证明材料."`
}

// ExtensionForm is period.ask-extension.
type ExtensionForm struct {
	Of  string `json:"of" enum:"answer,evidence,appeal" doc:"evidence 举证期限; answer and appeal only for a party without domicile in the PRC."`
	Why string `json:"why" minLength:"5" maxLength:"2000" doc:"Reason 理由."`
}

// PeriodDecisionForm is period.decide.
type PeriodDecisionForm struct {
	N      int           `json:"n" minimum:"1" doc:"Number of the application 申请序号."`
	Grant  bool          `json:"grant" doc:"true 准许, false 不准许."`
	Until  calendar.Date `json:"until,omitzero" format:"date" doc:"Needed when granted: the new last day 准许后的最后一日."`
	Reason string        `json:"reason,omitempty" maxLength:"1000" doc:"Needed when refused 理由."`
}

// ExtendForm is trial.extend-limit.
type ExtendForm struct {
	Grant  bool   `json:"grant" doc:"true 批准, false 不准许."`
	Reason string `json:"reason,omitempty" maxLength:"1000" doc:"Needed when it is refused 理由."`
}

// AskForm is trial.ask.
type AskForm struct {
	To   []string `json:"to" enum:"p1,d1" minItems:"1" uniqueItems:"true" nullable:"false" doc:"Who is to answer 由谁回答."`
	Text string   `json:"text" minLength:"1" maxLength:"2000" doc:"The question 问题."`
}

// ReplyForm is trial.reply.
type ReplyForm struct {
	N    int    `json:"n" minimum:"1" doc:"Number of the question 问题序号."`
	Text string `json:"text" minLength:"1" maxLength:"5000" doc:"The answer 回答."`
}

// RecordForm is trial.confirm-record.
type RecordForm struct {
	Objection string `json:"objection,omitempty" maxLength:"2000" doc:"What is missing or wrong in the record 异议; absent: confirmed 确认无误."`
}

// SummonForm is hearing.summon.
type SummonForm struct {
	At     time.Time `json:"at" doc:"Beginning of the hearing 开庭时间, an instant."`
	Place  string    `json:"place" minLength:"1" maxLength:"200" doc:"Courtroom, or how to enter online 地点或者进入方式."`
	Online bool      `json:"online,omitempty" doc:"在线庭审."`
}

// HoldForm is hearing.hold.
type HoldForm struct {
	Present []string `json:"present" enum:"p1,d1" uniqueItems:"true" nullable:"false" doc:"Parties that were there 到庭当事人."`
	Left    []string `json:"left,omitempty" enum:"p1,d1" uniqueItems:"true" doc:"Of them, who left without leave 未经许可中途退庭."`
	Minutes string   `json:"minutes" maxLength:"50000" doc:"Record of the hearing 庭审笔录."`
}

// PronounceForm is judgment.pronounce.
type PronounceForm struct {
	Decision DecisionForm `json:"decision"`
}

// DecisionForm is the content of a judgment in element form 要素式.
type DecisionForm struct {
	Findings  []FindingForm `json:"findings" maxItems:"100" nullable:"false" doc:"One for every fact of the complaint 事实认定."`
	Reasons   string        `json:"reasons" maxLength:"50000" doc:"本院认为."`
	Laws      []string      `json:"laws" maxItems:"50" nullable:"false" doc:"依照……"`
	Orders    []OrderForm   `json:"orders" maxItems:"50" nullable:"false" doc:"Operative part 判项."`
	Plaintiff money.Fen     `json:"plaintiff_bears" minimum:"0" doc:"Share of the acceptance fee the plaintiff bears, fen 原告负担."`
	Defendant money.Fen     `json:"defendant_bears" minimum:"0" doc:"Share the defendant bears, fen 被告负担."`
	PayDays   int           `json:"pay_days" minimum:"0" maximum:"365" doc:"Days to perform after effect 履行期限（日）."`
}

// FindingForm is what the court finds to one fact.
type FindingForm struct {
	N       int    `json:"n" minimum:"1" doc:"Number of the fact."`
	Text    string `json:"text" maxLength:"2000"`
	Locked  bool   `json:"locked,omitempty" doc:"The text is the complaint's own."`
	Found   bool   `json:"found" doc:"Whether it is found to be so 是否认定."`
	Because string `json:"because" maxLength:"5000" doc:"Admitted, or the evidence 认定依据."`
}

// OrderForm is one item of the operative part.
type OrderForm struct {
	Text   string    `json:"text" minLength:"1" maxLength:"5000"`
	Amount money.Fen `json:"amount,omitempty" minimum:"0" maximum:"99999999999999" doc:"In fen."`
}

// RefusalAppealForm is filing.appeal.
type RefusalAppealForm struct {
	Reasons string `json:"reasons" minLength:"1" maxLength:"5000" doc:"Why the suit should be accepted 上诉的请求和理由."`
}

// AppealForm is judgment.appeal.
type AppealForm struct {
	Items     []int     `json:"items,omitempty" maxItems:"50" uniqueItems:"true" nullable:"false" doc:"Numbers of the orders appealed against, from 1; absent: the whole judgment 不服的判项."`
	Requests  string    `json:"requests" minLength:"1" maxLength:"50000" doc:"What the court of appeal is asked 上诉请求."`
	Reasons   string    `json:"reasons" minLength:"1" maxLength:"50000" doc:"Why 事实和理由."`
	Contested money.Fen `json:"contested,omitempty" minimum:"0" maximum:"99999999999999" doc:"Sum in dispute on appeal, fen; the fee is computed on it 不服一审判决部分的金额."`
}

// AppealAnswerForm is judgment.answer-appeal.
type AppealAnswerForm struct {
	To   string `json:"to" enum:"p1,d1" doc:"The appellant 上诉人."`
	Text string `json:"text" minLength:"1" maxLength:"50000" doc:"Answer to the appeal 答辩意见."`
}

// WithdrawAppealForm is judgment.withdraw-appeal.
type WithdrawAppealForm struct {
	Reason string `json:"reason,omitempty" maxLength:"1000" doc:"Reason 理由."`
}

// SendUpForm is judgment.send-up.
type SendUpForm struct {
	Note string `json:"note,omitempty" maxLength:"1000" doc:"备注."`
}

// NoteForm is performance.note.
type NoteForm struct {
	Amount   money.Fen     `json:"amount" minimum:"0" maximum:"99999999999999" doc:"What was paid, fen 履行金额（分）."`
	On       calendar.Date `json:"on" format:"date" doc:"履行日期."`
	Text     string        `json:"text,omitempty" maxLength:"2000" doc:"说明."`
	Complete bool          `json:"complete,omitempty" doc:"Performed in full 已全部履行; only the plaintiff may say so."`
}

package api

import (
	"time"

	"yunting/law/money"
)

// CaseView is a case as its record stands, for one reader.
type CaseView struct {
	Matter     string          `json:"matter"`
	Seq        int             `json:"seq" doc:"The newest entry; pass it as seen with the next act."`
	Number     string          `json:"number,omitempty" doc:"Case number 案号."`
	Receipt    string          `json:"receipt" doc:"收件编号."`
	Title      string          `json:"title" doc:"How the case is called."`
	Cause      string          `json:"cause" doc:"Key of the cause of action 案由."`
	CauseName  string          `json:"cause_name"`
	Phase      string          `json:"phase" enum:"filing,serving,trial,judged,performance,ended"`
	Status     string          `json:"status" doc:"State in words 案件状态."`
	Outcome    string          `json:"outcome,omitempty" doc:"judged, withdrawn, refused or returned; absent while open."`
	FiledAt    time.Time       `json:"filed_at"`
	AcceptedOn string          `json:"accepted_on,omitempty" format:"date"`
	Standing   string          `json:"standing" doc:"What you are in this case 诉讼地位."`
	Party      string          `json:"party,omitempty" doc:"Your party: p1 原告, d1 被告."`
	Acts       []string        `json:"acts" nullable:"false" doc:"Kinds of acts your standing may try; whether one may be done now, its own rule says."`
	Parties    []PartyView     `json:"parties" nullable:"false"`
	Amount     money.Fen       `json:"amount" doc:"Sum of the claims in fen 标的额."`
	Claims     []ClaimView     `json:"claims" nullable:"false" doc:"诉讼请求."`
	Facts      []FactView      `json:"facts" nullable:"false" doc:"Facts, with what the defendant says and the court found 事实."`
	Reasons    string          `json:"reasons,omitempty" doc:"理由."`
	Answer     *AnswerView     `json:"answer,omitempty" doc:"答辩."`
	Defects    []DefectForm    `json:"defects,omitempty" doc:"What must be corrected, while the filing is returned 补正内容."`
	Exhibits   []ExhibitView   `json:"exhibits" nullable:"false" doc:"证据及质证意见."`
	EvidenceTo string          `json:"evidence_closed_on,omitempty" format:"date" doc:"举证期限届满日."`
	Deliveries []DeliveryView  `json:"deliveries" nullable:"false" doc:"送达."`
	Fee        *CaseFee        `json:"fee,omitempty" doc:"案件受理费; absent before acceptance."`
	Track      *TrackResult    `json:"track,omitempty" doc:"审理程序; absent before acceptance."`
	Judge      string          `json:"judge,omitempty" doc:"承办法官."`
	Bench      []SeatView      `json:"bench" nullable:"false" doc:"Who tries the case, the presiding judge first 审判组织."`
	Requests   []RequestView   `json:"requests,omitempty" doc:"Objections, recusals, withdrawal 当事人的申请."`
	Proposal   *ProposalView   `json:"proposal,omitempty" doc:"For members of the panel alone 评议."`
	Room       *RoomView       `json:"room,omitempty" doc:"Asynchronous trial 交互式审理."`
	Sittings   []SittingView   `json:"sittings,omitempty" doc:"庭审."`
	Judgment   *JudgmentView   `json:"judgment,omitempty" doc:"判决."`
	Performed  []PerformedView `json:"performed,omitempty" doc:"履行登记."`
	Deadlines  []DeadlineView  `json:"deadlines" nullable:"false" doc:"Running deadlines, nearest first 期限."`
}

// PartyView is one party 当事人.
type PartyView struct {
	Party      string   `json:"party"`
	Kind       string   `json:"kind" enum:"natural,organisation"`
	Name       string   `json:"name"`
	Account    string   `json:"account,omitempty" doc:"平台账号."`
	IDKind     string   `json:"id_kind,omitempty" doc:"证件种类."`
	IDNumber   string   `json:"id_number,omitempty" doc:"证件号码; masked for the other side."`
	Ethnicity  string   `json:"ethnicity,omitempty" doc:"民族; officers and the party itself."`
	Occupation string   `json:"occupation,omitempty" doc:"职业."`
	Employer   string   `json:"employer,omitempty" doc:"工作单位."`
	Head       string   `json:"head,omitempty" doc:"法定代表人（主要负责人）."`
	HeadPost   string   `json:"head_post,omitempty" doc:"职务."`
	Mobile     string   `json:"mobile,omitempty" doc:"As the complaint says; officers and the party itself."`
	Email      string   `json:"email,omitempty"`
	Address    string   `json:"address,omitempty"`
	Agent      string   `json:"agent,omitempty" doc:"Who acts for the party, when somebody has joined."`
	Capacity   string   `json:"capacity,omitempty" doc:"self 本人, head 法定代表人, agent 委托诉讼代理人."`
	AgentKind  string   `json:"agent_kind,omitempty" doc:"代理人类别."`
	Powers     []string `json:"powers,omitempty" doc:"Special authority 特别授权事项; none: general authority 一般授权."`
	Proven     bool     `json:"proven,omitempty" doc:"The clerk has checked mandate or proof of office, or the party acts in person."`
	Joined     bool     `json:"joined" doc:"Somebody acts for the party here."`
	Consents   []string `json:"consents" nullable:"false" doc:"Steps the party agreed to go online with 在线诉讼同意."`
}

// ClaimView is one thing asked for.
type ClaimView struct {
	Kind   string    `json:"kind"`
	Text   string    `json:"text"`
	Amount money.Fen `json:"amount,omitempty"`
}

// FactView is one fact of the complaint.
type FactView struct {
	N        int    `json:"n"`
	On       string `json:"on,omitempty" format:"date"`
	Text     string `json:"text"`
	Attitude string `json:"attitude,omitempty" doc:"admit 承认, deny 否认, unknown 不清楚; absent: not answered."`
	Reason   string `json:"reason,omitempty" doc:"Why it is denied or not known."`
	Found    *bool  `json:"found,omitempty" doc:"What the court found; absent before judgment."`
	Because  string `json:"because,omitempty"`
}

// AnswerView is the defendant's answer as a whole.
type AnswerView struct {
	Given  bool   `json:"given" doc:"An answer was filed."`
	Waived bool   `json:"waived" doc:"None came in time 逾期未答辩."`
	On     string `json:"on,omitempty" format:"date"`
	Claims string `json:"claims,omitempty" doc:"agree, part or refuse."`
	Text   string `json:"text,omitempty"`
}

// ExhibitView is one item of evidence with what the other side says to it.
type ExhibitView struct {
	ID       string       `json:"id"`
	By       string       `json:"by"`
	Name     string       `json:"name"`
	Proves   string       `json:"proves" doc:"证明目的."`
	Source   string       `json:"source,omitempty"`
	Original string       `json:"original,omitempty"`
	FileName string       `json:"file_name"`
	Media    string       `json:"media"`
	Size     int64        `json:"size"`
	SHA256   string       `json:"sha256,omitempty" doc:"Empty while the content of a deposit was not fetched."`
	At       time.Time    `json:"at" doc:"UTC instant of submission."`
	LateWhy  string       `json:"late_why,omitempty" doc:"逾期理由."`
	Href     string       `json:"href,omitempty" doc:"Where the file is."`
	Opinion  *OpinionView `json:"opinion,omitempty" doc:"质证意见."`

	Deposit    string          `json:"deposit,omitempty" doc:"存证编号."`
	Checking   bool            `json:"checking,omitempty" doc:"A technical check was asked for and is not answered."`
	Check      *CheckView      `json:"check,omitempty" doc:"The newest technical check 技术核验."`
	Objections []ObjectionView `json:"objections,omitempty" doc:"对存证的异议."`
	Finding    *FindForm       `json:"finding,omitempty" doc:"What the judge found 证据认定; for the bench, and for all when judgment is pronounced."`
}

// CheckView is what a technical check found. It proves that the content was not changed after the deposit; not that it was
// true before.
type CheckView struct {
	Outcome     string     `json:"outcome" enum:"same,different,not-found,not-kept,withheld,unreachable,unproven" doc:"核验结果."`
	Note        string     `json:"note,omitempty"`
	CheckedAt   time.Time  `json:"checked_at"`
	SHA256      string     `json:"sha256,omitempty" doc:"Of the record."`
	SM3         string     `json:"sm3,omitempty" doc:"Of the record."`
	Content     string     `json:"content,omitempty" doc:"SHA-256 of what was compared with it."`
	Index       uint64     `json:"index" doc:"Of the record in the log."`
	Size        uint64     `json:"size" doc:"Records the checkpoint covers."`
	DepositedAt *time.Time `json:"deposited_at,omitempty"`
	StampedAt   *time.Time `json:"stamped_at,omitempty"`
	StampedBy   string     `json:"stamped_by,omitempty"`
	Witnesses   []string   `json:"witnesses" doc:"Who signed the checkpoint besides the court."`
	Node        string     `json:"node,omitempty"`
	Tool        string     `json:"tool,omitempty"`
	Medium      string     `json:"medium,omitempty"`
	Begin       *time.Time `json:"begin,omitempty" doc:"Of the acquisition, as the depositor says."`
	End         *time.Time `json:"end,omitempty"`
}

// ObjectionView is an objection to a deposit, with the answers to it.
type ObjectionView struct {
	By      string     `json:"by"`
	Article int        `json:"article" doc:"Of the Online Litigation Rules."`
	Grounds []string   `json:"grounds,omitempty"`
	Expert  bool       `json:"expert,omitempty"`
	Said    []SaidView `json:"said"`
	Answers []SaidView `json:"answers"`
}

// SaidView is one statement of a party.
type SaidView struct {
	Text  string    `json:"text"`
	Proof string    `json:"proof,omitempty" doc:"An exhibit."`
	At    time.Time `json:"at"`
}

// OpinionView is what the other side says to an exhibit.
type OpinionView struct {
	True     string    `json:"true,omitempty" doc:"真实性."`
	Lawful   string    `json:"lawful,omitempty" doc:"合法性."`
	Relevant string    `json:"relevant,omitempty" doc:"关联性."`
	Reason   string    `json:"reason,omitempty"`
	At       time.Time `json:"at"`
	GivenUp  bool      `json:"given_up,omitempty" doc:"The period passed in silence 视为放弃质证."`
}

// DeliveryView is one set of papers on its way.
type DeliveryView struct {
	ID        string     `json:"id"`
	To        string     `json:"to"`
	Papers    []string   `json:"papers" nullable:"false" doc:"Kinds of papers."`
	Way       string     `json:"way" doc:"sms, inbox, post, direct, left or notice."`
	Grade     string     `json:"grade" enum:"sent,failed,arrived,opened,deemed" doc:"How far it came."`
	SentAt    time.Time  `json:"sent_at"`
	ArrivedAt *time.Time `json:"arrived_at,omitempty"`
	OpenedAt  *time.Time `json:"opened_at,omitempty"`
	ServedAt  *time.Time `json:"served_at,omitempty" doc:"When it counts as served 送达时间; absent: not yet."`
	Article   string     `json:"article,omitempty" doc:"Why it counts."`
}

// CaseFee is the acceptance fee of the case.
type CaseFee struct {
	FeeResult
	Paid   bool       `json:"paid"`
	PaidAt *time.Time `json:"paid_at,omitempty"`
	Lapsed bool       `json:"lapsed,omitempty" doc:"Not paid in time: treated as withdrawn 按撤诉处理."`
	Final  *money.Fen `json:"final,omitempty" doc:"What a withdrawn suit is charged in the end 撤诉后实收."`
	Back   money.Fen  `json:"back,omitempty" doc:"To be given back 应退."`

	Owed     money.Fen    `json:"owed" doc:"Still to be paid, fen 应交未交."`
	Received money.Fen    `json:"received" doc:"Paid in all, fen 已交."`
	Remitted money.Fen    `json:"remitted,omitempty" doc:"Reduced by the judge, fen 准予减交."`
	Waived   bool         `json:"waived,omitempty" doc:"准予免交."`
	Deferred string       `json:"deferred_until,omitempty" format:"date" doc:"准予缓交至."`
	Relief   []ReliefView `json:"relief,omitempty" doc:"Applications for relief 缓交、减交、免交申请; not for the other side."`
	Refunds  []RefundView `json:"refunds,omitempty" doc:"Money the court pays back 退费; not for the other side."`
}

// ReliefView is one application for relief and what came of it.
type ReliefView struct {
	Form    string    `json:"form" enum:"defer,reduce,waive"`
	Ground  string    `json:"ground"`
	Facts   string    `json:"facts"`
	On      string    `json:"on" format:"date"`
	Decided bool      `json:"decided"`
	Granted string    `json:"granted,omitempty" doc:"What was granted; absent when refused."`
	Off     money.Fen `json:"off,omitempty"`
	Until   string    `json:"until,omitempty" format:"date"`
	Reason  string    `json:"reason,omitempty"`
	By      string    `json:"by,omitempty"`
}

// RefundView is money the court owes the plaintiff.
type RefundView struct {
	N       int       `json:"n"`
	Cause   string    `json:"cause" enum:"late,unconverted,judged"`
	Why     string    `json:"why" doc:"zh-Hans."`
	Amount  money.Fen `json:"amount"`
	Article string    `json:"article"`
	On      string    `json:"on" format:"date"`
	BackOn  string    `json:"back_on,omitempty" format:"date" doc:"Paid back on 退还日期."`
	Way     string    `json:"reference,omitempty" doc:"退款凭证号."`
}

// RoomView is the asynchronous trial.
type RoomView struct {
	OpenedAt  time.Time      `json:"opened_at"`
	ShutAt    *time.Time     `json:"shut_at,omitempty"`
	Questions []QuestionView `json:"questions" nullable:"false"`
	Confirmed []SignedView   `json:"confirmed,omitempty" doc:"核对笔录."`
}

// QuestionView is one question of the judge.
type QuestionView struct {
	N       int         `json:"n"`
	To      []string    `json:"to" nullable:"false"`
	Text    string      `json:"text"`
	AskedAt time.Time   `json:"asked_at"`
	Until   time.Time   `json:"until"`
	Replies []ReplyView `json:"replies" nullable:"false"`
}

// ReplyView is an answer, or the note that none came.
type ReplyView struct {
	By     string    `json:"by"`
	Text   string    `json:"text,omitempty"`
	At     time.Time `json:"at"`
	Silent bool      `json:"silent,omitempty" doc:"逾期未回答."`
}

// SignedView is a party's word on the record.
type SignedView struct {
	By        string    `json:"by"`
	At        time.Time `json:"at"`
	Objection string    `json:"objection,omitempty"`
	Silent    bool      `json:"silent,omitempty" doc:"逾期未核对."`
}

// SittingView is one hearing.
type SittingView struct {
	At      time.Time `json:"at"`
	Place   string    `json:"place"`
	Online  bool      `json:"online"`
	Held    bool      `json:"held"`
	Present []string  `json:"present,omitempty"`
	Minutes string    `json:"minutes,omitempty"`
}

// JudgmentView is the judgment.
type JudgmentView struct {
	At          time.Time    `json:"at" doc:"宣判时间."`
	By          string       `json:"by"`
	Final       bool         `json:"final" doc:"No appeal 一审终审."`
	Reasons     string       `json:"reasons" doc:"本院认为."`
	Laws        []string     `json:"laws" nullable:"false"`
	Orders      []OrderForm  `json:"orders" nullable:"false" doc:"判项."`
	Plaintiff   money.Fen    `json:"plaintiff_bears"`
	Defendant   money.Fen    `json:"defendant_bears"`
	PayDays     int          `json:"pay_days"`
	AppealedBy  string       `json:"appealed_by,omitempty"`
	AppealsTo   string       `json:"appeals_to" doc:"Court of appeal in this case 上诉法院."`
	Appeals     []AppealView `json:"appeals,omitempty" doc:"Appeals and what became of them 上诉."`
	SentUpOn    string       `json:"sent_up_on,omitempty" format:"date" doc:"报送案卷日期."`
	SentTo      string       `json:"sent_to,omitempty" doc:"Court the file went to."`
	EffectiveOn string       `json:"effective_on,omitempty" format:"date" doc:"生效日期."`
	ClosedOn    string       `json:"closed_on,omitempty" format:"date" doc:"结案日期."`
}

// AppealView is one appeal.
type AppealView struct {
	By        string    `json:"by" doc:"The appellant."`
	On        string    `json:"on" format:"date"`
	Items     []int     `json:"items,omitempty" doc:"Orders appealed against; absent: all."`
	Requests  string    `json:"requests"`
	Reasons   string    `json:"reasons"`
	Contested money.Fen `json:"contested"`
	Fee       money.Fen `json:"fee" doc:"上诉案件受理费."`
	Paid      bool      `json:"paid"`
	Answer    string    `json:"answer,omitempty" doc:"Of the other side 答辩."`
	Ended     string    `json:"ended,omitempty" enum:"withdrawn,lapsed,disregarded"`
}

// PerformedView is one performance as a party reports it.
type PerformedView struct {
	By     string    `json:"by"`
	Amount money.Fen `json:"amount"`
	On     string    `json:"on" format:"date"`
	Text   string    `json:"text,omitempty"`
}

// DeadlineView is who must do what until when, why, and how it was counted.
type DeadlineView struct {
	Key     string        `json:"key"`
	Who     string        `json:"who" doc:"Who must act 诉讼地位."`
	Party   string        `json:"party,omitempty"`
	Yours   bool          `json:"yours" doc:"It is for you to act."`
	What    string        `json:"what" doc:"What to do (zh-Hans)."`
	Event   string        `json:"event" doc:"The event that starts the period (zh-Hans)."`
	Until   time.Time     `json:"until" doc:"UTC instant at which it has passed."`
	Missed  string        `json:"missed" doc:"What follows if nothing is done (zh-Hans)."`
	Article string        `json:"article"`
	Rule    string        `json:"rule"`
	Count   *PeriodResult `json:"count,omitempty" doc:"How the day was found; absent for a fixed instant."`
	LeftOut []SpanView    `json:"left_out,omitempty" nullable:"false" doc:"Days that are not counted, line by line 不计入的期间."`
}

// SpanView is a stretch of days that a limit does not count.
type SpanView struct {
	From    string `json:"from" format:"date"`
	Until   string `json:"until" format:"date"`
	Days    int    `json:"days"`
	Why     string `json:"why" doc:"zh-Hans."`
	Article string `json:"article"`
}

package document

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yunting/docket"
	"yunting/law"
)

var (
	// Retrying: what a judgment or ruling says is changed by appeal or retrial alone.
	Retrying = law.Declare(law.Rule{
		Key: "cpl/209", Article: "《中华人民共和国民事诉讼法》第二百零九条", From: "2024-01-01",
		Summary: "a judgment, ruling or mediation paper in force that is in error is tried again when the president puts it before the judicial committee, or a higher court orders it",
	})
	// Withdrawing: the law knows no withdrawal of a notice; this court says in the open that it no longer counts.
	Withdrawing = law.Declare(law.Rule{
		Key: "document/withdraw", Article: "本院文书制发规则（撤回）", From: "2026-11-28", Mark: law.Choice,
		Summary: "a notice issued in error is withdrawn with its reason; its file stays, and no act or period it told of changes",
	})
)

// notices are the papers of the court that tell something and decide nothing, with who may take one back: those the clerk
// answers for by the clerk or the judge, those the judge issued by the judge alone.
var notices = map[Kind][]docket.Standing{
	CorrectionNotice: {docket.Clerk}, Acceptance: {docket.Clerk, docket.Judge}, FeeNotice: {docket.Clerk, docket.Judge}, FeeRest: {docket.Clerk, docket.Judge},
	EvidenceNotice: {docket.Clerk, docket.Judge}, Respond: {docket.Clerk, docket.Judge}, SmallClaims: {docket.Clerk, docket.Judge}, BenchNotice: {docket.Clerk, docket.Judge},
	AppealNotice: {docket.Clerk, docket.Judge}, AppealFee: {docket.Clerk, docket.Judge}, SendUp: {docket.Clerk, docket.Judge}, Summons: {docket.Judge},
}

// byParties are the papers in which a party speaks; the court sets and keeps them.
var byParties = []Kind{Complaint, Answer, Appeal, AppealAnswer, MediationRequest, MediationAgreement, ServiceAddress, ConfirmationRequest,
	EnforcementRequest, EnforcementSettlement}

// ByParty tells whether a party speaks in a paper and not the court: it bears no seal of the court.
func (k Kind) ByParty() bool { return slices.Contains(byParties, k) }

// MayWithdraw tells whether somebody may take back a paper of this kind at all.
func (k Kind) MayWithdraw(as docket.Standing) bool { return slices.Contains(notices[k], as) }

// Withdraw takes back a notice that was issued in error 撤回文书. It says only that the paper no longer counts: what was
// done in the case, and the periods that run, stay.
type Withdraw struct {
	Paper  int    `json:"paper"` // the entry that issued it
	Reason string `json:"reason"`
}

// Withdrawn is a withdrawal as the paper knows it.
type Withdrawn struct {
	Seq    int       // the entry of the act
	At     time.Time // UTC instant
	By     string
	Reason string
}

// MostReason is how many characters a reason has at most.
const MostReason = 1000

func (Withdraw) Kind() docket.Kind { return "document.withdraw" }

func (a Withdraw) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	p, ok := s.Find(a.Paper)
	a.Reason = strings.TrimSpace(a.Reason)
	no := func(field, say string, args ...any) (docket.Act, law.Basis, error) {
		r := law.Refuse(Withdrawing, say, args...)
		r.Field = field
		return nil, nil, r
	}
	switch name := p.Kind.Chinese(); {
	case !ok:
		return no("", "本案没有这份文书，请从文书列表中重新选择")
	case p.Kind.Ruling():
		return nil, nil, law.Refuse(Retrying, "%s不能撤回：有笔误的，用裁定补正；认为裁判确有错误的，通过上诉或者审判监督程序纠正", name)
	case p.Kind.ByParty():
		return no("", "%s是当事人的文书，法院不能撤回", name)
	case len(notices[p.Kind]) == 0:
		return no("", "%s不能撤回：它记录已经发生的事或者已经作出的决定", name)
	case !p.Kind.MayWithdraw(in.By.Standing):
		return no("", "%s由%s制发，请联系其撤回", name, maker(p.Kind))
	case p.Withdrawn != nil:
		return no("", "这份%s已经撤回，没有重复撤回", name)
	case a.Reason == "":
		return no("reason", "请写明撤回的理由，例如开庭时间写错，将另行制发；理由会送达受送达人")
	case utf8.RuneCountInString(a.Reason) > MostReason:
		return no("reason", "撤回的理由超过%d字，请写得简短一些", MostReason)
	}
	return a, law.Basis{Withdrawing}, nil
}

func maker(k Kind) string {
	if slices.Contains(notices[k], docket.Judge) && !slices.Contains(notices[k], docket.Clerk) {
		return "承办法官"
	}
	return "书记员"
}

func (a Withdraw) Apply(s *Sheet, e docket.Entry) {
	if i := s.at(a.Paper); i >= 0 {
		s.Papers[i].Withdrawn = &Withdrawn{Seq: e.Seq, At: e.At, By: e.By.Name, Reason: a.Reason}
	}
}

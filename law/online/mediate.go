package online

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// The timers of online mediation.
var (
	Choose    = limit.Period{Rule: ChoosingM, N: 2, Unit: period.Workday}  // from both sides' consent
	Appoint   = limit.Period{Rule: ChoosingM, N: 3, Unit: period.Workday}  // from the request
	Accept    = limit.Period{Rule: AcceptingM, N: 3, Unit: period.Workday} // from the assignment
	AskOther  = limit.Period{Rule: AskingM, N: 3, Unit: period.Workday}    // from the mediator's acceptance of the assignment
	BeforeSue = limit.Period{Rule: LengthM, N: 30, Unit: period.Day}
	InTrial   = limit.Period{Rule: LengthM, N: 15, Unit: period.Day}
	InSimple  = limit.Period{Rule: LengthM, N: 7, Unit: period.Day}
)

// Mediated is a mediation under way.
type Mediated struct {
	Filed     bool          `json:"filed"`               // after filing
	Track     track.Track   `json:"track,omitempty"`     // after filing
	From      calendar.Date `json:"from"`                // the mediator accepted; a judge mediates: all consented
	Appraisal int           `json:"appraisal,omitempty"` // days of appraisal before suit
	Agreed    calendar.Date `json:"agreed,omitzero"`     // all agreed to go on until then
}

// Until is the last day of a mediation. Days of appraisal before suit are added; an agreement to go on may only lengthen.
func (m Mediated) Until(cal *calendar.Calendar) period.Result {
	p := BeforeSue
	switch {
	case m.Filed && m.Track == track.Ordinary:
		p = InTrial
	case m.Filed:
		p = InSimple
	}
	if !m.Filed && m.Appraisal > 0 {
		p.N += m.Appraisal
	}
	r := p.Run(m.From, cal)
	if !m.Filed && m.Appraisal > 0 {
		r.Basis = append(r.Basis, AppraisalM)
	}
	if m.Agreed.After(r.Until) {
		r.Raw, r.Until, r.Skipped = m.Agreed, m.Agreed, nil
	}
	return r
}

// State is what has happened in a mediation.
type State struct {
	Settled     bool `json:"settled"`     // agreement reached, signed by all
	MadePeace   bool `json:"made_peace"`  // settled among themselves, request withdrawn
	Unreachable bool `json:"unreachable"` // not reached within the period
	Refused     bool `json:"refused"`     // one side does not want to go on
	FarApart    bool `json:"far_apart"`
	Expired     bool `json:"expired"`  // time up, no agreement on more
	Unsigned    bool `json:"unsigned"` // one side refuses to sign
	Other       bool `json:"other"`
}

// Ended tells whether a mediation is over, and why (OLR of mediation 25).
func Ended(s State) (over bool, why string, basis law.Basis) {
	for _, end := range []struct {
		applies bool
		why     string
	}{
		{s.Settled, "各方当事人达成调解协议"}, {s.MadePeace, "当事人自行和解，撤回调解申请"}, {s.Unsigned, "当事人一方拒绝在调解协议上签章"},
		{s.Refused, "当事人一方明确表示不愿意继续调解"}, {s.Unreachable, "在调解期限内无法联系到当事人"}, {s.FarApart, "当事人分歧较大，难以达成调解协议"},
		{s.Expired, "调解期限届满，没有达成协议，也没有同意延长"}, {s.Other, "存在其他导致调解无法进行的情形"},
	} {
		if end.applies {
			return true, end.why, law.Basis{EndingM}
		}
	}
	return false, "", nil
}

// Tie is a relation that a mediator discloses and a judge withdraws for.
type Tie string

const (
	IsParty      Tie = "party"    // is a party or near kin of a party or agent
	HasInterest  Tie = "interest" // 与本案有利害关系
	OtherTie     Tie = "other"    // 其他关系, 可能影响公正
	TookGifts    Tie = "gifts"    // 接受请客送礼, 违规会见
	NoneDeclared Tie = ""
)

// Officer is whose recusal is asked.
type Officer string

const (
	ThePresident Officer = "president" // the president sitting
	Judging      Officer = "judge"     // 审判人员, lay judges among them
	Others       Officer = "other"     // clerks, assistants, interpreters, experts
)

// Recusal is who decides and within which rules.
type Recusal struct {
	Decider string    `json:"decider"` // zh-Hans
	Basis   law.Basis `json:"basis"`
}

// Recuse tests a request for recusal: it needs a ground, and comes before the end of debate. Late: debate has ended.
func Recuse(o Officer, ground Tie, late bool) (Recusal, error) {
	switch {
	case late:
		return Recusal{}, law.Refuse(RecusalTime, "回避申请应当在案件开始审理时提出，事后才知道事由的，最迟在法庭辩论终结前提出")
	case ground == NoneDeclared:
		return Recusal{}, law.Refuse(RecusalLaw, "请说明申请回避的事由：是当事人或者近亲属、有利害关系、有其他可能影响公正审理的关系，或者接受请客送礼、违规会见")
	}
	who := map[Officer]string{ThePresident: "审判委员会", Judging: "院长"}[o]
	if who == "" {
		who = "审判长或者独任审判员"
	}
	return Recusal{who, law.Basis{RecusalLaw, RecusalWho}}, nil
}

// Disclose says whether a mediator may go on after disclosing a tie: only when all still agree (OMR 13).
func Disclose(t Tie, allAgree bool) error {
	if t == NoneDeclared || allAgree {
		return nil
	}
	return law.Refuse(DisclosedM, "调解员披露了可能影响公正调解的关系，当事人没有同意其继续调解，请更换调解员")
}

// Decided is a decision somebody wants to appeal.
type Decided string

const (
	AJudgment    Decided = "judgment"
	NotAccepted  Decided = "not-accepted"
	Jurisdiction Decided = "jurisdiction"
	Dismissal    Decided = "dismissed"
	OtherRuling  Decided = "other-ruling"
)

// MayAppeal says within which period a decision is appealed. The error says why it cannot be.
func MayAppeal(d Decided, t track.Track, domicile bool) (limit.Period, error) {
	ruling := d == NotAccepted || d == Jurisdiction || d == Dismissal
	switch {
	case t == track.Small && d != NotAccepted:
		return limit.Period{}, law.Refuse(OneInstance, "小额诉讼案件实行一审终审，不能上诉；认为裁判有错误的，可以申请再审")
	case d != AJudgment && !ruling:
		return limit.Period{}, law.Refuse(Appealable, "这一类裁定不能上诉；可以上诉的裁定只有不予受理、管辖权异议和驳回起诉")
	case !domicile:
		return limit.AppealAbroad, nil
	case ruling:
		return limit.AppealRuling, nil
	}
	return limit.AppealJudgment, nil
}

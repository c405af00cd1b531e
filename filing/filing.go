// Package filing receives claims 立案: complaint, review, correction, acceptance.
package filing

import (
	"yunting/court"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/caseno"
)

// Rules of filing.
var (
	Conditions = law.Declare(law.Rule{
		Key: "cpl/122", Article: "《中华人民共和国民事诉讼法》第一百二十二条", From: "2024-01-01",
		Summary: "a suit needs a plaintiff with a direct interest, a definite defendant, concrete claims with facts and reasons, and a competent court",
	})
	Review = law.Declare(law.Rule{
		Key: "olr/9", Article: "《人民法院在线诉讼规则》第九条", From: "2021-08-01",
		Summary: "material filed online is accepted, returned once with everything that must be corrected and a period, or sent back",
	})
	Returning = law.Declare(law.Rule{
		Key: "icr18/7", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第七条", From: "2018-09-07",
		Summary: "material that is not corrected in time is returned; the acceptance period starts anew after correction",
	})
	Refusing = law.Declare(law.Rule{
		Key: "cpl/126/refuse", Article: "《中华人民共和国民事诉讼法》第一百二十六条", From: "2024-01-01",
		Summary: "what does not fulfil the conditions is refused by a ruling within seven days; the plaintiff may appeal",
	})
	// Ruling: non-acceptance is decided by a ruling, which judges and clerk sign.
	Ruling = law.Declare(law.Rule{
		Key: "cpl/157.1.1", Article: "《中华人民共和国民事诉讼法》第一百五十七条第一款第一项", From: "2024-01-01",
		Summary: "non-acceptance is decided by a ruling; judges and clerk sign it; it may be appealed",
	})
	// AppealFree: no fee for an appeal against non-acceptance.
	AppealFree = law.Declare(law.Rule{
		Key: "fee/8.3", Article: "《诉讼费用交纳办法》第八条第三项", From: "2007-04-01",
		Summary: "no fee for an appeal against a ruling of non-acceptance, dismissal or on jurisdiction",
	})
)

// State says where a filing stands.
type State string

const (
	Filed     State = "filed"     // 已提交待审核
	Referred  State = "referred"  // 已报请法官审查
	Returned  State = "returned"  // 需补正
	Accepted  State = "accepted"  // 已立案
	Refused   State = "refused"   // 不予受理
	Lapsed    State = "lapsed"    // 逾期未补正，材料退回
	Withdrawn State = "withdrawn" // 已撤回
)

// Sheet is what filing knows about one matter.
type Sheet struct {
	State      State
	Receipt    string // 收件编号
	Complaint  Complaint
	Version    int // 1 for the first complaint, one more after each correction
	FiledBy    id.Person
	FiledOn    calendar.Date // of the newest version
	FirstFiled calendar.Date
	Defects    []Defect // of the newest return
	ReturnedOn calendar.Date
	Returns    int
	Number     caseno.Number
	AcceptedOn calendar.Date
	EndedOn    calendar.Date // refused, lapsed or withdrawn
	Reason     string

	Reviewer  court.Officer // the judge to whom the suit was referred
	Proposed  Proposal      // the clerk's newest
	Direction string        // of the judge, while the suit is back with the clerk
	Ground    string        // of the ruling of non-acceptance

	AppealedOn    calendar.Date
	AppealReasons string
	SentUpOn      calendar.Date
	SentUpAs      string

	Facts Facts `json:"-"`
}

// Facts is what filing must ask of other stages.
type Facts interface {
	// RefusalServedOn is the day the ruling of non-acceptance was served, zero before.
	RefusalServedOn() calendar.Date
}

// Open tells whether the filing has become a case that still stands.
func (s *Sheet) Open() bool { return s.State == Accepted }

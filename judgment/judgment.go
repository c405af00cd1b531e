// Package judgment decides the case 裁判: pronounced, served, appealed or effective, closed.
package judgment

import (
	"strings"
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
)

var (
	// Content of a judgment.
	Contents = law.Declare(law.Rule{
		Key: "cpl/155", Article: "《中华人民共和国民事诉讼法》第一百五十五条", From: "2024-01-01",
		Summary: "a judgment states cause, claims, disputed facts and reasons, facts found, law, result, costs, appeal period and court, signed",
	})
	// Small claims are final.
	Final = law.Declare(law.Rule{
		Key: "cpl/165", Article: "《中华人民共和国民事诉讼法》第一百六十五条", From: "2024-01-01",
		Summary: "small claims procedure has one instance",
	})
	// Effective judgments.
	Effect = law.Declare(law.Rule{
		Key: "cpl/158", Article: "《中华人民共和国民事诉讼法》第一百五十八条", From: "2024-01-01",
		Summary: "judgments that may not be appealed or were not appealed in time are effective",
	})
	// EachPeriod: the judgment waits for the longest appeal period of all parties.
	EachPeriod = law.Declare(law.Rule{
		Key: "cplint/536", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第五百三十六条", From: "2022-04-10",
		Summary: "each party's appeal period goes by its domicile; the judgment is effective when all have passed without appeal",
	})
	// Closing date.
	Closing = limit.ClosingDate
	// Duties after judgment.
	Enforcing = law.Declare(law.Rule{
		Key: "cpl/250", Article: "《中华人民共和国民事诉讼法》第二百五十条", From: "2024-01-01",
		Summary: "enforcement may be applied for within two years from the last day of the term of performance",
	})
)

// Finding is what the court finds to one fact of the complaint.
type Finding struct {
	N       int    `json:"n"`
	Text    string `json:"text"` // locked: as the complaint has it
	Locked  bool   `json:"locked"`
	Found   bool   `json:"found"`
	Because string `json:"because"` // admitted, or the evidence
}

// Order is one item of the operative part 判项.
type Order struct {
	Text   string    `json:"text"`
	Amount money.Fen `json:"amount,omitempty"`
}

// Decision is the content of a judgment in element form 要素式.
type Decision struct {
	Findings  []Finding `json:"findings"`
	Reasons   string    `json:"reasons"` // 本院认为
	Laws      []string  `json:"laws"`    // 依照……
	Orders    []Order   `json:"orders"`
	Plaintiff money.Fen `json:"plaintiff_bears"` // of the acceptance fee
	Defendant money.Fen `json:"defendant_bears"`
	PayDays   int       `json:"pay_days"` // days to perform after effect
}

// Performable tells whether the judgment orders anything to be done: one that only dismisses claims leaves nothing to perform.
func (d Decision) Performable() bool {
	for _, o := range d.Orders {
		if !strings.HasPrefix(o.Text, "驳回") {
			return true
		}
	}
	return false
}

// Sheet is what the judgment stage knows about one matter.
type Sheet struct {
	Pronounced  bool
	At          time.Time // UTC instant
	By          string
	Decision    Decision
	Final       bool // no appeal
	Appealed    bool
	AppealedBy  id.Party          // who appealed first
	Appeals     map[id.Party]bool // the appeals that stand: each side may, from its own receipt
	Statements  map[id.Party]*Statement
	SentUpOn    calendar.Date // the file went to the court of appeal
	SentTo      string
	EffectiveOn calendar.Date
	ClosedOn    calendar.Date

	Proposal   *Proposal   // the draft before the panel; nil when a judge sits alone or none was put
	Withdrawal *Withdrawal // the newest request to withdraw the suit; nil: none

	Facts Facts `json:"-"`
}

// Facts is what the judgment stage must ask of other stages.
type Facts interface {
	Heard() bool   // the trial room was shut and its record settled, or a hearing was held
	Ended() string // why the case has ended otherwise, empty if not
	SmallClaims() bool
	FeeAssessed() money.Fen
	FactNumbers() []int
	AllServed() bool // with the judgment
	LastServed() calendar.Date
	ClosingDay() (on calendar.Date, ok bool) // the judgment is served on, or published for, all
	AppealsEnd() (id.Party, calendar.Date)   // whose appeal period ends last, and when
	Abroad(id.Party) bool                    // no domicile in the PRC
	MayAppeal(p id.Party, on calendar.Date) bool
	Standing() bool     // accepted and not ended
	Bench() []id.Person // who tries the case, the presiding judge first
	Unruled() string    // what a party asked for and must be ruled on first; empty: nothing
	ClaimSum() money.Fen
	AppealsTo() string                       // the court of appeal
	AppealPaid(id.Party) bool                // the fee of a party's appeal
	BeforeSendUp(on calendar.Date) string    // what is missing before the file goes up; empty when nothing is
	MayLodge(p id.Party, who id.Person) bool // who acts for the party now and may appeal
}

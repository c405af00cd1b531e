// Package fee charges the court fee 诉讼费用: assessed on acceptance, paid in seven days, or the suit counts as withdrawn.
package fee

import (
	"slices"
	"time"

	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
)

var (
	// Unpaid: no payment after notice, the suit is treated as withdrawn.
	Unpaid = law.Declare(law.Rule{
		Key: "cplint/213", Article: "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百一十三条", From: "2022-04-10",
		Summary: "a plaintiff who does not prepay after notice is treated by a ruling as having withdrawn",
	})
	// Halved in simplified procedure.
	Halved = law.Declare(law.Rule{
		Key: "fee/16/simplified", Article: "《诉讼费用交纳办法》第十六条", From: "2007-04-01",
		Summary: "in simplified procedure half the acceptance fee is charged",
	})
)

// Sheet is what the fee stage knows about one matter.
type Sheet struct {
	Assessed lawfee.Result // the whole fee, before relief
	On       calendar.Date // first assessed
	Rest     calendar.Date // the rest was assessed after conversion, zero if not
	Bill     int           // assessments so far: relief is asked once for each
	Demand   int           // sums asked so far: each has its own order at the counter

	Paid     bool      // a demand was paid in full
	PaidAt   time.Time // UTC instant, of the newest payment
	Channel  string
	Receipt  string
	Received money.Fen // in all
	Receipts []string  // of all payments: the same one is never counted twice

	Relief   []Relief
	Waived   bool
	Deferred calendar.Date // last day to pay
	Percent  int           // of a reduction of the whole fee
	Remitted money.Fen     // by reductions

	Lapsed   bool // unpaid: treated as withdrawn
	LapsedOn calendar.Date
	Appeals  map[id.Party]AppealFee // of each side that appealed

	Settled   lawfee.Result // what a withdrawn suit is charged in the end
	Back      money.Fen     // prepaid above it, to be given back
	SettledOn calendar.Date
	Refunds   []Refund

	Facts Facts `json:"-"`
}

// Owed is what the plaintiff has still to pay, fen.
func (s *Sheet) Owed() money.Fen {
	if s.Waived || !s.SettledOn.IsZero() {
		return 0
	}
	return max(0, s.Assessed.Fee-s.Remitted-s.Received)
}

// Took tells whether a payment was entered.
func (s *Sheet) Took(receipt string) bool { return slices.Contains(s.Receipts, receipt) }

// Cleared tells whether the case goes on: paid, waived, or to be paid later.
func (s *Sheet) Cleared() bool { return s.Paid || s.Waived || !s.Deferred.IsZero() }

// Facts is what the fee stage must ask of other stages.
type Facts interface {
	Charge() Charge
	Track() track.Track
	SuitWithdrawn() (asked, deemed bool) // on request, or by staying away
	// Contested is the sum a party's appeal is about; lives tells whether the appeal stands.
	Contested(id.Party) (sum money.Fen, lives bool)
	Standing() bool         // the case is accepted and not ended
	Undecided() bool        // and no judgment was pronounced
	NaturalPlaintiff() bool // the plaintiff is a natural person
	PayUntil() time.Time    // UTC instant at which the time to pay ends; zero when none runs
}

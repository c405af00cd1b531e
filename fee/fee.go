// Package fee charges the court fee 诉讼费用: assessed on acceptance, paid in seven days, or the suit counts as withdrawn.
package fee

import (
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
	Assessed lawfee.Result
	On       calendar.Date
	Paid     bool
	PaidAt   time.Time // UTC instant
	Channel  string
	Receipt  string
	Lapsed   bool // unpaid: treated as withdrawn
	LapsedOn calendar.Date
	Appeals  map[id.Party]AppealFee // of each side that appealed

	Settled   lawfee.Result // what a withdrawn suit is charged in the end
	Back      money.Fen     // prepaid above it, to be given back
	SettledOn calendar.Date

	Facts Facts `json:"-"`
}

// Facts is what the fee stage must ask of other stages.
type Facts interface {
	Charge() Charge
	Track() track.Track
	Standing() bool                      // the case is accepted and not ended
	SuitWithdrawn() (asked, deemed bool) // on request, or by staying away
	// Contested is the sum a party's appeal is about; lives tells whether the appeal stands.
	Contested(id.Party) (sum money.Fen, lives bool)
}

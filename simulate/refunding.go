package simulate

import (
	"fmt"

	"yunting/fee"
	"yunting/procedure"
)

// refunds is the clerk paying back what is owed.
func (p *play) refunds(c *procedure.Civil) (xs []intent) {
	for _, r := range c.Fee.Refunds {
		if r.BackOn.IsZero() {
			xs = append(xs, intent{key: fmt.Sprint("refund/", r.N), by: p.clerk, wait: p.officially(5 * day),
				acts: entering(fee.NoteRefund{N: r.N, Reference: fmt.Sprintf("T%s-%d", p.dispute.record, r.N)})})
		}
	}
	return xs
}

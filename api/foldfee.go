package api

import (
	"yunting/docket"
	"yunting/procedure"
)

// caseFee shows the fee to one reader; the plaintiff's means and refunds are not for the other side.
func caseFee(c *procedure.Civil, me docket.Actor) *CaseFee {
	s := &c.Fee
	v := &CaseFee{FeeResult: feeResult(s.Assessed), Paid: s.Paid, PaidAt: instant(s.PaidAt), Lapsed: s.Lapsed,
		Owed: s.Owed(), Received: s.Received, Remitted: s.Remitted, Waived: s.Waived, Deferred: s.Deferred.String()}
	if me.Party != "" && me.Party != procedure.P1 {
		return v
	}
	for _, r := range s.Relief {
		v.Relief = append(v.Relief, ReliefView{string(r.Form), r.Ground, r.Facts, r.On.String(), r.Decided, string(r.Granted), r.Off, r.Until.String(), r.Reason, r.By})
	}
	for _, r := range s.Refunds {
		v.Refunds = append(v.Refunds, RefundView{r.N, string(r.Cause), r.Cause.Chinese(), r.Amount, r.Cause.Rule().Article, r.On.String(), r.BackOn.String(), r.Way})
	}
	return v
}

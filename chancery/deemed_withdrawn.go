package chancery

import (
	"yunting/document"
	"yunting/document/form"
	"yunting/fee"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/procedure"
)

// deemedWithdrawn rules that the unpaid suit, or that of a plaintiff who stayed away, counts as withdrawn 民事裁定书（按撤诉处理）.
func (d desk) deemedWithdrawn() (any, bool) {
	x := &form.DeemedWithdrawn{Case: d.named(), Bench: d.signers(d.Trial.Judge.Name), AcceptedOn: d.Filing.AcceptedOn}
	if d.Hearing.Withdrawn {
		x.Absent = &form.Absent{Told: d.Hearing.WithdrawnWhy, How: d.Hearing.Deserted(), Half: d.half()}
		return x, !d.Fee.SettledOn.IsZero()
	}
	x.Unpaid = d.unpaid()
	return x, d.Fee.Lapsed
}

// unpaid is the fee that was not paid in time.
func (d desk) unpaid() *form.Unpaid {
	x := &form.Unpaid{Owed: d.Fee.Owed(), Paid: d.Fee.Received}
	paper, period := document.FeeNotice, limit.FeePayment
	if x.Rest = !d.Fee.Rest.IsZero(); x.Rest {
		paper, period = document.FeeRest, limit.FeeRest
	}
	x.Term = span(period)
	if x.Served = d.Service.ServedOn(procedure.P1, string(paper)); !x.Served.IsZero() {
		x.Ends = d.ends(period, x.Served)
	}
	if r := d.Fee.LastRelief(); r != nil && r.Decided {
		x.Relief = &form.Relieved{Asked: form.Relief(r.Form), Granted: form.Relief(r.Granted), On: calendar.Of(r.DecidedAt), Off: r.Off, Until: r.Until}
	}
	for _, r := range d.Fee.Refunds {
		if r.Cause == fee.Unconverted {
			x.Back = r.Amount
		}
	}
	return x
}

// half is what a suit that was withdrawn is charged, and what goes back.
func (d desk) half() form.Half {
	return form.Half{Fee: d.Fee.Settled.Fee, Paid: d.Fee.Paid, Prepaid: d.Fee.Assessed.Fee, Back: d.Fee.Back}
}

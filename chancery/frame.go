package chancery

import (
	"slices"

	"yunting/court"
	"yunting/docket"
	"yunting/document/form"
	"yunting/filing"
	"yunting/hearing"
	"yunting/procedure"
)

// number is the case number, or the number of the receipt before there is one.
func (d desk) number() string {
	if d.Filing.Number.IsZero() {
		return "收件编号：" + d.Filing.Receipt
	}
	return d.Filing.Number.String()
}

// named is the case as forms name it.
func (d desk) named() form.Case {
	return form.Case{
		Cause: d.Filing.Complaint.CauseName, PlaintiffName: d.PartyName(procedure.P1), DefendantName: d.PartyName(procedure.D1), Dispute: d.dispute(),
		Parties: d.parties(),
	}
}

// claims are what is asked for.
func claims(cs []filing.Claim) (out []string) {
	for _, c := range cs {
		out = append(out, c.Text)
	}
	return out
}

// single is one judge, and the clerk.
func (d desk) single(judge string) form.Bench {
	b := form.Bench{Sign: []string{"审判员　" + judge}}
	if name := d.clerk(); name != "" {
		b.Clerk = []string{"书记员　" + name}
	}
	return b
}

// clerk is who keeps the record of this case: the clerk who recorded the hearing, else the clerk of the judge's
// division, else the last clerk who acted in the docket; empty when there is none.
func (d desk) clerk() string {
	var last string
	for _, e := range slices.Backward(d.entries) {
		if e.By.Standing != docket.Clerk {
			continue
		}
		if _, held := e.Act.(hearing.Hold); held {
			return e.By.Name
		}
		if last == "" {
			last = e.By.Name
		}
	}
	for _, o := range d.Court.With(court.Clerk) {
		if o.Division != "" && o.Division == d.Trial.Judge.Division {
			return o.Name
		}
	}
	return last
}

package chancery

import (
	"slices"

	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/procedure"
)

// correctionRuling corrects slips of the pen in a judgment or ruling 民事裁定书（补正）. It names the copy of its addressee
// by code, so that the two are found together.
func (d desk) correctionRuling() (any, bool) {
	act, ok := newest[document.Correct](d.entries)
	old, found := d.copyFor(act.Paper)
	if !ok || !found {
		return nil, false
	}
	x := &form.CorrectionRuling{Case: d.named(), Paper: old.Kind.Chinese(), On: old.On, Code: old.Code}
	if d.Filing.Number.IsZero() { // a receipt is no number of a ruling
		x.Receipt = d.Filing.Receipt
	}
	for _, s := range act.Slips {
		x.Slips = append(x.Slips, form.Slip{Where: s.Where, Wrong: s.Wrong, Right: s.Right})
	}
	if d.Trial.Judge.ID != "" {
		x.Bench = d.signers(d.Trial.Judge.Name)
		return x, true
	}
	// A suit that was not accepted has no parties: who wants it brought is named alone, and who reviews it rules.
	x.Parties = []string{described("起诉人", d.Filing.Complaint.Plaintiff, false)}
	x.Bench = d.single(d.Filing.Reviewer.Name)
	return x, true
}

// withdrawnNotice tells an addressee that a notice he was given was issued in error 文书撤回通知书.
func (d desk) withdrawnNotice() (any, bool) {
	act, ok := newest[document.Withdraw](d.entries)
	old, found := d.Papers.Find(act.Paper)
	if !ok || !found {
		return nil, false
	}
	if d.to == "" {
		if d.to = old.For; d.to == "" {
			d.to = procedure.P1
		}
	}
	return &form.WithdrawnNotice{Case: d.named(), Addressee: d.addressed(d.addressee()), Paper: old.Kind.Chinese(), On: old.On, Code: old.Code, Reason: act.Reason,
		Phone: d.Court.Phone, Hours: d.Court.Hours.String()}, true
}

// copyFor is the copy that the addressee of this paper has of a paper issued by an entry.
func (d desk) copyFor(seq int) (document.Paper, bool) {
	p, ok := d.Papers.Find(seq)
	if !ok {
		return p, false
	}
	for _, x := range d.Papers.Copies(p) {
		if x.For == d.to {
			return x, true
		}
	}
	return p, true
}

// newest finds the newest act of a kind in a docket.
func newest[A docket.Act](es []docket.Entry) (a A, ok bool) {
	for _, e := range slices.Backward(es) {
		if a, ok = e.Act.(A); ok {
			return a, true
		}
	}
	return a, false
}

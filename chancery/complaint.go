package chancery

import (
	"time"

	"yunting/court"
	"yunting/document"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/filing"
	"yunting/law/calendar"
	"yunting/procedure"
)

// complaint is the plaintiff's own paper 民事起诉状, dated on the day it was handed in.
func (d desk) complaint() (any, bool) {
	if d.Filing.State == "" {
		return nil, false
	}
	x := complaint(d.Filing.Complaint, d.Evidence.Of(procedure.P1))
	x.Date, x.Version = d.Filing.FiledOn, d.Filing.Version
	return x, true
}

// Preview is the complaint before it is signed and handed in: marked as a draft, the date left open. Exhibits are those the
// plaintiff has uploaded so far.
func Preview(of *court.Profile, x filing.Complaint, now time.Time, exhibits ...evidence.Exhibit) (form.Paper, error) {
	f := complaint(x, exhibits)
	f.Head = form.Head{Court: of.Name, Made: now, Demonstration: of.Demo}
	f.Draft, f.Signature = true, ""
	return form.Fill(document.Complaint, f, form.Hans, ownForms(of, document.Complaint)...)
}

// complaint has the content of CPL 124.
func complaint(x filing.Complaint, exhibits []evidence.Exhibit) *form.Complaint {
	f := &form.Complaint{
		Plaintiff: described("原告", x.Plaintiff, true), Defendant: described("被告", x.Defendant, true), Cause: x.CauseName, Platform: x.Platform,
		Order: x.Order, Amount: x.Amount, Reasons: x.Reasons, Here: x.Here, Exhibits: listed(exhibits), Signature: x.Signature, Claims: claims(x.Claims),
	}
	for _, fact := range x.Facts {
		f.Facts = append(f.Facts, form.Stated{N: fact.N, Text: fact.Text})
	}
	return f
}

// listed are exhibits as they were handed in.
func listed(xs []evidence.Exhibit) (out []form.Listed) {
	for _, x := range xs {
		out = append(out, form.Listed{Name: x.Name, Proves: x.Proves, Source: x.Source, On: calendar.Of(x.At)})
	}
	return out
}

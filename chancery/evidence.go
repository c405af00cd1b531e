package chancery

import (
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/procedure"
)

// evidenceNotice tells until when to submit what 举证通知书. The period runs for both sides from the day the defendant was served.
func (d desk) evidenceNotice() (any, bool) {
	if d.Trial.Now() == "" {
		return nil, false
	}
	p := limit.Evidence(d.Trial.Now())
	x := &form.EvidenceNotice{
		Case: d.named(), Addressee: d.addressed(d.addressee()), Track: d.Trial.Now(), Period: span(p), ToDefendant: d.to == procedure.D1,
		From: d.Service.ServedOn(procedure.D1, string(document.Respond)), Examination: span(limit.CrossExamination),
	}
	if x.Known = !x.From.IsZero(); !x.Known {
		x.From = calendar.Of(d.now)
	}
	x.Ends = d.ends(p, x.From)
	return x, true
}

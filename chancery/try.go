package chancery

import (
	"slices"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
)

// OwnForms are a court's own versions of the form of a kind of paper, oldest first.
func OwnForms(p *court.Profile, k document.Kind) []form.Version {
	vs := ownForms(p, k)
	slices.SortFunc(vs, func(a, b form.Version) int { return a.From.Compare(b.From) })
	return vs
}

// Fillable lists the papers that a case as it stands holds what they need for, by key.
func Fillable(c *procedure.Civil, entries []docket.Entry, now time.Time) (ks []document.Kind) {
	for k, fill := range fillers {
		if _, ok := fill(desk{Civil: c, entries: entries, now: now, kind: k}); ok {
			ks = append(ks, k)
		}
	}
	slices.Sort(ks)
	return ks
}

// Try is Make with a version of the form that somebody is writing, whatever its date: what the court would print for
// this case if the version stood in its profile today. It is unsealed and marked as a preview.
func Try(c *procedure.Civil, entries []docket.Entry, kind document.Kind, to id.Party, now time.Time, v form.Version) (form.Paper, error) {
	made, err := desk{Civil: c, entries: entries, to: to, now: now, kind: kind, try: &form.Version{Lang: form.Hans, Text: v.Text}}.make()
	return made.Preview(form.Hans), err
}

// VersionOn is the version of a form in Simplified Chinese that a court uses on a date: its own, else the program's.
func VersionOn(p *court.Profile, k document.Kind, on calendar.Date) (v form.Version, own bool) {
	if v, ok := form.InForce(OwnForms(p, k), form.Hans, on); ok {
		return v, true
	}
	vs, _ := form.Versions(k)
	v, _ = form.InForce(vs, form.Hans, on)
	return v, false
}

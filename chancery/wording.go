package chancery

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"yunting/court"
	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
)

// theirs are the papers of the parties: a court does not word them.
var theirs = []document.Kind{document.Complaint, document.Answer, document.Appeal, document.AppealAnswer}

// Worded lists the kinds of papers whose wording a court may set.
func Worded() (ks []document.Kind) {
	for _, k := range slices.Collect(maps.Keys(fillers)) {
		if !slices.Contains(theirs, k) {
			ks = append(ks, k)
		}
	}
	slices.Sort(ks)
	return ks
}

// Check tells which template of a profile words a paper the court does not make.
func Check(p *court.Profile) error {
	known := Worded()
	for i, t := range p.Templates {
		if t.Block == court.Whole {
			if err := form.Check(document.Kind(t.Paper), form.Version{Lang: form.Hans, From: t.From, Text: strings.Join(t.Text, "\n")}); err != nil {
				return fmt.Errorf("templates[%d] (%s, %s): %w", i, t.Paper, t.Block, err)
			}
			continue
		}
		if t.Paper != "*" && !slices.Contains(known, document.Kind(t.Paper)) {
			var names []string
			for _, k := range known {
				names = append(names, string(k))
			}
			return fmt.Errorf("templates[%d].paper: the court makes no paper %q; it is * or one of %s", i, t.Paper, strings.Join(names, ", "))
		}
	}
	return nil
}

// ownWords are the court's own words around the body of this paper.
func (d desk) ownWords() (o form.Own) {
	said := func(block string) []string { lines, _ := d.own(block); return lines }
	if lines := said(court.Header); len(lines) > 0 {
		o.Header = lines[0]
	}
	o.Opening, o.Notices, o.Closing = said(court.Opening), said(court.Notices), said(court.Closing)
	return o
}

// ownForms are a court's own versions of the form of a kind of paper.
func ownForms(of *court.Profile, k document.Kind) (vs []form.Version) {
	for _, t := range of.Templates {
		if t.Block == court.Whole && t.Paper == string(k) {
			vs = append(vs, form.Version{Lang: form.Hans, From: t.From, Text: strings.Join(t.Text, "\n")})
		}
	}
	return vs
}

// own is the court's own wording of a block of this paper, if it has one.
func (d desk) own(block string) ([]string, bool) {
	x := d.Filing.Complaint
	return d.Court.Text(string(d.kind), block, calendar.Of(d.now), court.Wording{
		Court: d.Court.Words(), Number: d.number(), Cause: x.CauseName, Plaintiff: d.PartyName(procedure.P1), Defendant: d.PartyName(procedure.D1),
		You: d.you(d.addressee()), Judge: d.Trial.Judge.Name, Today: calendar.Of(d.now).Chinese(),
	})
}

// addressee is whom the paper speaks to; a paper for everybody speaks to the plaintiff first.
func (d desk) addressee() id.Party {
	if d.to == "" {
		return procedure.P1
	}
	return d.to
}

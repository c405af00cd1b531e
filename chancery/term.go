package chancery

import (
	"yunting/court"
	"yunting/document/form"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// span is a period as a paper names it.
func span(p limit.Period) form.Span { return form.Span{N: p.N, Unit: p.Unit} }

// dayOf is the last day of a period, and the day it was moved from.
func dayOf(r period.Result) form.Day {
	d := form.Day{On: r.Until, Provisional: r.Provisional}
	if r.Until != r.Raw && len(r.Skipped) > 0 {
		d.Instead, d.Why = r.Raw, r.Skipped[0].Reason
	}
	return d
}

// ends is the last day of a period that runs from a court date.
func (d desk) ends(p limit.Period, from calendar.Date) form.Day {
	return dayOf(p.Run(from, d.Court.Calendar()))
}

// term is a period that this paper sets: exact when the paper is known to have reached the party, else for whoever
// receives it on the day it is made.
func (d desk) term(p limit.Period, to id.Party) form.Term {
	t := form.Term{Span: span(p), Who: d.you(to), From: d.Service.ServedOn(to, string(d.kind))}
	if t.Known = !t.From.IsZero(); !t.Known {
		t.From = calendar.Of(d.now)
	}
	t.Ends = d.ends(p, t.From)
	return t
}

// trying says under which procedure the case is tried and why, by whom, and until when.
func (d desk) trying() form.Trying {
	t := d.Trial.Track
	x := form.Trying{Track: t.Track, Why: t.Reasons, Basis: articles(t.Basis), Judge: d.Trial.Judge.Name}
	for _, m := range d.Trial.Members {
		x.Panel = append(x.Panel, form.Colleague{Name: m.Name, Assessor: m.Role == court.Assessor})
	}
	p := limit.TrialOrdinary
	switch t.Track {
	case track.Small:
		p = limit.TrialSmall
	case track.Simplified:
		p = limit.TrialSimplified
	}
	x.Limit, x.Ends = span(p), dayOf(limit.Trial(t.Track, d.Filing.AcceptedOn, d.Court.Calendar()))
	return x
}

// addressed is whom a notice speaks to.
func (d desk) addressed(to id.Party) form.Addressee {
	return form.Addressee{To: d.PartyName(to), You: d.you(to)}
}

// contact is how to reach the court.
func (d desk) contact() form.Contact {
	return form.Contact{Phone: d.Court.Phone, Hours: d.Court.Hours.String()}
}

// articles are the provisions of a basis.
func articles(b law.Basis) (out []string) {
	for _, r := range b {
		out = append(out, r.Article)
	}
	return out
}

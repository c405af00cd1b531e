// Package limit holds the time limits 期限: how long the court and the parties have, and under which article.
package limit

import (
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

// Period is a limit of a fixed length under a rule.
type Period struct {
	Rule law.Rule
	N    int
	Unit period.Unit
}

// Run computes the period set off by an event on the court date from. The day of the event is not counted;
// the result's basis begins with the rule of the limit itself.
func (p Period) Run(from calendar.Date, cal *calendar.Calendar) period.Result {
	r := period.Count(from, p.N, p.Unit, cal)
	r.Basis = append(law.Basis{p.Rule}, r.Basis...)
	return r
}

// Chinese is the length in words: 15日, 3个月.
func (p Period) Chinese() string { return period.Length(p.N, p.Unit) }

// Trial is the trial limit 审限 of a track, from the day after filing. An unknown track has the ordinary limit.
// What the law leaves out of the count (notice, appraisal, settlement) and extensions are added by TrialWith.
func Trial(t track.Track, filed calendar.Date, cal *calendar.Calendar) period.Result {
	p := TrialOrdinary
	switch t {
	case track.Small:
		p = TrialSmall
	case track.Simplified:
		p = TrialSimplified
	}
	r := p.Run(filed, cal)
	r.Basis = append(r.Basis, TrialStart)
	return r
}

// Evidence is the evidence period 举证期限 this court sets on a track.
func Evidence(t track.Track) Period {
	switch t {
	case track.Small:
		return EvidenceSmall
	case track.Simplified:
		return EvidenceSimplified
	}
	return EvidenceOrdinary
}

package form

import (
	"yunting/law/calendar"
	"yunting/law/period"
	"yunting/law/track"
)

// Span is the length of a period.
type Span struct {
	N    int         `json:"n"`
	Unit period.Unit `json:"unit"`
}

// Length is the span in words: 七日, 两个月.
func (s Span) Length() string {
	if s.N == 2 && s.Unit == period.Month {
		return "两个月"
	}
	return Numeral(s.N) + s.Unit.Chinese()
}

// Day is the last day of a period, and the day it was moved from.
type Day struct {
	On          calendar.Date `json:"on"`
	Instead     calendar.Date `json:"instead,omitzero"`      // zero: it was not moved
	Why         string        `json:"why,omitempty"`         // 周六, 春节
	Provisional bool          `json:"provisional,omitempty"` // the holidays of that year are not known yet
}

// Moved tells whether the last day is not the day it would have been.
func (d Day) Moved() bool { return !d.Instead.IsZero() }

// Term is a period a notice sets, exact when it is known that the notice has reached the party.
type Term struct {
	Span
	Who   string        `json:"who"`  // whom it runs for: 你, 你单位
	From  calendar.Date `json:"from"` // the day the notice was received; else the day it is made
	Known bool          `json:"known,omitempty"`
	Ends  Day           `json:"ends"` // counted from From
}

// Trying is how a case is tried: under which procedure and why, by whom, until when.
type Trying struct {
	Track track.Track `json:"track"`
	Why   []string    `json:"why,omitempty"`
	Basis []string    `json:"basis,omitempty"` // articles of the choice of the procedure
	Judge string      `json:"judge"`
	Panel []Colleague `json:"panel,omitempty"` // who sit beside the judge, who then presides; empty: the judge sits alone
	Limit Span        `json:"limit"`
	Ends  Day         `json:"ends"`
}

// Colleague sits on a panel beside the judge who presides.
type Colleague struct {
	Name     string `json:"name"`
	Assessor bool   `json:"assessor,omitempty"` // 人民陪审员
}

package api

import (
	"time"

	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/period"
	"yunting/law/track"
)

// FeeResult is a fee with its computation.
type FeeResult struct {
	Fee      money.Fen `json:"fee" doc:"The fee in fen."`
	Text     string    `json:"text" doc:"The fee as printed, ¥65.00."`
	Lines    []FeeLine `json:"lines" nullable:"false" doc:"The steps; they add up to the fee."`
	Articles []Article `json:"articles" nullable:"false"`
}

// FeeLine is one step of the computation.
type FeeLine struct {
	Text   string    `json:"text"`
	Amount money.Fen `json:"amount" doc:"In fen."`
}

func feeResult(r lawfee.Result) FeeResult {
	out := FeeResult{Fee: r.Fee, Text: r.Fee.Yuan(), Lines: []FeeLine{}, Articles: articles(r.Basis)}
	for _, l := range r.Lines {
		out.Lines = append(out.Lines, FeeLine{l.Text, l.Amount})
	}
	return out
}

// PeriodResult is a computed period with everything needed to explain it.
type PeriodResult struct {
	From        calendar.Date `json:"from" format:"date" doc:"The day of the event; it is not counted."`
	Raw         calendar.Date `json:"raw" format:"date" doc:"The last day before rest days move it."`
	Until       calendar.Date `json:"until" format:"date" doc:"The last day; the period ends at its 24:00."`
	Instant     time.Time     `json:"instant" doc:"UTC instant at which the period is over."`
	N           int           `json:"n" doc:"Length."`
	Unit        string        `json:"unit" doc:"day, workday, month or year."`
	Skipped     []SkippedDay  `json:"skipped" nullable:"false" doc:"Rest days that were passed over."`
	Provisional bool          `json:"provisional" doc:"Rests on a year whose holiday notice is not known yet."`
	Explanation string        `json:"explanation" doc:"How the day was found (zh-Hans)."`
	Articles    []Article     `json:"articles" nullable:"false"`
}

// SkippedDay is a rest day that was passed over.
type SkippedDay struct {
	Date   calendar.Date `json:"date" format:"date"`
	Reason string        `json:"reason"`
	Source string        `json:"source,omitempty" doc:"The notice; absent for a plain weekend."`
}

func periodResult(r period.Result) PeriodResult {
	out := PeriodResult{From: r.From, Raw: r.Raw, Until: r.Until, Instant: r.Instant(), N: r.N, Unit: string(r.Unit), Skipped: []SkippedDay{},
		Provisional: r.Provisional, Explanation: r.Explain(), Articles: articles(r.Basis)}
	for _, x := range r.Skipped {
		out.Skipped = append(out.Skipped, SkippedDay{x.Date, x.Reason, x.Source})
	}
	return out
}

// TrackResult is the procedure the rules choose.
type TrackResult struct {
	Track     string    `json:"track" enum:"small,simplified,ordinary"`
	Name      string    `json:"name" doc:"Its name 审理程序."`
	Reasons   []string  `json:"reasons" nullable:"false" doc:"Why, in sentences (zh-Hans)."`
	Threshold money.Fen `json:"threshold,omitempty" doc:"Sum in fen up to which small claims is mandatory."`
	WageYear  int       `json:"wage_year,omitempty" doc:"Year of the average wage the threshold rests on."`
	Articles  []Article `json:"articles" nullable:"false"`
}

func trackResult(d track.Decision) TrackResult {
	return TrackResult{string(d.Track), d.Track.Chinese(), append([]string{}, d.Reasons...), d.Threshold, d.WageYear, articles(d.Basis)}
}

// Package interest computes interest 利息: the doubled part for late performance, and the caps on agreed rates.
package interest

import (
	"fmt"
	"math/big"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Line is one stretch of days on one base at one rate.
type Line struct {
	From   calendar.Date `json:"from"` // the day before the first day counted
	Until  calendar.Date `json:"until"`
	Days   int           `json:"days"`
	Base   money.Fen     `json:"base"`
	Text   string        `json:"text"` // zh-Hans
	Amount money.Fen     `json:"amount"`
}

// Result is interest with its computation; the lines add up to it.
type Result struct {
	InterestFen money.Fen     `json:"interest_fen"`
	Days        int           `json:"days"`
	Until       calendar.Date `json:"until"`
	Unpaid      money.Fen     `json:"unpaid,omitempty"` // what is still owed of the debt itself
	Lines       []Line        `json:"lines"`
	Basis       law.Basis     `json:"basis"`

	exact *big.Int // in unit-ths of a fen
	unit  int64
}

// add enters a stretch: base times rate times days, divided by the unit. The sum is rounded half up once; a line shows
// the step between rounded sums, so that printed lines add up.
func (r *Result) add(from, until calendar.Date, days int, base money.Fen, rate int64, text string) {
	if days <= 0 || base <= 0 {
		return
	}
	if r.exact == nil {
		r.exact = new(big.Int)
	}
	step := new(big.Int).Mul(big.NewInt(int64(base)), big.NewInt(rate))
	r.exact.Add(r.exact, step.Mul(step, big.NewInt(int64(days))))
	sum := new(big.Int).Add(new(big.Int).Lsh(r.exact, 1), big.NewInt(r.unit))
	after := money.Fen(sum.Div(sum, big.NewInt(2*r.unit)).Int64())
	r.Lines = append(r.Lines, Line{From: from, Until: until, Days: days, Base: base, Amount: after - r.InterestFen,
		Text: fmt.Sprintf("%s × %s × %d日", base.Yuan(), text, days)})
	r.InterestFen, r.Days = after, r.Days+days
}

func (r *Result) cite(rules ...law.Rule) {
	for _, rule := range rules {
		seen := false
		for _, b := range r.Basis {
			seen = seen || b.Key == rule.Key
		}
		if !seen {
			r.Basis = append(r.Basis, rule)
		}
	}
}

func inForce(on calendar.Date, rules ...law.Rule) law.Rule {
	for _, r := range rules {
		if r.InForce(on.String()) {
			return r
		}
	}
	return rules[0]
}

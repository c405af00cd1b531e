// Package fee computes court fees 诉讼费: every line with its provision, exact arithmetic, one rounding.
package fee

import (
	"fmt"

	"yunting/law"
	"yunting/law/money"
)

// Line is one step of the computation; the lines of a Result add up to its fee.
type Line struct {
	Text   string    `json:"text"` // zh-Hans
	Amount money.Fen `json:"amount"`
}

// Result is a fee with its computation.
type Result struct {
	Fee    money.Fen `json:"fee_fen"`
	Lines  []Line    `json:"lines"`
	Basis  law.Basis `json:"basis"`
	Exact  int64     `json:"exact"`            // the fee in thousandths of a fen before rounding, so that steps do not round twice
	Halved bool      `json:"halved,omitempty"` // a halving was applied; there is no second one
}

const milli = 1000 // thousandths of a fen in a fen

// add enters a line whose exact value is given in thousandths of a fen. Its printed amount is the step between
// rounded totals, so that the printed lines always add up.
func (r *Result) add(exact int64, text string) {
	r.Exact += exact
	after := round(r.Exact, milli)
	r.Lines = append(r.Lines, Line{Text: text, Amount: after - r.Fee})
	r.Fee = after
}

// round is half-up division for non-negative values.
func round(value, unit int64) money.Fen { return money.Fen((value + unit/2) / unit) }

// flat is a fee of one fixed line.
func flat(fee money.Fen, text string, basis ...law.Rule) Result {
	r := Result{Basis: basis}
	r.add(int64(fee)*milli, text+"，每件"+words(fee))
	return r
}

// Halve applies one halving under the rule that orders it (FEE 15, 16 or 18). A fee already halved stays as it is:
// there is only one halving (CPL-I 206). The receiver's lines are kept and one is added.
func Halve(r Result, rule law.Rule) Result {
	if r.Halved {
		return r
	}
	// Dropping the odd half of a thousandth cannot change a half-up result: every boundary is a whole thousandth.
	return r.less(r.Exact-r.Exact/2, "减半交纳", true, rule, OnlyOnce)
}

// RoundYuan rounds to whole yuan, half up, from the exact value.
func RoundYuan(r Result) Result {
	yuan := int64(round(r.Exact, 100*milli)) * 100 * milli
	if yuan == r.Exact {
		return r
	}
	return r.less(r.Exact-yuan, "四舍五入到元", r.Halved, Rounding)
}

// less is the result with one more line that takes an exact value off; a negative value adds to it.
func (r Result) less(exact int64, text string, halved bool, basis ...law.Rule) Result {
	out := Result{Fee: r.Fee, Exact: r.Exact, Halved: halved}
	out.Lines = append(out.Lines, r.Lines...)
	out.Basis = append(append(out.Basis, r.Basis...), basis...)
	out.add(-exact, text)
	return out
}

// words writes an amount for a line: 1万元, 50元.
func words(f money.Fen) string {
	yuan := f / 100
	switch {
	case f%100 != 0:
		return f.String() + "元"
	case yuan >= 10_000 && yuan%10_000 == 0:
		return fmt.Sprintf("%d万元", yuan/10_000)
	}
	return fmt.Sprintf("%d元", yuan)
}

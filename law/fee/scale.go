package fee

import (
	"fmt"
	"strings"

	"yunting/law"
	"yunting/law/money"
)

// band is one step of a progressive scale: up to and including an amount, a rate in thousandths.
type band struct {
	upTo money.Fen // 0: no upper end
	rate int64     // thousandths of the part in the band
}

// scale is a flat fee up to the first amount and rates above it.
type scale struct {
	flat  money.Fen
	first money.Fen // the flat fee covers amounts up to here
	bands []band
}

const wan money.Fen = 10_000 * 100 // 万元 in fen

var (
	property = scale{flat: 50_00, first: 1 * wan, bands: []band{
		{10 * wan, 25}, {20 * wan, 20}, {50 * wan, 15}, {100 * wan, 10}, {200 * wan, 9},
		{500 * wan, 8}, {1000 * wan, 7}, {2000 * wan, 6}, {0, 5},
	}}
	enforcement  = scale{flat: 50_00, first: 1 * wan, bands: []band{{50 * wan, 15}, {500 * wan, 10}, {1000 * wan, 5}, {0, 1}}}
	preservation = scale{flat: 30_00, first: 1000_00, bands: []band{{10 * wan, 10}, {0, 5}}}
	personality  = scale{first: 5 * wan, bands: []band{{10 * wan, 10}, {0, 5}}}
	divorce      = scale{first: 20 * wan, bands: []band{{0, 5}}}
)

// apply runs an amount through the scale, one line for each band it reaches.
func (s scale) apply(r *Result, amount money.Fen) {
	if s.flat > 0 {
		r.add(int64(s.flat)*milli, fmt.Sprintf("不超过%s的部分，每件%s", words(s.first), words(s.flat)))
	}
	low := s.first
	for _, b := range s.bands {
		if amount <= low {
			return
		}
		part, text := amount-low, fmt.Sprintf("超过%s的部分，按%s交纳", words(low), percent(b.rate))
		if b.upTo > 0 {
			part = min(part, b.upTo-low)
			text = fmt.Sprintf("超过%s至%s的部分，按%s交纳", words(low), words(b.upTo), percent(b.rate))
		}
		r.add(int64(part)*b.rate, text)
		low = b.upTo
		if low == 0 {
			return
		}
	}
}

// percent writes thousandths as a percentage: 25 is 2.5%.
func percent(thousandths int64) string {
	return strings.TrimSuffix(fmt.Sprintf("%d.%d", thousandths/10, thousandths%10), ".0") + "%"
}

// Property is the acceptance fee of a claim for money or money's worth 财产案件受理费, in fen, before any halving.
// Several property claims are added up before they come here (CPL-I 201).
func Property(amount money.Fen) Result {
	r := Result{Basis: law.Basis{PropertyScale}}
	property.apply(&r, amount)
	return r
}

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
	text string    // its line, written once by newScale
}

// scale is a flat fee up to the first amount and rates above it.
type scale struct {
	flat  money.Fen
	first money.Fen // the flat fee covers amounts up to here
	text  string    // the line of the flat fee
	bands []band
}

const wan money.Fen = 10_000 * 100 // 万元 in fen

var (
	property = newScale(50_00, 1*wan, band{upTo: 10 * wan, rate: 25}, band{upTo: 20 * wan, rate: 20}, band{upTo: 50 * wan, rate: 15},
		band{upTo: 100 * wan, rate: 10}, band{upTo: 200 * wan, rate: 9}, band{upTo: 500 * wan, rate: 8}, band{upTo: 1000 * wan, rate: 7},
		band{upTo: 2000 * wan, rate: 6}, band{rate: 5})
	enforcement  = newScale(50_00, 1*wan, band{upTo: 50 * wan, rate: 15}, band{upTo: 500 * wan, rate: 10}, band{upTo: 1000 * wan, rate: 5}, band{rate: 1})
	preservation = newScale(30_00, 1000_00, band{upTo: 10 * wan, rate: 10}, band{rate: 5})
	personality  = newScale(0, 5*wan, band{upTo: 10 * wan, rate: 10}, band{rate: 5})
	divorce      = newScale(0, 20*wan, band{rate: 5})
)

// newScale writes the lines once: a fee is computed in well under five microseconds.
func newScale(flat, first money.Fen, bands ...band) scale {
	s := scale{flat: flat, first: first, bands: bands, text: fmt.Sprintf("不超过%s的部分，每件%s", words(first), words(flat))}
	low := first
	for i, b := range bands {
		bands[i].text = fmt.Sprintf("超过%s的部分，按%s交纳", words(low), percent(b.rate))
		if b.upTo > 0 {
			bands[i].text = fmt.Sprintf("超过%s至%s的部分，按%s交纳", words(low), words(b.upTo), percent(b.rate))
		}
		low = b.upTo
	}
	return s
}

// apply runs an amount through the scale, one line for each band it reaches.
func (s scale) apply(r *Result, amount money.Fen) {
	if s.flat > 0 {
		r.add(int64(s.flat)*milli, s.text)
	}
	low := s.first
	for _, b := range s.bands {
		if amount <= low {
			return
		}
		part := amount - low
		if b.upTo > 0 {
			part = min(part, b.upTo-low)
		}
		r.add(int64(part)*b.rate, b.text)
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

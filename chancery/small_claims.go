package chancery

import (
	"yunting/document/form"
	"yunting/law/limit"
	"yunting/law/track"
)

// smallClaims tells what small claims procedure means 小额诉讼告知书.
func (d desk) smallClaims() (any, bool) {
	if d.Trial.Now() != track.Small {
		return nil, false
	}
	return &form.SmallClaims{
		Case: d.named(), Addressee: d.addressed(d.addressee()), Trying: d.trying(), Fee: d.Fee.Assessed.Fee,
		Evidence: span(limit.EvidenceSmall), Answer: span(limit.Answer),
	}, true
}

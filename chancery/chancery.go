// Package chancery makes the court's papers 文书室: each from the docket, with its articles, in the court's layout.
package chancery

import (
	"fmt"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/document/typeset"
	"yunting/id"
	"yunting/procedure"
)

// desk is one paper being made.
type desk struct {
	*procedure.Civil
	entries []docket.Entry
	to      id.Party
	now     time.Time
}

// Make makes a paper from a case as it stands. It fails for a kind it does not know.
func Make(c *procedure.Civil, entries []docket.Entry, kind document.Kind, to id.Party, now time.Time) (typeset.Paper, error) {
	d := desk{c, entries, to, now}
	makers := map[document.Kind]func() typeset.Paper{
		document.Complaint: d.complaint, document.CorrectionNotice: d.correction, document.Acceptance: d.acceptance, document.FeeNotice: d.fee,
		document.EvidenceNotice: d.evidence, document.Respond: d.respond, document.SmallClaims: d.small, document.Summons: d.summons,
		document.Answer: d.answer, document.Record: d.record, document.DeemedWithdrawn: d.withdrawn, document.Refusal: d.refusal,
		document.Judgment: func() typeset.Paper { return d.judgment(c.Judgment.Decision, c.Judgment.By) },
	}
	make, ok := makers[kind]
	if !ok {
		return typeset.Paper{}, fmt.Errorf("chancery: no paper is of kind %q", kind)
	}
	return make(), nil
}

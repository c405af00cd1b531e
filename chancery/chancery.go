// Package chancery makes the court's papers 文书室: each from the docket, with its articles, in the court's layout.
//
// A paper says nothing that the docket does not hold. It is a function of the docket and of the instant it is made,
// so a second try gives the same paper.
package chancery

import (
	"errors"
	"fmt"
	"time"

	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
)

// desk is one paper being made.
type desk struct {
	*procedure.Civil
	entries []docket.Entry
	to      id.Party
	now     time.Time
	kind    document.Kind
	try     *form.Version // instead of the forms of court and program; nil: theirs
}

// ErrNothingToSay: the docket does not hold yet what the paper is made from.
var ErrNothingToSay = errors.New("案卷中还没有制作这份文书所依据的记录")

// ErrUnknownKind: the chancery knows no paper of this kind.
var ErrUnknownKind = errors.New("没有这一种文书")

// Make makes a paper from a case as it stands: entries are its docket, to is the addressee (empty: everybody),
// now the UTC instant of making. A paper of the court bears the date of now; the judgment and the parties' own
// papers bear the date on which they were signed. It fails with ErrUnknownKind, or with ErrNothingToSay when the
// act the paper reports was not entered.
func Make(c *procedure.Civil, entries []docket.Entry, kind document.Kind, to id.Party, now time.Time) (form.Paper, error) {
	return desk{Civil: c, entries: entries, to: to, now: now, kind: kind}.make()
}

func (d desk) make() (form.Paper, error) {
	fill, ok := fillers[d.kind]
	if !ok {
		return form.Paper{}, fmt.Errorf("chancery: %q: %w", d.kind, ErrUnknownKind)
	}
	data, ok := fill(d)
	if !ok {
		return form.Paper{}, fmt.Errorf("chancery: %s: %w", d.kind.Chinese(), ErrNothingToSay)
	}
	return d.fill(data)
}

// fillers know what a paper must know; each tells whether the docket holds it.
var fillers = map[document.Kind]func(desk) (any, bool){
	document.Respond:          desk.respond,
	document.SmallClaims:      desk.smallClaims,
	document.EvidenceNotice:   desk.evidenceNotice,
	document.ReliefDecision:   desk.reliefDecision,
	document.Complaint:        desk.complaint,
	document.Answer:           desk.answer,
	document.Refusal:          desk.refusal,
	document.DeemedWithdrawn:  desk.deemedWithdrawn,
	document.WithdrawalRuling: desk.withdrawalRuling,
	document.Receipt:          desk.serviceProof,
	document.Summons:          desk.summons,
	document.FeeRest:          desk.feeRest,
	document.FeeNotice:        desk.feeNotice,
	document.Acceptance:       desk.acceptance,
	document.CorrectionNotice: desk.correction,
	document.CorrectionRuling: desk.correctionRuling,
	document.WithdrawnNotice:  desk.withdrawnNotice,
	document.RecusalDecision:  desk.recusalDecision,
	document.ObjectionRuling:  desk.objectionRuling,
	document.Conversion:       desk.conversion,
	document.BenchNotice:      desk.benchNotice,
	document.SendUp:           desk.sendUp,
	document.AppealLapsed:     desk.appealLapsed,
	document.AppealAnswer:     desk.appealAnswer,
	document.AppealFee:        desk.appealFee,
	document.AppealNotice:     desk.appealNotice,
	document.Appeal:           desk.appeal,
	document.Judgment:         desk.judgment,
	document.Record:           desk.record,
}

// fill fills the form of this paper.
func (d desk) fill(data any) (form.Paper, error) {
	h := form.HeadOf(data)
	h.Court, h.Number, h.Made, h.Demonstration, h.Sealed = d.Court.Name, d.number(), d.now, d.Court.Demo, true
	if h.Date.IsZero() {
		h.Date = calendar.Of(d.now)
	}
	h.Own = d.ownWords()
	own := ownForms(d.Court, d.kind)
	if d.try != nil {
		own = []form.Version{*d.try}
	}
	return form.Fill(d.kind, data, form.Hans, own...)
}

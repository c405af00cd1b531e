package form

import (
	"yunting/document"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/law/period"
)

// DeemedWithdrawn rules that a suit counts as withdrawn 民事裁定书（按撤诉处理）: unpaid, or its plaintiff stayed away or left.
// One of Unpaid and Absent is set.
type DeemedWithdrawn struct {
	Head
	Case
	Bench
	AcceptedOn calendar.Date `json:"accepted_on"`
	Unpaid     *Unpaid       `json:"unpaid,omitempty"`
	Absent     *Absent       `json:"absent,omitempty"`
}

// Unpaid is a fee that was not paid in time.
type Unpaid struct {
	Rest   bool          `json:"rest,omitempty"` // what was still to be paid after the case went to ordinary procedure
	Owed   money.Fen     `json:"owed"`
	Term   Span          `json:"term"`
	Served calendar.Date `json:"served,omitzero"` // the notice to pay; zero: not known
	Ends   Day           `json:"ends"`            // of the term, when Served is known
	Relief *Relieved     `json:"relief,omitempty"`
	Paid   money.Fen     `json:"paid,omitempty"`
	Back   money.Fen     `json:"back,omitempty"` // of what was paid; 0: nothing
}

// Relieved is what became of an application for relief.
type Relieved struct {
	Asked   Relief        `json:"asked"`
	Granted Relief        `json:"granted,omitempty"` // defer or reduce; empty: refused
	On      calendar.Date `json:"on"`                // decided
	Off     money.Fen     `json:"off,omitempty"`
	Until   calendar.Date `json:"until,omitzero"`
}

// Absent is a plaintiff who did not stay for the hearing.
type Absent struct {
	Told string `json:"told"` // how the plaintiff was called to the hearing and what happened
	How  string `json:"how"`  // 拒不到庭, 未经法庭许可中途退庭
	Half Half   `json:"half"`
}

// Half is the halved fee of a suit that was withdrawn.
type Half struct {
	Fee     money.Fen `json:"fee"`
	Paid    bool      `json:"paid,omitempty"`
	Prepaid money.Fen `json:"prepaid,omitempty"`
	Back    money.Fen `json:"back,omitempty"` // 0: it was halved before, nothing goes back
}

func init() {
	Register(Form{Kind: document.DeemedWithdrawn, Stage: Ending, Data: &DeemedWithdrawn{},
		Sample: func() any {
			return &DeemedWithdrawn{Head: sampleHead, Case: sampleCase, Bench: sampleBench, AcceptedOn: sampleDay(11, 2),
				Unpaid: &Unpaid{Owed: 6500, Term: Span{7, period.Day}, Served: sampleDay(11, 3), Ends: Day{On: sampleDay(11, 10)},
					Relief: &Relieved{Asked: "defer", On: sampleDay(11, 9)}}}
		},
		Must: []Must{{"裁定如下", "《中华人民共和国民事诉讼法》第一百五十七条"}},
	})
}

// Package document issues the court's papers 文书: each made from the docket, kept by its digest, listed here.
package document

import (
	"fmt"
	"slices"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
)

// Chinese is the paper's name.
func (k Kind) Chinese() string { return names[k] }

// Making: electronic files are generated with the case.
var Making = law.Declare(law.Rule{
	Key: "olr/35", Article: "《人民法院在线诉讼规则》第三十五条", From: "2021-08-01",
	Summary: "the electronic file is generated with the case and may replace paper for transfer and archive",
})

// Paper is one issued paper.
type Paper struct {
	Kind  Kind
	For   id.Party // whom it is addressed to; empty: everybody
	File  id.File
	Pages int
	Size  int64
	On    calendar.Date
	Cause int // sequence number of the entry it was made from

	Seq       int       // sequence number of the entry that issued it: its name within the case
	At        time.Time // UTC instant of issue
	Code      string    // by which anybody finds it; empty: issued before there were codes
	Content   id.File   // what it says, as blocks in JSON; empty: only the PDF is kept
	Seal      string    // the seal that was put on it; empty: unsealed
	Signed    []Signed
	SM2       *SM2         // nil: none was made
	Corrected []Correction // oldest first
	Withdrawn *Withdrawn   // nil: it stands
}

// Sheet is the papers of one matter, oldest first.
type Sheet struct{ Papers []Paper }

// Find finds a paper by the entry that issued it.
func (s *Sheet) Find(seq int) (Paper, bool) {
	if i := s.at(seq); i >= 0 {
		return s.Papers[i], true
	}
	return Paper{}, false
}

func (s *Sheet) at(seq int) int {
	return slices.IndexFunc(s.Papers, func(p Paper) bool { return p.Seq == seq })
}

// Copies lists the papers that are one and the same but for their addressee: the judgment for each side.
func (s *Sheet) Copies(of Paper) (ps []Paper) {
	for _, p := range s.Papers {
		if p.Kind == of.Kind && p.Cause == of.Cause {
			ps = append(ps, p)
		}
	}
	return ps
}

// Latest finds the newest paper of a kind for a party.
func (s *Sheet) Latest(k Kind, p id.Party) (Paper, bool) {
	for i := len(s.Papers) - 1; i >= 0; i-- {
		if x := s.Papers[i]; x.Kind == k && (x.For == "" || p == "" || x.For == p) {
			return x, true
		}
	}
	return Paper{}, false
}

// Issue enters a finished paper 制发文书. Asked twice for the same cause it refuses, so that a repeated job does no harm.
type Issue struct {
	Paper Kind     `json:"paper"`
	For   id.Party `json:"for,omitempty"`
	File  id.File  `json:"file"`
	Pages int      `json:"pages"`
	Size  int64    `json:"size"`
	Cause int      `json:"cause"`

	// Papers issued before 2026-11-28 have none of these.
	Code    string   `json:"code,omitempty"`
	Content id.File  `json:"content,omitempty"`
	Seal    string   `json:"seal,omitempty"`
	Signed  []Signed `json:"signed,omitempty"`
	SM2     *SM2     `json:"sm2,omitempty"`
}

func (Issue) Kind() docket.Kind { return "document.issue" }

// ErrIssued is what a repeated job learns.
type ErrIssued struct{ Paper Kind }

func (e ErrIssued) Error() string { return fmt.Sprintf("document: %s is issued already", e.Paper) }

func (a Issue) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	for _, p := range s.Papers {
		if p.Kind == a.Paper && p.For == a.For && p.Cause == a.Cause {
			return nil, nil, ErrIssued{a.Paper}
		}
	}
	return a, law.Basis{Making}, nil
}

func (a Issue) Apply(s *Sheet, e docket.Entry) {
	s.Papers = append(s.Papers, Paper{
		Kind: a.Paper, For: a.For, File: a.File, Pages: a.Pages, Size: a.Size, On: calendar.Of(e.At), Cause: a.Cause,
		Seq: e.Seq, At: e.At, Code: a.Code, Content: a.Content, Seal: a.Seal, Signed: a.Signed, SM2: a.SM2,
	})
	if a.Paper == CorrectionRuling {
		s.corrected(a, e.Seq)
	}
}

// Package trial conducts the trial 审理: track, allotment, and the asynchronous trial room 交互式审理.
package trial

import (
	"slices"
	"time"

	"yunting/court"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
)

var (
	// Async: asynchronous steps need the consent of all.
	Async = law.Declare(law.Rule{
		Key: "olr/20", Article: "《人民法院在线诉讼规则》第二十条", From: "2021-08-01",
		Summary: "with the consent of all parties mediation, exchange, inquiry and hearing may be held asynchronously in a set period",
	})
	// Silence in an online step has the consequences the law attaches.
	Silence = law.Declare(law.Rule{
		Key: "olr/6", Article: "《人民法院在线诉讼规则》第六条", From: "2021-08-01",
		Summary: "who consented to go online and without good reason does nothing, and does not ask to go offline in time, bears the consequences of the law",
	})
	// NoDenial: neither admitting nor denying after being asked counts as admitting.
	NoDenial = law.Declare(law.Rule{
		Key: "ev/4", Article: "《最高人民法院关于民事诉讼证据的若干规定》第四条", From: "2020-05-01",
		Summary: "a party that neither admits nor denies an adverse fact, and after explanation and inquiry still does not, is taken to admit it",
	})
	// Sole judge.
	Sole = law.Declare(law.Rule{
		Key: "cpl/40", Article: "《中华人民共和国民事诉讼法》第四十条", From: "2024-01-01",
		Summary: "a panel of an odd number of judges and lay assessors tries the case; simplified cases are tried by one judge, ordinary first-instance cases with clear basic facts may be",
	})
	// Record of the trial.
	Record = law.Declare(law.Rule{
		Key: "cpl/150", Article: "《中华人民共和国民事诉讼法》第一百五十条", From: "2024-01-01",
		Summary: "the record is read at once or within five days; requested corrections are noted; who refuses to sign is noted",
	})
	// OnlineRecord: an electronic record confirmed online equals paper.
	OnlineRecord = law.Declare(law.Rule{
		Key: "olr/34", Article: "《人民法院在线诉讼规则》第三十四条", From: "2021-08-01",
		Summary: "an electronic record is made with the step; confirmed online it equals paper",
	})
	// Missing party: no small claims.
	SmallBarred = law.Declare(law.Rule{
		Key: "cpl/166", Article: "《中华人民共和国民事诉讼法》第一百六十六条", From: "2024-01-01",
		Summary: "small claims procedure does not apply to listed cases, among them a missing party",
	})
)

// Question is one question of the judge and what each party replied.
type Question struct {
	N       int
	To      []id.Party
	Text    string
	AskedAt time.Time
	Until   time.Time
	Replies map[id.Party]Reply
}

// Reply is an answer to a question, or the note that none came.
type Reply struct {
	Text   string
	At     time.Time
	Silent bool
}

// Sheet is what the trial stage knows about one matter.
type Sheet struct {
	Track     track.Decision
	Judge     court.Officer
	AllotedOn calendar.Date
	Collegial bool            // a panel tries the case 合议
	Members   []court.Officer // of the panel, beside the judge who presides
	RoomOpen  bool
	OpenedAt  time.Time
	Questions []Question
	RoomShut  time.Time // UTC instant; zero while open or never opened
	Confirmed map[id.Party]Confirmation
	Longer    []Extension // of the trial limit, asked for and decided

	Objections []Objection // to the procedure or the sole judge, oldest first
	Recusals   []Recusal   // asked for, oldest first

	Facts Facts `json:"-"`
}

// Confirmation is a party's word on the record.
type Confirmation struct {
	At        time.Time
	Objection string // what the party wants corrected; noted in the file
	Silent    bool   // not confirmed in time; noted
}

// Facts is what the trial stage must ask of other stages.
type Facts interface {
	TrackFacts(in calendar.Date, province string) track.Facts
	AsyncConsent() (missing []string) // names of parties who did not consent
	Prepared() (missing string)       // empty when answer, evidence and examination are done
	Undecided() bool
	Cause() string // key of the cause of action
	PartyName(id.Party) string
	Parties() []id.Party
	RecordIssued() bool // the record of the room was made
	Doubtful() bool     // the facts were not clear when the case was accepted
	HearingHeld() bool
	LimitUntil() calendar.Date // last day of the trial limit as it stands
	Unbound() bool             // no trial limit binds: a foreign-related case in ordinary procedure
}

// Now tells the track, "" before it is chosen.
func (s *Sheet) Now() track.Track { return s.Track.Track }

// Open lists the questions a party still has to answer.
func (s *Sheet) Open(p id.Party) (qs []Question) {
	for _, q := range s.Questions {
		if _, done := q.Replies[p]; slices.Contains(q.To, p) && !done {
			qs = append(qs, q)
		}
	}
	return qs
}

// Heard tells whether the room has been shut and every party has confirmed the record or been noted.
func (s *Sheet) Heard() bool {
	if s.RoomShut.IsZero() || !s.Facts.RecordIssued() {
		return false
	}
	for _, p := range s.Facts.Parties() {
		if _, ok := s.Confirmed[p]; !ok {
			return false
		}
	}
	return true
}

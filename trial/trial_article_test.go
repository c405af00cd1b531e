package trial_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law/track"
	"yunting/trial"
)

// ready is a case in which everything is prepared.
type ready struct{ trial.Facts }

func (ready) AsyncConsent() []string { return nil }
func (ready) Prepared() string       { return "" }
func (ready) Undecided() bool        { return true }
func (ready) RecordIssued() bool     { return true }
func (ready) Parties() []id.Party    { return []id.Party{"p1", "d1"} }

const olr, cpl = "《人民法院在线诉讼规则》", "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	in := docket.Scene{Now: now, By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	small := func() *trial.Sheet { return &trial.Sheet{Track: track.Decision{Track: track.Small}, Facts: ready{}} }
	asked := small()
	asked.Questions = []trial.Question{{N: 1, To: []id.Party{"d1"}, Replies: map[id.Party]trial.Reply{}}}
	quoting.Check(t,
		quoting.Quote{Rule: trial.Async, Key: "olr/20", Article: olr + "第二十条", From: "2021-08-01", Rests: quoting.By(trial.OpenRoom{}.Decide(small(), in))},
		quoting.Quote{Rule: trial.Silence, Key: "olr/6", Article: olr + "第六条", From: "2021-08-01", Rests: quoting.By(trial.NoteSilence{N: 1, Party: "d1"}.Decide(asked, in))},
		quoting.Quote{Rule: trial.NoDenial, Key: "ev/4", Article: "《最高人民法院关于民事诉讼证据的若干规定》第四条", From: "2020-05-01", Rests: quoting.By(trial.NoteSilence{N: 1, Party: "d1"}.Decide(asked, in))},
		quoting.Quote{Rule: trial.Sole, Key: "cpl/40", Article: cpl + "第四十条", From: "2024-01-01", Rests: quoting.By(trial.Allot{Judge: court.Officer{Name: "沈知衡"}}.Decide(small(), in))},
		quoting.Quote{Rule: trial.Record, Key: "cpl/150", Article: cpl + "第一百五十条", From: "2024-01-01", Rests: quoting.By(trial.NoteUnsigned{Party: "d1"}.Decide(small(), in))},
		quoting.Quote{Rule: trial.OnlineRecord, Key: "olr/34", Article: olr + "第三十四条", From: "2021-08-01", Rests: quoting.By(trial.ConfirmRecord{}.Decide(small(), in))},
		quoting.Quote{Rule: trial.SmallBarred, Key: "cpl/166", Article: cpl + "第一百六十六条", From: "2024-01-01", Rests: quoting.By(trial.Convert{To: track.Simplified, Reason: "被告下落不明"}.Decide(small(), in))},
	)
}

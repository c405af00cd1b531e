package evidence_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/law/track"
)

// running is a case before judgment, on a track.
type running struct{ on track.Track }

func (running) MayExamine(id.Party) bool { return true }
func (running) Undecided() bool          { return true }
func (running) Debated() bool            { return false }
func (r running) Track() track.Track     { return r.on }

const (
	olr    = "《人民法院在线诉讼规则》"
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
)

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	s := func(on track.Track) *evidence.Sheet {
		return &evidence.Sheet{Facts: running{on}, Exhibits: []evidence.Exhibit{{ID: "p1-1", By: "p1", Name: "订单截图"}}}
	}
	closed := s(track.Small)
	closed.ClosedOn = calendar.MustParse("2026-11-20")
	late := evidence.Submit{Exhibit: evidence.Exhibit{Name: "进货单", Proves: "进货渠道", File: "f", LateWhy: "邮寄途中"}}
	view := evidence.Opinion{Exhibit: "p1-1", True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}
	quoting.Check(t,
		quoting.Quote{Rule: evidence.Late, Key: "cpl/68", Article: cpl + "第六十八条", From: "2024-01-01", Rests: quoting.By(late.Decide(closed, in))},
		quoting.Quote{Rule: evidence.Examined, Key: "olr/15", Article: olr + "第十五条", From: "2021-08-01", Rests: quoting.By(evidence.Examine{Opinion: view}.Decide(s(track.Small), in))},
		quoting.Quote{Rule: evidence.Exchange, Key: "olr/14", Article: olr + "第十四条", From: "2021-08-01", Rests: quoting.By(evidence.Rest{}.Decide(s(track.Ordinary), in))},
		quoting.Quote{Rule: evidence.RestSmall, Key: "cplint/275/rest", Article: cplint + "第二百七十五条", From: "2022-04-10", Rests: quoting.By(evidence.Rest{}.Decide(s(track.Small), in))},
		quoting.Quote{Rule: evidence.RestSimplified, Key: "cplint/266/rest", Article: cplint + "第二百六十六条", From: "2015-02-04", Rests: quoting.By(evidence.Rest{}.Decide(s(track.Simplified), in))},
		quoting.Quote{Rule: evidence.Restored, Key: "cpl/86/evidence", Article: cpl + "第八十六条", From: "2022-01-01", Rests: quoting.By(evidence.Reopen{}.Decide(closed, in))},
		quoting.Quote{Rule: evidence.Silence, Key: "olr/6/evidence", Article: olr + "第六条", From: "2021-08-01", Rests: quoting.By(evidence.GiveUp{Party: "d1"}.Decide(s(track.Small), in))},
	)
	late.Exhibit.LateWhy = ""
	if _, _, err := late.Decide(closed, in); err == nil {
		t.Error("CPL 68: evidence after the period needs a reason")
	}
	// CPL-I 266 and 275 speak of simplified procedure and small claims: in ordinary procedure resting shortens nothing.
	for _, r := range quoting.By(evidence.Rest{}.Decide(s(track.Ordinary), in)) {
		if r.Key != evidence.Exchange.Key {
			t.Errorf("ordinary procedure rests on %s", r.Article)
		}
	}
	// CPL 86: a period that still runs needs no restoration.
	if _, _, err := (evidence.Reopen{}).Decide(s(track.Small), in); err == nil {
		t.Error("CPL 86: nothing was missed")
	}
}

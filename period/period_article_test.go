package period_test

import (
	"testing"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/period"
)

// until is a case in which the periods of every party end on a day.
type until string

func (u until) LastDay(period.Which, id.Party) calendar.Date { return calendar.MustParse(string(u)) }
func (until) Abroad(id.Party) bool                           { return false }

// scene is a court date on which the defendant acts.
func scene(on string) docket.Scene {
	return docket.Scene{Now: calendar.MustParse(on).Start(), By: docket.Actor{Standing: docket.Defendant, Party: "d1"}, Court: court.Demonstration()}
}

const cpl = "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	missed, running := &period.Sheet{Facts: until("2026-11-20")}, &period.Sheet{Facts: until("2026-11-27")}
	restore := period.AskRestoration{Of: period.Answer, Why: "因住院没有收到通知", Ended: calendar.MustParse("2026-11-18"), Proof: "出院证明"}
	extend := period.AskExtension{Of: period.Evidence, Why: "鉴定机构尚未出具报告"}
	quoting.Check(t,
		quoting.Quote{Rule: period.Restoring.Rule, Key: "cpl/86", Article: cpl + "第八十六条", From: "2022-01-01", Rests: quoting.By(restore.Decide(missed, scene("2026-11-23")))},
		quoting.Quote{Rule: period.MoreEvidence, Key: "ev/54",
			Article: "《最高人民法院关于民事诉讼证据的若干规定》第五十四条、《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第一百条", From: "2020-05-01",
			Rests: quoting.By(extend.Decide(running, scene("2026-11-23")))},
	)
	// CPL 86: within ten days after the obstacle ended. It ended on 18 November 2026; the tenth day is Saturday, the 28th,
	// and so Monday, the 30th.
	for on, ok := range map[string]bool{"2026-11-30": true, "2026-12-01": false} {
		if _, _, err := restore.Decide(missed, scene(on)); (err == nil) != ok {
			t.Errorf("asked on %s: %v", on, err)
		}
	}
	if _, _, err := restore.Decide(running, scene("2026-11-23")); err == nil {
		t.Error("CPL 86: a period that still runs was not missed")
	}
	// EV 54: before the period ends, its last day included.
	for on, ok := range map[string]bool{"2026-11-27": true, "2026-11-28": false} {
		if _, _, err := extend.Decide(running, scene(on)); (err == nil) != ok {
			t.Errorf("more time asked on %s: %v", on, err)
		}
	}
	// EV 54, CPL-I 100: what one party is granted holds for the other; a restored answer period is its own.
	s := &period.Sheet{Facts: until("2026-11-27"), Asked: []period.Application{{N: 1, By: "d1", Of: period.Evidence}, {N: 2, By: "d1", Of: period.Answer, Restore: true}}}
	for n := range s.Asked {
		period.Decide{N: n + 1, Grant: true, Until: calendar.MustParse("2026-12-04")}.Apply(s, docket.Entry{})
	}
	if _, ok := s.Granted(period.Evidence, "p1"); !ok {
		t.Error("more time for evidence is more time for everybody")
	}
	if _, ok := s.Granted(period.Answer, "p1"); ok {
		t.Error("the plaintiff has no period to answer")
	}
}

// This court decides on an application within five days: asked on Monday, 23 November 2026, by Saturday and so by Monday.
func TestArticleOfTheDecision(t *testing.T) {
	if got := period.Deciding.Run(calendar.MustParse("2026-11-23"), calendar.Standard()).Until.String(); got != "2026-11-30" {
		t.Errorf("to be decided by %s", got)
	}
	quoting.Check(t, quoting.Quote{Rule: period.Deciding.Rule, Key: "period/decide", Article: cpl + "第八十六条", From: "2022-01-01", Rests: law.Basis{period.Deciding.Rule}})
}

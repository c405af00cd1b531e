package evidence_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/law/calendar"
)

type running struct{}

func (running) MayExamine(id.Party) bool { return true }
func (running) Undecided() bool          { return true }

const olr = "《人民法院在线诉讼规则》"

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	s := func() *evidence.Sheet {
		return &evidence.Sheet{Facts: running{}, Exhibits: []evidence.Exhibit{{ID: "p1-1", By: "p1", Name: "订单截图"}}}
	}
	closed := s()
	closed.ClosedOn = calendar.MustParse("2026-11-20")
	late := evidence.Submit{Exhibit: evidence.Exhibit{Name: "进货单", Proves: "进货渠道", File: "f", LateWhy: "邮寄途中"}}
	view := evidence.Opinion{Exhibit: "p1-1", True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}
	quoting.Check(t,
		quoting.Quote{Rule: evidence.Late, Key: "cpl/68", Article: "《中华人民共和国民事诉讼法》第六十八条", From: "2024-01-01", Rests: quoting.By(late.Decide(closed, in))},
		quoting.Quote{Rule: evidence.Examined, Key: "olr/15", Article: olr + "第十五条", From: "2021-08-01", Rests: quoting.By(evidence.Examine{Opinion: view}.Decide(s(), in))},
		quoting.Quote{Rule: evidence.Exchange, Key: "olr/14", Article: olr + "第十四条", From: "2021-08-01", Rests: quoting.By(evidence.Rest{}.Decide(s(), in))},
		quoting.Quote{Rule: evidence.Silence, Key: "olr/6/evidence", Article: olr + "第六条", From: "2021-08-01", Rests: quoting.By(evidence.GiveUp{Party: "d1"}.Decide(s(), in))},
	)
	late.Exhibit.LateWhy = ""
	if _, _, err := late.Decide(closed, in); err == nil {
		t.Error("CPL 68: evidence after the period needs a reason")
	}
}

package filing_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/filing"
	"yunting/law/calendar"
)

const cpl = "《中华人民共和国民事诉讼法》"

// served is a ruling of non-acceptance that reached the plaintiff on a day.
type served string

func (s served) RefusalServedOn() calendar.Date { return calendar.MustParse(string(s)) }

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Clerk}, Court: court.Demonstration()}
	in2 := in
	in2.By = docket.Actor{Standing: docket.Judge}
	filed := func(state filing.State) *filing.Sheet { return &filing.Sheet{State: state, Facts: served("2026-11-16")} }
	defects := []filing.Defect{{Field: "facts", Say: "请写明付款的日期。"}}
	refuse := filing.Refuse{Ground: "defendant", Reason: "起诉状没有写明被告是谁。"}
	quoting.Check(t,
		quoting.Quote{Rule: filing.Conditions, Key: "cpl/122", Article: cpl + "第一百二十二条", From: "2024-01-01", Rests: quoting.By(filing.Accept{}.Decide(filed(filing.Filed), in))},
		quoting.Quote{Rule: filing.Review, Key: "olr/9", Article: "《人民法院在线诉讼规则》第九条", From: "2021-08-01", Rests: quoting.By(filing.Return{Defects: defects}.Decide(filed(filing.Filed), in))},
		quoting.Quote{Rule: filing.Returning, Key: "icr18/7", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第七条", From: "2018-09-07", Rests: quoting.By(filing.Lapse{}.Decide(filed(filing.Returned), in))},
		quoting.Quote{Rule: filing.Refusing, Key: "cpl/126/refuse", Article: cpl + "第一百二十六条", From: "2024-01-01", Rests: quoting.By(refuse.Decide(filed(filing.Referred), in2))},
		quoting.Quote{Rule: filing.Ruling, Key: "cpl/157.1.1", Article: cpl + "第一百五十七条第一款第一项", From: "2024-01-01", Rests: quoting.By(refuse.Decide(filed(filing.Referred), in2))},
		quoting.Quote{Rule: filing.AppealFree, Key: "fee/8.3", Article: "《诉讼费用交纳办法》第八条第三项", From: "2007-04-01", Rests: quoting.By(filing.Appeal{Reasons: "被告是明确的。"}.Decide(filed(filing.Refused), in))},
	)
	// OLR 9: what must be corrected is told once.
	if _, _, err := (filing.Return{Defects: defects}).Decide(&filing.Sheet{State: filing.Filed, Returns: 1}, in); err == nil {
		t.Error("a second return is refused")
	}
	// CPL 157: non-acceptance is a ruling; nobody rules on a suit that no judge has before him.
	if _, _, err := refuse.Decide(filed(filing.Filed), in2); err == nil {
		t.Error("a suit that was not referred is not refused")
	}
	// CPL 171: ten days against a ruling. Served on 16 November 2026 they end on the 26th, served on the 10th on Friday, the 20th.
	for on, ok := range map[string]bool{"2026-11-16": true, "2026-11-10": false} {
		s := filed(filing.Refused)
		s.Facts = served(on)
		if _, _, err := (filing.Appeal{Reasons: "被告是明确的。"}).Decide(s, in); (err == nil) != ok {
			t.Errorf("a ruling served on %s: %v", on, err)
		}
	}
}

// CPL 122, 127: every ground of non-acceptance is an item of one of the two, and the ruling rests on it.
func TestArticlesOfTheGrounds(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Judge}}
	want := []struct{ ground, key, article string }{
		{"interest", "cpl/122.1", "第一百二十二条第一项"}, {"defendant", "cpl/122.2", "第一百二十二条第二项"},
		{"claim", "cpl/122.3", "第一百二十二条第三项"}, {"civil", "cpl/122.4", "第一百二十二条第四项"},
		{"administrative", "cpl/127.1", "第一百二十七条第一项"}, {"arbitration", "cpl/127.2", "第一百二十七条第二项"}, {"authority", "cpl/127.3", "第一百二十七条第三项"},
		{"venue", "cpl/127.4", "第一百二十七条第四项"}, {"judged", "cpl/127.5", "第一百二十七条第五项"}, {"early", "cpl/127.6", "第一百二十七条第六项"},
	}
	if len(want) != len(filing.Grounds) {
		t.Fatalf("%d grounds, want %d", len(filing.Grounds), len(want))
	}
	for _, w := range want {
		g, ok := filing.GroundOf(w.ground)
		if !ok {
			t.Fatalf("no ground is called %s", w.ground)
		}
		quoting.Check(t, quoting.Quote{Rule: g.Rule, Key: w.key, Article: cpl + w.article, From: "2024-01-01",
			Rests: quoting.By(filing.Refuse{Ground: w.ground, Reason: "见起诉状。"}.Decide(&filing.Sheet{State: filing.Referred}, in))})
	}
}

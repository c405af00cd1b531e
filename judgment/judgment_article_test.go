package judgment_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
)

// heard is a case of one fact, with a fee of 65 yuan, that may be judged; its judgment was served on 23 November 2026.
type heard struct{ small bool }

func (heard) Heard() bool                            { return true }
func (heard) Ended() string                          { return "" }
func (f heard) SmallClaims() bool                    { return f.small }
func (heard) FeeAssessed() money.Fen                 { return 6500 }
func (heard) FactNumbers() []int                     { return []int{1} }
func (heard) AllServed() bool                        { return true }
func (heard) LastServed() calendar.Date              { return calendar.MustParse("2026-11-23") }
func (heard) MayAppeal(id.Party, calendar.Date) bool { return true }

const cpl = "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	in := docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	d := judgment.Decision{Findings: []judgment.Finding{{N: 1, Found: true}}, Reasons: "被告应当退款。", Laws: []string{cpl + "第六十七条"}, Orders: []judgment.Order{{Text: "被告退还货款。"}}, Defendant: 6500, PayDays: 10}
	given := func(final bool) *judgment.Sheet {
		return &judgment.Sheet{Pronounced: true, Final: final, Facts: heard{final}}
	}
	quoting.Check(t,
		quoting.Quote{Rule: judgment.Contents, Key: "cpl/155", Article: cpl + "第一百五十五条", From: "2024-01-01", Rests: quoting.By(judgment.Pronounce{Decision: d}.Decide(&judgment.Sheet{Facts: heard{}}, in))},
		quoting.Quote{Rule: judgment.Final, Key: "cpl/165", Article: cpl + "第一百六十五条", From: "2024-01-01", Rests: quoting.By(judgment.Appeal{Reasons: "不服"}.Decide(given(true), in))},
		quoting.Quote{Rule: judgment.Effect, Key: "cpl/158", Article: cpl + "第一百五十八条", From: "2024-01-01", Rests: quoting.By(judgment.TakeEffect{}.Decide(given(false), in))},
		quoting.Quote{Rule: judgment.Closing, Key: "sx2000/10", Article: "《最高人民法院关于严格执行案件审理期限制度的若干规定》第十条", From: "2000-09-28", Rests: quoting.By(judgment.Close{}.Decide(given(false), in))},
	)
	d.Reasons = ""
	if _, _, err := (judgment.Pronounce{Decision: d}).Decide(&judgment.Sheet{Facts: heard{}}, in); err == nil {
		t.Error("CPL 155: a judgment states its reasons")
	}
}

// CPL 250: two years from the last day of the term of performance. From 3 December 2026 they end on 3 December 2028, a
// Sunday, and so with the Monday after it (CPL 85).
func TestEnforcingTakesTwoYears(t *testing.T) {
	until := limit.Period{Rule: judgment.Enforcing, N: 2, Unit: "year"}.Run(calendar.MustParse("2026-12-03"), calendar.Standard()).Until
	if until.String() != "2028-12-04" {
		t.Errorf("two years from 2026-12-03 end on %s", until)
	}
	quoting.Check(t, quoting.Quote{Rule: judgment.Enforcing, Key: "cpl/250", Article: cpl + "第二百五十条", From: "2024-01-01", Rests: law.Basis{judgment.Enforcing}})
}

// CPL 158, 171: a judgment that may be appealed is effective the day after the last appeal period; in small claims (CPL 165)
// with its service.
func TestDayOfEffect(t *testing.T) {
	for final, want := range map[bool]string{true: "2026-11-23", false: "2026-12-09"} {
		a, _, err := judgment.TakeEffect{}.Decide(&judgment.Sheet{Pronounced: true, Final: final, Facts: heard{final}}, docket.Scene{})
		if err != nil {
			t.Fatal(err)
		}
		if got := a.(judgment.TakeEffect).On.String(); got != want {
			t.Errorf("final %v: effective on %s, want %s", final, got, want)
		}
	}
}

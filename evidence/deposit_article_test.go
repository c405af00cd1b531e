package evidence_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/law"
	"yunting/law/track"
	"yunting/ledger"
)

const (
	icr18 = "《最高人民法院关于互联网法院审理案件若干问题的规定》"
	ev    = "《最高人民法院关于民事诉讼证据的若干规定》"
)

// debated is a case whose trial is over.
type debated struct{ running }

func (debated) Debated() bool { return true }

var (
	now    = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	number = string(ledger.NewNumber(now, 5))
	buyer  = docket.Scene{Now: now, By: docket.Actor{Standing: docket.Plaintiff, Party: "p1"}}
	seller = docket.Scene{Now: now, By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	judge  = docket.Scene{Now: now, By: docket.Actor{Standing: docket.Judge}}
	court  = docket.Scene{Now: now, By: docket.ByCourt}
)

// do enters an act on a sheet, as the clerk does.
func do(t *testing.T, s *evidence.Sheet, in docket.Scene, a docket.Doable[evidence.Sheet]) law.Basis {
	t.Helper()
	done, b, err := a.Decide(s, in)
	if err != nil {
		t.Fatalf("%s: %v", a.Kind(), err)
	}
	done.(docket.Doable[evidence.Sheet]).Apply(s, docket.Entry{At: in.Now, By: in.By, Act: done, Basis: b})
	return b
}

func refused(t *testing.T, s *evidence.Sheet, in docket.Scene, a docket.Doable[evidence.Sheet], field, say string) {
	t.Helper()
	var no law.Refusal
	if _, _, err := a.Decide(s, in); !errors.As(err, &no) || no.Field != field || !strings.Contains(no.Sentence, say) || no.Rule.Article == "" {
		t.Errorf("%s: %v, want %q at %q", a.Kind(), err, say, field)
	}
}

// deposited is a case with one exhibit of the plaintiff given by its number, checked.
func deposited(t *testing.T, o evidence.Outcome) *evidence.Sheet {
	t.Helper()
	s := &evidence.Sheet{Facts: running{track.Small}}
	do(t, s, buyer, evidence.Submit{Exhibit: evidence.Exhibit{Name: "聊天记录", Proves: "承诺是新机", Deposit: strings.ToLower(number)}})
	do(t, s, court, evidence.Check{Exhibit: "p1-1", Checked: evidence.Checked{Outcome: o, Known: evidence.Known{Node: "platform-1"}, File: "f", FileName: "a.txt", Media: "text/plain", Length: 3}})
	return s
}

func examined(t *testing.T, s *evidence.Sheet) *evidence.Sheet {
	t.Helper()
	do(t, s, seller, evidence.Examine{Opinion: evidence.Opinion{Exhibit: "p1-1", True: evidence.Object, Lawful: evidence.Accept, Relevant: evidence.Accept, Reason: "被改过"}})
	return s
}

func TestArticlesOfDeposits(t *testing.T) {
	s := deposited(t, evidence.Same)
	checked := deposited(t, evidence.Same)
	checked.Checking = map[id.Exhibit]evidence.Checking{"p1-1": {}}
	found := examined(t, deposited(t, evidence.Same))
	do(t, found, seller, evidence.Contest{Exhibit: "p1-1", Article: 18, Reasons: "来源不明"})
	find := evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole, Neutral: true, Points: []evidence.Point{{Article: 18, Reason: "有原件印证"}}}
	quoting.Check(t,
		quoting.Quote{Rule: evidence.Untampered, Key: "olr/16", Article: olr + "第十六条", From: "2021-08-01", Rests: quoting.By(evidence.Check{Exhibit: "p1-1", Checked: evidence.Checked{Outcome: evidence.Same}}.Decide(checked, court))},
		quoting.Quote{Rule: evidence.Storing, Key: "olr/17", Article: olr + "第十七条", From: "2021-08-01", Rests: quoting.By(evidence.Contest{Exhibit: "p1-1", Article: 17, Grounds: []string{"system"}, Reasons: "系统不安全"}.Decide(s, seller))},
		quoting.Quote{Rule: evidence.Before, Key: "olr/18", Article: olr + "第十八条", From: "2021-08-01", Rests: quoting.By(evidence.Contest{Exhibit: "p1-1", Article: 18, Reasons: "来源不明"}.Decide(s, seller))},
		quoting.Quote{Rule: evidence.Expertise, Key: "olr/19", Article: olr + "第十九条", From: "2021-08-01", Rests: quoting.By(evidence.Appraise{Exhibit: "p1-1", How: evidence.Appraisal, What: "是否被截断"}.Decide(s, judge))},
		quoting.Quote{Rule: evidence.Reviewed, Key: "icr18/11", Article: icr18 + "第十一条", From: "2018-09-07", Rests: quoting.By(find.Decide(found, judge))},
		quoting.Quote{Rule: evidence.Factors, Key: "ev/93", Article: ev + "第九十三条", From: "2020-05-01", Rests: quoting.By(find.Decide(found, judge))},
		quoting.Quote{Rule: evidence.Neutral, Key: "ev/94", Article: ev + "第九十四条", From: "2020-05-01", Rests: quoting.By(find.Decide(found, judge))},
	)
	// OLR 17 lists four factors.
	if len(evidence.Grounds) != 4 || !strings.HasPrefix(evidence.Grounds[0].Say, "存证平台是否符合国家有关部门") || !strings.HasSuffix(evidence.Grounds[3].Say, "信息验证等方面的要求") {
		t.Errorf("OLR 17: %v", evidence.Grounds)
	}
}

// A number is an exhibit; it is kept in its proper form, and what is typed wrong is told with its place.
func TestAnExhibitByItsNumber(t *testing.T) {
	s := deposited(t, evidence.Same)
	if x, _ := s.Find("p1-1"); x.Deposit != number || x.File != "f" || x.FileName != "a.txt" || x.Size != 3 {
		t.Errorf("%+v", x)
	}
	for typed, say := range map[string]string{"01KA": "16位", number[:18] + "!": "不会出现的字符", number + "/0": "正整数", swapped(number): "校验位"} {
		refused(t, s, buyer, evidence.Submit{Exhibit: evidence.Exhibit{Name: "n", Proves: "p", Deposit: typed}}, "deposit", say)
	}
	refused(t, s, buyer, evidence.Submit{Exhibit: evidence.Exhibit{Name: "n", Proves: "p"}}, "file", "存证编号")
	// Only what agrees becomes the exhibit's file.
	if x, _ := deposited(t, evidence.Different).Find("p1-1"); x.File != "" {
		t.Errorf("content that differs became the exhibit: %+v", x)
	}
}

func swapped(n string) string {
	b := []byte(n)
	b[0], b[1] = b[1], b[0]
	return string(b)
}

// A check answers a question that is open, once; who asks again opens it again.
func TestAskingAgain(t *testing.T) {
	s := deposited(t, evidence.Unreachable)
	refused(t, s, court, evidence.Check{Exhibit: "p1-1", Checked: evidence.Checked{Outcome: evidence.Same}}, "", "没有等待核验")
	do(t, s, seller, evidence.Recheck{Exhibit: "p1-1"})
	if s.Checking["p1-1"].Ordered {
		t.Error("a party's question is not the judge's order")
	}
	refused(t, s, buyer, evidence.Recheck{Exhibit: "p1-1"}, "", "正在核验")
	do(t, s, court, evidence.Check{Exhibit: "p1-1", Checked: evidence.Checked{Outcome: evidence.Withheld}})
	if b := do(t, s, judge, evidence.Recheck{Exhibit: "p1-1"}); !slices.Contains(b, evidence.Expertise) || !s.Checking["p1-1"].Ordered {
		t.Errorf("OLR 19: the judge collects; rests on %s", b.Articles())
	}
	refused(t, s, court, evidence.Check{Exhibit: "p1-1", Checked: evidence.Checked{Outcome: "perhaps"}}, "", "核验结果")
	s.Exhibits[0].Deposit = ""
	refused(t, s, judge, evidence.Recheck{Exhibit: "p1-1"}, "", "没有存证编号")
}

// Objections are by article, reasoned, of the other side, before the trial is over; 17 names which of its four factors.
func TestObjections(t *testing.T) {
	s := deposited(t, evidence.Same)
	ok := evidence.Contest{Exhibit: "p1-1", Article: 17, Grounds: []string{"platform"}, Reasons: "没有备案"}
	for _, c := range []struct {
		in         docket.Scene
		change     func(*evidence.Contest)
		field, say string
	}{
		{buyer, func(*evidence.Contest) {}, "", "您自己提交"},
		{seller, func(a *evidence.Contest) { a.Exhibit = "p1-9" }, "", "没有存证编号"},
		{seller, func(a *evidence.Contest) { a.Article = 15 }, "article", "请选择异议"},
		{seller, func(a *evidence.Contest) { a.Grounds = nil }, "grounds", "至少一项"},
		{seller, func(a *evidence.Contest) { a.Grounds = []string{"moon"} }, "grounds", "四个方面"},
		{seller, func(a *evidence.Contest) { a.Reasons = "" }, "reasons", "理由"},
		{seller, func(a *evidence.Contest) { a.Proof = "p1-1" }, "proof", "您自己提交的一份证据"},
	} {
		a := ok
		c.change(&a)
		refused(t, s, c.in, a, c.field, c.say)
	}
	do(t, s, seller, ok)
	if _, _, err := (evidence.Contest{Exhibit: "p1-1", Article: 17, Reasons: "补充"}).Decide(s, seller); err != nil {
		t.Errorf("who adds to an objection need not name the factors again: %v", err)
	}
	refused(t, s, seller, evidence.AnswerContest{Exhibit: "p1-1", Article: 17, Text: "有备案"}, "", "由提交证据的一方说明")
	refused(t, s, buyer, evidence.AnswerContest{Exhibit: "p1-1", Article: 18, Text: "x"}, "", "没有对这份证据提出这项异议")
	refused(t, s, buyer, evidence.AnswerContest{Exhibit: "p1-1", Article: 17}, "text", "请写明")
	s.Facts = debated{running{track.Small}}
	refused(t, s, seller, ok, "", "审理已经结束")
	refused(t, s, buyer, evidence.AnswerContest{Exhibit: "p1-1", Article: 17, Text: "x"}, "", "审理已经结束")
}

// OLR 16: what agrees is presumed untampered after the deposit, unless rebutted; OLR 18 is about the time before and does
// not touch the presumption; what does not agree is presumed nothing.
func TestThePresumptionAndItsRebuttal(t *testing.T) {
	for _, c := range []struct {
		name     string
		outcome  evidence.Outcome
		article  int
		upheld   bool
		presumed bool
	}{
		{"agrees", evidence.Same, 0, false, true},
		{"agrees, rebutted", evidence.Same, 16, true, false},
		{"agrees, platform faulty", evidence.Same, 17, true, false},
		{"agrees, objection fails", evidence.Same, 17, false, true},
		{"agrees, not true before", evidence.Same, 18, true, true},
		{"differs", evidence.Different, 0, false, false},
		{"not checked", evidence.Unreachable, 0, false, false},
	} {
		s := examined(t, deposited(t, c.outcome))
		a := evidence.Find{Exhibit: "p1-1", Admitted: evidence.None, Reason: "见理由"}
		if c.article != 0 {
			do(t, s, seller, evidence.Contest{Exhibit: "p1-1", Article: c.article, Grounds: []string{"platform"}, Reasons: "理由"})
			refused(t, s, judge, a, map[int]string{16: "point-16", 17: "point-17", 18: "point-18"}[c.article], "每一项异议")
			a.Points = []evidence.Point{{Article: c.article, Upheld: c.upheld, Reason: "理由"}}
			if c.upheld {
				whole := a
				whole.Admitted = evidence.Whole
				refused(t, s, judge, whole, "admitted", "不能全部采信")
			}
		}
		b := do(t, s, judge, a)
		if r := s.Rulings["p1-1"]; r.Presumed != c.presumed || c.presumed != slices.Contains(b, evidence.Untampered) && c.article != 16 {
			t.Errorf("%s: presumed %v, rests on %s", c.name, r.Presumed, b.Articles())
		}
	}
}

// OLR 15: nothing is found before it was examined; and a finding that was overtaken by a new word must be made again.
func TestFindingComesAfterExamination(t *testing.T) {
	s := deposited(t, evidence.Same)
	refused(t, s, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole}, "", "没有经过质证")
	examined(t, s)
	refused(t, s, judge, evidence.Find{Exhibit: "p1-1"}, "admitted", "是否采信")
	refused(t, s, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Part}, "reason", "理由")
	do(t, s, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole})
	if len(s.Unfound()) != 0 {
		t.Error("nothing was objected to")
	}
	later := seller
	later.Now = now.Add(time.Hour)
	do(t, s, later, evidence.Contest{Exhibit: "p1-1", Article: 16, Reasons: "截图与记录不同"})
	if len(s.Unfound()) != 1 {
		t.Error("an objection after the finding is not found on")
	}
	do(t, s, later, evidence.Recheck{Exhibit: "p1-1"})
	refused(t, s, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole, Points: []evidence.Point{{Article: 16, Reason: "x"}}}, "", "正在核验")
	// EV 94 speaks of platforms; a deposit made with the court directly has none.
	own := examined(t, &evidence.Sheet{Facts: running{track.Small}, Exhibits: []evidence.Exhibit{{ID: "p1-1", By: "p1", Name: "照片"}}})
	refused(t, own, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole, Neutral: true}, "neutral", "中立第三方平台")
	if b := do(t, own, judge, evidence.Find{Exhibit: "p1-1", Admitted: evidence.Whole}); slices.Contains(b, evidence.Factors) || slices.Contains(b, evidence.Untampered) {
		t.Errorf("a photo is no deposit: %s", b.Articles())
	}
}

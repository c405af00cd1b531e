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

// heard is a case of one fact, with a fee of 65 yuan, that may be judged; its judgment was served on 23 November 2026 and
// the last appeal period ends on 8 December.
type heard struct {
	small  bool
	bench  int // members of a panel beside its presiding judge
	paid   bool
	lodged bool // by somebody who may appeal
}

func (heard) Heard() bool                           { return true }
func (heard) Ended() string                         { return "" }
func (f heard) SmallClaims() bool                   { return f.small }
func (heard) FeeAssessed() money.Fen                { return 6500 }
func (heard) FactNumbers() []int                    { return []int{1} }
func (heard) AllServed() bool                       { return true }
func (heard) LastServed() calendar.Date             { return calendar.MustParse("2026-11-23") }
func (heard) ClosingDay() (calendar.Date, bool)     { return calendar.MustParse("2026-11-23"), true }
func (heard) AppealsEnd() (id.Party, calendar.Date) { return "d1", calendar.MustParse("2026-12-08") }
func (heard) Abroad(id.Party) bool                  { return false }
func (heard) MayAppeal(_ id.Party, on calendar.Date) bool {
	return !on.After(calendar.MustParse("2026-12-08"))
}
func (heard) Standing() bool                      { return true }
func (f heard) Bench() []id.Person                { return []id.Person{"j1", "j2", "a1"}[:1+f.bench] }
func (heard) Unruled() string                     { return "" }
func (heard) ClaimSum() money.Fen                 { return 13_196_00 }
func (heard) AppealsTo() string                   { return "广州市中级人民法院" }
func (f heard) AppealPaid(id.Party) bool          { return f.paid }
func (heard) BeforeSendUp(calendar.Date) string   { return "" }
func (f heard) MayLodge(id.Party, id.Person) bool { return f.lodged }

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
)

// scene is nine o'clock of a court date; the defendant acts.
func scene(on string) docket.Scene {
	return docket.Scene{Now: calendar.MustParse(on).Start().Add(9 * time.Hour), By: docket.Actor{Standing: docket.Defendant, Party: "d1", Person: "x"}}
}

// decided is what the judgment says.
func decided() judgment.Decision {
	return judgment.Decision{Findings: []judgment.Finding{{N: 1, Found: true}}, Reasons: "被告应当退款。", Laws: []string{cpl + "第六十七条"}, Orders: []judgment.Order{{Text: "被告退还货款。"}}, Defendant: 6500, PayDays: 10}
}

// given is a judgment that was pronounced; the rest of its facts are as told.
func given(f heard) *judgment.Sheet {
	return &judgment.Sheet{Pronounced: true, Final: f.small, Decision: decided(), Facts: f}
}

// appealed is such a judgment, appealed by the defendant.
func appealed(f heard) *judgment.Sheet {
	s := given(f)
	judgment.Appeal{Requests: "改判驳回", Reasons: "认定事实错误"}.Apply(s, docket.Entry{At: scene("2026-11-24").Now, By: scene("2026-11-24").By})
	return s
}

func TestArticles(t *testing.T) {
	in, after := scene("2026-11-23"), scene("2026-12-09")
	d := decided()
	quoting.Check(t,
		quoting.Quote{Rule: judgment.Contents, Key: "cpl/155", Article: cpl + "第一百五十五条", From: "2024-01-01", Rests: quoting.By(judgment.Pronounce{Decision: d}.Decide(&judgment.Sheet{Facts: heard{}}, in))},
		quoting.Quote{Rule: judgment.Final, Key: "cpl/165", Article: cpl + "第一百六十五条", From: "2024-01-01", Rests: quoting.By(judgment.Appeal{Reasons: "不服"}.Decide(given(heard{small: true}), in))},
		quoting.Quote{Rule: judgment.Effect, Key: "cpl/158", Article: cpl + "第一百五十八条", From: "2024-01-01", Rests: quoting.By(judgment.TakeEffect{}.Decide(given(heard{}), after))},
		quoting.Quote{Rule: judgment.EachPeriod, Key: "cplint/536", Article: cplint + "第五百三十六条", From: "2022-04-10", Rests: quoting.By(judgment.TakeEffect{}.Decide(given(heard{}), after))},
		quoting.Quote{Rule: judgment.Closing, Key: "sx2000/10/close", Article: "《最高人民法院关于严格执行案件审理期限制度的若干规定》第十条", From: "2000-09-28", Rests: quoting.By(judgment.Close{}.Decide(given(heard{}), in))},
	)
	d.Reasons = ""
	if _, _, err := (judgment.Pronounce{Decision: d}).Decide(&judgment.Sheet{Facts: heard{}}, in); err == nil {
		t.Error("CPL 155: a judgment states its reasons")
	}
}

// CPL 45: a panel decides by majority, and dissent is recorded with its reasons.
func TestArticleOfThePanel(t *testing.T) {
	in, s := scene("2026-11-23"), &judgment.Sheet{Facts: heard{bench: 2}}
	quoting.Check(t, quoting.Quote{Rule: judgment.Majority, Key: "cpl/45", Article: cpl + "第四十五条", From: "2024-01-01", Rests: quoting.By(judgment.Propose{Decision: decided()}.Decide(s, in))})
	judgment.Propose{Decision: decided()}.Apply(s, docket.Entry{At: in.Now})
	pronounce := func() error { _, _, err := judgment.Pronounce{Decision: decided()}.Decide(s, in); return err }
	say := func(who id.Person, a judgment.Opine) {
		t.Helper()
		in := in
		in.By = docket.Actor{Standing: docket.Member, Person: who}
		if _, _, err := a.Decide(s, in); err != nil {
			t.Fatal(err)
		}
		a.Apply(s, docket.Entry{At: in.Now, By: in.By})
	}
	if _, _, err := (judgment.Opine{N: 1}).Decide(s, in); err == nil {
		t.Error("dissent without reasons cannot be recorded truly")
	}
	say("j1", judgment.Opine{N: 1, Agree: true})
	say("j2", judgment.Opine{N: 1, Reasons: "证据不足。"})
	if pronounce() == nil {
		t.Error("one has not spoken yet")
	}
	say("a1", judgment.Opine{N: 1, Agree: true})
	if err := pronounce(); err != nil {
		t.Errorf("two of three agree: %v", err)
	}
	s.Proposal.Opinions["a1"] = judgment.Opinion{Reasons: "证据不足。"}
	if pronounce() == nil {
		t.Error("one of three is no majority")
	}
}

// CPL 62, 86, 172, 173, 180, CPL-I 318 and ICR18 4: the appeal, from its statement to the court above or its end here.
func TestArticlesOfTheAppeal(t *testing.T) {
	in := scene("2026-11-24")
	appeal := judgment.Appeal{Requests: "改判驳回", Reasons: "认定事实错误"}
	up := appealed(heard{})
	up.SentUpOn, up.SentTo = calendar.MustParse("2026-12-10"), "广州市中级人民法院"
	ended := appealed(heard{})
	judgment.WithdrawAppeal{}.Apply(ended, docket.Entry{At: scene("2026-12-14").Now, By: in.By})
	effective := given(heard{})
	effective.EffectiveOn = calendar.MustParse("2026-12-01")
	quoting.Check(t,
		quoting.Quote{Rule: judgment.Statements, Key: "cpl/172", Article: cpl + "第一百七十二条", From: "2024-01-01", Rests: quoting.By(appeal.Decide(given(heard{}), in))},
		quoting.Quote{Rule: judgment.Through, Key: "cpl/173", Article: cpl + "第一百七十三条", From: "2024-01-01", Rests: quoting.By(appeal.Decide(given(heard{}), in))},
		quoting.Quote{Rule: judgment.UnpaidAppeal, Key: "cplint/318", Article: cplint + "第三百一十八条", From: "2022-04-10", Rests: quoting.By(judgment.LapseAppeal{Party: "d1"}.Decide(appealed(heard{}), in))},
		quoting.Quote{Rule: judgment.WithdrawHere, Key: "court/withdraw-appeal", Article: cpl + "第十三条", From: "2022-01-01", Rests: quoting.By(judgment.WithdrawAppeal{}.Decide(appealed(heard{}), in))},
		quoting.Quote{Rule: judgment.WithdrawAbove, Key: "cpl/180", Article: cpl + "第一百八十条", From: "2024-01-01", Rests: quoting.By(judgment.WithdrawAppeal{}.Decide(up, in))},
		quoting.Quote{Rule: judgment.AfterAppeal, Key: "court/effect-after-appeal", Article: cpl + "第一百五十八条", From: "2024-01-01", Rests: quoting.By(judgment.TakeEffect{}.Decide(ended, scene("2026-12-15")))},
		quoting.Quote{Rule: judgment.NeedsPower, Key: "cpl/62/appeal", Article: cpl + "第六十二条", From: "2024-01-01", Rests: quoting.By(judgment.Disregard{Party: "d1"}.Decide(appealed(heard{}), in))},
		quoting.Quote{Rule: judgment.Restored, Key: "cpl/86/appeal", Article: cpl + "第八十六条", From: "2022-01-01", Rests: quoting.By(judgment.Reopen{For: "d1"}.Decide(effective, in))},
		quoting.Quote{Rule: judgment.WhichCourt, Key: "icr18/4", Article: "《最高人民法院关于互联网法院审理案件若干问题的规定》第四条", From: "2018-09-07", Rests: quoting.By(judgment.SendUp{}.Decide(appealed(heard{}), in))},
	)
	appeal.Reasons = ""
	if _, _, err := appeal.Decide(given(heard{}), in); err == nil {
		t.Error("CPL 172: a statement of appeal has reasons")
	}
	if _, _, err := (judgment.LapseAppeal{Party: "d1"}).Decide(appealed(heard{paid: true}), in); err == nil {
		t.Error("CPL-I 318: the appeal was paid for")
	}
	if _, _, err := (judgment.Disregard{Party: "d1"}).Decide(appealed(heard{lodged: true}), in); err == nil {
		t.Error("CPL 62: who appealed had the authority")
	}
}

// CPL 148, 157 and CPL-I 238: the plaintiff may ask to withdraw until judgment; the court allows or refuses by a ruling.
func TestArticlesOfWithdrawal(t *testing.T) {
	in := scene("2026-11-23")
	asked := func() *judgment.Sheet {
		return &judgment.Sheet{Facts: heard{}, Withdrawal: &judgment.Withdrawal{Reasons: "双方已经和解"}}
	}
	refused := judgment.RuleWithdrawal{Reason: "被告不同意，法庭辩论已经终结。"}
	allowed := judgment.RuleWithdrawal{Allow: true, Reason: "是原告的真实意思。"}
	quoting.Check(t,
		quoting.Quote{Rule: judgment.Withdrawing, Key: "cpl/148", Article: cpl + "第一百四十八条", From: "2024-01-01", Rests: quoting.By(judgment.WithdrawSuit{Reasons: "双方已经和解"}.Decide(&judgment.Sheet{Facts: heard{}}, in))},
		quoting.Quote{Rule: judgment.WithdrawingRuling, Key: "cpl/157.1.5", Article: cpl + "第一百五十七条第一款第五项", From: "2024-01-01", Rests: quoting.By(allowed.Decide(asked(), in))},
		quoting.Quote{Rule: judgment.WithdrawingBarred, Key: "cplint/238/refuse", Article: cplint + "第二百三十八条", From: "2022-04-10", Rests: quoting.By(refused.Decide(asked(), in))},
	)
	for _, r := range quoting.By(allowed.Decide(asked(), in)) {
		if r == judgment.WithdrawingBarred {
			t.Error("CPL-I 238 is about refusing")
		}
	}
	if _, _, err := (judgment.WithdrawSuit{Reasons: "双方已经和解"}).Decide(given(heard{}), in); err == nil {
		t.Error("CPL 148: only before the judgment is pronounced")
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
	for small, want := range map[bool]string{true: "2026-11-23", false: "2026-12-09"} {
		a, _, err := judgment.TakeEffect{}.Decide(given(heard{small: small}), scene("2026-12-09"))
		if err != nil {
			t.Fatal(err)
		}
		if got := a.(judgment.TakeEffect).On.String(); got != want {
			t.Errorf("final %v: effective on %s, want %s", small, got, want)
		}
	}
	if _, _, err := (judgment.TakeEffect{}).Decide(given(heard{}), scene("2026-12-08")); err == nil {
		t.Error("CPL 158: on the last day one may still appeal")
	}
}

package procedure_test

import (
	"testing"
	"yunting/procedure"

	"yunting/courttest"
	"yunting/defence"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/period"
)

func day(s string) calendar.Date { return calendar.MustParse(s) }

// CPL 86: asked for within ten days after the obstacle ended, with proof; the judge decides.
func TestAMissedAnswerIsRestored(t *testing.T) {
	s := tell(t, nil).joined() // answer until 8 December 2026
	a := period.AskRestoration{Of: period.Answer, Why: "因台风停电停运，无法提交", Ended: day("2026-12-12"), Proof: "供电公司停电通知"}
	s.refused("cpl/86", "没有耽误", courttest.Seller, a)
	s.days(21) // 14 December
	if !s.civil().Defence.Waived {
		t.Fatal("the answer period has not run out")
	}
	s.refused("cpl/86", "没有开始", courttest.Buyer, a)
	late := a
	late.Ended = day("2026-12-01")
	s.refused("cpl/86", "最迟是2026年12月11日", courttest.Seller, late)
	none := a
	none.Proof = ""
	s.refused("cpl/86", "什么材料证明", courttest.Seller, none)
	s.enter(courttest.Seller, a)
	s.refused("cpl/86", "正在等待", courttest.Seller, a)
	if d := s.due("decide/1"); d.Until.IsZero() || d.Rule.Key != "period/decide" {
		t.Fatalf("%+v", d)
	}
	s.refused("cpl/86", "晚于今天", s.judge(), period.Decide{N: 1, Grant: true, Until: day("2026-12-14")})
	s.enter(s.judge(), period.Decide{N: 1, Grant: true, Until: day("2026-12-24")})
	if d := s.due("answer/d1"); until(d) != "2026-12-24" || d.Rule.Key != "cpl/86" {
		t.Fatalf("answer until %s under %s", until(d), d.Rule.Key)
	}
	s.enter(courttest.Seller, courttest.Answer(s.civil()).(defence.Answer))
	if !s.civil().Defence.Answered || s.civil().Defence.Waived {
		t.Error("answered in the restored period, and still noted as silent")
	}
}

// CPL 86: refused with a reason, nothing moves.
func TestARefusedRestorationMovesNothing(t *testing.T) {
	s := tell(t, nil).joined()
	s.days(21)
	s.enter(courttest.Seller, period.AskRestoration{Of: period.Answer, Why: "工作繁忙忘记了", Ended: day("2026-12-12"), Proof: "无"})
	s.refused("cpl/86", "写明理由", s.judge(), period.Decide{N: 1})
	s.enter(s.judge(), period.Decide{N: 1, Reason: "工作繁忙不是正当理由"})
	if !s.civil().Defence.Waived {
		t.Error("reopened")
	}
}

// CPL-I 100, EV 54: more time for evidence is asked for before expiry and holds for the other side too.
func TestTheEvidencePeriodIsExtendedForBothSides(t *testing.T) {
	s := tell(t, nil).joined() // small claims: seven days, until 30 November 2026
	ask := period.AskExtension{Of: period.Evidence, Why: "检测机构尚未出具报告"}
	s.enter(courttest.Buyer, ask)
	s.refused("ev/54", "晚于原来的2026年11月30日", s.judge(), period.Decide{N: 1, Grant: true, Until: day("2026-11-30")})
	s.enter(s.judge(), period.Decide{N: 1, Grant: true, Until: day("2026-12-10")})
	for _, key := range []string{"evidence", "evidence/p1", "evidence/d1"} {
		if d := s.due(key); until(d) != "2026-12-10" || d.Rule.Key != "ev/54" {
			t.Errorf("%s until %s under %s", key, until(d), d.Rule.Key)
		}
	}
	s.days(18)
	if s.civil().Evidence.ClosedOn.IsZero() {
		t.Fatal("the extended period did not end")
	}
	s.refused("ev/54", "应当在届满前申请延长", courttest.Seller, ask)
}

// CPL 86: a restored evidence period runs again, and is closed again.
func TestAMissedEvidencePeriodIsRestored(t *testing.T) {
	s := tell(t, nil).joined()
	s.days(9) // 2 December
	s.enter(courttest.Seller, period.AskRestoration{Of: period.Evidence, Why: "因住院无法收集证据", Ended: day("2026-12-01"), Proof: "出院小结"})
	s.enter(s.judge(), period.Decide{N: 1, Grant: true, Until: day("2026-12-09")})
	if !s.civil().Evidence.ClosedOn.IsZero() {
		t.Fatal("still closed")
	}
	s.enter(courttest.Seller, courttest.Exhibit("进货单")) // needs no reason for being late
	s.days(8)
	if on := s.civil().Evidence.ClosedOn.String(); on != "2026-12-10" {
		t.Errorf("closed again on %q", on)
	}
}

// CPL 285, 286: a party without domicile in the PRC may ask for more time to answer and to appeal; others may not.
func TestOnlyAPartyAbroadAsksForMoreTimeToAnswer(t *testing.T) {
	ask := period.AskExtension{Of: period.Answer, Why: "委托手续需要办理公证认证"}
	tell(t, nil).joined().refused("cpl/285/answer", "不能延长", courttest.Seller, ask)
	s := tell(t, abroad).joined()
	s.enter(courttest.Seller, ask)
	s.enter(s.judge(), period.Decide{N: 1, Grant: true, Until: day("2027-01-15")})
	if d := s.due("answer/d1"); until(d) != "2027-01-15" || d.Rule.Key != "cpl/285/answer" {
		t.Errorf("answer until %s under %s", until(d), d.Rule.Key)
	}
}

// CPL 86, 158: when the judgment was noted as effective, a restored appeal period withdraws the note; without appeal the
// judgment takes effect after the restored period, with one it does not. The closing date stays.
func TestARestoredAppealWithdrawsTheEffect(t *testing.T) {
	play := func() *story {
		s := tell(t, abroad).joined().heard().judged() // appeal of the plaintiff until 14, of the defendant until 29 December
		s.days(35)                                     // 3 January 2027
		if s.civil().Judgment.EffectiveOn.IsZero() {
			t.Fatal("not effective")
		}
		s.enter(courttest.Buyer, period.AskRestoration{Of: period.Appeal, Why: "因交通事故住院昏迷", Ended: day("2026-12-30"), Proof: "住院病历"})
		s.enter(s.judge(), period.Decide{N: 1, Grant: true, Until: day("2027-01-12")})
		c := s.civil()
		if !c.Judgment.EffectiveOn.IsZero() || c.Judgment.ClosedOn.String() != "2026-11-29" {
			t.Fatalf("effective on %s, closed on %s", c.Judgment.EffectiveOn, c.Judgment.ClosedOn)
		}
		if d := s.due("appeal/p1"); until(d) != "2027-01-12" {
			t.Fatalf("appeal until %s", until(d))
		}
		return s
	}
	s := play()
	s.enter(courttest.Buyer, judgment.Appeal{Requests: "请求改判", Reasons: "不服"})
	s.enter(procedure.TheCourt, courttest.PayAppeal(s.civil(), procedure.P1, s.store.At))
	s.days(30)
	if !s.civil().Judgment.EffectiveOn.IsZero() {
		t.Error("appealed, and effective")
	}
	s = play()
	s.refused("cpl/171/judgment", "上诉期已经届满", courttest.Seller, judgment.Appeal{Reasons: "不服"}) // restored for the other side only
	s.days(15)
	if on := s.civil().Judgment.EffectiveOn.String(); on != "2027-01-13" {
		t.Errorf("effective on %q", on)
	}
}

package procedure_test

import (
	"testing"
	"time"

	"yunting/courttest"
	"yunting/docket"
	"yunting/filing"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/idcard"
	"yunting/law/track"
)

func until(d docket.Deadline) string { return calendar.Of(d.Until.Add(-time.Second)).String() }

func abroad(c *filing.Complaint) { c.Defendant.Abroad = true }

// CPL 285: a defendant without domicile in the PRC answers within thirty days. CPL 166(2): foreign-related, no small claims.
func TestADefendantAbroadAnswersInThirtyDays(t *testing.T) {
	s := tell(t, abroad).joined()
	if d := s.due("answer/d1"); until(d) != "2026-12-23" || d.Rule.Key != "cpl/285/answer" {
		t.Errorf("answer until %s under %s", until(d), d.Rule.Key)
	}
	if s.civil().Trial.Now() != track.Simplified {
		t.Errorf("tried as %s", s.civil().Trial.Now())
	}
}

// CPL 128, 285: the period goes by domicile. A foreigner who lives here has fifteen days.
func TestAForeignerWithDomicileHereHasTheDomesticPeriods(t *testing.T) {
	s := tell(t, func(c *filing.Complaint) {
		c.Defendant = filing.Side{Kind: filing.Natural, Name: "某外国人", IDKind: idcard.Passport, IDNumber: "E12345678", Mobile: "13900000002", Address: "广州市某区某街2号"}
		c.Flags.ForeignRelated = true
	}).joined()
	if d := s.due("answer/d1"); until(d) != "2026-12-08" || d.Rule.Key != "cpl/128/answer" {
		t.Errorf("answer until %s under %s", until(d), d.Rule.Key)
	}
}

// CPL 171, 286 and CPL-I 536: fifteen days for who lives here, thirty for who does not; the judgment waits for both.
func TestEachPartyAppealsInItsOwnPeriod(t *testing.T) {
	s := tell(t, abroad).joined().heard().judged() // served on both on 29 November 2026
	if p, d := s.due("appeal/p1"), s.due("appeal/d1"); until(p) != "2026-12-14" || until(d) != "2026-12-29" || d.Rule.Key != "cpl/286/appeal" {
		t.Fatalf("appeal until %s and %s under %s", until(p), until(d), d.Rule.Key)
	}
	if d := s.due("effect"); until(d) != "2026-12-29" {
		t.Errorf("effective after %s", until(d))
	}
	s.days(20)
	s.refused("cpl/171/judgment", "上诉期已经届满", courttest.Buyer, judgment.Appeal{Reasons: "不服"})
	if c := s.civil(); !c.Judgment.EffectiveOn.IsZero() {
		t.Fatalf("effective on %s while the defendant may appeal", c.Judgment.EffectiveOn)
	}
	s.enter(courttest.Seller, judgment.Appeal{Requests: "请求改判", Reasons: "不服"})
}

// CPL-I 536: effective the day after the longest period, when nobody appealed.
func TestTheJudgmentWaitsForThePartyAbroad(t *testing.T) {
	s := tell(t, abroad).joined().heard().judged()
	s.days(35)
	if on := s.civil().Judgment.EffectiveOn.String(); on != "2026-12-30" {
		t.Errorf("effective on %q", on)
	}
}

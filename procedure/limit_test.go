package procedure_test

import (
	"testing"
	"yunting/law/limit"

	"yunting/court"
	"yunting/docket"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

var president = procedure.Who{Person: "officer-president-1", Name: "程允和", Role: court.President}

// CPL-I 243, 审限规定 9(6): the days of a public notice are not counted, and each stretch is told.
func TestNoticeDaysAreNotCounted(t *testing.T) {
	s := tell(t, nil) // accepted on 23 November 2026
	if d := s.due("limit"); until(d) != "2027-01-25" || len(d.LeftOut) != 0 {
		t.Fatalf("two months end on %s, left out %v", until(d), d.LeftOut)
	}
	s.tried()
	s.publish("n1") // simplified now: three months to 23 February 2027, and thirty days
	d := s.due("limit")
	if len(d.LeftOut) != 1 || d.LeftOut[0].From.String() != "2026-11-24" || d.LeftOut[0].Until.String() != "2026-12-23" || d.LeftOut[0].Days() != 30 ||
		d.LeftOut[0].Rule.Key != limit.NotCounted.Key {
		t.Fatalf("left out %+v", d.LeftOut)
	}
	if until(d) != "2027-03-25" || s.civil().Rows().Case.LimitUntil.String() != "2027-03-25" {
		t.Errorf("the limit ends on %s, the register says %s", until(d), s.civil().Rows().Case.LimitUntil)
	}
	says(t, d.Count.Explain(), "3个月，另加依法不计入的30日", "至2027年3月25日24时届满")
}

// The notice ends for the limit when its papers reach the addressee in another way.
func TestANoticeOvertakenStopsTheDeduction(t *testing.T) {
	s := tell(t, nil)
	s.tried()
	s.publish("n1")
	s.days(4)
	s.joined()
	if d := s.due("limit"); len(d.LeftOut) != 1 || d.LeftOut[0].Days() != 4 {
		t.Errorf("left out %+v", d.LeftOut)
	}
}

// 延长审限规定 1: asked for fifteen days before expiry, with reasons; decided by the president.
// CPL 168: a small claim gets one month, once.
func TestThePresidentExtendsTheLimit(t *testing.T) {
	s := tell(t, nil).joined() // until 25 January 2027, asked for until the 10th
	s.refused(limit.ExtensionAsked.Key, "理由", s.judge(), trial.AskExtension{})
	s.enter(s.judge(), trial.AskExtension{Reason: "被告提交大量对账材料，需要逐笔核对"})
	s.refused(limit.ExtensionAsked.Key, "等待院长决定", s.judge(), trial.AskExtension{Reason: "再次申请延长审限"})
	if d := s.due("extend"); d.Who != docket.President || until(d) != "2027-01-20" {
		t.Fatalf("%s decides until %s", d.Who, until(d))
	}
	if err := s.try(s.judge(), trial.ExtendLimit{Grant: true}); err == nil {
		t.Fatal("the judge extended his own limit")
	}
	s.refused(limit.ExtensionAsked.Key, "写明理由", president, trial.ExtendLimit{})
	s.enter(president, trial.ExtendLimit{Grant: true})
	if d := s.due("limit"); until(d) != "2027-02-23" { // three months from filing
		t.Errorf("extended to %s", until(d))
	}
	s.refused("cpl/168/extend", "只能延长一次", s.judge(), trial.AskExtension{Reason: "还是没有核对完"})
}

// CPL 152, 164: six months and one month.
func TestHowMuchIsAdded(t *testing.T) {
	for to, want := range map[track.Track]string{track.Simplified: "2027-03-23", track.Ordinary: "2027-11-23"} {
		s := tell(t, nil)
		s.enter(s.judge(), trial.Convert{To: to, Reason: "案情复杂"})
		s.enter(s.judge(), trial.AskExtension{Reason: "需要等待关联案件"})
		s.enter(president, trial.ExtendLimit{Grant: true})
		if d := s.due("limit"); until(d) != want {
			t.Errorf("%s: extended to %s, want %s", to, until(d), want)
		}
	}
}

// 延长审限规定 1: later than fifteen days before expiry nothing can be asked for; refused, the limit stays.
func TestAnExtensionAskedTooLate(t *testing.T) {
	s := tell(t, nil).joined()
	s.enter(s.judge(), trial.AskExtension{Reason: "需要核对对账材料"})
	s.enter(president, trial.ExtendLimit{Reason: "可以在审限内审结"})
	if d := s.due("limit"); until(d) != "2027-01-25" {
		t.Errorf("refused, yet %s", until(d))
	}
	s.days(calendar.MustParse("2027-01-11").Sub(calendar.Of(s.store.At)))
	s.refused(limit.ExtensionAsked.Key, "最迟应当在2027年1月10日申请", s.judge(), trial.AskExtension{Reason: "需要核对对账材料"})
}

// An extension belongs to the procedure it was granted for; after conversion the limit runs from filing (CPL-I 258).
func TestAnExtensionDoesNotFollowAConversion(t *testing.T) {
	s := tell(t, nil)
	s.enter(s.judge(), trial.AskExtension{Reason: "需要核对对账材料"})
	s.enter(president, trial.ExtendLimit{Grant: true})
	s.enter(s.judge(), trial.Convert{To: track.Ordinary, Reason: "案情复杂"})
	if d := s.due("limit"); until(d) != "2027-05-24" {
		t.Errorf("six months from filing end on %s", until(d))
	}
}

// CPL 287: the six months of ordinary procedure do not bind a foreign-related case.
func TestOrdinaryForeignCasesAreNotBoundBySixMonths(t *testing.T) {
	s := tell(t, abroad)
	s.enter(s.judge(), trial.Convert{To: track.Ordinary, Reason: "案情复杂"})
	if d := s.due("limit"); d.Rule.Key != procedure.Unbound.Key {
		t.Errorf("the limit rests on %s", d.Rule.Key)
	}
}

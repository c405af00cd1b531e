package limit_test

import (
	"testing"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
)

// CPL 152, 164, 168: six, three and two months from filing; 审限规定 8: from the day after.
func TestTrial(t *testing.T) {
	for _, c := range []struct {
		track track.Track
		filed string
		until string
		cites law.Rule
	}{
		{track.Small, "2026-11-23", "2027-01-25", limit.TrialSmall.Rule}, // 23 January 2027 is a Saturday
		{track.Simplified, "2026-06-23", "2026-09-23", limit.TrialSimplified.Rule},
		{track.Ordinary, "2025-08-31", "2026-02-28", limit.TrialOrdinary.Rule}, // no 31 February; a working Saturday
		{track.Ordinary, "2026-01-05", "2026-07-06", limit.TrialOrdinary.Rule}, // 5 July is a Sunday
	} {
		r := limit.Trial(c.track, calendar.MustParse(c.filed), calendar.Standard())
		if r.Until.String() != c.until {
			t.Errorf("%s filed %s: until %s, want %s", c.track, c.filed, r.Until, c.until)
		}
		if r.Basis[0] != c.cites {
			t.Errorf("%s rests on %s first, want %s", c.track, r.Basis[0].Key, c.cites.Key)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		p     limit.Period
		from  string
		until string
	}{
		{limit.Acceptance, "2026-11-23", "2026-11-30"},      // CPL 126: seven days
		{limit.CopyToDefendant, "2026-11-23", "2026-11-30"}, // CPL 128: five days, 28 November is a Saturday
		{limit.SendUp, "2026-11-23", "2026-11-30"},          // CPL 174
		{limit.CopyToPlaintiff, "2026-11-23", "2026-11-30"}, // CPL 128
		{limit.Answer, "2019-09-18", "2019-10-08"},          // CPL 128: fifteen days, into National Day
		{limit.AnswerAbroad, "2026-11-23", "2026-12-23"},    // CPL 285: thirty days
		{limit.EvidenceSmall, "2026-11-23", "2026-11-30"},   // CPL-I 275: seven days
		{limit.EvidenceSimplified, "2026-11-23", "2026-12-08"},
		{limit.EvidenceOrdinary, "2026-11-23", "2026-12-08"},
		{limit.FeePayment, "2026-09-24", "2026-10-08"},     // FEE 22: seven days, 1 October is a holiday
		{limit.FeeRest, "2026-09-24", "2026-10-08"},        // CPL-I 199: seven days
		{limit.FeeAfterRelief, "2026-11-23", "2026-11-30"}, // FEE 22: the term the court sets
		{limit.ReliefDecision, "2026-11-23", "2026-11-30"}, // FEE 48 names no term
		{limit.FeeRefund, "2026-11-23", "2026-12-08"},      // FEE 53: fifteen days
		{limit.AppealJudgment, "2026-11-23", "2026-12-08"}, // CPL 171: fifteen days
		{limit.AppealRuling, "2026-11-23", "2026-12-03"},   // CPL 171: ten days
		{limit.AppealAbroad, "2026-11-23", "2026-12-23"},   // CPL 286: thirty days
		{limit.JoinOnline, "2026-11-23", "2026-11-26"},     // OLR 10: three days
		{limit.RecordReading, "2026-11-23", "2026-11-30"},  // CPL 150: five days
		{limit.PublicNotice, "2026-01-16", "2026-02-24"},   // CPL 95: thirty days, into the Spring Festival
		{limit.NoticeAbroad, "2026-11-23", "2027-01-22"},   // CPL 283: sixty days
		{limit.Correction, "2026-11-23", "2026-12-08"},
		{limit.CrossExamination, "2026-11-23", "2026-11-30"},
		{limit.Question, "2026-11-23", "2026-11-26"},
		{limit.Performance, "2026-11-23", "2026-12-03"},
	} {
		r := c.p.Run(calendar.MustParse(c.from), calendar.Standard())
		if r.Until.String() != c.until {
			t.Errorf("%s from %s: until %s, want %s", c.p.Rule.Key, c.from, r.Until, c.until)
		}
		if r.Basis[0] != c.p.Rule || len(r.Basis) < 2 {
			t.Errorf("%s: basis %v must name the limit and the rule of counting", c.p.Rule.Key, r.Basis)
		}
	}
}

// CPL-I 99, 266, 275: at least fifteen days in ordinary procedure, at most fifteen in simplified, as a rule at most seven in small claims.
func TestEvidenceStaysWithinTheLaw(t *testing.T) {
	if p := limit.Evidence(track.Ordinary); p.Unit != period.Day || p.N < 15 {
		t.Errorf("ordinary: %s", p.Chinese())
	}
	if p := limit.Evidence(track.Simplified); p.Unit != period.Day || p.N > 15 {
		t.Errorf("simplified: %s", p.Chinese())
	}
	if p := limit.Evidence(track.Small); p.Unit != period.Day || p.N > 7 {
		t.Errorf("small: %s", p.Chinese())
	}
}

func TestChinese(t *testing.T) {
	if got := limit.Answer.Chinese() + limit.TrialSmall.Chinese(); got != "15日2个月" {
		t.Errorf("said %s", got)
	}
}

// Every term that a stage takes from here, by the number of its article.
func TestTermsToTheLetter(t *testing.T) {
	for _, c := range []struct {
		what string
		p    limit.Period
		n    int
		unit period.Unit
		key  string
	}{
		{"CPL 174: the statement of appeal is served on the other side within five days", limit.AppealCopy, 5, period.Day, "cpl/174/copy"},
		{"CPL 174: the other side answers within fifteen days", limit.AppealAnswer, 15, period.Day, "cpl/174/answer"},
		{"CPL 50: a recusal is decided within three days", limit.RecusalDecision, 3, period.Day, "cpl/50/decide"},
		{"合议庭工作的若干规定 9: a panel deliberates within five working days", limit.Deliberation, 5, period.Workday, "panel2002/9"},
		{"the judge rules on a request within five days, a choice of the court", limit.Request, 5, period.Day, "limit/request"},
	} {
		if c.p.N != c.n || c.p.Unit != c.unit || c.p.Rule.Key != c.key {
			t.Errorf("%s: %d %s under %s", c.what, c.p.N, c.p.Unit, c.p.Rule.Key)
		}
	}
	// 延长审限规定 1: asked for fifteen days before expiry, decided five days before it.
	if limit.AskAhead != 15 || limit.DecideAhead != 5 {
		t.Errorf("asked %d, decided %d days ahead", limit.AskAhead, limit.DecideAhead)
	}
}

// 繁简分流改革试点实施办法: its terms hold in the courts of the pilot alone; elsewhere a small claim of 2020 was tried within the
// three months of simplified procedure.
func TestThePilotHeldInItsCourtsAlone(t *testing.T) {
	filed := calendar.MustParse("2020-06-24")
	for kind, key := range map[limit.Kind]string{limit.SmallClaims: "cpl2017/161", limit.SimplifiedTrial: "cpl2017/161"} {
		if got, ok := limit.TermOf(kind, filed, false); !ok || got.Pilot || got.Limit.Rule.Key != key || got.Limit.N != 3 {
			t.Errorf("%s outside the pilot: %+v", kind, got.Limit)
		}
		if got, ok := limit.TermOf(kind, filed, true); !ok || !got.Pilot {
			t.Errorf("%s in the pilot: %+v", kind, got.Limit)
		}
	}
}

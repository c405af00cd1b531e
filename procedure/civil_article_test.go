package procedure_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
)

// standing is a case accepted on Friday, 20 November 2026, on a track.
func standing(on track.Track, foreign bool) *procedure.Civil {
	c := procedure.NewCivil(court.Demonstration())
	c.Filing.State, c.Filing.AcceptedOn, c.Filing.Complaint = filing.Accepted, calendar.MustParse("2026-11-20"), courttest.Complaint()
	c.Filing.Complaint.Flags.ForeignRelated = foreign
	c.Trial.Track.Track = on
	c.Fee.Paid, c.Fee.On = true, c.Filing.AcceptedOn
	return c
}

// running finds a deadline of a case on Friday, 20 November 2026.
func running(t *testing.T, c *procedure.Civil, key string) docket.Deadline {
	t.Helper()
	for _, d := range c.Due(time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)) {
		if d.Key == key {
			return d
		}
	}
	t.Fatalf("no deadline %s runs", key)
	return docket.Deadline{}
}

// CPL 287: the six months of ordinary procedure do not bind a foreign-related case; every other limit stays.
func TestForeignRelatedLimitArticle(t *testing.T) {
	rests := func(on track.Track, foreign bool) law.Basis {
		return law.Basis{running(t, standing(on, foreign), "limit").Rule}
	}
	quoting.Check(t, quoting.Quote{Rule: procedure.Unbound, Key: "cpl/287", Article: "《中华人民共和国民事诉讼法》第二百八十七条", From: "2024-01-01", Rests: rests(track.Ordinary, true)})
	if b := rests(track.Ordinary, false); b[0] == procedure.Unbound {
		t.Error("CPL 287 is about foreign-related cases")
	}
	if b := rests(track.Simplified, true); b[0] == procedure.Unbound {
		t.Error("CPL 287 is about the limits of CPL 152 and 183, not that of simplified procedure")
	}
}

// The desk looks at a mandate within one working day: of an agent who joined on Friday, 20 November 2026, by Monday.
func TestMandateDeskArticle(t *testing.T) {
	c := standing(track.Simplified, false)
	c.Parties.Member = map[id.Party]identity.Member{procedure.D1: {Person: "x", Name: "罗承远", Capacity: identity.Agent, Agent: identity.Employee, On: calendar.MustParse("2026-11-20")}}
	d := running(t, c, "mandate/d1")
	if d.Who != docket.Clerk || d.Count.Until.String() != "2026-11-23" {
		t.Errorf("%s until %s", d.Who, d.Count.Until)
	}
	quoting.Check(t, quoting.Quote{Rule: d.Rule, Key: "court/mandate-desk", Article: "本院在线诉讼须知（委托手续核对）", From: "2018-09-28", Rests: law.Basis{d.Rule}})
}

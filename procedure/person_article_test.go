package procedure_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/identity"
	"yunting/law"
	"yunting/procedure"
)

// The desk looks at a declared name within one working day: declared on Friday, 20 November 2026, it is due on Monday.
func TestIdentityDeskArticle(t *testing.T) {
	p := procedure.NewPerson(court.Demonstration())
	at := time.Date(2026, 11, 20, 1, 0, 0, 0, time.UTC)
	p.Apply(docket.Entry{Kind: "identity.declare", Seq: 1, At: at, By: docket.Actor{Person: "x", Standing: docket.Subject}, Act: identity.Declare{Name: "陈小满", IDKind: "resident", IDNumber: "11010519491231002X"}})
	due := p.Due(at)
	if len(due) != 1 || due[0].Count.Until.String() != "2026-11-23" {
		t.Fatalf("due %+v", due)
	}
	quoting.Check(t, quoting.Quote{Rule: due[0].Rule, Key: "court/identity-desk", Article: "本院在线诉讼须知（身份核验）", From: "2018-09-28", Rests: law.Basis{due[0].Rule}})
}

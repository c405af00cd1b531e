package procedure_test

import (
	"errors"
	"strings"
	"testing"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/law"
	"yunting/procedure"
	"yunting/seal"
)

// An administrator prepares a seal and may stop it; the president does everything else; nobody else learns that it exists.
func TestWhoMayDoWhatWithASeal(t *testing.T) {
	_, k := courttest.NewMemory()
	a := courttest.Making("court-seal")
	m := procedure.SealMatter(a.Seal)
	enter := func(by procedure.Who, act docket.Act) error {
		o := clerk.Order{Matter: m, By: by, Acts: []docket.Act{act}}
		if act.Kind() == "seal.make" {
			o.Open = procedure.SealDocket
		}
		_, err := k.Enter(t.Context(), o)
		return err
	}
	if err := enter(courttest.Judge1, a); err != authority.ErrNotFound {
		t.Fatalf("a judge prepares a seal: %v", err)
	}
	if err := enter(courttest.Admin1, a); err != nil {
		t.Fatal(err)
	}
	acts := []docket.Act{a, seal.Enforce{Reason: "x"}, seal.Authorise{To: seal.Grantee{Court: true}, Reason: "x"}, seal.Withdraw{N: 1, Reason: "x"}, seal.Suspend{Reason: "x"}, seal.Resume{Reason: "x"}, seal.Retire{Reason: "x"}}
	others := map[string]procedure.Who{"a litigant": courttest.Buyer, "a clerk": courttest.Clerk1, "a judge": courttest.Judge1, "nobody": {}, "the court's own hand": procedure.TheCourt,
		"an enforcer": {Person: "officer-enforcer-1", Role: court.Enforcer}, "an assessor": {Person: "officer-assessor-1", Role: court.Assessor}}
	for name, who := range others {
		for _, act := range acts {
			if err := enter(who, act); err != authority.ErrNotFound {
				t.Errorf("%s, %s: %v", name, act.Kind(), err)
			}
		}
	}
	for _, act := range acts {
		err := enter(courttest.Admin1, act)
		if own := act.Kind() == "seal.make" || act.Kind() == "seal.suspend"; own == (err == authority.ErrNotFound) {
			t.Errorf("an administrator, %s: %v", act.Kind(), err)
		}
	}
	for _, act := range acts[1:] {
		if err := enter(courttest.President, act); err != nil {
			t.Errorf("the president, %s: %v", act.Kind(), err)
		}
	}
	rd, err := k.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	s := rd.Matter.(*procedure.Seal)
	for name, who := range others {
		if err := authority.MayRead(s.StandingOf(who)); (err == nil) != (name == "the court's own hand") {
			t.Errorf("%s reads: %v", name, err)
		}
	}
	for _, who := range []procedure.Who{courttest.Admin1, courttest.President} {
		if err := authority.MayRead(s.StandingOf(who)); err != nil {
			t.Errorf("%s does not read: %v", who.Name, err)
		}
	}
	if r := s.Rows().Seal; r == nil || r.State != "retired" || r.Grants != 0 || r.Name != a.Name || s.Seq() != 7 {
		t.Errorf("%+v", r)
	}
	if rows := procedure.NewSeal(court.Demonstration()).Rows(); rows.Seal != nil {
		t.Error("what was not made is not in the register")
	}
}

// Only papers of this court are authorised, and a special seal never goes on a judgment, a ruling or a mediation paper.
func TestASealFitsItsPapers(t *testing.T) {
	_, k := courttest.NewMemory()
	own, special := courttest.Making("court-seal"), courttest.Making("service-seal")
	special.Use, special.Wording = seal.Special, special.Wording+"诉讼服务专用章"
	for _, a := range []seal.Make{own, special} {
		if _, err := k.Enter(t.Context(), clerk.Order{Matter: procedure.SealMatter(a.Seal), Open: procedure.SealDocket, By: courttest.Admin1, Acts: []docket.Act{a}}); err != nil {
			t.Fatal(err)
		}
	}
	authorise := func(a seal.Make, kinds ...document.Kind) error {
		g := seal.Authorise{To: seal.Grantee{Person: courttest.Clerk1.Person}, Reason: "承办"}
		for _, k := range kinds {
			g.Kinds = append(g.Kinds, string(k))
		}
		_, err := k.Enter(t.Context(), clerk.Order{Matter: procedure.SealMatter(a.Seal), By: courttest.President, Acts: []docket.Act{g}})
		return err
	}
	var no law.Refusal
	for _, must := range []document.Kind{document.Judgment, document.Refusal, document.WithdrawalRuling} {
		if err := authorise(special, document.Acceptance, must); !errors.As(err, &no) || no.Field != "kinds" || !strings.Contains(err.Error(), "第二百六十二条") {
			t.Errorf("%s: %v", must, err)
		}
		if err := authorise(own, must); err != nil {
			t.Errorf("%s: %v", must, err)
		}
	}
	if err := authorise(own, "no-such-paper"); !errors.As(err, &no) || no.Field != "kinds" || !strings.Contains(err.Error(), "no-such-paper") {
		t.Error(err)
	}
	if err := authorise(own, document.Complaint); !errors.As(err, &no) || no.Field != "kinds" || !strings.Contains(err.Error(), "民事起诉状") {
		t.Error(err)
	}
	if err := authorise(special, document.Acceptance, document.FeeNotice); err != nil {
		t.Error(err)
	}
}

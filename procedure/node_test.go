package procedure_test

import (
	"slices"
	"testing"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/node"
	"yunting/procedure"
)

// An administrator admits; the contact, while his name is verified, changes keys and nothing else; nobody else learns
// that the node's docket exists.
func TestWhoMayDoWhatWithANode(t *testing.T) {
	const key = "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="
	_, k := courttest.NewMemory()
	a := courttest.Admission("gz-telecom")
	m := procedure.NodeMatter(a.Node)
	unverified := courttest.Seller
	unverified.Verified = false
	enter := func(by procedure.Who, act docket.Act) error {
		o := clerk.Order{Matter: m, By: by, Acts: []docket.Act{act}}
		if act.Kind() == "node.admit" {
			o.Open = procedure.NodeDocket
		}
		_, err := k.Enter(t.Context(), o)
		return err
	}
	others := map[string]procedure.Who{"a stranger": courttest.Buyer, "the unverified contact": unverified, "a clerk": courttest.Clerk1, "a judge": courttest.Judge1, "nobody": {}, "the court's own hand": procedure.TheCourt}
	acts := []docket.Act{a, node.SetContact{Contact: node.Contact{Person: courttest.Buyer.Person, Name: courttest.Buyer.Name}}, node.SetQuota{PerDay: 7}, node.SetEndpoint{Endpoint: "https://node.example.com/content"}, node.EnrolKey{Public: key}, node.RevokeKey{Key: "x", Reason: "x"},
		node.Suspend{Reason: "x"}, node.Resume{Reason: "x"}, node.Discharge{Reason: "x"}}
	if err := enter(courttest.Seller, a); err != authority.ErrNotFound {
		t.Fatalf("the contact admits his own node: %v", err)
	}
	if err := enter(courttest.Admin1, a); err != nil {
		t.Fatal(err)
	}
	for name, who := range others {
		for _, act := range acts {
			if err := enter(who, act); err != authority.ErrNotFound {
				t.Errorf("%s, %s: %v", name, act.Kind(), err)
			}
		}
	}
	for _, act := range acts {
		err := enter(courttest.Seller, act)
		if own := slices.Contains([]docket.Kind{"node.set-endpoint", "node.enrol-key", "node.revoke-key"}, act.Kind()); own == (err == authority.ErrNotFound) {
			t.Errorf("the contact, %s: %v", act.Kind(), err)
		}
	}
	rd, err := k.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	n := rd.Matter.(*procedure.Node)
	for name, who := range others {
		if err := authority.MayRead(n.StandingOf(who)); (err == nil) != (name == "the court's own hand") {
			t.Errorf("%s reads: %v", name, err)
		}
	}
	for _, who := range []procedure.Who{courttest.Admin1, courttest.Seller} {
		if err := authority.MayRead(n.StandingOf(who)); err != nil {
			t.Errorf("%s does not read: %v", who.Name, err)
		}
	}
	if rows := n.Rows(); rows.Node == nil || len(rows.Keys) != 1 || rows.Node.Contact != courttest.Seller.Person || rows.Node.Endpoint != "https://node.example.com/content" {
		t.Errorf("%+v", rows)
	}
	if rows := procedure.NewNode(court.Demonstration()).Rows(); rows.Node != nil {
		t.Error("who was not admitted is not in the register")
	}
}

// Whoever speaks for a node is told what others did with it.
func TestTheContactIsTold(t *testing.T) {
	mem, k := courttest.NewMemory()
	a := courttest.Admission("gz-telecom")
	m := procedure.NodeMatter(a.Node)
	acts := []docket.Act{a, node.SetQuota{PerDay: 7}, node.SetEndpoint{Endpoint: "https://node.example.com/content"}, node.SetEndpoint{}, node.EnrolKey{Public: "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="}, node.Suspend{Reason: "检测未通过"}, node.Resume{Reason: "整改完成"}, node.Discharge{Reason: "机构注销"}}
	if _, err := k.Enter(t.Context(), clerk.Order{Matter: m, Open: procedure.NodeDocket, By: courttest.Admin1, Acts: acts}); err != nil {
		t.Fatal(err)
	}
	if len(mem.Effects) != len(acts) {
		t.Fatalf("%d messages for %d acts", len(mem.Effects), len(acts))
	}
	for i, f := range mem.Effects {
		if f.Do != procedure.Notify || f.Person != courttest.Seller.Person || f.Title == "" || f.Text == "" || f.Page != "/node/gz-telecom" {
			t.Errorf("%s: %+v", acts[i].Kind(), f)
		}
	}
}

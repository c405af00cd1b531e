package signed_test

import (
	"context"
	"fmt"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/node"
	"yunting/procedure"
	"yunting/register/query"
)

// The registers of nodes and keys say nothing that the dockets do not say: thrown away and written anew they are the same.
func TestRegistersAreRebuiltAlike(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	m := procedure.NodeMatter("gz-telecom")
	pub, _ := generate(t)
	n.Enter(m, courttest.Seller, node.EnrolKey{Public: pub})
	k := n.keys("gz-telecom")
	n.Enter(m, courttest.Admin1, node.RevokeKey{Key: k[0].ID, Reason: "定期更换"})
	n.Enter(m, courttest.Admin1, node.SetQuota{PerDay: 12}, node.SetEndpoint{Endpoint: "https://node.example.com/content"}, node.Suspend{Reason: "检测未通过"})
	other := courttest.Admission("gz-notary")
	other.Category, other.Role = node.Notary, node.Both
	n.Admit(other, pub)
	n.Enter(procedure.NodeMatter("gz-notary"), courttest.Admin1, node.SetContact{Contact: node.Contact{Person: courttest.Buyer.Person, Name: courttest.Buyer.Name}}, node.Discharge{Reason: "机构注销"})
	before := n.registers()
	if count, err := n.Store.Rebuild(context.Background(), n.Clerk); err != nil || count != 2 {
		t.Fatalf("%d matters: %v", count, err)
	}
	if after := n.registers(); after != before {
		t.Errorf("before\n%s\nafter\n%s", before, after)
	}
	if _, _, breaks, err := n.Store.Audit(context.Background(), n.Profile.Code); err != nil || len(breaks) > 0 {
		t.Errorf("%v %v", breaks, err)
	}
	n.Settle() // every message is carried, whatever kind of docket it comes from
}

func (n *network) keys(code id.Node) []node.Key {
	n.T.Helper()
	rd, err := n.Clerk.Read(context.Background(), procedure.NodeMatter(code))
	if err != nil {
		n.T.Fatal(err)
	}
	return rd.Matter.(*procedure.Node).Node.Keys
}

func (n *network) registers() (all string) {
	n.T.Helper()
	ctx, c := context.Background(), string(n.Profile.Code)
	ns, err := n.Q.Nodes(ctx, c)
	if err != nil || len(ns) != 2 {
		n.T.Fatalf("%d nodes: %v", len(ns), err)
	}
	for _, x := range ns {
		ks, err := n.Q.NodeKeys(ctx, query.NodeKeysParams{Court: c, Node: x.Node})
		if err != nil || len(ks) == 0 {
			n.T.Fatalf("%d keys: %v", len(ks), err)
		}
		all += fmt.Sprintf("%+v\n", x)
		for _, k := range ks {
			until, revoked := "", ""
			if k.UntilAt != nil {
				until, revoked = k.UntilAt.String(), k.RevokedAt.String()
			}
			k.UntilAt, k.RevokedAt = nil, nil
			all += fmt.Sprintf("  %+v %s %s\n", k, until, revoked)
		}
	}
	return all
}

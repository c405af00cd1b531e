package api_test

import (
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/judgment"
	"yunting/procedure"
)

// CPL 45: the members of a panel deliberate through the interface, and nothing of it is in any answer to a party or a clerk.
func TestTheDeliberationIsForThePanelAlone(t *testing.T) {
	d := open(t)
	m := d.Doubtful(courttest.Examined)
	d.Hear(m, []id.Party{procedure.P1, procedure.D1}, nil)
	bench, at := d.Bench(m), "/api/v1/cases/"+string(m)
	x := courttest.Decision(d.Civil(m))
	x.Reasons = "定稿里的秘密理由"
	d.Enter(m, bench[0], judgment.Propose{Decision: x})
	member := d.key(bench[1])
	if got := string(d.ask(member, "GET", at, nil).want(200).raw); !strings.Contains(got, "定稿里的秘密理由") || !strings.Contains(got, `"standing":"member"`) {
		t.Errorf("the member does not see the draft: %s", got)
	}
	opine := object{"kind": "judgment.opine", "act": object{"n": 1, "agree": false, "reasons": "秘密的反对意见"}}
	d.ask(member, "POST", at+"/acts", opine).want(201)
	if got := string(d.ask(member, "GET", at+"/entries", nil).want(200).raw); !strings.Contains(got, "秘密的反对意见") {
		t.Error("the member does not read the record of the deliberation")
	}
	d.ask(member, "POST", at+"/acts", object{"kind": "trial.open-room"}).want(404)
	if got := string(d.ask(member, "GET", "/api/v1/cases", nil).want(200).raw); !strings.Contains(got, string(m)) {
		t.Error("the member does not find the case among his")
	}
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller, courttest.Clerk1} {
		key := d.key(who)
		d.ask(key, "POST", at+"/acts", opine).want(404)
		for _, path := range []string{at, at + "/entries"} {
			got := string(d.ask(key, "GET", path, nil).want(200).raw)
			for _, secret := range []string{"秘密", "judgment.opine", "judgment.propose", "opine/", "评议"} {
				if strings.Contains(got, secret) {
					t.Errorf("%s: %s learns %q", path, who.Name, secret)
				}
			}
		}
	}
}

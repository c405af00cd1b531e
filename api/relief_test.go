package api_test

import (
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/filing"
)

// FEE 44 to 48 over the interface: the proof is an upload, the judge grants, and the other side reads nothing of it.
func TestReliefOverTheInterface(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Accepted)
	at := "/api/v1/cases/" + string(m)
	buyer := d.key(courttest.Buyer)
	judge := d.key(d.Judge(m))
	proof := d.upload(buyer, "aid.txt", "法律援助决定书，编号一")
	ask := func(change object) object {
		act := object{"form": "defer", "ground": "defer/legal-aid", "facts": "正在接受法律援助", "uploads": []string{proof}}
		for k, v := range change {
			act[k] = v
		}
		return object{"kind": "fee.ask-relief", "act": act}
	}
	d.ask(buyer, "POST", at+"/acts", ask(object{"uploads": []string{"nobody's"}})).want(422)
	d.ask(buyer, "POST", at+"/acts", ask(object{"ground": "waive/other"})).want(422)
	d.ask(judge, "POST", at+"/acts", ask(nil)).want(404)
	d.ask(buyer, "POST", at+"/acts", ask(nil)).want(201)
	grant := object{"kind": "fee.grant-relief", "act": object{"form": "defer", "ground": "defer/legal-aid", "until": "2099-01-01"}}
	d.ask(buyer, "POST", at+"/acts", grant).want(404)
	d.ask(judge, "POST", at+"/acts", grant).want(201)
	d.Settle()
	g := d.ask(buyer, "GET", at, nil).want(200)
	if r := g.at("fee.relief").([]any)[0].(object); r["granted"] != "defer" || r["until"] != "2099-01-01" || g.at("fee.owed") != float64(6500) {
		t.Errorf("fee %v", g.at("fee"))
	}
	seller := d.key(courttest.Seller) // joins when the papers have reached him
	d.Enter(m, d.Invited(m), courttest.Join())
	d.Enter(m, courttest.Clerk1, courttest.Confirm())
	if g := d.ask(seller, "GET", at, nil).want(200); g.at("fee.relief") != nil {
		t.Errorf("the other side reads the application: %v", g.at("fee"))
	}
	if g := d.ask(seller, "GET", at+"/entries", nil).want(200); strings.Contains(string(g.raw), "正在接受法律援助") || strings.Contains(string(g.raw), "aid.txt") {
		t.Error("the other side reads the application in the record")
	}
}

// CPL 126, 157 over the interface: what the officers tell one another before the ruling is not for the parties.
func TestNonAcceptanceOverTheInterface(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Filed)
	at := "/api/v1/cases/" + string(m)
	clerk, buyer := d.key(courttest.Clerk1), d.key(courttest.Buyer)
	act := object{"ground": "venue", "reason": "内部意见：合同在线下履行"}
	d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.refuse", "act": act}).want(404)
	d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.refer", "act": act}).want(201)
	judge := d.key(d.Reviewer(m))
	if g := d.ask(judge, "GET", at, nil).want(200); g.text("standing") != "reviewer" {
		t.Errorf("standing %s", g.text("standing"))
	}
	d.ask(judge, "POST", at+"/acts", object{"kind": "trial.convert", "act": object{"to": "ordinary", "reason": "试"}}).want(404)
	d.ask(judge, "POST", at+"/acts", object{"kind": "filing.refuse", "act": object{"ground": "venue", "reason": "收货地不在本院辖区"}}).want(201)
	d.Settle()
	if g := d.ask(buyer, "GET", at+"/entries", nil).want(200); strings.Contains(string(g.raw), "内部意见") || !strings.Contains(string(g.raw), "收货地不在本院辖区") {
		t.Error("the plaintiff reads the ruling, not the proposal")
	}
	d.ask(buyer, "POST", at+"/acts", object{"kind": "filing.appeal", "act": object{"reasons": "收货地就在广州市"}}).want(201)
	d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.send-up", "act": object{"reference": "移送函第1号"}}).want(201)
	if s := d.Civil(m).Filing.State; s != filing.Refused {
		t.Errorf("state %s", s)
	}
}

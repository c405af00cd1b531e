package api_test

import (
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/evidence"
	"yunting/jobs"
)

// The acts about deposits over the interface: a number instead of a file, the check beside the exhibit, objections,
// answers, and a finding that only the bench reads before judgment.
func TestDepositsOverTheInterface(t *testing.T) {
	d := open(t)
	log := d.Deposited()
	number := log.Add("店家：全新正品。", jobs.Deposit{}).String()
	m := d.Case(courttest.Joined)
	at := "/api/v1/cases/" + string(m)
	buyer, seller, judge := d.key(courttest.Buyer), d.key(courttest.Seller), d.key(d.Judge(m))
	act := func(kind string, x object) object { return object{"kind": kind, "act": x} }

	for field, x := range map[string]object{"upload": {"name": "聊天记录", "proves": "承诺"}, "deposit": {"name": "聊天记录", "proves": "承诺", "deposit": "01KA"}} {
		if g := d.ask(buyer, "POST", at+"/acts", act("evidence.submit", object{"exhibit": x})).want(422); !strings.Contains(string(g.raw), "body.act.exhibit."+field) {
			t.Errorf("%s is not named: %s", field, g.raw)
		}
	}
	d.ask(buyer, "POST", at+"/acts", act("evidence.submit", object{"exhibit": object{"name": "聊天记录", "proves": "承诺", "deposit": strings.ToLower(number)}})).want(201)
	g := d.ask(seller, "GET", at, nil).want(200)
	if g.text("exhibits.2.deposit") != number || g.at("exhibits.2.checking") != true || g.at("exhibits.2.href") != nil {
		t.Fatalf("before the check: %v", g.at("exhibits.2"))
	}
	d.ask(seller, "GET", at+"/exhibits/p1-3", nil).want(404)
	d.Settle()
	g = d.ask(seller, "GET", at, nil).want(200)
	if g.text("exhibits.2.check.outcome") != "not-kept" || len(g.text("exhibits.2.check.sha256")) != 64 || g.at("exhibits.2.checking") != nil || len(g.at("exhibits.2.check.witnesses").([]any)) != 1 {
		t.Fatalf("checked: %v", g.at("exhibits.2.check"))
	}

	// The court's own act is nobody's; an article that no objection rests on is refused before the rule is asked.
	for _, k := range []string{buyer, seller, judge} {
		d.ask(k, "POST", at+"/acts", act("evidence.check", object{"exhibit": "p1-3", "outcome": "same"})).want(404)
	}
	d.ask(seller, "POST", at+"/acts", act("evidence.contest", object{"exhibit": "p1-3", "article": 15, "reasons": "x"})).want(422)
	d.ask(judge, "POST", at+"/acts", act("evidence.contest", object{"exhibit": "p1-3", "article": 18, "reasons": "x"})).want(404)
	if g := d.ask(seller, "POST", at+"/acts", act("evidence.contest", object{"exhibit": "p1-3", "article": 17, "reasons": "不可靠"})).want(422); g.text("rule") != "olr/17" {
		t.Errorf("no factor: %s", g.raw)
	}
	d.ask(seller, "POST", at+"/acts", act("evidence.contest", object{"exhibit": "p1-3", "article": 17, "grounds": []string{"process"}, "reasons": "不可靠", "expert": true})).want(201)
	d.ask(buyer, "POST", at+"/acts", act("evidence.answer-contest", object{"exhibit": "p1-3", "article": 17, "text": "有检测报告", "proof": "p1-2"})).want(201)
	d.ask(judge, "POST", at+"/acts", act("evidence.appraise", object{"exhibit": "p1-3", "how": "appraisal", "what": "是否被改动"})).want(201)
	d.ask(judge, "POST", at+"/acts", act("evidence.recheck", object{"exhibit": "p1-3"})).want(201)
	d.Settle()
	g = d.ask(buyer, "GET", at, nil).want(200)
	if g.at("exhibits.2.objections.0.article") != float64(17) || g.text("exhibits.2.objections.0.answers.0.proof") != "p1-2" || g.at("exhibits.2.objections.0.expert") != true {
		t.Fatalf("objections: %v", g.at("exhibits.2.objections"))
	}

	d.Bring(m, courttest.Answered, courttest.Recorded)
	find := object{"exhibit": "p1-3", "admitted": "part", "reason": "没有原件", "points": []object{{"article": 17, "upheld": false, "reason": "有检测报告"}}}
	find["presumed"] = true // what the rule finds nobody writes
	d.ask(judge, "POST", at+"/acts", act("evidence.find", find)).want(422)
	delete(find, "presumed")
	d.ask(buyer, "POST", at+"/acts", act("evidence.find", find)).want(404)
	d.ask(judge, "POST", at+"/acts", act("evidence.find", find)).want(201)
	if r := d.Civil(m).Evidence.Rulings["p1-3"]; r.Presumed || r.Admitted != evidence.Part {
		t.Errorf("a digest that was compared with nothing is presumed nothing: %+v", r)
	}
	if g := d.ask(judge, "GET", at, nil).want(200); g.text("exhibits.2.finding.admitted") != "part" {
		t.Errorf("the judge reads %v", g.at("exhibits.2"))
	}
	for _, k := range []string{buyer, seller} {
		if g := d.ask(k, "GET", at, nil).want(200); g.at("exhibits.2.finding") != nil {
			t.Errorf("a party reads the finding before judgment: %v", g.at("exhibits.2.finding"))
		}
		if g := d.ask(k, "GET", at+"/entries?limit=200", nil).want(200); strings.Contains(string(g.raw), "evidence.find") {
			t.Error("a party reads the entry of the finding")
		}
	}
}

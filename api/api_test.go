package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/api"
	"yunting/courttest"
	"yunting/filing"
	"yunting/identity"
	"yunting/procedure"
)

// A whole suit over the interface: filed, accepted, read by each side, answered, and what no one may do.
func TestASuitOverTheInterface(t *testing.T) {
	d := open(t)
	buyer, seller, clerk := d.key(courttest.Buyer), d.key(courttest.Seller), d.key(courttest.Clerk1)
	stranger := d.key(procedure.Who{Person: "person-passer-by", Name: "路过人", Verified: true})

	up := d.upload(buyer, "order.txt", "订单号202609280001")
	g := d.ask(buyer, "POST", "/api/v1/cases", suit(up)).want(201)
	m := g.text("matter")
	if !strings.HasPrefix(g.text("receipt"), "YT") || g.header.Get("Location") != "/api/v1/cases/"+m || g.text("review_until") == "" {
		t.Fatalf("receipt %s", g.raw)
	}
	d.Settle()
	at := "/api/v1/cases/" + m

	// Reading: the plaintiff and the clerk may, nobody else; a missing case looks the same as a hidden one.
	d.ask(buyer, "GET", at, nil).want(200)
	d.ask(clerk, "GET", at, nil).want(200)
	hidden := d.ask(stranger, "GET", at, nil).want(404)
	missing := d.ask(stranger, "GET", "/api/v1/cases/no-such-case", nil).want(404)
	if string(hidden.raw) != string(missing.raw) {
		t.Errorf("hidden and missing differ: %s / %s", hidden.raw, missing.raw)
	}
	for _, path := range []string{at + "/entries", at + "/papers", at + "/papers/complaint", at + "/exhibits/p1-1"} {
		d.ask(stranger, "GET", path, nil).want(404)
		d.ask(seller, "GET", path, nil).want(404)
		d.ask("", "GET", path, nil).want(401)
	}
	d.ask(stranger, "POST", at+"/acts", object{"kind": "filing.withdraw", "act": object{"reason": "x"}}).want(404)

	// Acts by role. What the court does by its own hand, and what another standing does, is not there.
	d.ask(buyer, "POST", at+"/acts", object{"kind": "filing.accept"}).want(404)
	for _, kind := range []string{"fee.pay", "fee.assess", "document.issue", "judgment.take-effect", "filing.file", "no.such"} {
		d.ask(buyer, "POST", at+"/acts", object{"kind": kind, "act": object{}}).want(404)
		d.ask(clerk, "POST", at+"/acts", object{"kind": kind, "act": object{}}).want(404)
	}
	g = d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.accept"}).want(201)
	if !strings.Contains(g.text("number"), "民初1号") || g.text("status") != "待缴费" || len(g.at("entries").([]any)) != 4 {
		t.Fatalf("accepted: %s", g.raw)
	}
	d.Settle()

	// The case explains its fee, track and deadlines.
	g = d.ask(buyer, "GET", at, nil).want(200)
	if g.at("fee.fee") != 6500.0 || g.text("track.track") != "small" || g.text("standing") != "plaintiff" || g.text("parties.0.mobile") != "13800000001" {
		t.Fatalf("case: %s", g.raw)
	}
	if g.text("deadlines.1.key") != "fee/p1" || g.at("deadlines.1.yours") != true || g.text("deadlines.1.count.explanation") == "" || g.text("deadlines.1.article") == "" {
		t.Fatalf("deadline: %v", g.at("deadlines"))
	}
	if acts := g.at("acts").([]any); !slices.Contains(acts, any("evidence.submit")) || slices.Contains(acts, any("filing.accept")) {
		t.Errorf("acts of the plaintiff: %v", acts)
	}
	g = d.ask(buyer, "POST", at+"/payment", nil).want(200)
	if again := d.ask(buyer, "POST", at+"/payment", nil).want(200); g.at("amount") != 6500.0 || string(again.raw) != string(g.raw) || g.text("pay_at") == "" {
		t.Fatalf("payment: %s / %s", g.raw, again.raw)
	}
	d.ask(clerk, "POST", at+"/payment", nil).want(404)
}

// The defendant joins with the code, reads what he may, and answers; each refusal names field and article.
func TestTheDefendantJoinsAndAnswers(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Opened)
	seller, buyer := d.key(courttest.Seller), d.key(courttest.Buyer)
	at := "/api/v1/cases/" + string(m)
	code := d.Works.Code(m, procedure.D1)

	d.ask(seller, "GET", at, nil).want(404)
	d.ask(seller, "GET", "/api/v1/invitation", nil, "Association-Code", "WRONGCODE9").want(404)
	if g := d.ask(seller, "GET", "/api/v1/invitation", nil, "Association-Code", code).want(200); g.text("matter") != string(m) {
		t.Fatalf("invitation %s", g.raw)
	}
	join := object{"kind": "identity.join", "act": object{"capacity": "agent"}}
	d.ask(seller, "POST", at+"/acts", join).want(404) // without the code
	if g := d.ask(seller, "POST", at+"/acts", join, "Association-Code", code).want(422); g.text("field") != "mandate" || g.text("article") == "" {
		t.Fatalf("no mandate: %s", g.raw)
	}
	mandate, proof := d.upload(seller, "mandate.txt", "授权委托书"), d.upload(seller, "proof.txt", "劳动合同")
	join["act"] = object{"capacity": "agent", "upload": mandate}
	if g := d.ask(seller, "POST", at+"/acts", join, "Association-Code", code).want(422); g.text("field") != "agent" || g.text("rule") != "cpl/61" {
		t.Fatalf("no kind of agent: %s", g.raw)
	}
	join["act"] = object{"capacity": "agent", "upload": mandate, "agent": "employee"}
	if g := d.ask(seller, "POST", at+"/acts", join, "Association-Code", code).want(422); g.text("field") != "proof" || g.text("rule") != "cplint/88" {
		t.Fatalf("no proof of the kind: %s", g.raw)
	}
	join["act"] = object{"capacity": "agent", "upload": mandate, "proof": proof, "agent": "employee"}
	d.ask(seller, "POST", at+"/acts", join, "Association-Code", strings.ToLower(code)).want(201)
	d.Settle()

	// CPL 62: until the clerk has checked the mandate he submits and does not read; under general authority he admits no claim.
	d.ask(seller, "GET", at, nil).want(404)
	d.ask(seller, "GET", at+"/entries", nil).want(404)
	d.ask(seller, "POST", at+"/acts", object{"kind": "consent.give", "act": object{"steps": []string{"service"}}}).want(201)
	d.Enter(m, courttest.Clerk1, identity.ConfirmMandate{Party: procedure.D1, How: "核对委托书和劳动合同"})
	agrees := []object{{"n": 1, "attitude": "admit"}, {"n": 2, "attitude": "admit"}, {"n": 3, "attitude": "admit"}}
	if g := d.ask(seller, "POST", at+"/acts", object{"kind": "defence.answer", "act": object{"claims": "agree", "views": agrees}}).want(422); g.text("rule") != "cpl/62" || g.text("field") != "claims" {
		t.Fatalf("general authority admits a claim: %s", g.raw)
	}
	if c := d.Civil(m); c.Parties.Member[procedure.D1].Name != courttest.Seller.Name {
		t.Fatalf("joined as %+v", c.Parties.Member)
	}

	// Both sides read; neither how to reach the other.
	g := d.ask(seller, "GET", at, nil).want(200)
	if g.text("standing") != "defendant" || g.at("parties.0.mobile") != nil || g.text("parties.0.id_number") == "11010519491231002X" {
		t.Fatalf("defendant reads %v", g.at("parties.0"))
	}
	entries := d.ask(seller, "GET", at+"/entries", nil).want(200)
	for _, secret := range []string{"13800000001", "11010519491231002X", "code_hash"} {
		if strings.Contains(string(entries.raw), secret) {
			t.Errorf("the record shows the defendant %s", secret)
		}
	}
	if !strings.Contains(string(d.ask(buyer, "GET", at+"/entries", nil).want(200).raw), "13800000001") {
		t.Error("the plaintiff does not see his own number")
	}
	for i, e := range entries.at("items").([]any)[1:] {
		if e.(object)["prev"] != entries.at("items").([]any)[i].(object)["hash"] {
			t.Fatalf("entry %d is not chained", i+2)
		}
	}

	// Answers: the form first, all errors at once; then the rule, with field and article.
	g = d.ask(seller, "POST", at+"/acts", object{"kind": "defence.answer", "act": object{"claims": "perhaps", "views": []object{{"n": 0, "attitude": "admit"}}, "on": "2026-01-01"}}).want(422)
	for _, place := range []string{"body.act.claims", "body.act.views[0].n", "body.act.on"} {
		if !slices.Contains(g.places("errors"), place) {
			t.Errorf("%s is not among %v", place, g.places("errors"))
		}
	}
	views := []object{{"n": 1, "attitude": "admit"}, {"n": 2, "attitude": "deny", "reason": "见检测报告"}}
	g = d.ask(seller, "POST", at+"/acts", object{"kind": "defence.answer", "act": object{"claims": "refuse", "views": views}}).want(422)
	if g.text("field") != "fact-3" || !strings.Contains(g.text("article"), "第一百二十八条") || g.text("rule") != "cpl/128/answer" {
		t.Fatalf("refusal: %s", g.raw)
	}
	views = append(views, object{"n": 3, "attitude": "unknown", "reason": "需要核实"})
	d.ask(seller, "POST", at+"/acts", object{"kind": "defence.answer", "act": object{"claims": "refuse", "views": views}}).want(201)
	d.Settle()
	g = d.ask(buyer, "GET", at, nil).want(200)
	if g.text("facts.1.attitude") != "deny" || g.at("answer.given") != true {
		t.Fatalf("answer: %v %v", g.at("facts"), g.at("answer"))
	}
	opinion := object{"exhibit": "p1-1", "true": "accept", "lawful": "accept", "relevant": "object", "reason": "与本案无关"}
	// OLR 7 para 3: identity is verified again on the website; a key does not stand in for it.
	if g := d.ask(seller, "POST", at+"/acts", object{"kind": "evidence.examine", "act": object{"opinion": opinion}}).want(422); g.text("rule") != "olr/7/again" {
		t.Fatalf("examined without being verified again: %s", g.raw)
	}
	if g := d.ask(seller, "POST", at+"/acts", object{"kind": "identity.reverify", "act": object{"occasion": "evidence"}}).want(422); g.text("rule") != "olr/7/again" {
		t.Fatalf("verified by a key: %s", g.raw)
	}
	d.Enter(m, courttest.Again(courttest.Seller), identity.Reverify{Occasion: identity.Exchange})
	d.ask(seller, "POST", at+"/acts", object{"kind": "evidence.examine", "act": object{"opinion": opinion}}).want(201)
	if g = d.ask(buyer, "GET", at, nil).want(200); g.text("exhibits.0.opinion.relevant") != "object" {
		t.Fatalf("opinion: %v", g.at("exhibits.0"))
	}
}

// The judge pronounces over the interface; a judgment in small claims is final, and the refusal of an appeal cites why.
func TestTheJudgePronounces(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Recorded)
	at := "/api/v1/cases/" + string(m)
	judge, buyer := d.key(d.Judge(m)), d.key(courttest.Buyer)
	decision := object{"findings": []object{}, "reasons": "本院认为，被告构成欺诈。", "laws": []string{"《中华人民共和国消费者权益保护法》第五十五条"},
		"orders": []object{{"text": "被告向原告支付13,196.00元", "amount": 1319600}}, "plaintiff_bears": 0, "defendant_bears": 6500, "pay_days": 10}
	act := object{"kind": "judgment.pronounce", "act": object{"decision": decision}}
	d.ask(buyer, "POST", at+"/acts", act).want(404)
	if g := d.ask(judge, "POST", at+"/acts", act).want(422); g.text("field") != "findings" {
		t.Fatalf("no findings: %s", g.raw)
	}
	var findings []object
	for n := range 3 {
		findings = append(findings, object{"n": n + 1, "text": "所述属实", "found": n < 2, "because": "双方举证、质证意见"})
	}
	decision["findings"] = findings
	d.ask(judge, "POST", at+"/acts", act).want(201)
	d.Settle()
	g := d.ask(buyer, "GET", at, nil).want(200)
	if g.at("judgment.final") != true || g.at("facts.2.found") != false || g.at("judgment.orders.0.amount") != 1319600.0 || g.text("judgment.effective_on") == "" {
		t.Fatalf("judgment: %v %v", g.at("judgment"), g.at("facts"))
	}
	if g := d.ask(buyer, "POST", at+"/acts", object{"kind": "judgment.appeal", "act": object{"requests": "改判", "reasons": "不服"}}).want(422); g.text("rule") != "cpl/165" {
		t.Fatalf("appeal: %s", g.raw)
	}
}

// An act that no longer fits because the case has moved on is a conflict that says how far it has.
func TestConflict(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Filed)
	clerk := d.key(courttest.Clerk1)
	at := "/api/v1/cases/" + string(m)
	seen := d.ask(clerk, "GET", at, nil).want(200).at("seq")
	d.Enter(m, courttest.Clerk2, filing.Accept{})
	g := d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.accept", "seen": seen}).want(409)
	if g.at("seen") != seen || g.at("now") != float64(d.Civil(m).Seq()) {
		t.Fatalf("conflict: %s", g.raw)
	}
	// Without telling what was seen it is a plain refusal.
	if g := d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.accept"}).want(422); g.text("rule") != "cpl/122" {
		t.Fatalf("refusal: %s", g.raw)
	}
}

// Only one's own papers can be opened, and reading a paper over the interface is entered as opened.
func TestReadingIsEntered(t *testing.T) {
	d := open(t)
	m := d.Case(courttest.Paid)
	buyer := d.key(courttest.Buyer)
	at := "/api/v1/cases/" + string(m)
	c := d.Civil(m)
	theirs := c.Service.Waiting(procedure.D1)
	if theirs == nil {
		t.Fatal("nothing waits for the defendant")
	}
	d.ask(buyer, "POST", at+"/acts", object{"kind": "service.open", "act": object{"delivery": string(theirs.ID)}}).want(422)
	d.ask(buyer, "POST", at+"/acts", object{"kind": "service.open", "act": object{"delivery": string(theirs.ID), "effective": "2020-01-01T00:00:00Z"}}).want(422)
	if x := d.Civil(m).Service.Find(theirs.ID); !x.OpenedAt.IsZero() || !x.Effective.IsZero() {
		t.Fatalf("the plaintiff opened the defendant's papers: %+v", x)
	}
	d.ask(buyer, "GET", at+"/papers/respond", nil).want(404) // addressed to the defendant
	g := d.ask(buyer, "GET", at+"/papers/acceptance", nil).want(200)
	if g.header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(string(g.raw), "%PDF-") || !strings.HasPrefix(g.header.Get("Content-Disposition"), "attachment") {
		t.Fatalf("paper: %v", g.header)
	}
	opened := false
	for _, x := range d.Civil(m).Service.Deliveries {
		opened = opened || x.To == procedure.P1 && slices.Contains(x.Papers, "acceptance") && !x.OpenedAt.IsZero()
	}
	if !opened {
		t.Error("reading was not entered")
	}
	g = d.ask(buyer, "GET", at+"/papers", nil).want(200)
	for _, x := range g.at("items").([]any) {
		p := x.(object)
		if p["sha256"] == "" || p["name"] == "" {
			t.Errorf("paper %v", p)
		}
		d.ask(buyer, "GET", p["href"].(string), nil).want(200)
	}
}

// Lists follow the same rule as reading: parties and judges their own, clerks all, page by page without loss.
func TestLists(t *testing.T) {
	d := open(t)
	for range 3 {
		d.Case(courttest.Accepted)
	}
	read := func(key string) (ms []string) {
		path := "/api/v1/cases?limit=2"
		for {
			g := d.ask(key, "GET", path, nil).want(200)
			items := g.at("items").([]any)
			if len(items) > 2 {
				t.Fatalf("a page of %d", len(items))
			}
			for _, x := range items {
				ms = append(ms, x.(object)["matter"].(string))
			}
			if g.text("next") == "" {
				return ms
			}
			path = "/api/v1/cases?limit=2&after=" + g.text("next")
		}
	}
	for who, want := range map[string]int{d.key(courttest.Buyer): 3, d.key(courttest.Clerk1): 3, d.key(courttest.Seller): 0} {
		ms := read(who)
		if n := len(ms); n != want || len(slices.Compact(slices.Sorted(slices.Values(ms)))) != want {
			t.Errorf("%d cases, want %d: %v", n, want, ms)
		}
	}
	one, two := read(d.key(courttest.Judge1)), read(d.key(courttest.Judge2))
	if len(one)+len(two) != 3 || len(one) == 0 || len(two) == 0 {
		t.Errorf("judges have %d and %d", len(one), len(two))
	}
	d.ask(d.key(procedure.Who{Person: "person-other", Name: "旁人甲", Verified: true}), "GET", "/api/v1/cases?after=x&limit=0", nil).want(422)
}

func TestKeys(t *testing.T) {
	d := open(t, func(c *api.Config) { c.Rate = api.Rate{Burst: 3, Each: time.Hour} })
	for _, head := range [][]string{nil, {"Authorization", "Bearer yt_wrong"}, {"Authorization", "Basic abc"}, {"Authorization", "Bearer "}} {
		if g := d.ask("", "GET", "/api/v1/cases", nil, head...).want(401); g.header.Get("WWW-Authenticate") != `Bearer realm="yunting"` {
			t.Errorf("%v: %v", head, g.header)
		}
	}
	key, other := d.key(courttest.Buyer), d.key(courttest.Seller)
	for range 3 {
		d.ask(key, "GET", "/api/v1/cases", nil).want(200)
	}
	if g := d.ask(key, "GET", "/api/v1/cases", nil).want(429); g.header.Get("Retry-After") != "3600" {
		t.Errorf("Retry-After %q", g.header.Get("Retry-After"))
	}
	d.ask(other, "GET", "/api/v1/cases", nil).want(200) // another key is another bucket
	d.ask("", "GET", "/api/v1/court", nil).want(200)
}

// A fault says a number and nothing else; the log has the number and no personal data.
func TestAFaultHasANumber(t *testing.T) {
	d := open(t)
	key := d.key(courttest.Buyer)
	d.Pool.Close()
	g := d.ask(key, "GET", "/api/v1/cases/"+"m1", nil).want(http.StatusInternalServerError)
	if ref := g.text("reference"); ref == "" || !strings.Contains(d.log.String(), "ref="+ref) || !strings.Contains(g.text("detail"), ref) {
		t.Fatalf("fault: %s\n%s", g.raw, d.log)
	}
	for _, personal := range []string{key, string(courttest.Buyer.Person), courttest.Buyer.Name, "m1"} {
		if strings.Contains(d.log.String(), personal) {
			t.Errorf("the log has %q", personal)
		}
	}
	if strings.Contains(string(g.raw), "pool") {
		t.Errorf("the cause is told: %s", g.raw)
	}
}

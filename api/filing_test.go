package api_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"yunting/courttest"
	"yunting/procedure"
)

// The same key and suit answer the same receipt, however often and however fast they are asked; another suit is refused.
func TestIdempotentFiling(t *testing.T) {
	d := open(t)
	key := d.key(courttest.Buyer)
	body := suit(d.upload(key, "order.txt", "订单"))
	first := d.ask(key, "POST", "/api/v1/cases", body, "Idempotency-Key", "order-1").want(201)
	var wg sync.WaitGroup
	answers := make([]got, 6)
	for i := range answers {
		wg.Go(func() {
			answers[i] = d.ask(key, "POST", "/api/v1/cases", body, "Idempotency-Key", []string{"order-1", "order-2"}[i%2])
		})
	}
	wg.Wait()
	for i, g := range answers {
		g.want(201)
		if i%2 == 0 && string(g.raw) != string(first.raw) || i%2 == 1 && g.text("receipt") != answers[1].text("receipt") {
			t.Errorf("repeat %d answered %s", i, g.raw)
		}
	}
	if n := len(d.ask(key, "GET", "/api/v1/cases", nil).want(200).at("items").([]any)); n != 2 {
		t.Fatalf("%d cases were filed, want 2", n)
	}
	body["complaint"].(object)["reasons"] = "另一份起诉状。"
	if g := d.ask(key, "POST", "/api/v1/cases", body, "Idempotency-Key", "order-1").want(422); g.text("field") != "Idempotency-Key" {
		t.Fatalf("another suit: %s", g.raw)
	}
	// Another person's key of the same text is another matter.
	d.ask(d.key(courttest.Seller), "POST", "/api/v1/cases", suit(""), "Idempotency-Key", "order-1").want(422)
}

// A dry run enters nothing and says all: what is wrong, the track and the fee.
func TestDryRun(t *testing.T) {
	d := open(t)
	key := d.key(courttest.Buyer)
	body := suit(d.upload(key, "order.txt", "订单"))
	g := d.ask(key, "POST", "/api/v1/cases?dry_run=true", body).want(200)
	if g.at("ready") != true || g.at("fee.fee") != 6500.0 || g.text("track.track") != "small" || g.at("amount") != 1319600.0 || g.at("matter") != nil {
		t.Fatalf("dry run: %s", g.raw)
	}
	body["complaint"].(object)["signature"] = "别人"
	body["consents"] = []string{"service"}
	g = d.ask(key, "POST", "/api/v1/cases?dry_run=true", body).want(200)
	if got := g.places("errors"); g.at("ready") != false || !slices.Equal(got, []string{"body.complaint.signature", "body.consents"}) {
		t.Fatalf("dry run of a bad suit: %s", g.raw)
	}
	if n := len(d.ask(key, "GET", "/api/v1/cases", nil).want(200).at("items").([]any)); n != 0 {
		t.Fatalf("a dry run filed %d cases", n)
	}
}

// Bad input is answered with everything that is wrong, each at its place, once.
func TestBadInputAllAtOnce(t *testing.T) {
	d := open(t)
	key, other := d.key(courttest.Buyer), d.key(courttest.Seller)
	foreign := d.upload(other, "secret.txt", "别人的文件")
	g := d.ask(key, "POST", "/api/v1/cases", object{
		"complaint": object{
			"cause": "no-such", "plaintiff": object{"mobile": "12"},
			"defendant": object{"kind": "ghost", "name": "", "id_kind": "resident", "id_number": "1"},
			"claims":    []object{{"kind": "refund", "text": "退款", "amount": -1}}, "facts": []object{}, "signature": "", "receipt": "YT-mine",
		},
		"exhibits": []object{{"name": "截图", "proves": "证明", "upload": foreign}, {"name": "", "proves": "证明", "upload": "nothing"}},
		"consents": []string{"filing", "dance"},
		"address":  object{},
	}).want(422)
	want := []string{"body.address", "body.complaint.cause", "body.complaint.claims[0].amount", "body.complaint.defendant.id_number", "body.complaint.defendant.kind",
		"body.complaint.defendant.mobile", "body.complaint.defendant.name", "body.complaint.facts", "body.complaint.plaintiff.mobile", "body.complaint.receipt", "body.complaint.signature",
		"body.consents[1]", "body.exhibits[0].upload", "body.exhibits[1].name", "body.exhibits[1].upload"}
	have := g.places("errors")
	for _, place := range want {
		if n := len(slices.DeleteFunc(slices.Clone(have), func(x string) bool { return x != place })); n != 1 {
			t.Errorf("%s is named %d times: %s", place, n, g.raw)
		}
	}
	for _, e := range g.at("errors").([]any) {
		if say := e.(object)["message"].(string); strings.ContainsAny(say, "abcdefghijklmnopqrstuvwxyz") && !strings.ContainsAny(say, "。，、：的") {
			t.Errorf("not for people: %q", say)
		}
	}
	missing := d.ask(key, "POST", "/api/v1/cases", object{}).want(422).places("errors")
	for _, place := range []string{"body.complaint", "body.consents", "body.address"} {
		if !slices.Contains(missing, place) {
			t.Errorf("%s is missing from %v", place, missing)
		}
	}
	for _, bad := range []string{"", "{", "[]", `{"complaint": 7}`} {
		if g := d.ask(key, "POST", "/api/v1/cases", bad); g.status < 400 || g.status >= 500 {
			t.Errorf("%q: %d %s", bad, g.status, g.raw)
		}
	}
	if g := d.ask(key, "POST", "/api/v1/cases", `{"complaint":"`+strings.Repeat("长", 400_000)+`"}`); g.status != 413 {
		t.Errorf("a body of 1.2 MB: %d", g.status)
	}
}

// Only a person whose real name was verified files; an officer has no such door.
func TestWhoMayFile(t *testing.T) {
	d := open(t)
	unverified := d.key(procedure.Who{Person: "person-new", Name: "新来人"})
	if g := d.ask(unverified, "POST", "/api/v1/cases", suit("x")).want(422); g.text("rule") != "olr/7" {
		t.Fatalf("unverified: %s", g.raw)
	}
	d.ask(d.key(courttest.Clerk1), "POST", "/api/v1/cases", suit("x")).want(404)
}

// What the clerk returned is corrected over the interface.
func TestCorrection(t *testing.T) {
	d := open(t)
	buyer, clerk := d.key(courttest.Buyer), d.key(courttest.Clerk1)
	up := d.upload(buyer, "order.txt", "订单")
	m := d.ask(buyer, "POST", "/api/v1/cases", suit(up)).want(201).text("matter")
	d.Settle()
	at := "/api/v1/cases/" + m
	d.ask(clerk, "POST", at+"/acts", object{"kind": "filing.return", "act": object{"defects": []object{{"field": "facts", "say": "请写明日期"}}}}).want(201)
	d.Settle()
	if g := d.ask(buyer, "GET", at, nil).want(200); g.text("defects.0.say") != "请写明日期" || g.text("status") != "需补正" {
		t.Fatalf("returned: %s", g.raw)
	}
	corrected := suit(up)["complaint"].(object)
	corrected["claims"], corrected["signature"] = []object{}, "别人"
	if g := d.ask(buyer, "POST", at+"/acts", object{"kind": "filing.correct", "act": object{"complaint": corrected}}).want(422); len(g.places("errors")) != 2 {
		t.Fatalf("a bad correction: %s", g.raw)
	}
	corrected = suit(up)["complaint"].(object)
	corrected["reasons"] = "补充理由。"
	d.ask(buyer, "POST", at+"/acts", object{"kind": "filing.correct", "act": object{"complaint": corrected}}).want(201)
	if g := d.ask(clerk, "GET", at, nil).want(200); g.text("reasons") != "补充理由。" || g.text("parties.0.id_number") != "11010519491231002X" {
		t.Fatalf("corrected: %s", g.raw)
	}
}

package api_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"yunting/api"
	"yunting/courttest"
	"yunting/document"
	"yunting/procedure"
)

// Anybody with a code learns the same over the interface as on the page, and nothing of the case.
func TestAPaperByItsCode(t *testing.T) {
	e := network(t)
	m := e.Judged()
	c := e.Civil(m)
	var p document.Paper
	for _, x := range c.Papers.Papers {
		if x.Kind == document.Judgment && x.For == procedure.P1 {
			p = x
		}
	}
	if _, err := e.deposits.Seal(context.Background()); err != nil {
		t.Fatal(err)
	}
	var g got
	for range 3000 {
		if g = e.ask("", "GET", "/api/v1/papers/"+strings.ToLower(p.Code), nil).want(200); g.at("state") == "witnessed" {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	for path, want := range map[string]any{"code": p.Code, "kind": "judgment", "name": "民事判决书", "issued_on": p.On.String(), "sha256": string(p.File), "pages": float64(p.Pages), "seal": nil,
		"corrected_on": nil, "withdrawn_on": nil, "state": "witnessed"} {
		if got := g.at(path); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s is %v, want %v", path, got, want)
		}
	}
	receipt := e.ask("", "GET", g.at("receipt").(string), nil).want(200)
	if r, _ := e.receipt(receipt.raw); r.Item == nil || r.Item.Item.SHA256.String() != string(p.File) {
		t.Error("the receipt is not of the paper")
	}
	for _, secret := range []string{c.Filing.Number.String(), c.Filing.Receipt, string(m), courttest.Buyer.Name, c.PartyName(procedure.D1), "p1"} {
		if strings.Contains(string(g.raw), secret) {
			t.Errorf("it says %q: %s", secret, g.raw)
		}
	}

	key := e.key(e.Judge(m))
	e.ask(key, "POST", "/api/v1/cases/"+string(m)+"/acts", object{"kind": "document.withdraw", "act": object{"paper": p.Seq, "reason": "错"}}).want(422)
	e.ask(key, "POST", "/api/v1/cases/"+string(m)+"/acts", object{"kind": "document.correct", "act": object{"paper": p.Seq, "slips": []object{{"where": "第2页", "wrong": "3929", "right": "3299"}}}}).want(201)
	e.Settle()
	g = e.ask("", "GET", "/api/v1/papers/"+p.Code, nil).want(200)
	ruling, _ := g.at("corrected_by.0").(string)
	if g.at("corrected_on") == nil || e.ask("", "GET", "/api/v1/papers/"+ruling, nil).want(200).at("kind") != "correction-ruling" {
		t.Errorf("%s", g.raw)
	}
	list := e.ask(key, "GET", "/api/v1/cases/"+string(m)+"/papers", nil).want(200)
	if !strings.Contains(string(list.raw), `"corrected":["`) || !strings.Contains(string(list.raw), `"code":"`) {
		t.Errorf("%s", list.raw)
	}
	for _, wrong := range []string{"7F3K-9Q2M-XA4D-6TN0", "7F3K", "%E6%A0%B8"} {
		e.ask("", "GET", "/api/v1/papers/"+wrong, nil).want(404)
	}
}

// Who tries codes waits like any stranger.
func TestGuessingCodesIsPaced(t *testing.T) {
	d := open(t, func(c *api.Config) { c.Strangers = api.Rate{Burst: 3, Each: time.Hour} })
	for range 3 {
		d.ask("", "GET", "/api/v1/papers/7F3K-9Q2M-XA4D-6TN0", nil).want(404)
	}
	d.ask("", "GET", "/api/v1/papers/7F3K-9Q2M-XA4D-6TN0", nil).want(429)
}

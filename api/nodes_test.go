package api_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/procedure"
	"yunting/register/query"
)

// A node's whole life over the interface: admitted by an administrator, its keys changed by its contact, suspended,
// discharged; what everybody sees of it, and what nobody else does.
func TestNodesOverTheInterface(t *testing.T) {
	d := open(t)
	admin, contact, other, clerk := d.key(courttest.Admin1), d.key(courttest.Seller), d.key(courttest.Buyer), d.key(courttest.Clerk1)
	a, err := d.Q.AccountByID(t.Context(), query.AccountByIDParams{Court: string(d.Profile.Code), ID: string(courttest.Seller.Person)})
	if err != nil {
		t.Fatal(err)
	}
	const endpoint = "node.example.com"
	form := object{"node": "gz-telecom", "name": "某某电信（示例）有限公司", "category": "telecom", "role": "deposits", "document": "节点接入批复（示例〔2026〕1号）", "document_on": "2026-11-20", "mobile": a.Mobile}
	with := func(key string, v any) object {
		f := object{}
		for k, x := range form {
			f[k] = x
		}
		f[key] = v
		return f
	}
	for name, key := range map[string]string{"a person": other, "its contact": contact, "a clerk": clerk} {
		if g := d.ask(key, "POST", "/api/v1/nodes", form); g.status != 404 {
			t.Errorf("%s admits: %d", name, g.status)
		}
	}
	d.ask("", "POST", "/api/v1/nodes", form).want(401)
	for field, f := range map[string]object{"node": with("node", "A B"), "mobile": with("mobile", "13912345678"), "role": with("role", "both"), "on": with("document_on", "2099-01-01")} {
		if g := d.ask(admin, "POST", "/api/v1/nodes", f).want(422); g.text("field") != field {
			t.Errorf("%s: %s", field, g.raw)
		}
	}
	d.ask(admin, "POST", "/api/v1/nodes", with("category", "shop")).want(422)
	if g := d.ask(admin, "POST", "/api/v1/nodes", form).want(201); g.text("state") != "active" || g.at("seq") != 1.0 {
		t.Errorf("%s", g.raw)
	}
	d.ask(admin, "POST", "/api/v1/nodes", form).want(422)

	g := d.ask("", "GET", "/api/v1/nodes", nil).want(200)
	if n := len(g.at("items").([]any)); n != 1 || strings.Contains(string(g.raw), courttest.Seller.Name) || strings.Contains(string(g.raw), a.Mobile) || strings.Contains(string(g.raw), string(courttest.Seller.Person)) {
		t.Errorf("the public register: %s", g.raw)
	}

	act := func(key string, kind string, body object) got {
		return d.ask(key, "POST", "/api/v1/nodes/gz-telecom/acts", object{"kind": kind, "act": body})
	}
	pub, _, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key := act(contact, "node.enrol-key", object{"public": base64.StdEncoding.EncodeToString(pub)}).want(201).text("key")
	if g := act(contact, "node.enrol-key", object{"public": "rubbish"}).want(422); g.text("field") != "public" {
		t.Errorf("%s", g.raw)
	}
	act(contact, "node.enrol-key", object{"public": "x", "from": "tomorrow"}).want(422)
	act(contact, "node.enrol-key", object{"public": "x", "key": "mine"}).want(422)
	act(contact, "node.set-endpoint", object{"endpoint": "https://node.example.com/content"}).want(201)
	if g := act(contact, "node.set-endpoint", object{"endpoint": "http://node.example.com/content"}).want(422); g.text("field") != "endpoint" {
		t.Errorf("%s", g.raw)
	}
	act(other, "node.set-endpoint", object{"endpoint": ""}).want(404)
	act(contact, "node.set-quota", object{"per_day": 5}).want(404)
	act(other, "node.revoke-key", object{"key": key, "reason": "x"}).want(404)
	act(clerk, "node.suspend", object{"reason": "x"}).want(404)
	act(admin, "filing.accept", object{}).want(404)
	act(admin, "node.admit", object{}).want(404)
	act(admin, "node.set-quota", object{"per_day": 0}).want(422)
	act(admin, "node.set-quota", object{"per_day": 5}).want(201)
	d.ask(admin, "POST", "/api/v1/nodes/gz-telecom/acts", "{").want(422)
	d.ask(admin, "POST", "/api/v1/nodes/gz-other/acts", object{"kind": "node.suspend", "act": object{"reason": "x"}}).want(404)

	g = d.ask(contact, "GET", "/api/v1/nodes/gz-telecom", nil).want(200)
	if g.at("quota") != 5.0 || g.at("used") != 0.0 || g.text("contact") != courttest.Seller.Name || g.text("endpoint") != "https://node.example.com/content" || len(g.at("keys").([]any)) != 1 {
		t.Errorf("%s", g.raw)
	}
	d.ask(admin, "GET", "/api/v1/nodes/gz-telecom", nil).want(200)
	d.ask(other, "GET", "/api/v1/nodes/gz-telecom", nil).want(404)
	d.ask(clerk, "GET", "/api/v1/nodes/gz-telecom", nil).want(404)
	d.ask(other, "GET", "/api/v1/nodes/gz-none", nil).want(404)
	d.ask(admin, "GET", "/api/v1/cases/node-gz-telecom", nil).want(404)

	if g := d.ask("", "GET", "/api/v1/nodes", nil).want(200); strings.Contains(string(g.raw), endpoint) {
		t.Errorf("the public register: %s", g.raw)
	}
	act(contact, "node.revoke-key", object{"key": key, "reason": "定期更换", "from": d.Clock.Now().Add(time.Hour).Format(time.RFC3339)}).want(201)
	act(admin, "node.suspend", object{"reason": "检测未通过"}).want(201)
	act(admin, "node.set-contact", object{"mobile": "13912345678"}).want(422)
	b, err := d.Q.AccountByID(t.Context(), query.AccountByIDParams{Court: string(d.Profile.Code), ID: string(courttest.Buyer.Person)})
	if err != nil {
		t.Fatal(err)
	}
	act(admin, "node.set-contact", object{"mobile": b.Mobile}).want(201)
	act(contact, "node.revoke-key", object{"key": key, "reason": "x"}).want(404) // speaks for it no longer
	if g := act(admin, "node.discharge", object{"reason": "机构注销"}).want(201); g.text("state") != "discharged" {
		t.Errorf("%s", g.raw)
	}
	act(admin, "node.resume", object{"reason": "x"}).want(422)
}

// An administrator's key acts on nodes and seals when that was chosen for it, and only then.
func TestAnAdministratorsKeyHasAScopeForNodesAndSeals(t *testing.T) {
	if got := authority.Scopes(docket.Standing(court.Admin)); !slices.Equal(got, []string{"node", "seal"}) {
		t.Errorf("%v", got)
	}
}

// Every act of a node's docket that people do has a form, and the forms ask for nothing the act does not keep.
func TestFormsOfNodesAgree(t *testing.T) {
	d := open(t)
	g := d.ask("", "GET", "/api/v1/openapi.json", nil).want(200)
	mapping := g.at("components.schemas.NodeActRequest.discriminator.mapping").(object)
	n := procedure.NewNode(court.Demonstration())
	for _, k := range n.Kinds() {
		ref, there := mapping[string(k)].(string)
		if k == "node.admit" { // opens the docket: POST /nodes
			if there {
				t.Error("a node that is there is not admitted again")
			}
			continue
		}
		if !there {
			t.Errorf("%s has no form", k)
			continue
		}
		if k == "node.set-contact" {
			continue // the interface finds the person by the mobile number
		}
		act, err := n.Read(k, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		schema := g.at("components.schemas." + strings.TrimPrefix(ref, "#/components/schemas/")).(object)
		compare(t, string(k), g, schema["properties"].(object)["act"].(object), reflect.TypeOf(act))
	}
	if len(mapping) != len(n.Kinds())-1 {
		t.Errorf("%d forms for %d acts", len(mapping), len(n.Kinds()))
	}
}

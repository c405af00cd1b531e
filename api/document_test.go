package api_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/procedure"
)

// The document is OpenAPI 3.1; every operation says what it does and how it fails; every reference leads somewhere.
func TestTheDocument(t *testing.T) {
	d := network(t)
	g := d.ask("", "GET", "/api/v1/openapi.json", nil).want(200)
	if g.text("openapi") != "3.1.0" || g.text("info.title") == "" {
		t.Fatalf("document: %.200s", g.raw)
	}
	schemas := g.at("components.schemas").(object)
	var refs func(v any)
	refs = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			if ref, ok := v["$ref"].(string); ok {
				if name, ok := strings.CutPrefix(ref, "#/components/schemas/"); !ok || schemas[name] == nil {
					t.Errorf("%s leads nowhere", ref)
				}
			}
			for _, x := range v {
				refs(x)
			}
		case []any:
			for _, x := range v {
				refs(x)
			}
		}
	}
	refs(g.body)
	ids := map[string]bool{}
	for path, item := range g.at("paths").(object) {
		for method, x := range item.(object) {
			op := x.(object)
			name := method + " " + path
			if op["description"] == nil || op["summary"] == nil || ids[op["operationId"].(string)] {
				t.Errorf("%s: no description, no summary or a name twice", name)
			}
			ids[op["operationId"].(string)] = true
			failures := 0
			for status, r := range op["responses"].(object) {
				if status[0] == '4' || status[0] == '5' {
					failures++
					if r.(object)["content"].(object)["application/problem+json"] == nil {
						t.Errorf("%s %s is not a problem", name, status)
					}
				}
			}
			if failures < 2 {
				t.Errorf("%s says nothing of its errors", name)
			}
			if op["security"] != nil && op["responses"].(object)["401"] == nil {
				t.Errorf("%s needs a key and does not say so", name)
			}
			for _, p := range asList(op["parameters"]) {
				if in := p.(object)["in"]; in != "path" && p.(object)["description"] == nil {
					t.Errorf("%s: parameter %v is not described", name, p.(object)["name"])
				}
			}
		}
	}
	for _, id := range []string{"get-court", "list-rules", "list-cases", "file-case", "get-case", "list-entries", "enter-act", "list-papers", "get-paper", "get-exhibit",
		"upload-file", "law-fee", "law-deadline", "law-track", "law-interest", "law-venue", "law-cause", "law-service", "law-online", "order-payment", "get-invitation",
		"deposit", "deposit-batch", "list-deposits", "get-deposit", "get-deposit-item", "get-receipt", "get-item-receipt", "get-entry-receipt",
		"list-nodes", "admit-node", "get-node", "enter-node-act",
		"list-seals", "make-seal", "get-seal", "enter-seal-act"} {
		if !ids[id] {
			t.Errorf("there is no %s", id)
		}
	}
	if y := d.ask("", "GET", "/api/v1/openapi.yaml", nil).want(200); !strings.Contains(string(y.raw), "openapi: 3.1.0") {
		t.Errorf("yaml: %.100s", y.raw)
	}
	d.ask("", "GET", "/api/v1/docs", nil).want(404)
	d.ask("", "GET", "/api/v2", nil).want(404)
	d.ask("", "PATCH", "/api/v1/court", object{}).want(404)
}

func asList(v any) []any { xs, _ := v.([]any); return xs }

// Every act a person may do has a form in the document, acts of the court's own hand have none, and the forms ask for
// nothing the act does not keep.
func TestFormsAndActsAgree(t *testing.T) {
	d := open(t)
	g := d.ask("", "GET", "/api/v1/openapi.json", nil).want(200)
	mapping := g.at("components.schemas.ActRequest.discriminator.mapping").(object)
	c := procedure.NewCivil(court.Demonstration())
	for _, k := range c.Kinds() {
		byPeople := slices.ContainsFunc(authority.Who(k), func(s docket.Standing) bool { return s != docket.Court && s != docket.Filer })
		ref, there := mapping[string(k)].(string)
		if there != byPeople {
			t.Errorf("%s: a form %v, done by people %v", k, there, byPeople)
		}
		if !there {
			continue
		}
		schema := g.at("components.schemas." + strings.TrimPrefix(ref, "#/components/schemas/")).(object)
		if !strings.ContainsRune(fmt.Sprint(schema["description"]), '–') {
			t.Errorf("%s has no description", k)
		}
		act, err := c.Read(k, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		fields := schema["properties"].(object)["act"].(object)
		compare(t, string(k), g, fields, reflect.TypeOf(act))
	}
}

// own are fields of a form that the interface turns into fields of the act.
var own = map[string]bool{"evidence.submit.exhibit.upload": true, "identity.join.upload": true, "fee.ask-relief.uploads": true}

func compare(t *testing.T, at string, g got, schema object, act reflect.Type) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = g.at("components.schemas." + strings.TrimPrefix(ref, "#/components/schemas/")).(object)
	}
	for act.Kind() == reflect.Pointer || act.Kind() == reflect.Slice {
		act = act.Elem()
	}
	if items, ok := schema["items"].(object); ok {
		compare(t, at, g, items, act)
		return
	}
	properties, _ := schema["properties"].(object)
	for name, sub := range properties {
		if own[at+"."+name] {
			continue
		}
		i := -1
		for j := range act.NumField() {
			if tag, _, _ := strings.Cut(act.Field(j).Tag.Get("json"), ","); tag == name {
				i = j
			}
		}
		if i < 0 {
			t.Errorf("%s.%s: the act keeps no such field", at, name)
			continue
		}
		compare(t, at+"."+name, g, sub.(object), act.Field(i).Type)
	}
}

func TestPublicPages(t *testing.T) {
	d := open(t)
	if g := d.ask("", "GET", "/api/v1/court", nil).want(200); g.text("code") != string(d.Profile.Code) || g.text("today") == "" {
		t.Fatalf("court: %s", g.raw)
	}
	g := d.ask("", "GET", "/api/v1/rules", nil).want(200)
	if n := len(g.at("items").([]any)); n < 100 {
		t.Errorf("%d rules", n)
	}
	for _, x := range d.ask("", "GET", "/api/v1/rules?on=2010-01-01", nil).want(200).at("items").([]any) {
		if from := x.(object)["from"].(string); from > "2010-01-01" {
			t.Errorf("in force in 2010: %v", x)
		}
	}
	d.ask("", "GET", "/api/v1/rules?on=yesterday", nil).want(422)

	for query, want := range map[string]float64{
		"kind=property&amount=13196.00&halve=true": 6495, "kind=property&amount=10000": 5000, "kind=property&amount=1000000": 1380000,
		"kind=labour": 1000, "kind=personality&amount=0": 50000, "kind=labour&halve=true": 500, "kind=property&amount=114142.70&round=yuan": 258300,
		"kind=ip": 100000, "kind=other-nonproperty": 10000, "kind=jurisdiction-objection": 10000, "kind=appeal&amount=100000": 230000,
	} {
		if g := d.ask("", "GET", "/api/v1/law/fee?"+query, nil).want(200); g.at("fee_fen") != want || len(g.at("basis").([]any)) == 0 {
			t.Errorf("fee of %s: %s", query, g.raw)
		}
	}

	// 2026-09-20 and fifteen days end on 5 October, in the holiday: the first working day after it is the 8th.
	g = d.ask("", "GET", "/api/v1/law/deadline?from=2026-09-20&limit=answer", nil).want(200)
	if g.text("raw") != "2026-10-05" || g.text("until") != "2026-10-08" || g.text("instant") != "2026-10-08T16:00:00Z" || !strings.Contains(g.text("explanation"), "国庆节") {
		t.Errorf("deadline: %s", g.raw)
	}
	if g := d.ask("", "GET", "/api/v1/law/deadline?from=2026-11-23&days=3&unit=workday", nil).want(200); g.text("until") != "2026-11-26" {
		t.Errorf("workdays: %s", g.raw)
	}
	// A question that cannot be answered names its field.
	for query, field := range map[string]string{
		"deadline": "query.days", "deadline?days=3": "query.from", "deadline?days=3&from=2026-02-30": "query.from", "deadline?days=3&from=2026-11-23&unit=moon": "query.unit",
		"deadline?limit=tea&from=2026-11-23": "query.limit", "fee?kind=bribe": "query.kind", "fee?kind=property": "query.amount", "fee?kind=property&amount=-1": "query.amount",
		"fee?kind=preservation&amount=5&halve=true": "query.halve", "track?amount=1&filed=2026-11-23": "query.province", "limit?track=fast&filed=2026-11-23": "query.track",
		"id?number=110105194912310021": "query.number", "caseno?number=1": "query.number", "workday": "query.date", "credit-code?code=1": "query.code",
	} {
		if g := d.ask("", "GET", "/api/v1/law/"+query, nil).want(422); !slices.Contains(g.places("errors"), field) {
			t.Errorf("%s must name %s: %s", query, field, g.raw)
		}
	}

	for query, want := range map[string]string{"amount=13196": "small", "amount=13196&not_only_money=true": "simplified", "amount=13196&unclear=true": "ordinary"} {
		if g := d.ask("", "GET", "/api/v1/law/track?filed=2026-03-02&province=%E5%B9%BF%E4%B8%9C&"+query, nil).want(200); g.text("track") != want || len(g.at("reasons").([]any)) == 0 {
			t.Errorf("track of %s: %s", query, g.raw)
		}
	}
	if g := d.ask("", "GET", "/api/v1/law/id?number=11010519491231002X", nil).want(200); g.text("birth") != "1949-12-31" || g.text("sex") != "女" {
		t.Errorf("identifier: %s", g.raw)
	}
	if g := d.ask("", "GET", "/api/v1/law/caseno?number=(2019)%E7%B2%A40192%E6%B0%91%E5%88%9D1234-1240%E5%8F%B7%E4%B9%8B%E4%B8%80", nil).want(200); g.at("last") != 1240.0 || g.at("ruling") != 1.0 {
		t.Errorf("case number: %s", g.raw)
	}
	if g := d.ask("", "GET", "/api/v1/law/limit?track=small&filed=2026-11-23", nil).want(200); g.text("until") != "2027-01-25" || g.at("provisional") != true {
		t.Errorf("limit: %s", g.raw)
	}
}

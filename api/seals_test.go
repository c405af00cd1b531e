package api_test

import (
	"reflect"
	"strings"
	"testing"

	"yunting/court"
	"yunting/courttest"
	"yunting/procedure"
)

// A seal's whole life over the interface: prepared by an administrator, decided over by the president, and not there for
// anybody else.
func TestSealsOverTheInterface(t *testing.T) {
	d := open(t)
	admin, president, judge, person := d.key(courttest.Admin1), d.key(courttest.President), d.key(courttest.Judge1), d.key(courttest.Buyer)
	own := d.Profile.Name
	form := object{"seal": "court-seal", "name": own + "（电子印章）", "use": "court", "wording": own, "serial": "4A:3F", "sha256": strings.Repeat("AB", 32), "reason": "刻制批复"}
	with := func(key string, v any) object {
		f := object{}
		for k, x := range form {
			f[k] = x
		}
		f[key] = v
		return f
	}
	d.ask("", "GET", "/api/v1/seals", nil).want(401)
	d.ask("", "POST", "/api/v1/seals", form).want(401)
	for _, key := range []string{judge, person} {
		d.ask(key, "GET", "/api/v1/seals", nil).want(404)
		d.ask(key, "POST", "/api/v1/seals", form).want(404)
	}
	for field, f := range map[string]object{"seal": with("seal", "A B"), "wording": with("wording", "别的法院"), "serial": with("serial", "zz"), "sha256": with("sha256", "ab")} {
		if g := d.ask(admin, "POST", "/api/v1/seals", f).want(422); g.text("field") != field {
			t.Errorf("%s: %s", field, g.raw)
		}
	}
	d.ask(admin, "POST", "/api/v1/seals", with("use", "finance")).want(422)
	if g := d.ask(president, "POST", "/api/v1/seals", form).want(422); !strings.Contains(string(g.raw), "只有一位院长") {
		t.Errorf("%s", g.raw)
	}
	if g := d.ask(admin, "POST", "/api/v1/seals", form).want(201); g.text("state") != "made" || g.at("seq") != 1.0 {
		t.Errorf("%s", g.raw)
	}
	d.ask(admin, "POST", "/api/v1/seals", form).want(422)

	act := func(key string, kind string, body object) got {
		return d.ask(key, "POST", "/api/v1/seals/court-seal/acts", object{"kind": kind, "act": body})
	}
	why := object{"reason": "理由"}
	act(admin, "seal.enforce", why).want(404)
	act(judge, "seal.suspend", why).want(404)
	act(president, "seal.make", object{}).want(404)
	act(president, "trial.extend-limit", object{}).want(404) // the president's, and not of this docket
	act(president, "seal.enforce", object{"from": "soon", "reason": "x"}).want(422)
	if g := act(president, "seal.enforce", object{"from": "2020-01-01", "reason": "x"}).want(422); g.text("field") != "from" {
		t.Errorf("%s", g.raw)
	}
	act(president, "seal.enforce", why).want(201)
	if g := act(president, "seal.authorise", object{"to": object{"person": "nobody"}, "reason": "x"}).want(422); g.text("field") != "to" {
		t.Errorf("%s", g.raw)
	}
	if g := act(president, "seal.authorise", object{"to": object{"court": true}, "kinds": []string{"no-such"}, "reason": "x"}).want(422); g.text("field") != "kinds" {
		t.Errorf("%s", g.raw)
	}
	if g := act(president, "seal.authorise", object{"to": object{"court": true}, "kinds": []string{"judgment"}, "reason": "x"}).want(201); g.at("n") != 1.0 {
		t.Errorf("%s", g.raw)
	}
	act(president, "seal.authorise", object{"to": object{"person": string(courttest.Judge1.Person), "name": "冒名"}, "reason": "x"}).want(422)
	act(president, "seal.withdraw", object{"n": 1, "reason": "x"}).want(201)
	act(admin, "seal.suspend", why).want(201)
	act(admin, "seal.resume", why).want(404)
	act(president, "seal.resume", why).want(201)

	g := d.ask(admin, "GET", "/api/v1/seals/court-seal", nil).want(200)
	if g.text("state") != "in-force" || g.at("diameter") != 42.0 || g.text("serial") != "4a3f" || len(g.at("authorisations").([]any)) != 1 || g.at("grants") != 0.0 || g.at("seq") != 6.0 {
		t.Errorf("%s", g.raw)
	}
	if g := d.ask(president, "GET", "/api/v1/seals", nil).want(200); len(g.at("items").([]any)) != 1 {
		t.Errorf("%s", g.raw)
	}
	for _, key := range []string{judge, person} {
		d.ask(key, "GET", "/api/v1/seals/court-seal", nil).want(404)
	}
	d.ask(admin, "GET", "/api/v1/seals/none", nil).want(404)
	d.ask(admin, "GET", "/api/v1/cases/seal-court-seal", nil).want(404)
	if g := act(president, "seal.retire", why).want(201); g.text("state") != "retired" {
		t.Errorf("%s", g.raw)
	}
	act(president, "seal.resume", why).want(422)
}

// Every act of a seal's docket that people do has a form, and the forms ask for nothing the act does not keep.
func TestFormsOfSealsAgree(t *testing.T) {
	d := open(t)
	g := d.ask("", "GET", "/api/v1/openapi.json", nil).want(200)
	mapping := g.at("components.schemas.SealActRequest.discriminator.mapping").(object)
	s := procedure.NewSeal(court.Demonstration())
	for _, k := range s.Kinds() {
		ref, there := mapping[string(k)].(string)
		if there == (k == "seal.make") { // which opens the docket: POST /seals
			t.Errorf("%s has a form: %v", k, there)
		}
		if !there {
			continue
		}
		act, err := s.Read(k, []byte("{}"))
		if err != nil {
			t.Fatal(err)
		}
		schema := g.at("components.schemas." + strings.TrimPrefix(ref, "#/components/schemas/")).(object)
		compare(t, string(k), g, schema["properties"].(object)["act"].(object), reflect.TypeOf(act))
	}
	if len(mapping) != len(s.Kinds())-1 {
		t.Errorf("%d forms for %d acts", len(mapping), len(s.Kinds()))
	}
}

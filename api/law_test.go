package api_test

import (
	"slices"
	"strings"
	"testing"
)

// The newer calculators answer over the API as at the command line.
func TestLawQuestions(t *testing.T) {
	d := open(t)
	get := func(query string) got { return d.ask("", "GET", "/api/v1/law/"+query, nil) }
	if g := get("interest?principal=104836.96&from=2026-01-01&to=2026-04-11").want(200); g.at("interest_fen") != 183465.0 || g.at("days") != 100.0 || g.text("first") != "2026-01-02" {
		t.Errorf("interest: %s", g.raw)
	}
	if g := get("interest?kind=lpr&times=4&principal=100000&from=2025-06-01&to=2026-06-01").want(200); g.at("interest_fen") != 1200000.0 {
		t.Errorf("a multiple of the rate: %s", g.raw)
	}
	if g := get("limit?track=ordinary&filed=2026-01-05&deduct=2026-03-01..2026-04-15:appraisal&deduct=2026-05-01..2026-05-02:notice&extend=president").want(200); g.text("until") != "2027-02-22" || len(g.at("deducted").([]any)) != 2 {
		t.Errorf("limit: %s", g.raw)
	}
	if g := get("track?amount=3299&filed=2026-11-23&province=%E5%B9%BF%E4%B8%9C").want(200); !strings.Contains(g.text("wage_note"), "2023") {
		t.Errorf("track: %s", g.raw)
	}
	if g := get("cause?text=%E7%BD%91%E8%B4%AD").want(200); len(g.at("items").([]any)) == 0 {
		t.Errorf("cause: %s", g.raw)
	}
	if g := get("service?event=published&at=2026-01-05").want(200); g.text("on") != "2026-02-04" {
		t.Errorf("service: %s", g.raw)
	}
	if g := get("online?secret=true").want(200); g.at("open") != false || len(g.at("tests").([]any)) != 1 {
		t.Errorf("online: %s", g.raw)
	}
	for query, field := range map[string]string{"interest?principal=1&from=2026-01-01": "query.to", "interest?principal=NaN": "query.principal", "interest?kind=usury": "query.kind",
		"cause": "query.text", "service?event=dream": "query.event", "online?asynchronous=tea": "query.asynchronous", "fee?kind=appeal&amount=1&halve=true": "query.halve_for",
		"limit?track=small&filed=2026-01-05&deduct=soon": "query.deduct", "limit?track=small&filed=2026-01-05&extend=me": "query.extend",
		"fee?kind=property&amount=" + strings.Repeat("9", 5000): "query.amount"} {
		if g := get(query).want(422); !slices.Contains(g.places("errors"), field) || len(g.raw) > 3000 {
			t.Errorf("%.80s must name %s: %.600s", query, field, g.raw)
		}
	}
}

// Facts are sent as JSON. A fact nobody knows is refused, for it would count as "no".
func TestVenueOverTheAPI(t *testing.T) {
	d := open(t)
	facts := func() object {
		return object{"city": "广州市", "matter": "sale", "on_platform": true, "places": object{"receipt": "广州市", "defendant": "杭州市"}}
	}
	const at = "/api/v1/law/venue?filed=2026-11-23"
	if g := d.ask("", "POST", at, facts()).want(200); g.text("verdict") != "here" || g.text("item") != "第六项" || len(g.at("basis").([]any)) == 0 {
		t.Errorf("%s", g.raw)
	}
	f := facts()
	f["arbitration"] = true
	if g := d.ask("", "POST", at, f).want(200); g.text("verdict") != "not-court" {
		t.Errorf("%s", g.raw)
	}
	for name, spoil := range map[string]func(object){
		"an unknown fact": func(f object) { f["color"] = "red" }, "an unknown matter": func(f object) { f["matter"] = "tea" },
		"a negative sum": func(f object) { f["amount"] = -1 }, "an unknown claim": func(f object) { f["claim"] = "luck" },
	} {
		f := facts()
		spoil(f)
		if g := d.ask("", "POST", at, f).want(422); len(g.places("errors")) == 0 {
			t.Errorf("%s: %s", name, g.raw)
		}
	}
	d.ask("", "POST", "/api/v1/law/venue?filed=2026-02-30", facts()).want(422)
}

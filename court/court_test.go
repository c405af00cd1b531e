package court_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"yunting/court"
	"yunting/law/calendar"
)

// change is a profile in JSON with one place of it written otherwise.
func change(t *testing.T, at func(map[string]any)) []byte {
	t.Helper()
	b, err := json.Marshal(court.Second())
	if err != nil {
		t.Fatal(err)
	}
	m := map[string]any{}
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	at(m)
	if b, err = json.MarshalIndent(m, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheInventedCourtsAreProfilesLikeAnyOther(t *testing.T) {
	for _, p := range []*court.Profile{court.Demonstration(), court.Second()} {
		b, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := court.Parse(b); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

// Whatever is wrong is refused before the court opens, with the field that is wrong.
func TestAWrongProfileNamesTheField(t *testing.T) {
	first := func(m map[string]any, list string) map[string]any { return m[list].([]any)[0].(map[string]any) }
	template := func(text ...string) func(map[string]any) {
		return func(m map[string]any) {
			m["templates"] = []any{map[string]any{"paper": "respond", "block": "closing", "from": "2026-01-01", "text": text}}
		}
	}
	holiday := func(feast map[string]any) func(map[string]any) {
		return func(m map[string]any) {
			m["calendar"] = []any{map[string]any{"number": "示例〔2026〕1号", "year": 2027, "issued": "2026-11-01", "source": "https://example.cn", "feasts": []any{feast}}}
		}
	}
	for _, c := range []struct {
		say string
		at  func(map[string]any)
	}{
		{`code: "X1"`, func(m map[string]any) { m["code"] = "X1" }},
		{"name is missing", func(m map[string]any) { m["name"] = " " }},
		{"phone is missing", func(m map[string]any) { delete(m, "phone") }},
		{`unknown field "fone"`, func(m map[string]any) { m["fone"] = "1" }},
		{"round_yuan must be a bool, not a string", func(m map[string]any) { m["round_yuan"] = "yes" }},
		{`hosts[0]: "https://a.cn" is not a host name`, func(m map[string]any) { m["hosts"] = []string{"https://a.cn"} }},
		{"hours.open[1].until", func(m map[string]any) {
			m["hours"] = map[string]any{"days": "工作日", "open": []any{map[string]any{"from": "9:00", "until": "12:00"}, map[string]any{"from": "14:00", "until": "25:00"}}}
		}},
		{"give one of the two", func(m map[string]any) { m["fee_region"] = "guangdong" }},
		{"fees.divorce: 5 yuan is outside the national range of 50 to 300", func(m map[string]any) { m["fees"].(map[string]any)["divorce"] = 5 }},
		{`"nowhere" is not a region`, func(m map[string]any) { delete(m, "fees"); m["fee_region"] = "nowhere" }},
		{"divisions is empty", func(m map[string]any) { m["divisions"] = []any{} }},
		{`divisions[0].causes[0]: no cause of action has the key "magic"`, func(m map[string]any) { first(m, "divisions")["causes"] = []string{"magic"} }},
		{`officers[0].division: "月球庭" is not among`, func(m map[string]any) { first(m, "officers")["division"] = "月球庭" }},
		{"officers[0].role", func(m map[string]any) { first(m, "officers")["role"] = "king" }},
		{"officers[1].login: judge1 belongs to another", func(m map[string]any) { m["officers"].([]any)[1].(map[string]any)["login"] = "judge1" }},
		{"no division with a judge tries the cause", func(m map[string]any) {
			for _, d := range m["divisions"].([]any) {
				d.(map[string]any)["causes"] = []string{"sale-online"}
			}
		}},
		{"is both a day off and a day worked", holiday(map[string]any{"name": "元旦", "from": "2027-01-01", "until": "2027-01-03", "work": []string{"2027-01-03"}})},
		{"calendar[0].feasts[0]: the days off", holiday(map[string]any{"name": "元旦", "from": "2027-01-03", "until": "2027-01-01"})},
		{"does not belong to a notice for 2027", holiday(map[string]any{"name": "元旦", "from": "2031-01-03"})},
		{`templates[0] (respond, closing).text, line 2:`, template("好。", "{{.Court.Nmae}}")},
		{`templates[0] (respond, closing).text, line 1:`, template("{{if}}")},
		{`line 1:`, template(`{{template "x"}}`)},
	} {
		_, err := court.Parse(change(t, c.at))
		if err == nil || !strings.Contains(err.Error(), c.say) {
			t.Errorf("want a sentence with %q, got %v", c.say, err)
		}
	}
	if _, err := court.Parse([]byte("{\n \"code\": \"浙0192\",\n \"name\": }")); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("broken JSON must name its line: %v", err)
	}
}

// A notice of the profile moves the days of this court and of no other.
func TestTheCalendarIsTheCourtsOwn(t *testing.T) {
	b := change(t, func(m map[string]any) {
		m["calendar"] = []any{map[string]any{"number": "示例〔2026〕1号", "year": 2027, "issued": "2026-11-01", "source": "https://example.cn",
			"feasts": []any{map[string]any{"name": "元旦", "from": "2027-01-01", "until": "2027-01-05", "work": []string{"2027-01-09"}}}}}
	})
	p, err := court.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	off, work := calendar.MustParse("2027-01-05"), calendar.MustParse("2027-01-09")
	if d := p.Calendar().Rest(off); !d.Rest || d.Source != "示例〔2026〕1号" || d.Provisional {
		t.Errorf("5 January 2027 here: %+v", d)
	}
	if p.Calendar().Rest(work).Rest || !p.Calendar().Known(2027) {
		t.Error("Saturday 9 January 2027 is worked here")
	}
	if o := court.Demonstration().Calendar(); o.Rest(off).Rest || !o.Rest(work).Rest {
		t.Error("the other court knows nothing of it")
	}
}

// A division that tries some causes gets no others.
func TestJudgesOfACause(t *testing.T) {
	p := court.Second()
	p.Divisions[1].Causes = []string{"sale-online"}
	names := func(cause string) (out []string) {
		for _, o := range p.Judges(cause) {
			out = append(out, o.Login)
		}
		return out
	}
	if got := names("sale-online"); !slices.Equal(got, []string{"judge1", "judge2"}) {
		t.Errorf("sales: %v", got)
	}
	if got := names("product"); !slices.Equal(got, []string{"judge2"}) {
		t.Errorf("products: %v", got)
	}
}

// The newest wording in force counts, and one for the paper before one for every paper.
func TestTheWordingInForce(t *testing.T) {
	p := court.Second()
	day := calendar.MustParse
	p.Templates = []court.Template{
		{Paper: "*", Block: court.Closing, From: day("2026-01-01"), Text: []string{"总", "", "{{.Court.Phone}}"}},
		{Paper: "respond", Block: court.Closing, From: day("2026-06-01"), Text: []string{"新：{{.You}}"}},
		{Paper: "respond", Block: court.Closing, From: day("2026-03-01"), Text: []string{"旧"}},
	}
	if err := p.Ready(); err != nil {
		t.Fatal(err)
	}
	for on, want := range map[string]string{"2025-12-31": "", "2026-01-01": "总|12368", "2026-03-01": "旧", "2026-06-01": "新：你"} {
		got, own := p.Text("respond", court.Closing, day(on), court.Wording{Court: p.Words(), You: "你"})
		if strings.Join(got, "|") != want || own != (want != "") {
			t.Errorf("%s: %v %v, want %s", on, got, own, want)
		}
	}
	if _, own := p.Text("respond", court.Opening, day("2026-06-01"), court.Wording{}); own {
		t.Error("a block nobody worded is not the court's own")
	}
}

// The example of the handbook is a profile the program takes.
func TestTheExampleOfTheHandbook(t *testing.T) {
	p, err := court.Load("../docs/court.example.json")
	if err != nil {
		t.Fatal(err)
	}
	if p.Demo || !p.Calendar().Known(2027) || p.Region().Divorce != 20000 || p.Hours.String() != "工作日 8:30—12:00，13:30—17:00" {
		t.Errorf("%+v", p)
	}
}

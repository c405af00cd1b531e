package law_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/law"
	_ "yunting/law/calendar"
	_ "yunting/law/caseno"
	_ "yunting/law/cause"
	_ "yunting/law/fee"
	_ "yunting/law/idcard"
	_ "yunting/law/interest"
	_ "yunting/law/limit"
	_ "yunting/law/money"
	_ "yunting/law/online"
	_ "yunting/law/period"
	_ "yunting/law/service"
	_ "yunting/law/track"
	_ "yunting/law/venue"
)

var keyForm = regexp.MustCompile(`^[a-z][a-z0-9]*(/[a-z0-9.-]+)+$`)

// Every rule can be found, cited, dated and read.
func TestEveryRuleIsComplete(t *testing.T) {
	for _, r := range law.Book() {
		if !keyForm.MatchString(r.Key) {
			t.Errorf("key %q", r.Key)
		}
		if r.Article == "" || r.Summary == "" {
			t.Errorf("%s: article %q, summary %q", r.Key, r.Article, r.Summary)
		}
		if _, err := time.Parse(time.DateOnly, r.From); err != nil {
			t.Errorf("%s: in force from %q", r.Key, r.From)
		}
		if _, err := time.Parse(time.DateOnly, r.Until); r.Until != "" && (err != nil || r.Until < r.From) {
			t.Errorf("%s: in force from %q until %q", r.Key, r.From, r.Until)
		}
		if found, ok := law.ByKey(r.Key); !ok || found != r {
			t.Errorf("%s is not found by its key", r.Key)
		}
	}
	if n := len(law.Book()); n < 60 {
		t.Errorf("the book holds %d rules: a room is missing", n)
	}
}

// What was not read in a text, or is this court's own choice, stands in docs/law/choices.md under its key and mark.
func TestEveryMarkedRuleIsExplained(t *testing.T) {
	text, err := os.ReadFile("../docs/law/choices.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) > 2 {
			rows[strings.Trim(cells[1], " `")] = cells[2 : len(cells)-1]
		}
	}
	for _, r := range law.Book() {
		row, ok := rows[r.Key]
		if r.Mark == law.Verified {
			if ok {
				t.Errorf("%s is verified but stands among the choices", r.Key)
			}
			continue
		}
		if !ok {
			t.Errorf("%s (%s) is not explained in docs/law/choices.md", r.Key, r.Mark)
			continue
		}
		if len(row) != 4 || strings.TrimSpace(row[0]) != string(r.Mark) {
			t.Errorf("%s: row %q must hold mark %s, value, why, how to change", r.Key, row, r.Mark)
			continue
		}
		for _, cell := range row {
			if strings.TrimSpace(cell) == "" {
				t.Errorf("%s: an empty cell in %q", r.Key, row)
			}
		}
	}
}

// Here only the rooms of the rulebook are known: sentences without a rule are those of other rooms, and none of a rule known here.
func TestSentencesWithoutARule(t *testing.T) {
	for _, key := range law.WithoutRule() {
		if _, ok := law.ByKey(key); ok {
			t.Errorf("%s has a rule", key)
		}
	}
}

func TestInForce(t *testing.T) {
	r := law.Rule{From: "2018-09-07", Until: "2025-10-31"}
	for date, want := range map[string]bool{"2018-09-06": false, "2018-09-07": true, "2025-10-31": true, "2025-11-01": false} {
		if r.InForce(date) != want {
			t.Errorf("%s: %v", date, !want)
		}
	}
	if !(law.Rule{From: "2018-09-07"}).InForce("2099-01-01") {
		t.Error("a rule without an end is in force")
	}
}

func TestRefusal(t *testing.T) {
	rule := law.Rule{Article: "《诉讼费用交纳办法》第二十二条"}
	if got := law.Refuse(rule, "应交%d元", 25).Error(); got != "应交25元（《诉讼费用交纳办法》第二十二条）" {
		t.Error(got)
	}
	if got := law.Refuse(law.Rule{}, "到账100%").Error(); got != "到账100%" {
		t.Error(got)
	}
	if got := (law.Basis{rule, rule, {Article: "《民法典》"}}).Articles(); got != "《诉讼费用交纳办法》第二十二条、《民法典》" {
		t.Error(got)
	}
}

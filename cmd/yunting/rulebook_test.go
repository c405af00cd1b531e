package main

import (
	"flag"
	"os"
	"strings"
	"testing"

	"yunting/law"
)

var update = flag.Bool("update", false, "write docs/law/rulebook.md anew")

// The page people read must be the book the program applies.
func TestRulebookPageIsCurrent(t *testing.T) {
	const page = "../../docs/law/rulebook.md"
	want := markdown(law.Book())
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/law/rulebook.md is not current: go test ./cmd/yunting -run Rulebook -update")
	}
}

// Within an instrument the rules stand in the order of the articles.
func TestRulesAreOrderedByArticle(t *testing.T) {
	page := markdown(law.Book())
	at := func(cell string) int {
		_, table, _ := strings.Cut(page, "\n## 《诉讼费用交纳办法》\n")
		return strings.Index(table, "| "+cell)
	}
	for _, c := range [][2]string{{"第十三条第一款第一项", "第十三条第一款第二项"}, {"第十三条第一款第二项", "第十七条"}, {"第十七条", "第五十三条 "}} {
		if x, y := at(c[0]), at(c[1]); x < 0 || y < x {
			t.Errorf("%s at %d, %s at %d", c[0], x, c[1], y)
		}
	}
}

// The book of a day holds what is in force on it, whether it is past or to come.
func TestRulebookOfADay(t *testing.T) {
	for _, c := range []struct {
		on    string
		holds string // a key in force on the day
		lacks string
	}{{"2020-06-01", "icr18/2", "icj25/1"}, {"2026-11-23", "icj25/1", "cpl2017/149"}, {"2099-01-01", "icj25/1", "cpl2017/149"}} {
		code, out, say := yunting(t, nil, "rulebook", "--on", c.on, "--json")
		if code != 0 || !strings.Contains(out, `"key": "`+c.holds+`"`) || strings.Contains(out, `"key": "`+c.lacks+`"`) {
			t.Errorf("%s: exit %d, %s", c.on, code, say)
		}
	}
	if code, out, _ := yunting(t, nil, "rulebook", "--on", "1900-01-01", "--json"); code != 0 || strings.TrimSpace(out) != "[]" {
		t.Errorf("exit %d: %.200s", code, out)
	}
}

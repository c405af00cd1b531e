package main

import (
	"flag"
	"os"
	"slices"
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

// Articles are read as numbers: the ninth comes before the tenth, a paragraph after its article.
func TestRulesAreOrderedByArticle(t *testing.T) {
	for article, want := range map[string][]int{"《甲法》第十三条第一款第二项": {13, 1, 2}, "《甲法》第二百零六条": {206}, "《甲法》第一百一十条": {110}, "《甲法》第二十条": {20}, "《甲法》": nil, "《甲法》第九条": {9}} {
		if got := numbers(article); !slices.Equal(got, want) {
			t.Errorf("%s: %v", article, got)
		}
	}
	var last law.Rule
	for _, r := range slices.SortedStableFunc(slices.Values(law.Book()), byInstrument) {
		if last.Key != "" && instrument(last) == instrument(r) && slices.Compare(numbers(last.Article), numbers(r.Article)) > 0 {
			t.Errorf("%s stands before %s", last.Article, r.Article)
		}
		last = r
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

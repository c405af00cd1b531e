package main

import (
	"context"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"

	"yunting/law"
	"yunting/platform/i18n"
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

// Every rule says in one Chinese sentence what it holds, in both scripts; no sentence is left over from a rule that is gone.
func TestEveryRuleIsToldInChinese(t *testing.T) {
	hant := i18n.With(context.Background(), i18n.Hant)
	foreign := regexp.MustCompile(`[A-Za-z]{3,}|。|^\s|\s$`)
	for _, r := range law.Book() {
		switch n := len([]rune(r.Chinese)); {
		case n == 0:
			t.Errorf("%s has no sentence in law/chinese.tsv", r.Key)
		case n < 5 || n > 110 || foreign.MatchString(r.Chinese):
			t.Errorf("%s is not told in one plain sentence: %q", r.Key, r.Chinese)
		case r.Mark == law.Choice && !strings.Contains(r.Chinese, "本院"):
			t.Errorf("%s is this court's choice and does not say so: %q", r.Key, r.Chinese)
		case i18n.T(hant, r.Chinese) == r.Chinese && strings.ContainsAny(r.Chinese, "诉审执费级讼从义务将该"):
			t.Errorf("%s: %q is not in platform/i18n/catalogue/rules.zh-Hant.json", r.Key, r.Chinese)
		}
	}
	for _, key := range law.WithoutRule() {
		t.Errorf("law/chinese.tsv tells a rule %s, which nobody declares", key)
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

// A word of what a rule says finds it, in Chinese as in English.
func TestARuleIsFoundByWhatItSays(t *testing.T) {
	for word, key := range map[string]string{"公告送达自发出": "cpl/95/notice", "thirty days after publication": "cpl/95/notice", "第九十五条": "cpl/95/notice"} {
		code, out, say := yunting(t, nil, "rulebook", word, "--json")
		if code != 0 || !strings.Contains(out, `"key": "`+key+`"`) || strings.Contains(out, `"key": "fee/13.1"`) {
			t.Errorf("%s: exit %d, %s %.300s", word, code, say, out)
		}
	}
}

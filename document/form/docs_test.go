package form

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// docs/forms.md lists every word, order and part a form may use, and none that is not there.
func TestTheLanguageIsDescribed(t *testing.T) {
	b, err := os.ReadFile("../../docs/forms.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	parts, err := files.ReadFile(Hans + "/_parts.txt")
	if err != nil {
		t.Fatal(err)
	}
	var known []string
	for w := range words {
		known = append(known, w)
	}
	for w := range (&filler{}).funcs() {
		if w != markFunc {
			known = append(known, w)
		}
	}
	for _, m := range regexp.MustCompile(`{{define "([^"]+)"}}`).FindAllStringSubmatch(string(parts), -1) {
		known = append(known, m[1])
	}
	for _, w := range known {
		if !strings.Contains(doc, "`"+w+"`") {
			t.Errorf("docs/forms.md does not know %q", w)
		}
	}
	for _, o := range orders {
		if !strings.Contains(doc, "`"+o+"`") && !strings.Contains(doc, "`"+o+" ") {
			t.Errorf("docs/forms.md does not know the order %s", o)
		}
	}
	known = append(known, orders...)
	row := regexp.MustCompile("(?m)^\\| `([@a-z][^`|]*)`")
	for _, m := range row.FindAllStringSubmatch(doc, -1) {
		name := m[1]
		if strings.HasPrefix(name, "@") {
			name, _, _ = strings.Cut(name, " ")
		}
		found := false
		for _, w := range known {
			found = found || w == name
		}
		if !found {
			t.Errorf("docs/forms.md describes %q, which no form can use", name)
		}
	}
}

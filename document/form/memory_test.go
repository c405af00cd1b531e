package form

import (
	"os"
	"path"
	"strings"
	"testing"
)

// What no text at hand confirmed is known to whoever relies on it: every provision cited from memory stands in docs/law/choices.md,
// by its key or with its text (limit/*).
func TestEveryProvisionFromMemoryIsListed(t *testing.T) {
	b, err := os.ReadFile("../../docs/law/choices.md")
	if err != nil {
		t.Fatal(err)
	}
	said, n := string(b), 0
	for key, xs := range articles() {
		for _, x := range xs {
			switch {
			case x.mark == "":
			case x.mark != "memory":
				t.Errorf("%s has the mark %q", key, x.mark)
			case !strings.Contains(said, "`"+key+"`") && !strings.Contains(said, "`"+path.Dir(key)+"/*`"):
				t.Errorf("%s (%s) is from memory and not in docs/law/choices.md", key, x.article)
			default:
				n++
			}
		}
	}
	if n == 0 {
		t.Error("nothing is from memory: this test has become idle")
	}
}

// A provision in articles.tsv is cited by some form; what nothing cites is not carried along.
func TestEveryProvisionIsCited(t *testing.T) {
	var all strings.Builder
	for _, dir := range []string{Hans, Hant, En} {
		list, err := files.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range list {
			b, err := files.ReadFile(dir + "/" + f.Name())
			if err != nil {
				t.Fatal(err)
			}
			all.Write(b)
		}
	}
	for key := range articles() {
		if !strings.Contains(all.String(), `"`+key+`"`) && !strings.HasPrefix(key, "cpl/153.1.") { // the item of CPL 153 is data
			t.Errorf("nothing cites %s", key)
		}
	}
}

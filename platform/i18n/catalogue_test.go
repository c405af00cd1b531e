package i18n

import (
	"encoding/json"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the source catalogue anew and drop translations of sentences no page says")

// root is the project's folder, seen from this package.
const root = "../.."

// TestCatalogue compares what the pages say with the source catalogue, the list translators work from.
func TestCatalogue(t *testing.T) {
	said := sentences(t)
	file := "catalogue/" + string(Hans) + ".json"
	if *update {
		m := map[string]string{}
		for _, s := range said {
			m[s] = ""
		}
		write(t, Hans, m)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	if err := json.Unmarshal(b, &listed); err != nil {
		t.Fatal(err)
	}
	for _, s := range said {
		if _, ok := listed[s]; !ok {
			t.Errorf("not in the catalogue: %q (go test ./platform/i18n -update)", s)
		}
		delete(listed, s)
	}
	for _, s := range slices.Sorted(maps.Keys(listed)) {
		t.Errorf("in the catalogue, but no page says it: %q (go test ./platform/i18n -update)", s)
	}
}

// write stores a catalogue, sorted.
func write(t *testing.T, l Language, m map[string]string) {
	t.Helper()
	b, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("catalogue/"+string(l)+".json", append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

var verb = regexp.MustCompile(`%[-+# 0]*[0-9]*(\.[0-9]+)?[a-zA-Z%]`)

// A translation fills the same blanks in the same order, and no translation is left over from a sentence that has changed.
func TestTranslationsFit(t *testing.T) {
	said := map[string]bool{}
	for _, s := range sentences(t) {
		said[s] = true
	}
	for l, m := range catalogues {
		if *update {
			maps.DeleteFunc(m, func(from, _ string) bool { return !said[from] })
			write(t, l, m)
		}
		for from, to := range m {
			if !said[from] {
				t.Errorf("%s translates %q, which no page says (go test ./platform/i18n -update)", l, from)
			}
			if to != "" && !slices.Equal(verb.FindAllString(from, -1), verb.FindAllString(to, -1)) {
				t.Errorf("%s: %q and %q do not fill the same blanks", l, from, to)
			}
		}
	}
}

// sentences finds every literal in a call of T or Mark, in Go files; those of templates are in the generated ones.
func sentences(t *testing.T) []string {
	t.Helper()
	found := sentencesUnder(t, root)
	if len(found) < 100 {
		t.Fatalf("only %d sentences found: the search is broken", len(found))
	}
	return slices.Sorted(maps.Keys(found))
}

// sentencesUnder is sentences of one folder.
func sentencesUnder(t *testing.T, folder string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != folder {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			at, ok := map[string]int{"T": 1, "Mark": 0}[called(call)]
			if !ok || len(call.Args) <= at {
				return true
			}
			if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, err := strconv.Unquote(lit.Value)
				if err != nil {
					t.Errorf("%s: %v", path, err)
				}
				found[s] = true
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// called is the name of the function a call calls: T of shell.T.
func called(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

package yunting

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const mod = "yunting/"

// floors is the house plan. A package may import lower floors and parts of its own folder; never a neighbour, never upstairs.
var floors = [][]string{
	{"id", "platform/"},
	{"law", "law/", "ledger"},
	{"calculator"},
	{"court"},
	{"docket"},
	{"filing", "consent", "fee", "identity", "service", "defence", "evidence", "period", "trial", "hearing", "judgment", "performance", "document", "document/", "node", "seal"},
	{"register", "register/"},
	{"procedure", "authority"},
	{"chancery", "clerk", "depository", "efile"},
	{"postgres", "postgres/", "journal", "journal/", "vault", "vault/", "keys", "gateway/"},
	{"web", "web/", "api", "jobs", "simulate"},
	{"cmd/"},
}

// never holds what the floors alone would allow.
var never = map[string]string{"web": "postgres", "api": "postgres", "jobs": "postgres", "simulate": "postgres", "vault": "procedure"}

// testOnly packages may be imported by tests and by programs under test/ alone.
var testOnly = []string{"courttest", "pdftest", "test", "script"}

// noHouse are names that say nothing.
var noHouse = []string{"util", "utils", "common", "helpers", "shared", "services", "models", "misc"}

func TestHousePlan(t *testing.T) {
	walk(t, func(path, from string, file *ast.File) {
		if slices.Contains(testOnly, folder(from)) {
			return
		}
		for _, n := range noHouse {
			if slices.Contains(strings.Split(from, "/"), n) {
				t.Errorf("%s: a folder called %q says nothing", path, n)
			}
		}
		if floor(from) < 0 {
			t.Errorf("%s stands on no floor: add it to the plan or move it", from)
			return
		}
		for _, spec := range file.Imports {
			to, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), mod)
			switch {
			case !ours || folder(from) == folder(to) && folder(to) != "platform" || from == to || strings.HasPrefix(to, from+"/"):
			case slices.Contains(testOnly, folder(to)):
				t.Errorf("%s imports %s, which is for tests", path, to)
			case floor(to) >= floor(from):
				t.Errorf("%s (floor %d) imports %s (floor %d)", path, floor(from), to, floor(to))
			case never[folder(from)] == folder(to):
				t.Errorf("%s imports %s: the plan says never", path, to)
			}
		}
	})
}

// Only platform/clock and cmd ask the machine for the time.
func TestOnlyTheClockAsksTheTime(t *testing.T) {
	walk(t, func(path, from string, file *ast.File) {
		if from == "platform/clock" || folder(from) == "cmd" || slices.Contains(testOnly, folder(from)) {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && s.Sel.Name == "Now" && x.Obj == nil {
					t.Errorf("%s asks time.Now", path)
				}
			}
			return true
		})
	})
}

// Every room of the house stands in the glossary, and its package comment gives the Chinese term.
func TestGlossaryKnowsEveryRoom(t *testing.T) {
	b, err := os.ReadFile("GLOSSARY.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, names := range floors {
		for _, n := range names {
			n = strings.TrimSuffix(n, "/")
			if !strings.Contains(string(b), "| "+folder(n)+" |") {
				t.Errorf("GLOSSARY.md does not know %q", n)
			}
		}
	}
}

func walk(t *testing.T, do func(path, from string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if d != nil && d.IsDir() && (strings.HasPrefix(d.Name(), ".") && path != "." || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		from := filepath.ToSlash(filepath.Dir(path))
		if from == "." {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		do(path, from, file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func folder(pkg string) string { name, _, _ := strings.Cut(pkg, "/"); return name }

func floor(pkg string) int {
	for i, names := range floors {
		for _, n := range names {
			if pkg == n || strings.HasSuffix(n, "/") && strings.HasPrefix(pkg, n) {
				return i
			}
		}
	}
	return -1
}

package yunting

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A rule that a room outside law/ declares has a test beside it, in a file called *_article_test.go, that quotes it.
func TestEveryDeclaredRuleIsQuoted(t *testing.T) {
	n := 0
	walk(t, func(path, from string, file *ast.File) {
		if folder(from) == "law" || strings.HasSuffix(path, "_test.go") {
			return
		}
		for _, key := range declared(file) {
			n++
			if !quoted(t, filepath.Dir(path), key) {
				t.Errorf("%s declares %s, which no %s quotes", path, key, filepath.Join(filepath.Dir(path), "*_article_test.go"))
			}
		}
	})
	if n < 60 {
		t.Errorf("only %d declared rules found: the search is broken", n)
	}
}

// declared lists the keys of law.Declare and of a room's own shorthand for it, called rule.
func declared(file *ast.File) (keys []string) {
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			if lit, ok := call.Args[0].(*ast.CompositeLit); ok && f.Sel.Name == "Declare" {
				for _, e := range lit.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok && kv.Key.(*ast.Ident).Name == "Key" {
						keys = append(keys, text(kv.Value)...)
					}
				}
			}
		case *ast.Ident:
			if f.Name == "rule" && len(call.Args) > 1 {
				keys = append(keys, text(call.Args[0])...)
			}
		}
		return true
	})
	return keys
}

// quoted tells whether a test about articles in a folder names the key.
func quoted(t *testing.T, dir, key string) bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*_article_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				for _, s := range text(e) {
					found = found || s == key
				}
			}
			return !found
		})
	}
	return found
}

// text is the value of a string literal.
func text(e ast.Expr) []string {
	if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
		if s, err := strconv.Unquote(lit.Value); err == nil {
			return []string{s}
		}
	}
	return nil
}

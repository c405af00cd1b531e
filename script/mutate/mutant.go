package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Mutant is one change to one file.
type Mutant struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Func   string `json:"func"`   // the function it stands in; empty: a declaration
	Change string `json:"change"` // "a < b becomes a <= b"

	offset, length int
	text           string
}

// swaps are the operators and what each becomes.
var swaps = map[token.Token]token.Token{
	token.LSS: token.LEQ, token.LEQ: token.LSS, token.GTR: token.GEQ, token.GEQ: token.GTR, token.EQL: token.NEQ, token.NEQ: token.EQL,
	token.LAND: token.LOR, token.LOR: token.LAND, token.ADD: token.SUB, token.SUB: token.ADD, token.MUL: token.QUO, token.QUO: token.MUL, token.REM: token.MUL,
}

// Find lists the mutants of a package's files, its tests left out.
func Find(dir string) ([]Mutant, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	var all []Mutant
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		src, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		found, err := in(filepath.ToSlash(path), src)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// in lists the mutants of one file.
func in(path string, src []byte) ([]Mutant, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, src, 0)
	if err != nil {
		return nil, err
	}
	var out []Mutant
	fn := ""
	enter := func(at token.Pos, was, becomes, shown string) {
		p := set.Position(at)
		out = append(out, Mutant{File: path, Line: p.Line, Func: fn, Change: shown, offset: p.Offset, length: len(was), text: becomes})
	}
	snippet := func(n ast.Node) string {
		s := string(src[set.Position(n.Pos()).Offset:set.Position(n.End()).Offset])
		return strings.Join(strings.Fields(s), " ")
	}
	for _, decl := range file.Decls {
		fn = ""
		switch d := decl.(type) {
		case *ast.FuncDecl:
			fn = d.Name.Name
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
		}
		ast.Inspect(decl, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BinaryExpr:
				if to, ok := swaps[n.Op]; ok && !isText(n) {
					enter(n.OpPos, n.Op.String(), to.String(), fmt.Sprintf("%s: %s becomes %s", snippet(n), n.Op, to))
				}
			case *ast.BasicLit:
				if v, err := strconv.ParseInt(n.Value, 0, 64); n.Kind == token.INT && err == nil {
					enter(n.Pos(), n.Value, strconv.FormatInt(v+1, 10), fmt.Sprintf("%s becomes %d", n.Value, v+1))
				}
			case *ast.UnaryExpr:
				if n.Op == token.NOT {
					enter(n.OpPos, "!", "", fmt.Sprintf("%s loses !", snippet(n)))
				}
			case *ast.IncDecStmt:
				was, to := "++", "--"
				if n.Tok == token.DEC {
					was, to = to, was
				}
				enter(n.TokPos, was, to, fmt.Sprintf("%s becomes %s", snippet(n), to))
			case *ast.Ident:
				if to := map[string]string{"true": "false", "false": "true"}[n.Name]; to != "" {
					enter(n.Pos(), n.Name, to, fmt.Sprintf("%s becomes %s", n.Name, to))
				}
			}
			return true
		})
	}
	return out, nil
}

// isText tells a joining of strings, which has no minus.
func isText(n *ast.BinaryExpr) bool {
	if n.Op != token.ADD {
		return false
	}
	text := false
	ast.Inspect(n, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING {
			text = true
		}
		return !text
	})
	return text
}

// overlay writes the changed file and the overlay that puts it in place of the real one.
func (m Mutant) overlay(scratch string) (string, error) {
	src, err := os.ReadFile(m.File)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	b.Write(src[:m.offset])
	b.WriteString(m.text)
	b.Write(src[m.offset+m.length:])
	changed := filepath.Join(scratch, "changed.go")
	if err := os.WriteFile(changed, b.Bytes(), 0o644); err != nil {
		return "", err
	}
	real, err := filepath.Abs(m.File)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(map[string]map[string]string{"Replace": {real: changed}})
	if err != nil {
		return "", err
	}
	path := filepath.Join(scratch, "overlay.json")
	return path, os.WriteFile(path, text, 0o644)
}

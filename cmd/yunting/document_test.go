package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Papers are made without a court: a sample twice gives the same file, and its data rendered gives it again.
func TestDocumentCommands(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	do := func(in []byte, args ...string) string {
		t.Helper()
		code, out, say := yunting(t, in, append([]string{"document"}, args...)...)
		if code != 0 || say != "" {
			t.Fatalf("%v: exit %d, %s", args, code, say)
		}
		return out
	}
	if list := do(nil, "list"); !strings.Contains(list, "summons") || !strings.Contains(list, "传票") {
		t.Errorf("list: %s", list)
	}
	do(nil, "sample", "summons", "-o", at("a.pdf"))
	do(nil, "sample", "summons", "-o", at("b.pdf"))
	a, _ := os.ReadFile(at("a.pdf"))
	b, _ := os.ReadFile(at("b.pdf"))
	if len(a) == 0 || !bytes.Equal(a, b) {
		t.Error("two runs differ")
	}
	data := do(nil, "data", "summons")
	if c := do([]byte(data), "render", "summons", "--data", "-", "-o", "-"); c != string(a) {
		t.Error("the sample's data rendered gives another file")
	}
	mine := at("mine.txt")
	if err := os.WriteFile(mine, []byte(strings.ReplaceAll(do(nil, "form", "summons"), "注意事项", "请您注意")), 0o600); err != nil {
		t.Fatal(err)
	}
	if text := do(nil, "sample", "summons", "--template", mine, "--text", "-o", "-"); !strings.Contains(text, "请您注意") {
		t.Errorf("a form of one's own: %s", text)
	}
}

// What cannot be made is refused with a sentence that names the thing.
func TestDocumentRefusals(t *testing.T) {
	dir := t.TempDir()
	poor := filepath.Join(dir, "poor.txt")
	if err := os.WriteFile(poor, []byte("# 传票\n请来。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ in, line, want string }{
		{"", "sample nosuch -o -", "nosuch"},
		{"", "sample summons --template " + poor + " -o -", "第一百四十七条"},
		{"", "sample judgment --lang en -o -", "参考译本"},
		{"{}", "render summons --data - -o -", "made"},
		{`{"maed":1}`, "render summons --data - -o -", "maed"},
		{"[", "render summons --data - -o -", "summons"},
		{"", "render summons --data " + dir + " -o -", "folder"},
		{"", "sample summons -o " + filepath.Join(dir, "no", "such.pdf"), "no such file"},
		{`{"made":"2026-11-23T02:00:00Z","court":"甲\ue000","cause":"","dispute":"","summoned":"","plaintiff":false,"at":"2026-11-23T02:00:00Z","weekday":"","place":"","online":false}`, "render summons --data - -o -", "U+E000"},
	} {
		code, out, say := yunting(t, []byte(x.in), append([]string{"document"}, strings.Fields(x.line)...)...)
		if code != 2 || out != "" || !strings.Contains(say, x.want) || strings.Contains(say, "goroutine") {
			t.Errorf("%s: exit %d, %q, %q", x.line, code, out, say)
		}
	}
}

// check refuses a profile whose own form is wrong, by its place in the list, its line, and the article of what is missing.
func TestCheckRefusesABadForm(t *testing.T) {
	b, err := os.ReadFile("../../docs/court.example.json")
	if err != nil {
		t.Fatal(err)
	}
	var p map[string]any
	if err := json.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	others, _ := p["templates"].([]any)
	at := fmt.Sprintf("templates[%d]", len(others))
	form := func(lines ...string) map[string]any {
		return map[string]any{"paper": "summons", "block": "whole", "from": "2099-01-01", "text": lines}
	}
	for _, x := range []struct {
		form any
		want []string
	}{
		{form("# 传票", "可以缺席判决，可以申请回避。", "{{.Nobody}}"), []string{at, "第3行", "Nobody"}},
		{form("# 传票", "可以申请回避。"), []string{at, "可以缺席判决", "第一百四十七条"}},
		{form("# 传票", "可以缺席判决，可以申请回避。"), nil},
	} {
		p["templates"] = append(others[:len(others):len(others)], x.form)
		b, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "court.json")
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, say := yunting(t, nil, "check", "--court", file)
		if (code == 0) != (x.want == nil) {
			t.Errorf("%v: exit %d, %s%s", x.form, code, out, say)
		}
		for _, w := range x.want {
			if !strings.Contains(say, w) {
				t.Errorf("%q does not say %q", say, w)
			}
		}
	}
}

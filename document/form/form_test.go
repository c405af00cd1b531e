package form_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	_ "yunting/chancery" // declares the rules that forms cite
	"yunting/document"
	"yunting/document/form"
	"yunting/platform/typeset"
)

func sample(t *testing.T, f form.Form) form.Paper {
	t.Helper()
	p, err := form.Fill(f.Kind, f.Sample(), form.Hans)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Every form says on its sample what the law asks for, can be set, gives the same bytes twice, and reads as it did when
// somebody last looked at it (testdata; UPDATE=1 writes it anew).
func TestEveryForm(t *testing.T) {
	for _, f := range form.All() {
		t.Run(string(f.Kind), func(t *testing.T) {
			if f.Kind.Chinese() == "" || f.Stage.Chinese() == "" {
				t.Error("the kind has no name or no stage")
			}
			vs, err := form.Versions(f.Kind)
			if err != nil || len(vs) == 0 {
				t.Fatalf("no template: %v", err)
			}
			for _, v := range vs {
				if err := form.Check(f.Kind, v); v.Lang == form.Hans && err != nil {
					t.Errorf("%s: %v", v.Lang, err)
				}
				p, err := form.Fill(f.Kind, f.Sample(), v.Lang)
				if err != nil {
					t.Fatal(err)
				}
				a, err := p.Set()
				if err != nil {
					t.Fatal(err)
				}
				if b, err := p.Set(); err != nil || !bytes.Equal(a.PDF, b.PDF) {
					t.Errorf("two runs differ (%v)", err)
				}
				golden(t, filepath.Join("testdata", v.Lang, string(f.Kind)+".txt"), p.Text())
			}
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s reads now:\n%s", path, got)
	}
}

// A form's data is JSON: written and read back it gives the same paper; a field it does not have is named.
func TestDataIsJSON(t *testing.T) {
	for _, f := range form.All() {
		b, err := json.Marshal(f.Sample())
		if err != nil {
			t.Fatal(err)
		}
		x, err := f.Read(b)
		if err != nil {
			t.Fatalf("%s: %v", f.Kind, err)
		}
		if !reflect.DeepEqual(x, f.Sample()) {
			t.Errorf("%s: read back it is other data:\n%s", f.Kind, b)
		}
		if _, err := f.Read([]byte(`{"nosuch":1}`)); err == nil || !strings.Contains(err.Error(), "nosuch") {
			t.Errorf("%s: an unknown field: %v", f.Kind, err)
		}
	}
}

// Nothing a party types changes how a paper is built: whatever stands in the data, the paper has the blocks it has
// with plain words in the same places, and the typed text is there.
func TestNothingTypedChangesTheStructure(t *testing.T) {
	forms := form.All()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(forms).Draw(t, "form")
		vs, err := form.Versions(f.Kind)
		if err != nil {
			t.Fatal(err)
		}
		lang := rapid.SampledFrom(vs).Draw(t, "version").Lang
		bad := rapid.OneOf(rapid.SampledFrom([]string{"{{.Court}}", "| 甲 | 乙 |", "# 标题", "@sign 审判员　某", "**重**", "@seal", "= 甲 | 乙", "|= 1 l |", `\`, "~ 小字", "\U000F0000", "{page}", "<b>", "@annex"}),
			rapid.StringOfN(rapid.RuneFrom([]rune("|#@=~>^*\\{}甲乙\U000F0001 ")), 1, 20, -1)).Draw(t, "typed")
		shape := func(typed string) (out []reflect.Type) {
			b, err := json.Marshal(f.Sample()) // a copy of its own
			if err != nil {
				t.Fatal(err)
			}
			data, err := f.Read(b)
			if err != nil {
				t.Fatal(err)
			}
			put(reflect.ValueOf(data).Elem(), typed)
			p, err := form.Fill(f.Kind, data, lang)
			if err != nil {
				t.Fatalf("%s: %v", f.Kind, err)
			}
			for _, b := range p.Document().Blocks {
				out = append(out, reflect.TypeOf(b))
				if x, ok := b.(typeset.Table); ok && len(x.Columns) == 0 {
					t.Fatal("a table without columns")
				}
			}
			return out
		}
		if a, b := shape("甲"), shape("甲"+bad); !reflect.DeepEqual(a, b) {
			t.Fatalf("%s: %q changes the structure:\n%v\n%v", f.Kind, bad, a, b)
		}
	})
}

// Nobody but the court gets a paragraph or a line of signature by what he types: line ends of any kind stay in his own
// paragraph, and what cannot be seen, or turns the text around it, does not come onto the paper.
func TestNobodySpeaksInAnothersParagraph(t *testing.T) {
	for _, k := range []document.Kind{document.Record, document.Judgment, document.Complaint, document.Answer} {
		f, err := form.Of(k)
		if err != nil {
			t.Fatal(err)
		}
		for _, end := range []string{"\n", "\r\n", "\r", "\n\n\n", "\v", "\f", "\u0085", "\u2028", "\u2029"} {
			data := f.Sample()
			if j, ok := data.(*form.Judgment); ok {
				j.Orders = nil // the judge's: their lines are paragraphs
			}
			put(reflect.ValueOf(data).Elem(), "\u202e我说"+end+"　审判员\u200b　陈某某\u2066")
			p, err := form.Fill(k, data, form.Hans)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range slices.Concat(p.Sign, p.Clerk) {
				if strings.ContainsAny(s, end) || strings.Contains(s, "　　") || strings.Count(s, "　") > 1 {
					t.Errorf("%s with %q: signed by %q", k, end, s)
				}
			}
			for _, b := range p.Document().Blocks {
				x, ok := b.(typeset.Text)
				for _, r := range x.Runs {
					if strings.ContainsAny(r.Text, "\u202e\u2066\u200b") {
						t.Errorf("%s: %q holds what nobody sees", k, r.Text)
					}
					for i, line := range strings.FieldsFunc(r.Text, func(c rune) bool { return strings.ContainsRune("\n\r\v\f\u0085\u2028\u2029", c) }) {
						if ok && i > 0 {
							t.Errorf("%s with %q: a paragraph of its own: %q", k, end, line)
						}
					}
				}
				if ok && strings.HasPrefix(strings.TrimLeft(x.Runs[0].Text, "　"), "审判员　陈") && len(x.Runs) == 1 && k == document.Record {
					t.Errorf("%s with %q: a party's words stand as %q", k, end, x.Runs[0].Text)
				}
			}
		}
	}
}

// put writes a text into every string of some data but the head's.
func put(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		if v.CanSet() && v.Type() == reflect.TypeFor[string]() {
			v.SetString(s)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[form.Head]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				put(v.Field(i), s)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			put(v.Index(i), s)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			put(v.Elem(), s)
		}
	}
}

// A translation says first that it is for reference only, bears no seal, has none of the court's own words, and no signature.
func TestTranslations(t *testing.T) {
	notes := map[string]string{form.Hant: "參考譯文", form.En: "Translation for reference only. The Chinese original prevails"}
	seen := map[string]int{}
	for _, f := range form.All() {
		vs, err := form.Versions(f.Kind)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range vs {
			if v.Lang == form.Hans {
				continue
			}
			seen[v.Lang]++
			data := f.Sample()
			h := form.HeadOf(data)
			h.Sealed, h.Demonstration, h.Own = true, false, form.Own{Notices: []string{"本院的话"}}
			p, err := form.Fill(f.Kind, data, v.Lang)
			if err != nil {
				t.Fatal(err)
			}
			if p.Seal != nil || len(p.Sign)+len(p.Clerk) > 0 || strings.Contains(p.Text(), "本院的话") {
				t.Errorf("%s in %s is sealed, signed or worded by the court", f.Kind, v.Lang)
			}
			if first := strings.Join(typeset.Said(p.Blocks[0]), ""); !strings.HasPrefix(first, notes[v.Lang]) {
				t.Errorf("%s in %s begins %q", f.Kind, v.Lang, first)
			}
			if _, err := p.Set(); err != nil {
				t.Errorf("%s in %s: %v", f.Kind, v.Lang, err)
			}
		}
	}
	if seen[form.Hant] == 0 || seen[form.Hant] != seen[form.En] {
		t.Errorf("translations: %v", seen)
	}
}

// A court's own version stands or falls by its sample, and the refusal names line and reason.
func TestOwnVersions(t *testing.T) {
	good := "# 传票\n> {{.Summoned}}：\n请于{{.At}}到{{.Place}}。拒不到庭的，可以缺席判决（{{short \"cpl/147\"}}）。对审判人员可以申请回避。\n{{template \"bench\" .}}\n@seal\n"
	if err := form.Check(document.Summons, form.Version{Lang: form.Hans, Text: good}); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]string{
		strings.ReplaceAll(good, "可以缺席判决", "等着瞧"): "第一百四十七条",
		"甲":                          "没有标题",
		"# 甲\n{{.Nobody}}":           "Nobody",
		"# 甲\n@stamp":                "@stamp",
		"# 甲\n| 甲 |":                 "表格前",
		"# 甲\n|= 1 x |":              "对齐方式",
		"# 甲\n|= 1 l | 1 l |\n| 甲 |": "1格",
		"# 甲\n{{if}}":                "missing value",
		"# 甲\n\U000F0000":            "U+F0000",
		"# 甲\n{{article \"no/1\"}}":  "no/1",
	} {
		if err := form.Check(document.Summons, form.Version{Lang: form.Hans, Text: text}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

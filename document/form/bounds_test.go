package form_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"yunting/document"
	"yunting/document/form"
)

// hostile are templates that would not end, or would fill the memory, and what is said of them.
var hostile = map[string]string{
	`{{define "x"}}{{template "x" .}}{{end}}# 甲` + "\n" + `{{template "x" .}}`:          "引用自己",
	`{{define "x"}}{{template "y" .}}{{end}}{{define "y"}}{{template "x" .}}{{end}}# 甲`: "引用自己",
	`{{template "zh-Hans/summons" .}}# 甲`:                                               "引用自己",
	`{{define "bench"}}{{template "issued" .}}{{end}}# 甲`:                               "引用自己",
	"# 甲\n{{range 1000000000}}{{end}}":                                                  "第2行：range只能用于",
	"# 甲\n{{$n := plus 1000000000 1}}{{range $n}}{{end}}":                               "重复得太多",
	"# 甲\n{{range plus 900000000 1}}甲{{end}}":                                           "内容超过1024 KB",
	"# 甲\n{{$n := 4096}}{{range $n}}{{range $n}}{{continue}}{{end}}{{end}}":             "重复得太多",
	"# 甲\n{{printf \"%1000000000d\" 1}}":                                                "第2行：printf只能用",
	"# 甲\n\n{{html .Place}}":                                                            "第3行：样式中不能使用“html”",
	"# 甲\n{{.Place | js}}":                                                              "“js”",
	"# 甲\n{{urlquery .Place}}":                                                          "“urlquery”",
	"# 甲\n{{call .Place}}":                                                              "“call”",
	"# 甲\n{{slice .Place 1}}":                                                           "“slice”",
	"# 甲\n{{_tick -1000000}}":                                                           "“_tick”",
	"# 甲\n{{_mark 1}}":                                                                  "“_mark”",
	"# 甲\n{{.At.Format \"1\"}}":                                                         "“.At.Format”是数据",
	"# 甲\n{{$x := \"1\"}}{{$x = \"1\" | .At.Format}}":                                   "“.At.Format”是数据",
	"# 甲\n{{$x := \"甲乙丙丁\"}}{{$n := 64}}{{range $n}}{{$x = sentences $x $x}}{{end}}":    "反复加工",
	"# 甲\n{{$x := \"甲\\n乙\\n\"}}{{$n := 12}}{{range $n}}{{$x = join (lines $x) $x}}{{$x = join (lines \"甲\\n乙\") $x}}{{end}}": "反复加工",
	"# 甲\n{{$n := 100000}}{{range $n}}甲甲甲甲甲甲甲甲甲甲{{end}}":                                                                      "内容超过1024 KB",
	"# 甲\n{{$x := \"" + strings.Repeat("甲", 5000) + "\"}}{{$n := 1000}}{{range $n}}{{$x}}{{end}}":                             "内容超过1024 KB",
	"# 甲\n{{$n := 2000}}{{range $n}}@page\n{{end}}":                                                                           "最多1000处",
	"# 甲\n|=" + strings.Repeat(" 1 l |", 21) + "\n":                                                                           "最多20栏",
	"# 甲\n" + strings.Repeat("甲", form.MostTemplate/3):                                                                        "最多64 KB",
	strings.Repeat("{{if .Online}}", 4000) + strings.Repeat("{{end}}", 1000):                                                  "缺少{{end}}",
	strings.Repeat("{{if .Online}}", 3000):                                                                                    "缺少{{end}}",
	"# 甲\n{{if " + strings.Repeat("(", 30000) + ".Online" + strings.Repeat(")", 30000) + "}}{{end}}":                          "写法有误",
	chain(40): "重复得太多",
	"# 甲\n" + strings.Repeat("{{range $.Parties}}{{$x := $.Cause}}{{range $.Parties}}", 20) + strings.Repeat("{{end}}{{end}}", 20): "重复得太多",
}

// chain is a row of parts each of which uses the next one twice: without end for any clock, though no part uses itself.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{{define "c%d"}}{{template "c%d" .}}{{template "c%d" .}}{{end}}`, i, i+1, i+1)
	}
	fmt.Fprintf(&b, `{{define "c%d"}}{{end}}`, n)
	return b.String() + "# 甲\n{{template \"c0\" .}}"
}

// Whatever a template says, filling it ends, in bounded memory, with a sentence that names what is wrong.
func TestTemplatesAreBounded(t *testing.T) {
	for text, want := range hostile {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := form.Check(document.Summons, form.Version{Lang: form.Hans, Text: text})
		runtime.ReadMemStats(&after)
		if short := text[:min(len(text), 120)]; err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %.300v, want %q", short, err, want)
		} else if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 1024 {
			t.Errorf("%s: used %d MiB", short, used)
		}
	}
}

// A fault is named by the line of the template where it stands, whatever was printed before it.
func TestFaultsNameTheLineOfTheTemplate(t *testing.T) {
	for text, want := range map[string]form.Fault{
		"# 甲\n{{.Nobody}}": {2, "这种文书没有“Nobody”这项数据（.Nobody）"},
		"# 甲\n\n{{range .Parties}}{{.}}\n{{end}}\n@stamp 乙":                    {5, "“@stamp 乙”：没有“@stamp”这样的指令"},
		"{{- /* 说明\n说明 */ -}}\n# 甲\n{{if .Online -}}\n\n\n乙\n{{- end}}\n| 丙 |": {9, "“| 丙 |”：表格前应有一行"},
		"# 甲\n{{template \"bench\" .}}\n@none":                                 {3, "“@none”"},
		"# 甲\n{{range .Parties}}\n= {{.}}\n{{end}}":                            {3, "表格项应写成"},
		"# 甲\n甲\\\n乙\\\n":                                                      {2, "没有下文"},
		"# 甲\n\n{{if .Online}}":                                                {3, "没有写完"},
		"# 甲\n{{end}}":                                                         {2, "多了一个{{end}}"},
		"# 甲\n{{template \"none\" .}}":                                         {2, "没有名为“none”的部分"},
		"# 甲\n\n\n{{nobody .Place}}":                                           {4, "没有“nobody”这个词"},
		"# 甲\n{{$x}}":                                                          {2, "没有$x这个变量"},
		"# 甲\n{{article \"no/1\"}}":                                            {2, "没有条文“no/1”"},
		"# 甲\n乙\U00100001":                                                     {2, "不能使用的字符"},
		"甲":                                                                    {0, "没有标题"},
	} {
		err := form.Check(document.Summons, form.Version{Lang: form.Hans, Text: text})
		if err == nil {
			t.Errorf("%q is no fault", text)
			continue
		}
		got := form.FaultOf(err)
		if got.Line != want.Line || !strings.Contains(got.Say, want.Say) {
			t.Errorf("%q: %d %q, want %d %q", text, got.Line, got.Say, want.Line, want.Say)
		}
	}
	var m form.Must
	if err := form.Check(document.Summons, form.Version{Lang: form.Hans, Text: "# 传票\n"}); !errors.As(err, &m) || m.Article == "" {
		t.Errorf("what the law asks for is named with its article: %v", err)
	}
}

// A preview is never taken for a paper: it says what it is, has no room for a seal and no code.
func TestAPreviewIsMarked(t *testing.T) {
	for _, f := range form.All() {
		vs, _ := form.Versions(f.Kind)
		for _, v := range vs {
			p, err := form.Try(f.Kind, f.Sample(), v)
			if err != nil {
				t.Fatal(err)
			}
			if p.Seal != nil || p.Corner != nil || !strings.Contains(p.Text(), map[string]string{form.Hans: "预览", form.Hant: "預覽", form.En: "Preview"}[v.Lang]) {
				t.Errorf("%s %s: %+v", f.Kind, v.Lang, p.Seal)
			}
		}
	}
}

// Every form tells what it knows, by the names of its template and of its data.
func TestFieldsOfEveryForm(t *testing.T) {
	for _, f := range form.All() {
		fs := f.Fields()
		seen := map[string]bool{}
		for _, x := range fs {
			if x.Path == "" || x.JSON == "" || x.Type == "" || seen[x.JSON] {
				t.Errorf("%s: %+v", f.Kind, x)
			}
			seen[x.JSON] = true
		}
		if !seen["court"] || !seen["number"] || len(fs) < 8 {
			t.Errorf("%s knows %d things", f.Kind, len(fs))
		}
	}
	f, err := form.Of(document.Summons)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range f.Fields() {
		if x.JSON == "at" && (x.Path != ".At" || x.Type != form.OfMoment || x.Value != "2026年12月8日9时30分" && x.Value != "2026年12月8日09时30分") {
			t.Errorf("%+v", x)
		}
	}
}

// FuzzTemplate: whatever a template says, checking it ends with a paper or a sentence.
func FuzzTemplate(f *testing.F) {
	for text := range hostile {
		f.Add(text)
	}
	vs, err := form.Versions(document.Summons)
	if err != nil {
		f.Fatal(err)
	}
	for _, v := range vs {
		f.Add(v.Text)
	}
	f.Add("# 甲\n|= 1 c | 1 l |\n| 甲 | {{.Place}} |\n{{range $i, $p := .Parties}}| {{ordinal $i}} | {{$p}} |\n{{end}}@annex\n@qr {{.Number}} | 甲\n~ 乙\n^ 丙\n## 丁\n**戊**己\n@date open\n@number none\n")
	f.Fuzz(func(t *testing.T, text string) {
		k, _ := form.Of(document.Summons)
		p, err := form.Try(document.Summons, k.Sample(), form.Version{Lang: form.Hans, Text: text})
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Error("an error without a sentence")
			}
			return
		}
		p.AllowMissing = true
		if _, err := p.Set(); err != nil && strings.TrimSpace(err.Error()) == "" {
			t.Error("an error without a sentence")
		}
	})
}

package forms_test

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"yunting/chancery"
	"yunting/court"
	"yunting/courttest"
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/platform/i18n"
	"yunting/web/forms"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

var admin = shell.Viewer{Person: "officer-admin-1", Name: "系统管理员", Role: court.Admin, Second: true}

type site struct {
	*courttest.Court
	mux *http.ServeMux
}

func open(t *testing.T) *site {
	k := courttest.New(t)
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler)}
	s := &site{k, http.NewServeMux()}
	for _, rt := range forms.Routes(h) {
		if rt.For != shell.Admins {
			t.Errorf("%s is for %s", rt.Pattern, rt.For)
		}
		s.mux.HandleFunc(rt.Pattern, func(w http.ResponseWriter, r *http.Request) {
			if err := rt.Handle(w, r); err != nil {
				h.Fail(w, r, err)
			}
		})
	}
	return s
}

// ask asks for a page as an administrator; a form makes it a POST.
func (s *site) ask(path string, form url.Values, lang ...i18n.Language) (*http.Response, string) {
	s.T.Helper()
	method := http.MethodGet
	if form != nil {
		method = http.MethodPost
	}
	r := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	ctx := shell.WithViewer(r.Context(), admin)
	for _, l := range lang {
		ctx = i18n.With(ctx, l)
	}
	w := httptest.NewRecorder()
	s.mux.ServeHTTP(w, r.WithContext(ctx))
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		s.T.Fatal(err)
	}
	return w.Result(), string(b)
}

// Every kind of paper is listed, found by name and by key, and can be opened with its samples.
func TestEveryFormIsListedAndOpens(t *testing.T) {
	s := open(t)
	s.Profile.Templates = []court.Template{{Paper: "summons", Block: court.Whole, From: calendar.MustParse("2099-01-01"), Text: []string{"# 传票"}}}
	_, list := s.ask("/admin/forms", nil)
	for _, f := range form.All() {
		if !strings.Contains(list, `href="/admin/forms/`+string(f.Kind)+`"`) || !strings.Contains(list, f.Kind.Chinese()) {
			t.Errorf("%s is not in the list", f.Kind)
		}
		res, page := s.ask("/admin/forms/"+string(f.Kind), nil)
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", f.Kind, res.StatusCode)
		}
		for _, m := range f.Must {
			if !strings.Contains(page, m.Says) || !strings.Contains(page, m.Article) {
				t.Errorf("the page of %s does not say %q", f.Kind, m.Says)
			}
		}
		for _, x := range f.Fields() {
			if !strings.Contains(page, ">"+x.Path+"<") || !strings.Contains(page, ">"+x.JSON+"<") {
				t.Errorf("the page of %s does not name %s", f.Kind, x.Path)
			}
		}
		for _, l := range form.Languages(f.Kind) {
			res, text := s.ask("/admin/forms/"+string(f.Kind)+"/sample.txt?lang="+l, nil)
			if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "inline") || len(text) < 100 {
				t.Errorf("%s in %s: %d %q", f.Kind, l, res.StatusCode, text)
			}
		}
	}
	if !strings.Contains(list, "自2099-01-01起") {
		t.Error("the list does not say from when the court has its own")
	}
	for asked, want := range map[string]int{"summons": 1, "SUMMONS": 1, "传票": 1, "没有这种": 0} {
		_, page := s.ask("/admin/forms?q="+url.QueryEscape(asked), nil)
		if n := strings.Count(page, `<th scope="row">`); n != want {
			t.Errorf("%q finds %d", asked, n)
		}
	}
	res, pdf := s.ask("/admin/forms/summons/sample.pdf", nil)
	if res.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(pdf, "%PDF-") || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "inline") {
		t.Errorf("%v", res.Header)
	}
	for _, path := range []string{"/admin/forms/nosuch", "/admin/forms/nosuch/sample.pdf", "/admin/forms/summons/sample.pdf?lang=fr", "/admin/forms/summons?lang=zh-Hans&from=1999-01-01", "/admin/forms/summons?lang=fr"} {
		if res, _ := s.ask(path, nil); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", path, res.StatusCode)
		}
	}
}

// Versions are listed with their days, and each can be read.
func TestVersionsCanBeRead(t *testing.T) {
	s := open(t)
	now, then := s.day(0), s.day(30)
	s.Profile.Templates = []court.Template{
		{Paper: "summons", Block: court.Whole, From: then, Text: []string{"# 传票", "将来的样式"}},
		{Paper: "summons", Block: court.Whole, From: now, Text: []string{"# 传票", "现在的样式<b>"}},
	}
	_, page := s.ask("/admin/forms/summons", nil)
	if !strings.Contains(page, now.String()) || !strings.Contains(page, then.String()) || strings.Count(page, "今天施行</span>") != len(form.Languages(document.Summons)) ||
		!strings.Contains(page, "现在的样式&lt;b&gt;</pre>") || strings.Contains(page, "将来的样式") {
		t.Errorf("%s", page)
	}
	if _, page = s.ask("/admin/forms/summons?lang=zh-Hans&own=1&from="+then.String(), nil); !strings.Contains(page, "将来的样式</pre>") {
		t.Error("a version of the future cannot be read")
	}
	if _, page = s.ask("/admin/forms/summons?lang=zh-Hans", nil); !strings.Contains(page, "{{.Summoned}}") {
		t.Error("the version of the program cannot be read any more")
	}
}

func (s *site) day(after int) calendar.Date { return calendar.Of(s.Clock.Now()).AddDays(after) }

const good = "# 传票\r\n> {{.Summoned}}：\r\n请于{{.At}}到{{.Place}}。拒不到庭的，可以缺席判决。对审判人员可以申请回避。\r\n{{template \"bench\" .}}\r\n@seal\r\n"

// What is right is shown as it would read, as text and as PDF, with the entry for the profile; the entry is taken by the
// checks of a profile as it stands.
func TestAVersionIsTried(t *testing.T) {
	s := open(t)
	from := s.day(7).String()
	res, page := s.ask("/admin/forms/summons", url.Values{"text": {good}, "from": {from}, "do": {"preview"}})
	if res.StatusCode != http.StatusOK || !strings.Contains(page, "可以缺席判决") || !strings.Contains(page, "预览：样式试用") || !strings.Contains(page, "yunting check") {
		t.Fatalf("%d %s", res.StatusCode, page)
	}
	_, after, _ := strings.Cut(page, `aria-label="templates中的一项"`)
	_, after, _ = strings.Cut(after, ">")
	entry, _, _ := strings.Cut(after, "</pre>")
	var x court.Template
	if err := json.Unmarshal([]byte(strings.NewReplacer("&#34;", `"`, "&lt;", "<", "&gt;", ">", "&amp;", "&", "&#39;", "'").Replace(entry)), &x); err != nil {
		t.Fatalf("%v\n%s", err, entry)
	}
	p := court.Demonstration()
	p.Templates = []court.Template{x}
	if err := p.Ready(); err != nil {
		t.Error(err)
	}
	if err := chancery.Check(p); err != nil || x.From.String() != from || x.Block != court.Whole || len(x.Text) != 5 {
		t.Errorf("%v %+v", err, x)
	}
	res, pdf := s.ask("/admin/forms/summons", url.Values{"text": {good}, "from": {from}, "do": {"pdf"}})
	if res.Header.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(pdf, "%PDF-") || !strings.HasPrefix(res.Header.Get("Content-Disposition"), "inline") || res.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %v", res.StatusCode, res.Header)
	}
}

// What is wrong is named with its line, and nothing typed is lost; there is no entry for the profile then.
func TestFaultsKeepWhatWasTyped(t *testing.T) {
	s := open(t)
	s.Profile.Templates = []court.Template{{Paper: "summons", Block: court.Whole, From: s.day(9), Text: []string{"# 传票"}}}
	from := s.day(7).String()
	for name, c := range map[string]struct {
		text, from string
		want       []string
	}{
		"a thing it does not know":   {"# 传票\r\n\r\n甲{{.Nobody}}<x>", from, []string{"第3行：这种文书没有“Nobody”这项数据", "甲{{.Nobody}}&lt;x&gt;</textarea>", `href="#text"`}},
		"what the law asks for":      {strings.ReplaceAll(good, "对审判人员可以申请回避。", ""), from, []string{"缺少“可以申请回避”：《中华人民共和国民事诉讼法》第四十七条要求写明", "预览：文书将这样写"}},
		"no end":                     {"{{define \"x\"}}{{template \"x\" .}}{{end}}\r\n# 甲\r\n{{template \"x\" .}}", from, []string{"没有尽头", "{{define &#34;x&#34;}}"}},
		"too much":                   {"# 甲\r\n{{$n := 1000000}}{{range $n}}甲{{end}}", from, []string{"内容超过1024 KB"}},
		"too long":                   {"# 甲\r\n" + strings.Repeat("甲", 30000), from, []string{"最多64 KB"}},
		"nothing":                    {" ", from, []string{"请写样式的文字"}},
		"no day":                     {good, "明年", []string{"请写明从哪一天起使用", `value="明年"`, `href="#from"`}},
		"a day that is taken":        {good, s.day(9).String(), []string{"本院已有一个版本自" + s.day(9).String() + "起使用"}},
		"a character nobody can set": {strings.Replace(good, "传票", "传票\U0001F600", 1), from, []string{"不能排成文书"}},
	} {
		for _, do := range []string{"preview", ""} {
			res, page := s.ask("/admin/forms/summons", url.Values{"text": {c.text}, "from": {c.from}, "do": {do}})
			if res.StatusCode != http.StatusUnprocessableEntity || strings.Contains(page, "yunting check") || !strings.Contains(page, `id="errors"`) {
				t.Errorf("%s: %d", name, res.StatusCode)
			}
			for _, w := range c.want {
				if !strings.Contains(page, w) {
					t.Errorf("%s: the page does not say %q", name, w)
				}
			}
		}
	}
	if res, page := s.ask("/admin/forms/summons", url.Values{"text": {"甲"}, "do": {"pdf"}}); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, ">甲</textarea>") {
		t.Errorf("a PDF of what cannot be set: %d", res.StatusCode)
	}
}

// The pages speak all three languages.
func TestThreeLanguages(t *testing.T) {
	s := open(t)
	for l, want := range map[i18n.Language][]string{i18n.Hant: {"文書樣式", "必須寫明", "試一試"}, i18n.English: {"Forms of papers", "What it must say", "Try it"}} {
		_, page := s.ask("/admin/forms/summons", nil, l)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: no %q", l, w)
			}
		}
	}
}

package staff

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/hearing"
	"yunting/procedure"
	"yunting/web/shell"
)

const ourSummons = "# 传票\n> {{.Summoned}}：\n请于{{.At}}到{{.Place}}。拒不到庭的，可以按撤诉处理，可以缺席判决。对审判人员可以申请回避。\n{{template \"bench\" .}}\n@seal\n"

// A form is tried on a case by those who may read the case, and by nobody else; nothing is issued.
func TestAFormIsTriedOnACaseByItsReaders(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Examined)
	s.Enter(m, s.Judge(m), hearing.Summon{At: s.Clock.Now().Add(6 * 24 * time.Hour), Place: "第三法庭"})
	c := s.Civil(m)
	other := courttest.Judge1
	if c.Trial.Judge.ID == other.Person {
		other = courttest.Judge2
	}
	judge, clerk := officer(s.Judge(m)), officer(courttest.Clerk1)
	form := url.Values{"text": {ourSummons}, "from": {"2099-01-01"}, "to": {"d1"}, "do": {"preview"}}
	for base, who := range map[string]shell.Viewer{"/desk/cases/": judge, "/clerk/cases/": clerk} {
		at := base + string(m) + "/forms"
		if w := s.get(who, base+string(m)); !strings.Contains(w.Body.String(), at) {
			t.Errorf("%s: the page of the case does not lead to its forms", base)
		}
		if w := s.get(who, at); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), at+"/summons") || strings.Contains(w.Body.String(), at+"/judgment") {
			t.Errorf("%s: %d", at, w.Code)
		}
		if w := s.get(who, at+"/summons"); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "{{.Summoned}}") {
			t.Errorf("%s: %d", at, w.Code)
		}
		w := s.post(who, at+"/summons", form)
		for _, want := range []string{"预览：样式试用", "第三法庭", c.PartyName(procedure.D1) + "：", "yunting check"} {
			if !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s: %d, no %q", at, w.Code, want)
			}
		}
		bad := url.Values{"text": {"# 传票\n\n{{.Nobody}}"}, "from": {"2099-01-01"}}
		if w := s.post(who, at+"/summons", bad); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "第3行") || !strings.Contains(w.Body.String(), "{{.Nobody}}</textarea>") {
			t.Errorf("%s: %d", at, w.Code)
		}
		only := url.Values{"text": {ourSummons + `{{if eq .Place "第三法庭"}}{{index .Sign 7}}{{end}}`}, "from": {"2099-01-01"}} // right on the sample alone
		if w := s.post(who, at+"/summons", only); w.Code != http.StatusUnprocessableEntity || strings.Contains(w.Body.String(), "yunting check") {
			t.Errorf("%s: right on the sample alone: %d", at, w.Code)
		}
		pdf := url.Values{"text": {ourSummons}, "from": {"2099-01-01"}, "do": {"pdf"}}
		if w := s.post(who, at+"/summons", pdf); w.Header().Get("Content-Type") != "application/pdf" || !strings.HasPrefix(w.Body.String(), "%PDF-") {
			t.Errorf("%s: %d %v", at, w.Code, w.Header())
		}
		for _, none := range []string{"/judgment", "/nosuch"} {
			if w := s.get(who, at+none); w.Code != http.StatusNotFound {
				t.Errorf("%s%s: %d", at, none, w.Code)
			}
		}
	}
	admin := shell.Viewer{Person: "officer-admin-1", Name: "系统管理员", Role: court.Admin, Second: true}
	for _, base := range []string{"/desk/cases/", "/clerk/cases/"} {
		for _, path := range []string{"/forms", "/forms/summons"} {
			for name, who := range map[string]shell.Viewer{"another judge": officer(other), "an administrator": admin} {
				if w := s.get(who, base+string(m)+path); w.Code == http.StatusOK || strings.Contains(w.Body.String(), "第三法庭") {
					t.Errorf("%s%s for %s: %d", base, path, name, w.Code)
				}
				if w := s.post(who, base+string(m)+path, form); w.Code == http.StatusOK || strings.Contains(w.Body.String(), "第三法庭") {
					t.Errorf("POST %s%s for %s: %d", base, path, name, w.Code)
				}
			}
		}
	}
	if after := s.Civil(m); after.Seq() != c.Seq() || len(after.Papers.Papers) != len(c.Papers.Papers) {
		t.Error("trying a form changed the docket")
	}
}

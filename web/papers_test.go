package web_test

import (
	"context"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// submit posts a form.
func (s *site) submit(path string, cookie *http.Cookie, f url.Values) (int, string, string) {
	r := httptest.NewRequest("POST", "http://court.test"+path, strings.NewReader(f.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(cookie)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	b, _ := io.ReadAll(w.Result().Body)
	return w.Code, string(b), w.Header().Get("Location")
}

var markup = regexp.MustCompile(`<[^>]*>`)

// Who may read a paper reads its words on a page, exactly as they were set, with what became of it; nobody else finds it.
func TestPapersAreReadOnAPage(t *testing.T) {
	s := newSite(t)
	m := s.Judged()
	c := s.Civil(m)
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		s.verified(who)
	}
	var judgment, fee document.Paper
	for _, p := range c.Papers.Papers {
		switch {
		case p.Kind == document.Judgment && p.For == procedure.D1:
			judgment = p
		case p.Kind == document.FeeNotice:
			fee = p
		}
	}
	people := map[string]*http.Cookie{"plaintiff": s.signIn(courttest.Buyer), "defendant": s.signIn(courttest.Seller), "judge": s.signIn(s.Judge(m)), "clerk": s.signIn(courttest.Clerk1),
		"stranger": s.signIn(procedure.Who{Person: "person-stranger", Name: "路人甲"})}
	bases := map[string]string{"plaintiff": "/cases/", "defendant": "/cases/", "stranger": "/cases/", "judge": "/desk/cases/", "clerk": "/clerk/cases/"}
	at := func(who string, p document.Paper) string {
		return bases[who] + string(m) + "/papers/" + strconv.Itoa(p.Seq)
	}
	for who, admitted := range map[string]bool{"plaintiff": true, "defendant": true, "judge": true, "clerk": true, "stranger": false} {
		for _, sub := range []string{"", "/pdf"} {
			status, body := s.ask("GET", at(who, judgment)+sub, people[who])
			if (status == http.StatusOK) != admitted || !admitted && status != http.StatusNotFound {
				t.Errorf("the judgment%s for the %s: %d", sub, who, status)
			}
			if sub == "" && admitted && (!strings.Contains(body, judgment.Code) || !strings.Contains(body, string(judgment.File)) || !strings.Contains(body, c.Filing.Number.String())) {
				t.Errorf("the %s does not read what the paper is", who)
			}
		}
	}
	for who, want := range map[string]int{"plaintiff": 200, "clerk": 200, "defendant": 404, "stranger": 404} { // addressed to the plaintiff
		for _, sub := range []string{"", "/pdf"} {
			if status, _ := s.ask("GET", at(who, fee)+sub, people[who]); status != want {
				t.Errorf("the fee notice%s for the %s: %d, want %d", sub, who, status, want)
			}
		}
	}
	_, body := s.ask("GET", at("plaintiff", judgment), people["plaintiff"])
	article := body[strings.Index(body, "<article"):strings.Index(body, "</article>")]
	said := html.UnescapeString(markup.ReplaceAllString(article, ""))
	bs, err := s.house.ContentOf(context.Background(), judgment)
	if err != nil || len(bs) < 5 {
		t.Fatalf("%d blocks, %v", len(bs), err)
	}
	for _, b := range bs {
		for _, x := range typeset.Said(b) {
			for line := range strings.Lines(x) {
				if !strings.Contains(said, strings.TrimRight(line, "\n")) {
					t.Errorf("the page does not say %q", line)
				}
			}
		}
	}
	if strings.Count(body, "<h1") != 1 || strings.ContainsAny(said, "\u00ad\u200b") || !strings.Contains(article, `<h1 class="s-title">民事判决书</h1>`) {
		t.Errorf("%d main headings", strings.Count(body, "<h1"))
	}
}

// The judge corrects, the clerk withdraws; a form that is not complete comes back with what was typed and what is missing.
func TestPapersAreAmendedOnTheirPage(t *testing.T) {
	s := newSite(t)
	m := s.Judged()
	for _, who := range []procedure.Who{courttest.Buyer} {
		s.verified(who)
	}
	find := func(k document.Kind) (p document.Paper) {
		for _, x := range s.Civil(m).Papers.Papers {
			if x.Kind == k {
				p = x
			}
		}
		return p
	}
	judge, clerk, buyer := s.signIn(s.Judge(m)), s.signIn(courttest.Clerk1), s.signIn(courttest.Buyer)
	j, fee := find(document.Judgment), find(document.FeeNotice)
	desk, office := "/desk/cases/"+string(m)+"/papers/", "/clerk/cases/"+string(m)+"/papers/"
	seen := strconv.Itoa(s.Civil(m).Seq())

	_, body := s.ask("GET", desk+strconv.Itoa(j.Seq), judge)
	if !strings.Contains(body, "补正裁定发出后不能撤销") || !strings.Contains(body, "判决书、裁定书不能撤回") || strings.Contains(body, "/withdraw") {
		t.Error("the judge's page of a judgment")
	}
	_, body = s.ask("GET", office+strconv.Itoa(j.Seq), clerk)
	if strings.Contains(body, "/correct") || strings.Contains(body, "/withdraw") {
		t.Error("a clerk is offered to correct a judgment")
	}
	_, body = s.ask("GET", office+strconv.Itoa(fee.Seq), clerk)
	if !strings.Contains(body, "撤回后不能撤销") {
		t.Error("the clerk's page of a notice")
	}
	correct := desk + strconv.Itoa(j.Seq) + "/correct"
	status, body, _ := s.submit(correct, judge, url.Values{"seen": {seen}, "where-2": {"第2页第3行"}, "wrong-2": {"3929元"}})
	if status != http.StatusUnprocessableEntity || !strings.Contains(body, "第1处笔误缺少正确的内容") || !strings.Contains(body, `href="#right-1"`) || !strings.Contains(body, `value="3929元"`) {
		t.Errorf("%d %s", status, body)
	}
	if status, body, _ = s.submit(correct, judge, url.Values{"seen": {seen}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "至少一处笔误") {
		t.Errorf("%d", status)
	}
	if status, body, _ = s.submit(desk+strconv.Itoa(j.Seq)+"/withdraw", judge, url.Values{"seen": {seen}, "reason": {"改判"}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "第二百零九条") {
		t.Errorf("a judgment withdrawn: %d", status)
	}
	whole := url.Values{"seen": {seen}, "where-1": {"第2页第3行"}, "wrong-1": {"3929元"}, "right-1": {"3299元"}}
	for name, cookie := range map[string]*http.Cookie{"clerk": clerk, "buyer": buyer} {
		if status, _, _ := s.submit(correct, cookie, whole); status != http.StatusNotFound {
			t.Errorf("the %s corrects: %d", name, status)
		}
	}
	if status, _, _ := s.submit(office+strconv.Itoa(j.Seq)+"/correct", clerk, whole); status != http.StatusNotFound {
		t.Errorf("a clerk corrects at his own address: %d", status)
	}
	if status, _, to := s.submit(correct, judge, whole); status != http.StatusSeeOther || to != desk+strconv.Itoa(j.Seq)+"?done=correct" {
		t.Fatalf("%d %s", status, to)
	}
	s.Settle()
	_, body = s.ask("GET", "/cases/"+string(m)+"/papers/"+strconv.Itoa(j.Seq), buyer)
	if ruling := find(document.CorrectionRuling); !strings.Contains(body, "裁定补正") || ruling.Code == "" || !strings.Contains(body, "/d/") {
		t.Error("the party is not told that the judgment is corrected")
	}

	if status, body, _ = s.submit(office+strconv.Itoa(fee.Seq)+"/withdraw", clerk, url.Values{"seen": {seen}}); status != http.StatusUnprocessableEntity || !strings.Contains(body, "请写明撤回的理由") {
		t.Errorf("%d", status)
	}
	if status, _, to := s.submit(office+strconv.Itoa(fee.Seq)+"/withdraw", clerk, url.Values{"seen": {seen}, "reason": {"金额写错，另行通知"}}); status != http.StatusSeeOther || !strings.HasSuffix(to, "?done=withdraw") {
		t.Fatalf("%d %s", status, to)
	}
	s.Settle()
	_, body = s.ask("GET", "/cases/"+string(m)+"/papers/"+strconv.Itoa(fee.Seq), buyer)
	if !strings.Contains(body, "撤回，不再使用。理由：金额写错，另行通知") {
		t.Error("the party is not told that the notice is withdrawn")
	}
	if notice := find(document.WithdrawnNotice); notice.For != procedure.P1 {
		t.Errorf("%+v", notice)
	}
}

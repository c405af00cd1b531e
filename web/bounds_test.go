package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"yunting/courttest"
)

// post sends a form as a browser of the court's own page would.
func (s *site) post(path string, cookie *http.Cookie, form url.Values) (status int, to, page string) {
	r := httptest.NewRequest("POST", "http://court.test"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if cookie != nil {
		r.AddCookie(cookie)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	b, _ := io.ReadAll(w.Result().Body)
	return w.Code, w.Header().Get("Location"), string(b)
}

func TestDraftsAreBounded(t *testing.T) {
	s := newSite(t)
	s.verified(courttest.Buyer)
	cookie := s.signIn(courttest.Buyer)
	var last string
	for range 20 {
		status, to, page := s.post("/file", cookie, nil)
		if status != http.StatusSeeOther {
			t.Fatalf("%d %s", status, page)
		}
		last = strings.TrimSuffix(to, "/kind")
	}
	if status, _, page := s.post("/file", cookie, nil); status != http.StatusUnprocessableEntity || !strings.Contains(page, "您已有20份起诉状草稿") {
		t.Errorf("the 21st draft: %d", status)
	}
	if status, _, _ := s.post(last+"/delete", cookie, nil); status != http.StatusSeeOther {
		t.Fatalf("deleting: %d", status)
	}
	status, to, _ := s.post("/file", cookie, nil)
	if status != http.StatusSeeOther {
		t.Errorf("after one was deleted: %d", status)
	}
	facts := strings.TrimSuffix(to, "/kind") + "/facts"
	if status, _, page := s.post(facts, cookie, url.Values{"reasons": {strings.Repeat("a", 450_000)}}); status != http.StatusUnprocessableEntity || !strings.Contains(page, "草稿太长") {
		t.Errorf("a draft of 450 KB: %d", status)
	}
	if status, _, page := s.post(facts, cookie, url.Values{"reasons": {strings.Repeat("理由", 40_000)}}); status >= 500 || strings.Contains(page, "草稿太长") {
		t.Errorf("a long and honest draft: %d", status)
	}
}

package web_test

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/procedure"
	"yunting/register/query"
)

// intruder is a verified litigant with a case of his own and an eye on another's.
var intruder = procedure.Who{Person: "person-intruder", Name: "路人乙"}

// send uploads a file with a form.
func (s *site) send(path string, cookie *http.Cookie, name, content string, fields ...string) (int, string) {
	s.T.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i+1 < len(fields); i += 2 {
		m.WriteField(fields[i], fields[i+1])
	}
	if name != "" {
		f, err := m.CreateFormFile("file", name)
		if err != nil {
			s.T.Fatal(err)
		}
		io.WriteString(f, content)
	}
	m.Close()
	r := httptest.NewRequest("POST", "http://court.test"+path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	r.AddCookie(cookie)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// What somebody has not handed in yet is his alone: drafts and the files in them.
func TestAnothersDraftAndUpload(t *testing.T) {
	s := newSite(t)
	s.verified(courttest.Buyer)
	s.verified(intruder)
	owner, thief := s.signIn(courttest.Buyer), s.signIn(intruder)
	_, to, _ := s.post("/file", owner, nil)
	draft := strings.TrimSuffix(to, "/kind")
	s.post(draft+"/facts", owner, url.Values{"reasons": {"只有我知道的理由"}, "do": {"next"}})
	for _, path := range []string{"", "/facts", "/check", "/sign", "/complaint.pdf", "/estimate", "/done"} {
		if status, page := s.ask("GET", draft+path, thief); status != http.StatusNotFound || strings.Contains(page, "只有我知道") {
			t.Errorf("GET %s by another: %d", path, status)
		}
	}
	for _, path := range []string{"/facts", "/sign", "/delete"} {
		s.post(draft+path, thief, url.Values{"reasons": {"我改的"}, "do": {"next"}, "truth": {"yes"}, "signature": {intruder.Name}})
	}
	if _, page := s.ask("GET", draft+"/facts", owner); !strings.Contains(page, "只有我知道的理由") {
		t.Error("another person changed or deleted the draft")
	}

	// A file by its number, in a form of somebody else's.
	status, page := s.send(draft+"/evidence", owner, "secret.txt", "秘密的内容", "do", "add", "name", "聊天记录")
	if status != 422 {
		t.Fatalf("%d", status)
	}
	upload := regexp.MustCompile(`name="[a-z-]+" value="([0-9a-f-]{36})"`).FindStringSubmatch(page)
	if upload == nil {
		var row string
		if err := s.Pool.QueryRow(context.Background(), `select id from upload`).Scan(&row); err != nil {
			t.Fatal(err)
		}
		upload = []string{"", row}
	}
	_, to, _ = s.post("/file", thief, nil)
	theirs := strings.TrimSuffix(to, "/kind")
	s.send(theirs+"/evidence", thief, "", "", "do", "add", "name", "偷来的", "proves", "x", "file-again", upload[1], "upload", upload[1])
	if _, page := s.ask("GET", theirs+"/evidence", thief); strings.Contains(page, "secret.txt") {
		t.Error("a file was taken over by its number")
	}
}

// However often and however fast somebody pays, the fee is entered once.
func TestPayingAtTheSameTime(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.Accepted)
	s.Works.Cashier.Counter = "/counter"
	s.verified(intruder)
	cookie, thief := s.signIn(courttest.Buyer), s.signIn(intruder)
	status, to, page := s.post("/cases/"+string(m)+"/fees/pay", cookie, nil)
	if status != http.StatusSeeOther {
		t.Fatalf("%d %s", status, page)
	}
	at := strings.TrimPrefix(to, "http://court.test")
	if status, _, _ := s.post(at, thief, nil); status != http.StatusNotFound {
		t.Errorf("another person pays: %d", status)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			s.post("/cases/"+string(m)+"/fees/pay", cookie, nil)
			if status, _, _ := s.post(at, cookie, nil); status != http.StatusSeeOther {
				t.Errorf("paying: %d", status)
			}
		})
	}
	all.Wait()
	if err := s.Works.Cashier.Reconcile(context.Background(), 0); err != nil {
		t.Fatal(err)
	}
	rd, err := s.Clerk.Read(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	paid := 0
	for _, e := range rd.Entries {
		if e.Kind == "fee.pay" {
			paid++
		}
	}
	var orders int
	if err := s.Pool.QueryRow(context.Background(), `select count(*) from payment_order where matter = $1`, m).Scan(&orders); err != nil || paid != 1 || orders != 1 {
		t.Errorf("%d payments entered for %d orders (%v), want one", paid, orders, err)
	}
}

// Another site cannot make a signed-in person do anything, by whatever kind of form.
func TestAnotherSiteCannotAct(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.RoomOpen)
	cookie := s.signIn(courttest.Buyer)
	before := s.Civil(m).Seq()
	for _, head := range []map[string]string{
		{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"},
		{"Origin": "http://court.test.evil.example"}, {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"},
	} {
		for _, path := range []string{"/cases/" + string(m) + "/evidence/rest", "/cases/" + string(m) + "/withdraw", "/account/keys", "/account/sessions/all", "/logout", "/file", "/login"} {
			for _, media := range []string{"application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"} {
				r := httptest.NewRequest("POST", "http://court.test"+path, strings.NewReader("label=x&seen=1"))
				r.Header.Set("Content-Type", media)
				for k, v := range head {
					r.Header.Set(k, v)
				}
				r.AddCookie(cookie)
				w := httptest.NewRecorder()
				s.handler.ServeHTTP(w, r)
				if w.Code != http.StatusForbidden {
					t.Errorf("%v to %s as %s: %d", head, path, media, w.Code)
				}
			}
		}
	}
	if now := s.Civil(m).Seq(); now != before {
		t.Errorf("the case moved from %d to %d", before, now)
	}
	if status, _ := s.ask("GET", "/account", cookie); status != http.StatusOK {
		t.Errorf("still signed in: %d", status)
	}
}

// Nothing a person writes gets into the head of an answer, nor leads away from the court.
func TestHeadsAndWaysCannotBeForged(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.Accepted)
	cookie := s.signIn(courttest.Buyer)
	status, _ := s.send("/cases/"+string(m)+"/evidence", cookie, "a\"; filename=evil.html\r\nX-Evil: 1.txt", "内容", "name", "聊天记录", "proves", "承诺", "source", "手机", "original", "原件", "seen", "99", "do", "add")
	t.Logf("evidence with a forged name: %d", status)
	for _, x := range s.Civil(m).Evidence.Exhibits {
		r := httptest.NewRequest("GET", "http://court.test/cases/"+string(m)+"/exhibits/"+string(x.ID), nil)
		r.AddCookie(cookie)
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		h := w.Header()
		if h.Get("X-Evil") != "" || !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") && !strings.Contains(h.Get("Content-Security-Policy"), "default-src 'none'") || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", x.ID, h)
		}
	}
	for _, way := range []string{"//evil.example", "https://evil.example", "/\\evil.example", "/%5cevil.example/..", "/x\r\nX-Evil: 1"} {
		r := httptest.NewRequest("GET", "http://court.test/login?next="+url.QueryEscape(way), nil)
		r.AddCookie(cookie)
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if to := w.Header().Get("Location"); strings.Contains(to, "evil") && !strings.HasPrefix(to, "/%5c") || w.Header().Get("X-Evil") != "" {
			t.Errorf("%q leads to %q", way, to)
		}
		r = httptest.NewRequest("POST", "http://court.test/account/language", strings.NewReader("language=nope"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Referer", "http://court.test/"+way)
		r.AddCookie(cookie)
		w = httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if strings.Contains(w.Body.String(), `href="//evil`) || strings.Contains(w.Body.String(), `href="https://evil`) {
			t.Errorf("a page after %q links away", way)
		}
	}
	if _, err := s.Q.FindOrder(context.Background(), query.FindOrderParams{Court: string(s.Profile.Code), ID: id.New()}); err == nil {
		t.Error("an order nobody made is found")
	}
}

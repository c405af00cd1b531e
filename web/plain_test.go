package web_test

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/procedure"
	"yunting/web/shell"
)

// rubbish is what programs send that look for holes. Each must be named, and none may become a fault.
var rubbish = map[string]string{"NUL": "a\x00b", "escape": "\x1b[2J", "bell": "\a", "C1": "a\u0085b", "broken UTF-8": "\xff\xfe", "half a rune": "陈\xe5\xb0", "overlong": "\xc0\x80"}

// fields are names that some form of the court reads.
var fields = []string{"name", "mobile", "code", "reason", "reasons", "text", "label", "login", "signature", "claim-1", "next", "page", "q", "from", "unknown"}

// Every route × rubbish in the address, in the query, in a form and in a file name.
func TestRubbishIsNamedAndNeverAFault(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.RoomOpen)
	s.verified(courttest.Buyer)
	cookies := map[shell.Audience]*http.Cookie{shell.Litigant: s.signIn(courttest.Buyer), shell.Clerks: s.signIn(courttest.Clerk1), shell.Judges: s.signIn(s.Judge(m)),
		shell.Admins:     s.signIn(procedure.Who{Person: "officer-admin-1", Name: "系统管理员", Role: "admin"}),
		shell.Presidents: s.signIn(courttest.President)}
	cookies[shell.Sealers] = cookies[shell.Presidents]
	cookies[shell.Bench] = cookies[shell.Judges]
	cookies[shell.Anyone], cookies[shell.SignedIn], cookies[shell.Officers] = cookies[shell.Litigant], cookies[shell.Litigant], cookies[shell.Clerks]
	tried := 0
	send := func(rt shell.Route, what string, r *http.Request, want string) {
		t.Helper()
		tried++
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if c := cookies[rt.For]; c != nil {
			r.AddCookie(c)
		}
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s, %s: %d, want 400 with %q", rt.Pattern, what, w.Code, want)
		}
	}
	for _, rt := range s.routes {
		method, pattern, _ := strings.Cut(rt.Pattern, " ")
		if strings.Contains(pattern, "/static/") {
			continue
		}
		fill := strings.NewReplacer("{matter}", string(m), "{exhibit}", "p1-1", "{kind}", "complaint", "{order}", "fee-"+string(m), "{draft}", string(m),
			"{step}", "claims", "{delivery}", "v1-p1", "{n}", "1", "{code}", "ABCDEFGHJK", "{id}", "x", "{$}", "")
		path := fill.Replace(pattern)
		for name, bad := range rubbish {
			if i := strings.LastIndex(pattern, "{"); i >= 0 && !strings.HasSuffix(pattern, "{$}") {
				end := strings.Index(pattern[i:], "}") + i + 1
				spoilt := fill.Replace(pattern[:i]) + url.PathEscape(bad) + fill.Replace(pattern[end:])
				send(rt, name+" in the address", httptest.NewRequest(method, "http://court.test"+spoilt, nil), "网址")
			}
			for _, f := range fields {
				send(rt, name+" in the query", httptest.NewRequest(method, "http://court.test"+path+"?"+f+"="+url.QueryEscape(bad), nil), "“"+f+"”")
				if method != http.MethodPost {
					break
				}
				r := httptest.NewRequest("POST", "http://court.test"+path, strings.NewReader("ok=1&"+f+"="+url.QueryEscape(bad)))
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
				send(rt, name+" in the form", r, "“"+f+"”")
			}
			if method == http.MethodPost && rt.Large {
				var b bytes.Buffer
				fmt.Fprintf(&b, "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s.txt\"\r\n\r\nx\r\n--x--\r\n", bad)
				r := httptest.NewRequest("POST", "http://court.test"+path, &b)
				r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
				if name == "NUL" || name == "escape" || name == "bell" { // no header may hold these
					continue
				}
				send(rt, name+" in a file name", r, "文件名")
				b.Reset()
				mw := multipart.NewWriter(&b)
				mw.WriteField("signature", bad)
				mw.Close()
				r = httptest.NewRequest("POST", "http://court.test"+path, &b)
				r.Header.Set("Content-Type", mw.FormDataContentType())
				send(rt, name+" in a form with files", r, "“signature”")
			}
		}
	}
	t.Logf("%d tries", tried)
}

// A form with files that is cut short, or whose head makes no sense, is told so.
func TestABrokenFormWithFiles(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.RoomOpen)
	cookie := s.signIn(courttest.Buyer)
	for name, c := range map[string][2]string{
		"cut short":                       {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc"},
		"no boundary":                     {"multipart/form-data", "abc"},
		"nonsense":                        {"multipart/form-data; boundary=x", "\x00\x01"},
		"bad escape":                      {"application/x-www-form-urlencoded", "a=%zz"},
		"a control character in the head": {"multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\x00.txt\"\r\n\r\nx\r\n--x--\r\n"},
	} {
		r := httptest.NewRequest("POST", "http://court.test/cases/"+string(m)+"/evidence", strings.NewReader(c[1]))
		r.Header.Set("Content-Type", c[0])
		r.AddCookie(cookie)
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		if w.Code < 400 || w.Code >= 500 || !strings.Contains(w.Body.String(), "没有办理") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
}

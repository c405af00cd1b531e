package web

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"yunting/court"
	"yunting/law"
	"yunting/platform/clock"
	"yunting/platform/origin"
	"yunting/web/shell"
)

// house is a court without a record: enough for pages that ask it nothing.
func house(log io.Writer) *shell.House {
	return &shell.House{Court: court.Demonstration(), Clock: &clock.Clock{}, Log: slog.New(slog.NewTextHandler(log, nil)), Base: "https://court.example"}
}

func say(text string) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, err := io.WriteString(w, text)
		return err
	}
}

func serve(h *shell.House, rs []shell.Route, r *http.Request) *http.Response {
	w := httptest.NewRecorder()
	Serve(h, rs).ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWhoIsNotSignedInIsSentToTheDoor(t *testing.T) {
	h := house(io.Discard)
	for _, c := range []struct {
		method, path, want string
		who                shell.Audience
	}{
		{"GET", "/cases/1/evidence?x=1", "/login?next=%2Fcases%2F1%2Fevidence%3Fx%3D1", shell.Litigant},
		{"GET", "/desk", "/login/staff?next=%2Fdesk", shell.Judges},
		{"GET", "/admin", "/login/staff?next=%2Fadmin", shell.Admins},
		{"POST", "/file", "/login?next=%2Ffile%2F1", shell.Litigant},
		{"GET", "/nobody", "/login?next=%2Fnobody", ""}, // no audience: nobody
	} {
		path, _, _ := strings.Cut(c.path, "?")
		r := httptest.NewRequest(c.method, "http://court.example"+c.path, nil)
		r.Header.Set("Referer", "http://court.example/file/1")
		res := serve(h, []shell.Route{{Pattern: c.method + " " + path, For: c.who, Handle: say("secret")}}, r)
		if got := res.Header.Get("Location"); res.StatusCode != http.StatusSeeOther || got != c.want {
			t.Errorf("%s %s: %d to %q, want 303 to %q", c.method, c.path, res.StatusCode, got, c.want)
		}
		if strings.Contains(body(t, res), "secret") {
			t.Errorf("%s shows its page to anybody", c.path)
		}
	}
}

func TestHeaders(t *testing.T) {
	h := house(io.Discard)
	rs := []shell.Route{{Pattern: "GET /p", For: shell.Anyone, Handle: say("page")},
		{Pattern: "GET /f", For: shell.Anyone, Handle: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "application/pdf")
			_, err := w.Write([]byte("%PDF"))
			return err
		}},
		{Pattern: "GET /s", For: shell.Anyone, Handle: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "image/png")
			w.Header().Set("Content-Security-Policy", "sandbox")
			_, err := w.Write([]byte("PNG"))
			return err
		}}}
	page := serve(h, rs, httptest.NewRequest("GET", "/p", nil)).Header
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
		"Strict-Transport-Security": "max-age=31536000"} {
		if page.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, page.Get(name), want)
		}
	}
	csp := page.Get("Content-Security-Policy")
	for _, want := range []string{"default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self' https://court.example;"} {
		if !strings.Contains(csp, want) {
			t.Errorf("policy %q lacks %q", csp, want)
		}
	}
	if strings.Contains(csp, "unsafe") {
		t.Errorf("policy %q", csp)
	}
	if got := serve(h, rs, httptest.NewRequest("GET", "/f", nil)).Header.Get("Content-Security-Policy"); got != filePolicy {
		t.Errorf("a file is served under %q", got)
	}
	if got := serve(h, rs, httptest.NewRequest("GET", "/s", nil)).Header.Get("Content-Security-Policy"); got != "sandbox" {
		t.Errorf("a file with a stricter policy of its own is served under %q", got)
	}
}

// Behind a proxy that speaks https the browser is told to stay with it, whatever the court believes its own address to be.
func TestHTTPSBehindAProxy(t *testing.T) {
	h := house(io.Discard)
	h.Base = "http://court.example"
	proxies, err := origin.Parse("10.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	rs := []shell.Route{{Pattern: "GET /p", For: shell.Anyone, Handle: say("page")}}
	for from, want := range map[string]string{"10.0.0.1:1": "max-age=31536000", "203.0.113.5:1": ""} {
		r := httptest.NewRequest("GET", "/p", nil)
		r.RemoteAddr = from
		r.Header.Set("X-Forwarded-Proto", "https")
		w := httptest.NewRecorder()
		proxies.Believe(Serve(h, rs)).ServeHTTP(w, r)
		if got := w.Header().Get("Strict-Transport-Security"); got != want || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("from %s: %q, cache %q; want %q", from, got, w.Header().Get("Cache-Control"), want)
		}
	}
}

func TestOtherSitesCannotPost(t *testing.T) {
	h := house(io.Discard)
	rs := []shell.Route{{Pattern: "POST /p", For: shell.Anyone, Handle: say("done")}}
	for name, c := range map[string]struct {
		header, value string
		want          int
	}{
		"another site":   {"Sec-Fetch-Site", "cross-site", http.StatusForbidden},
		"another origin": {"Origin", "https://evil.example", http.StatusForbidden},
		"our own page":   {"Sec-Fetch-Site", "same-origin", http.StatusOK},
		"a program":      {"Accept", "*/*", http.StatusOK}, // payment notices carry neither; they are signed
	} {
		r := httptest.NewRequest("POST", "https://court.example/p", nil)
		r.Header.Set(c.header, c.value)
		if got := serve(h, rs, r).StatusCode; got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestFailures(t *testing.T) {
	var log bytes.Buffer
	h := house(&log)
	fail := func(err error) func(http.ResponseWriter, *http.Request) error {
		return func(http.ResponseWriter, *http.Request) error { return err }
	}
	rs := []shell.Route{
		{Pattern: "GET /refused", For: shell.Anyone, Handle: fail(law.Refuse(law.Rule{}, "还不能办理"))},
		{Pattern: "GET /fault", For: shell.Anyone, Handle: fail(errors.New("the disk is full"))},
		{Pattern: "GET /panic", For: shell.Anyone, Handle: func(http.ResponseWriter, *http.Request) error { panic("boom") }},
		{Pattern: "POST /form", For: shell.Anyone, Handle: say("taken")},
		{Pattern: "POST /files", For: shell.Anyone, Large: true, Handle: func(_ http.ResponseWriter, r *http.Request) error {
			_, _, err := r.FormFile("f")
			return err
		}},
	}
	for path, c := range map[string]struct {
		status int
		says   string
	}{
		"/nowhere": {404, "没有找到这个页面"}, "/refused": {422, "还不能办理"}, "/fault": {500, "把编号"}, "/panic": {500, "系统出了问题"},
	} {
		res := serve(h, rs, httptest.NewRequest("GET", path, nil))
		if got := body(t, res); res.StatusCode != c.status || !strings.Contains(got, c.says) || strings.Contains(got, "disk") || strings.Contains(got, "boom") {
			t.Errorf("%s: %d %s", path, res.StatusCode, got)
		}
	}
	if !strings.Contains(log.String(), "the disk is full") || !strings.Contains(log.String(), "boom") {
		t.Error("the operator must learn the cause")
	}
	big := strings.Repeat("a", formMost+1)
	post := func(path string) int {
		r := httptest.NewRequest("POST", path, strings.NewReader("x="+big))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if path == "/files" {
			r.Body = io.NopCloser(strings.NewReader("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n" + big + "\r\n--x--\r\n"))
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
		}
		return serve(h, rs, r).StatusCode
	}
	if got := post("/form"); got != http.StatusRequestEntityTooLarge {
		t.Errorf("a form of more than 1 MB: %d, want 413", got)
	}
	if got := post("/files"); got != http.StatusOK {
		t.Errorf("a route for files must take more than 1 MB: %d", got)
	}
}

func TestLogNamesNobody(t *testing.T) {
	var log bytes.Buffer
	r := httptest.NewRequest("GET", "/cases/0190-secret?name=陈某", nil)
	r.RemoteAddr = "203.0.113.9:1"
	serve(house(&log), []shell.Route{{Pattern: "GET /cases/{matter}", For: shell.Anyone, Handle: say("x")}}, r)
	line := log.String()
	if !strings.Contains(line, `route="GET /cases/{matter}"`) || !strings.Contains(line, "status=200") || !strings.Contains(line, "took=") {
		t.Errorf("log %q", line)
	}
	for _, secret := range []string{"0190-secret", "陈", "%E9", "203.0.113"} {
		if strings.Contains(line, secret) {
			t.Errorf("log %q holds %q", line, secret)
		}
	}
}

func TestSqueeze(t *testing.T) {
	h := house(io.Discard)
	page := strings.Repeat("云庭 ", 1000)
	rs := []shell.Route{{Pattern: "GET /p", For: shell.Anyone, Handle: say(page)},
		{Pattern: "GET /f", For: shell.Anyone, Handle: func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "application/pdf")
			_, err := io.WriteString(w, page)
			return err
		}}}
	get := func(path, accept string) *http.Response {
		r := httptest.NewRequest("GET", path, nil)
		r.Header.Set("Accept-Encoding", accept)
		return serve(h, rs, r)
	}
	res := get("/p", "br, gzip")
	z, err := gzip.NewReader(res.Body)
	if err != nil || res.Header.Get("Content-Encoding") != "gzip" || res.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatalf("%v %v", res.Header, err)
	}
	if b, err := io.ReadAll(z); err != nil || string(b) != page {
		t.Errorf("unpacked to %d bytes, %v", len(b), err)
	}
	for _, c := range [][2]string{{"/p", ""}, {"/p", "gzip;q=0"}, {"/f", "gzip"}} {
		if res := get(c[0], c[1]); res.Header.Get("Content-Encoding") != "" || body(t, res) != page {
			t.Errorf("%s with %q must go out as it is", c[0], c[1])
		}
	}
}

// No address is served twice, and each says whom it is for.
func TestEveryRouteHasAnAudience(t *testing.T) {
	h := house(io.Discard)
	seen := map[string]bool{}
	for _, rt := range Routes(h) {
		if rt.For == "" || rt.Handle == nil {
			t.Errorf("%s has no audience or no handler", rt.Pattern)
		}
		if seen[rt.Pattern] {
			t.Errorf("%s is served twice", rt.Pattern)
		}
		seen[rt.Pattern] = true
		if method, _, ok := strings.Cut(rt.Pattern, " "); !ok || method != "GET" && method != "POST" {
			t.Errorf("%s: a page is fetched or posted", rt.Pattern)
		}
	}
	New(h) // panics when two patterns conflict
}

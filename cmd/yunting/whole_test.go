package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// whole is a demonstration as a newcomer starts it: the program, its database and three witnesses, each a process.
type whole struct {
	*testing.T
	data, port string
	at         string // the address people use
	cmd        *exec.Cmd
	said       saying
}

// saying keeps what the program says.
type saying struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *saying) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *saying) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

func openWhole(t *testing.T) *whole {
	t.Helper()
	w := &whole{T: t, data: filepath.Join(t.TempDir(), "data")}
	for dir := filepath.Dir(w.data); dir != filepath.Dir(dir) && dir != os.TempDir(); dir = filepath.Dir(dir) {
		os.Chmod(dir, 0o755) // PostgreSQL may run as another user
	}
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, w.port, _ = net.SplitHostPort(ln.Addr().String())
	w.at = "http://localhost:" + w.port
	ln.Close()
	w.start()
	t.Cleanup(func() {
		w.cmd.Process.Kill() // it may have ended well before
		if t.Failed() {
			said := w.said.String()
			t.Logf("what the program said last:\n%s", said[max(0, len(said)-4000):])
		}
	})
	return w
}

func (w *whole) start() {
	w.Helper()
	w.cmd = exec.Command(os.Args[0], "demo")
	w.cmd.Env = append(os.Environ(), "YUNTING_TEST_AS_PROGRAM=yes", "YUNTING_ADDR=127.0.0.1:"+w.port, "YUNTING_BASE=", "YUNTING_COURT=", "YUNTING_DATA="+w.data, "DATABASE_URL=")
	w.cmd.Stdout, w.cmd.Stderr = &w.said, &w.said
	if err := w.cmd.Start(); err != nil {
		w.Fatal(err)
	}
	w.until("the program is ready", func() bool {
		r, err := http.Get(w.at + "/readyz")
		if err == nil {
			r.Body.Close()
		}
		return err == nil && r.StatusCode == http.StatusOK
	})
}

func (w *whole) stop() {
	w.Helper()
	if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		w.Fatal(err)
	}
	if err := w.cmd.Wait(); err != nil {
		w.Fatalf("the program did not end well: %v", err)
	}
}

// until asks again and again, a minute at most.
func (w *whole) until(what string, there func() bool) {
	w.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if there() {
			return
		}
	}
	w.Fatalf("%s: not within a minute", what)
}

// guest is somebody at a browser of his own.
type guest struct {
	*whole
	http *http.Client
	key  string // of the interface
}

func (w *whole) guest() *guest {
	jar, err := cookiejar.New(nil)
	if err != nil {
		w.Fatal(err)
	}
	return &guest{whole: w, http: &http.Client{Jar: jar, Timeout: time.Minute}}
}

// page opens an address, with a form if there is one, and goes where it leads; it has to end well.
func (g *guest) page(path string, form ...string) string {
	g.Helper()
	method, v := http.MethodGet, url.Values{}
	for i := 0; i+1 < len(form); i += 2 {
		method = http.MethodPost
		v.Add(form[i], form[i+1])
	}
	r, err := http.NewRequest(method, g.at+path, strings.NewReader(v.Encode()))
	if err != nil {
		g.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	res, err := g.http.Do(r)
	if err != nil {
		g.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		g.Fatalf("%s %s: %d %v\n%s", method, path, res.StatusCode, err, wordsOf(b))
	}
	return string(b)
}

var tag = regexp.MustCompile(`(?s)<(style|script|head).*?</(style|script|head)>|<[^>]*>|\s+`)

// wordsOf is what a page says, for a failed test.
func wordsOf(page []byte) string { return tag.ReplaceAllString(string(page), " ") }

// found is the first group of a pattern on a page.
func (g *guest) found(page, pattern string) string {
	g.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(page)
	if m == nil {
		g.Fatalf("nothing like %s in\n%s", pattern, wordsOf([]byte(page)))
	}
	return html.UnescapeString(m[1])
}

// ask asks the interface; the answer has to have the status. sign, if there is one, signs instead of the key.
func (g *guest) ask(method, path string, body any, status int, sign ...signer) []byte {
	g.Helper()
	var sent []byte
	if body != nil {
		var err error
		if sent, err = json.Marshal(body); err != nil {
			g.Fatal(err)
		}
	}
	r, err := http.NewRequest(method, g.at+"/api/v1"+path, bytes.NewReader(sent))
	if err != nil {
		g.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	if g.key != "" {
		r.Header.Set("Authorization", "Bearer "+g.key)
	}
	for _, s := range sign {
		if err := s.Sign(r, sent, time.Now()); err != nil {
			g.Fatal(err)
		}
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		g.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != status {
		g.Fatalf("%s %s: %d, want %d: %v %s", method, path, res.StatusCode, status, err, b)
	}
	return b
}

// officer signs in with both factors, as the demonstration shows them.
func (w *whole) officer(login string) *guest {
	w.Helper()
	g := w.guest()
	shown := g.page("/login/staff", "login", login, "password", demoPassword)
	shown = g.page("/login/staff/second", "code", g.found(shown, `(?s)class="demobox".*?<code class="num">(\d{6})<`))
	if strings.Contains(shown, "动态口令") { // it changed between showing and typing
		g.page("/login/staff/second", "code", g.found(shown, `(?s)class="demobox".*?<code class="num">(\d{6})<`))
	}
	return g
}

// person signs in with a code sent to a mobile, says who he is, and is verified by a clerk.
func (w *whole) person(clerk *guest, name, number, mobile string) *guest {
	w.Helper()
	g := w.guest()
	g.page("/login", "mobile", mobile)
	g.page("/login/code", "code", g.found(w.guest().page("/outbox"), `登录验证码：(\d{6})`))
	g.page("/account/identity", "name", name, "id_kind", "resident", "id_number", number)
	rows := regexp.MustCompile(`<(tr|li)\b`).Split(clerk.page("/clerk/identity"), -1)
	i := slices.IndexFunc(rows, func(row string) bool { return strings.Contains(row, name) })
	if i < 0 {
		w.Fatalf("the clerk does not see that %s waits", name)
	}
	at := clerk.found(rows[i], `href="(/clerk/identity/[^"]+)"`)
	clerk.page(at+"/verify", "how", "当面核对证件原件", "seen", clerk.found(clerk.page(at), `name="seen" value="(\d+)"`))
	g.makeKey("label", "程序")
	return g
}

func (g *guest) makeKey(form ...string) {
	g.Helper()
	g.key = g.found(g.page("/account/keys", append(form, "days", "7")...), `>(yt_[^<]+)<`)
}

// platform is a node's own server: it speaks what docs/ledger/fetch.md says, written from that page alone.
type platform struct {
	key  []byte
	mu   sync.Mutex
	has  map[string][]byte // by what follows the endpoint
	seen map[string]bool   // nonces
	gave []string
}

func (p *platform) serve(t *testing.T) string {
	s := httptest.NewServer(p)
	t.Cleanup(s.Close)
	return s.URL + "/content"
}

func (p *platform) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	h := r.Header
	lines := r.Method + "\n" + r.URL.EscapedPath() + "\n"
	for _, name := range []string{"Yunting-Time", "Yunting-Nonce", "Yunting-Court", "Yunting-Case", "Yunting-Ordered"} {
		lines += h.Get(name) + "\n"
	}
	if !sameMAC(p.key, lines, h.Get("Yunting-Signature")) || p.seen[h.Get("Yunting-Nonce")] {
		http.Error(w, "not the court", http.StatusUnauthorized)
		return
	}
	p.seen[h.Get("Yunting-Nonce")] = true
	b, ok := p.has[strings.TrimPrefix(r.URL.Path, "/content/")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	p.gave = append(p.gave, r.URL.Path)
	w.Header().Set("Content-Disposition", `attachment; filename*=UTF-8''`+url.PathEscape("聊天记录.txt"))
	w.Write(b)
}

// keep says what the platform hands out under a number.
func (p *platform) keep(number string, content string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.has[number] = []byte(content)
}

func (p *platform) takeKey(text string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var err error
	p.key, err = hex.DecodeString(text)
	if err == nil && len(p.key) != 32 {
		err = fmt.Errorf("the key has %d bytes", len(p.key))
	}
	return err
}

package door

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"yunting/web/shell"
)

func TestSafe(t *testing.T) {
	for _, good := range []string{"/my", "/cases/1?tab=a#b", "/guide/fee?amount=3299"} {
		if got := Safe(good, "/x"); got != good {
			t.Errorf("Safe(%q) = %q, want it kept", good, got)
		}
	}
	for _, bad := range []string{"", "//evil.example", "///evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example",
		"javascript:alert(1)", "my", "/a\r\nSet-Cookie: x=1", "/\t/evil.example", "http:/evil.example", "%2f%2fevil.example"} {
		if got := Safe(bad, "/x"); got != "/x" {
			t.Errorf("Safe(%q) = %q: it leads away", bad, got)
		}
	}
}

func TestLimiter(t *testing.T) {
	now := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	l := newLimiter(func() time.Time { return now })
	for i := range 3 {
		if _, ok := l.allow("a", 3); !ok {
			t.Fatalf("attempt %d refused", i+1)
		}
		now = now.Add(time.Minute)
	}
	wait, ok := l.allow("a", 3)
	if ok || wait != window-3*time.Minute {
		t.Errorf("fourth attempt: %v %v, want refused for %v", wait, ok, window-3*time.Minute)
	}
	if _, ok := l.allow("b", 3); !ok {
		t.Error("another key must have its own count")
	}
	if now = now.Add(wait); !first(l.allow("a", 3)) {
		t.Error("the window slides: the first attempt is forgotten")
	}
	if first(l.allow("a", 3)) {
		t.Error("the others still count")
	}
	now = now.Add(longest + window)
	l.allow("c", 1)
	if len(l.seen) != 1 {
		t.Errorf("%d keys kept, want the old ones swept", len(l.seen))
	}
}

func first(_ time.Duration, ok bool) bool { return ok }

func TestStepOf(t *testing.T) {
	const secret = "JBSWY3DPEHPK3PXP"
	at := time.Unix(1_800_000_015, 0)
	code := func(d time.Duration) string {
		c, err := Code(secret, at.Add(d))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	this := at.Unix() / totpStep
	for d, want := range map[time.Duration]int64{0: this, -30 * time.Second: this - 1, 30 * time.Second: this + 1, -90 * time.Second: 0, 90 * time.Second: 0} {
		if got := stepOf(secret, code(d), at); got != want {
			t.Errorf("code of %v: step %d, want %d", d, got, want)
		}
	}
	for _, typed := range []string{"", "12345", code(0) + "0"} {
		if stepOf(secret, typed, at) != 0 {
			t.Errorf("%q must not pass", typed)
		}
	}
	if stepOf("", code(0), at) != 0 {
		t.Error("an officer without a secret has no code")
	}
}

func TestCheckPassword(t *testing.T) {
	hash, err := HashPassword("对的密码")
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for _, c := range []struct {
		typed, hash string
		want        bool
	}{{"对的密码", hash, true}, {"错的密码", hash, false}, {"对的密码", "", false}, {"nobody has this account", "", false}} {
		if got, err := checkPassword(ctx, c.typed, c.hash); err != nil || got != c.want {
			t.Errorf("%q against %.20q: %v %v, want %v", c.typed, c.hash, got, err, c.want)
		}
	}
}

func TestPasswordsWaitTheirTurn(t *testing.T) {
	for range cap(hashing) {
		hashing <- struct{}{}
	}
	defer func() {
		for range cap(hashing) {
			<-hashing
		}
	}()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := checkPassword(ctx, "x", ""); err == nil {
		t.Error("with every place taken a request that has gone must not be worked")
	}
}

// The cookie of a session cannot be read by scripts, is not sent along by other sites' forms and is bound to the host over https.
func TestCookies(t *testing.T) {
	for base, name := range map[string]string{"https://court.example": "__Host-session", "http://localhost:8080": "session"} {
		h := &shell.House{Base: base}
		w := httptest.NewRecorder()
		setCookie(h, w, "session", "v", time.Hour)
		c := w.Result().Cookies()[0]
		if c.Name != name || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" || c.Secure != h.Secure() || c.MaxAge != 3600 {
			t.Errorf("%s: %+v", base, c)
		}
	}
	if a, b := secret(), secret(); a == b || len(a) != 43 {
		t.Errorf("tokens %q %q: want 256 bits, each its own", a, b)
	}
}

func TestEveryRouteSaysWhomItIsFor(t *testing.T) {
	for _, rt := range Routes(&shell.House{}) {
		if rt.For == "" || rt.Handle == nil {
			t.Errorf("%s has no audience or no handler", rt.Pattern)
		}
	}
}

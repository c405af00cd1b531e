package journal_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/x509"
	"encoding/pem"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"yunting/journal"
	"yunting/ledger"
)

func openAuthority(t *testing.T, dir string, now func() time.Time) *journal.Authority {
	t.Helper()
	a, err := journal.OpenAuthority(dir, "测试法院", now)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var body = []byte("court.test/ledger\n5\nAAAA\n")

func TestOwnAuthority(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "authority")
	a := openAuthority(t, dir, time.Now)
	token, err := a.Stamp(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	p := ledger.Policy{Authorities: []*x509.Certificate{openAuthority(t, dir, time.Now).Root()}} // as read again
	s, err := p.Stamped(token, body)
	if err != nil || time.Since(s.At) > time.Minute || !strings.Contains(s.Authority, "测试法院") {
		t.Errorf("%+v %v", s, err)
	}
	if _, err := p.Stamped(token, append(body, 'x')); err == nil {
		t.Error("the token holds for another text")
	}
	other := ledger.Policy{Authorities: []*x509.Certificate{openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now).Root()}}
	if _, err := other.Stamped(token, body); err == nil {
		t.Error("the token holds under another root")
	}
	for _, name := range []string{"root.pem", "stamp.pem"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", name, info.Mode(), err)
		}
	}
}

// A program that knows nothing of ours takes the tokens, by the certificate that stands in the policy.
func TestOpenSSLTakesOurTokens(t *testing.T) {
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("no openssl on this machine")
	}
	a := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	srv := httptest.NewServer(a)
	defer srv.Close()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	put := func(name string, b []byte) {
		if err := os.WriteFile(at(name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	openssl := func(args ...string) string {
		out, _ := exec.Command("openssl", args...).CombinedOutput()
		return string(out)
	}
	put("ca.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.Root().Raw}))
	put("body", body)
	put("other", append(body, 'x'))
	token, err := a.Stamp(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	put("token", token)
	if out := openssl("ts", "-verify", "-data", at("body"), "-in", at("token"), "-token_in", "-CAfile", at("ca.pem")); !strings.Contains(out, "Verification: OK") {
		t.Error(out)
	}
	if out := openssl("ts", "-verify", "-data", at("other"), "-in", at("token"), "-token_in", "-CAfile", at("ca.pem")); strings.Contains(out, "Verification: OK") {
		t.Error("openssl takes the token for another text")
	}
	openssl("ts", "-query", "-data", at("body"), "-sha256", "-cert", "-out", at("query"))
	query, err := os.ReadFile(at("query"))
	if err != nil {
		t.Fatal(err)
	}
	res, err := http.Post(srv.URL, "application/timestamp-query", bytes.NewReader(query))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	reply, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	put("reply", reply)
	if out := openssl("ts", "-verify", "-queryfile", at("query"), "-in", at("reply"), "-CAfile", at("ca.pem")); !strings.Contains(out, "Verification: OK") {
		t.Error(out)
	}
}

func TestTheStampingCertificateIsRenewed(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "authority")
	stamp := func() string { b, _ := os.ReadFile(filepath.Join(dir, "stamp.pem")); return string(b) }
	openAuthority(t, dir, func() time.Time { return time.Now().AddDate(-9, -11, 0) }) // made then
	first := stamp()
	a := openAuthority(t, dir, time.Now)
	token, err := a.Stamp(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	p := ledger.Policy{Authorities: []*x509.Certificate{a.Root()}}
	if _, err := p.Stamped(token, body); err != nil || stamp() == first {
		t.Errorf("after ten years: %v, renewed %t", err, stamp() != first)
	}
	late := func() time.Time { return time.Now().AddDate(31, 0, 0) }
	if _, err := openAuthority(t, dir, late).Stamp(t.Context(), body); err == nil || !strings.Contains(err.Error(), dir) {
		t.Errorf("after the root has ended: %v", err)
	}
	early := func() time.Time { return time.Now().AddDate(-20, 0, 0) }
	if _, err := openAuthority(t, dir, early).Stamp(t.Context(), body); err == nil || !strings.Contains(err.Error(), "clock") {
		t.Errorf("before it began: %v", err)
	}
}

func TestDamagedAuthority(t *testing.T) {
	for name, spoil := range map[string]func(string) error{
		"missing": os.Remove,
		"empty":   func(f string) error { return os.Truncate(f, 0) },
		"cut off": func(f string) error { return os.Truncate(f, 700) },
	} {
		dir := filepath.Join(t.TempDir(), "authority")
		openAuthority(t, dir, time.Now)
		if err := spoil(filepath.Join(dir, "stamp.pem")); err != nil {
			t.Fatal(err)
		}
		if _, err := journal.OpenAuthority(dir, "测试法院", time.Now); err == nil || !strings.Contains(err.Error(), "stamp.pem") || !strings.Contains(err.Error(), "backup") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRemoteAuthority(t *testing.T) {
	a := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	liar := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	var answer atomic.Value
	answer.Store(http.HandlerFunc(a.ServeHTTP))
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer.Load().(http.HandlerFunc)(w, r) }))
	defer srv.Close()
	remote := journal.Remote{URL: srv.URL, Roots: []*x509.Certificate{a.Root()}}
	token, err := remote.Stamp(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (&ledger.Policy{Authorities: remote.Roots}).Stamped(token, body); err != nil {
		t.Fatal(err)
	}
	// asks passes a request on, changed.
	asks := func(of http.Handler, change func(*timestamp.Request)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			b, _ := io.ReadAll(r.Body)
			q, err := timestamp.ParseRequest(b)
			if err != nil {
				t.Error(err)
			}
			change(q)
			b, _ = q.Marshal()
			r.Body = io.NopCloser(bytes.NewReader(b))
			of.ServeHTTP(w, r)
		}
	}
	for what, does := range map[string]http.HandlerFunc{
		"another text":   asks(a, func(q *timestamp.Request) { q.HashedMessage = bytes.Repeat([]byte{1}, 32) }),
		"another nonce":  asks(a, func(q *timestamp.Request) { q.Nonce = big.NewInt(7) }),
		"no nonce":       asks(a, func(q *timestamp.Request) { q.Nonce = nil }),
		"no certificate": asks(a, func(q *timestamp.Request) { q.Certificates = false }),
		"another digest": asks(a, func(q *timestamp.Request) {
			q.HashAlgorithm, q.HashedMessage = crypto.SHA512, bytes.Repeat([]byte{1}, 64)
		}),
		"unknown root":     liar.ServeHTTP,
		"a refusal":        asks(a, func(q *timestamp.Request) { q.TSAPolicyOID = []int{1, 2, 3} }),
		"status 500":       func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(500) },
		"a page":           func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<html>") },
		"nothing":          func(http.ResponseWriter, *http.Request) {},
		"too much":         func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 1<<20)) },
		"a cut connection": func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		"a flipped bit": func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			a.ServeHTTP(rec, r)
			b := rec.Body.Bytes()
			b[len(b)-10] ^= 1
			w.Write(b)
		},
	} {
		answer.Store(does)
		if token, err := remote.Stamp(t.Context(), body); err == nil || !strings.Contains(err.Error(), srv.URL) {
			t.Errorf("%s: token of %d bytes, %v", what, len(token), err)
		}
	}
	answer.Store(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		io.Copy(io.Discard, r.Body) // until then the server does not see that nobody waits
		<-r.Context().Done()
	}))
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := remote.Stamp(ctx, body); err == nil {
		t.Error("an authority that never answers")
	}
}

// Another authority takes over: what the first has stamped is still believed.
func TestStampsOutliveTheirAuthority(t *testing.T) {
	b := newBench(t)
	first := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	second := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	token, err := first.Stamp(t.Context(), body)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*journal.Authority{first, second, second} {
		b.o.Authorities = []*x509.Certificate{a.Root()}
		j := b.open()
		if _, err := j.Policy().Stamped(token, body); err != nil {
			t.Error(err)
		}
		if now, err := a.Stamp(t.Context(), body); err != nil {
			t.Error(err)
		} else if _, err := j.Policy().Stamped(now, body); err != nil {
			t.Error(err)
		}
		b.close(j)
	}
	if n := strings.Count(string(b.open().Policy().Text), "#:authority"); n != 2 {
		t.Errorf("%d authorities", n)
	}
}

// Tokens are made and checked at the same time: what parses them is one for the whole program.
func TestStampsAtOnce(t *testing.T) {
	a := openAuthority(t, filepath.Join(t.TempDir(), "authority"), time.Now)
	p := &ledger.Policy{Authorities: []*x509.Certificate{a.Root()}}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 5 {
				token, err := a.Stamp(t.Context(), body)
				if err == nil {
					_, err = p.Stamped(token, body)
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

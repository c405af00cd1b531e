package main

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"

	"yunting/api"
	"yunting/courttest"
	"yunting/gateway/signed"
	"yunting/law/calendar"
	"yunting/ledger"
	"yunting/node"
	"yunting/postgres"
	"yunting/procedure"
	"yunting/register/query"
)

// evidenceCourt is a demonstration court with an evidence network at a real address; meddle may answer instead of it.
func evidenceCourt(t *testing.T, k *courttest.Court, meddle func(w http.ResponseWriter, r *http.Request, next http.Handler)) (string, *courttest.Deposits) {
	t.Helper()
	d := k.Depository()
	courttest.Start(t, d.Depository)
	mux := http.NewServeMux()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { meddle(w, r, mux) }))
	t.Cleanup(s.Close)
	g := &signed.Gate{Court: k.Profile, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: s.URL, Most: batchBody}
	mux.Handle("/api/", api.New(api.Config{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.DiscardHandler),
		Hash: postgres.HashCode, Depository: d.Depository, Node: nodeOf(g), Strangers: api.Rate{Burst: 1000, Each: time.Millisecond}}))
	mux.HandleFunc("GET /ledger/policy", func(w http.ResponseWriter, _ *http.Request) { w.Write(d.Policy.Text) })
	return s.URL, d
}

func straight(w http.ResponseWriter, r *http.Request, next http.Handler) { next.ServeHTTP(w, r) }

func recording(t *testing.T) (file, pack string) {
	t.Helper()
	dir := t.TempDir()
	file = filepath.Join(dir, "录音.txt")
	if err := os.WriteFile(file, []byte("一段录音"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, filepath.Join(dir, "pack.zip")
}

func TestAFileIsDeposited(t *testing.T) {
	var posts atomic.Int64
	at, d := evidenceCourt(t, courttest.New(t), func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == "POST" {
			switch posts.Add(1) {
			case 1: // the court is not ready
				w.Header().Set("Retry-After", "0")
				w.WriteHeader(http.StatusServiceUnavailable)
				return
			case 2: // it takes the deposit, and the answer is lost
				next.ServeHTTP(httptest.NewRecorder(), r)
				panic(http.ErrAbortHandler)
			}
		}
		next.ServeHTTP(w, r)
	})
	file, pack := recording(t)
	c := depositCmd{Path: file, Server: at + "/", Tool: "录音机/2.0", Medium: "phone", Collector: "某公司法务部", Begin: "2026-01-02T03:04:05+08:00", Original: true, Out: pack}
	if err := c.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	policy := filepath.Join(filepath.Dir(pack), "policy.txt")
	if err := os.WriteFile(policy, d.Policy.Text, 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := ledger.CheckFile(pack, policy, "")
	if err != nil || !v.Holds || !v.Compared {
		t.Fatalf("%+v %v", v, err)
	}
	l := v.Standing.Leaf
	if l.Tool == nil || l.Tool.Version != "2.0" || l.Medium != "phone" || l.Collector == nil || l.Begin == nil {
		t.Errorf("%+v", l)
	}
	refs, err := d.Find(context.Background(), v.OfOriginal.SHA256, 10)
	if err != nil || len(refs) != 1 || posts.Load() != 3 {
		t.Errorf("sent %d times, deposited as %v %v", posts.Load(), refs, err)
	}
	if err := (verifyCmd{Pack: pack, Policy: policy}).Run(); err != nil {
		t.Error(err)
	}
	if err := (verifyCmd{Pack: policy}).Run(); err == nil {
		t.Error("a policy is no pack")
	} else if _, asked := fault(err); !asked {
		t.Error("what was given cannot be used: exit code 2")
	}
}

func TestADepositThatFails(t *testing.T) {
	at, _ := evidenceCourt(t, courttest.New(t), straight)
	file, pack := recording(t)
	keys := filepath.Join(filepath.Dir(file), "key")
	write := func(text string) string {
		if err := os.WriteFile(keys, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return keys
	}
	foreign := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<!doctype html>") }))
	defer foreign.Close()
	for name, x := range map[string]struct {
		c     depositCmd
		say   string
		asked bool
	}{
		"no file":     {depositCmd{Path: file + "x", Server: at}, "no such file", true},
		"a folder":    {depositCmd{Path: filepath.Dir(file), Server: at}, "cannot be read", true},
		"no address":  {depositCmd{Path: file, Server: "court.example"}, "is no address", true},
		"no key file": {depositCmd{Path: file, Server: at, Key: keys + "x"}, "--key", true},
		"empty key":   {depositCmd{Path: file, Server: at, Key: write("")}, "neither a key of the interface", true},
		"keep":        {depositCmd{Path: file, Server: at, Keep: true}, "only of people it knows", true},
		"no court":    {depositCmd{Path: file, Server: foreign.URL}, "policy cannot be read", false},
		"a medium":    {depositCmd{Path: file, Server: at, Medium: "moon"}, "medium", false},
		"a time":      {depositCmd{Path: file, Server: at, Begin: "2090-01-01T00:00:00Z"}, "采集开始时间晚于现在", false},
		"a number":    {depositCmd{Path: file, Server: at, Predecessor: "1M8G-W4M0-SQKN-4E7W"}, "没有存证编号是", false},
	} {
		x.c.Out = pack
		err := x.c.Run(context.Background())
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if say, asked := fault(err); !strings.Contains(say, x.say) || asked != x.asked {
			t.Errorf("%s: %q %v", name, say, asked)
		}
		if _, err := os.Stat(pack); err == nil {
			t.Errorf("%s: a pack was written", name)
		}
	}
	c := depositCmd{Path: file, Server: at, Key: write("yt_wrong"), Out: pack}
	if err := c.Run(context.Background()); err == nil || !strings.Contains(err.Error(), "密钥无效") {
		t.Errorf("a wrong key: %v", err)
	}
	for name, x := range map[string]struct{ key, node, say string }{
		"no code":        {"-----BEGIN PRIVATE KEY-----\n", "", "--node"},
		"a bad code":     {"-----BEGIN PRIVATE KEY-----\n", "GZ Telecom", "is no code of a node"},
		"half a key":     {"-----BEGIN PRIVATE KEY-----\n", "gz-telecom", "not a private key"},
		"a public key":   {"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=\n-----END PUBLIC KEY-----\n", "gz-telecom", "not a private key"},
		"an unknown one": {privatePEM(t, ed25519Key(t)), "gz-telecom", "没有"},
	} {
		err := depositCmd{Path: file, Server: at, Key: write(x.key), Node: x.node, Out: pack}.Run(context.Background())
		if err == nil || !strings.Contains(err.Error(), x.say) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func ed25519Key(t *testing.T) ed25519.PrivateKey {
	t.Helper()
	_, k, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func privatePEM(t *testing.T, key any) string {
	t.Helper()
	der, err := smx509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

func publicPEM(t *testing.T, key any) string {
	t.Helper()
	der, err := smx509.MarshalPKIXPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// A node signs at the command line with its own key, of either kind; the deposit is the node's and is taken from its quota.
func TestANodeDepositsAtTheCommandLine(t *testing.T) {
	k := courttest.New(t)
	at, _ := evidenceCourt(t, k, straight)
	ed := ed25519Key(t)
	sm, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	k.Admit(courttest.Admission("gz-telecom"), publicPEM(t, ed.Public()))
	k.Enter(procedure.NodeMatter("gz-telecom"), courttest.Seller, node.EnrolKey{Public: publicPEM(t, sm.Public())})
	for i, private := range []any{ed, sm} {
		file, pack := recording(t)
		if err := os.WriteFile(file, fmt.Appendf(nil, "第%d段录音", i), 0o600); err != nil {
			t.Fatal(err)
		}
		keys := filepath.Join(filepath.Dir(file), "node.key")
		if err := os.WriteFile(keys, []byte(privatePEM(t, private)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := (depositCmd{Path: file, Server: at, Key: keys, Node: "gz-telecom", Original: true, Out: pack}).Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		v, err := ledger.CheckFile(pack, "", "")
		if err != nil || !v.Holds || !v.Compared || v.Standing.Leaf.Node != "gz-telecom" {
			t.Errorf("%+v %v", v, err)
		}
	}
	u, err := k.Q.NodeUses(context.Background(), query.NodeUsesParams{Court: string(k.Profile.Code), Day: query.Day(calendar.Of(time.Now()))})
	if err != nil || len(u) != 1 || u[0].Node != "gz-telecom" || u[0].Today != 2 {
		t.Errorf("the quota: %+v %v", u, err)
	}
}

// A court that answers with the receipt of something else is not believed.
func TestAnotherReceiptIsNotWritten(t *testing.T) {
	var first []byte
	at, _ := evidenceCourt(t, courttest.New(t), func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method != "POST" {
			next.ServeHTTP(w, r)
			return
		}
		rec := httptest.NewRecorder()
		next.ServeHTTP(rec, r)
		b, _ := io.ReadAll(rec.Body)
		if first == nil && json.Valid(b) {
			first = b
		}
		w.Header().Set("Content-Type", "application/json")
		w.Write(first)
	})
	file, pack := recording(t)
	if err := (depositCmd{Path: file, Server: at, Out: pack}).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("另一段"), 0o600); err != nil {
		t.Fatal(err)
	}
	second := pack + "2"
	err := depositCmd{Path: file, Server: at, Out: second}.Run(context.Background())
	if err == nil || !strings.Contains(err.Error(), "does not hold") {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(second); err == nil {
		t.Error("a pack was written")
	}
}

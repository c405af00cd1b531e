package mirror_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api"
	"github.com/transparency-dev/tessera/client"
	"github.com/transparency-dev/tessera/fsck"

	"yunting/journal"
	"yunting/journal/mirror"
)

// scene is a log, its server and a mirror of it.
type scene struct {
	*testing.T
	ledger, dir string
	j           *journal.Journal
	serve       http.Handler
	url         string
	next        int
}

func newScene(t *testing.T) *scene {
	s := &scene{T: t, ledger: filepath.Join(t.TempDir(), "ledger"), dir: filepath.Join(t.TempDir(), "mirror")}
	s.open()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.serve.ServeHTTP(w, r) }))
	t.Cleanup(srv.Close)
	s.url = srv.URL + "/ledger/"
	return s
}

func (s *scene) open() {
	s.Helper()
	j, err := journal.Open(context.Background(), journal.Options{Dir: s.ledger, Origin: "court.test/ledger", Unwitnessed: true, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		s.Fatal(err)
	}
	s.j, s.serve = j, j.Handler()
	s.Cleanup(func() { j.Close(context.Background()) })
}

func (s *scene) close() {
	s.Helper()
	if err := s.j.Close(context.Background()); err != nil {
		s.Fatal(err)
	}
}

// add appends leaves and waits until they are published.
func (s *scene) add(n int) {
	s.Helper()
	var ls [][]byte
	for range n {
		s.next++
		ls = append(ls, []byte(strings.Repeat("leaf ", s.next%50)+time.Unix(int64(s.next), 0).String()))
	}
	at, err := s.j.Append(s.Context(), ls)
	if err != nil {
		s.Fatal(err)
	}
	if _, err := s.j.Await(s.Context(), at[n-1]); err != nil {
		s.Fatal(err)
	}
}

func (s *scene) mirror() *mirror.Mirror {
	s.Helper()
	m, err := mirror.Open(s.Context(), mirror.Options{URL: s.url, Dir: s.dir, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		s.Fatal(err)
	}
	return m
}

func (s *scene) follow() mirror.Result {
	s.Helper()
	r, err := s.mirror().Follow(s.Context())
	if err != nil {
		s.Fatal(err)
	}
	return r
}

// whole checks the copy with the library of others.
func (s *scene) whole() {
	s.Helper()
	p := s.j.Policy()
	if err := fsck.New(p.Origin, p.Log, client.FileFetcher{Root: s.dir}, func(b []byte) (hs [][]byte, err error) {
		var e api.EntryBundle
		err = e.UnmarshalText(b)
		for _, l := range e.Entries {
			hs = append(hs, rfc6962.DefaultHasher.HashLeaf(l))
		}
		return hs, err
	}, fsck.Opts{N: 2}).Check(s.Context()); err != nil {
		s.Error(err)
	}
}

func TestFollowAndGoOn(t *testing.T) {
	s := newScene(t)
	s.follow() // an empty log
	want := uint64(0)
	for _, n := range []int{1, 100, 155, 1, 255, 600, 3} {
		s.add(n)
		r := s.follow()
		if r.Before != want || r.Size != want+uint64(n) {
			t.Fatalf("after %d more: %+v", n, r)
		}
		want = r.Size
		s.whole()
	}
	if r := s.follow(); r.Before != want || r.Size != want {
		t.Errorf("nothing new: %+v", r)
	}
	partial, err := filepath.Glob(filepath.Join(s.dir, "tile", "*", "*.p", "*"))
	if err != nil || len(partial) > 3 {
		t.Errorf("old partial tiles stay: %v %v", partial, err)
	}
}

// A copy of many leaves that was broken off goes on where it was, not from the beginning.
func TestGoesOnWhereItWasBrokenOff(t *testing.T) {
	s := newScene(t)
	for range 9 {
		s.add(8192)
	}
	right := s.serve
	bundles := 0
	s.serve = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/tile/entries/") {
			if bundles++; bundles > 270 {
				w.WriteHeader(http.StatusBadGateway)
				return
			}
		}
		right.ServeHTTP(w, r)
	})
	if _, err := s.mirror().Follow(t.Context()); err == nil {
		t.Fatal("the server broke off and nobody noticed")
	}
	bundles = 0
	r, err := s.mirror().Follow(t.Context())
	if err != nil || r.Size != 9*8192 || bundles != 9*8192/256-256 {
		t.Errorf("%+v %v, %d bundles", r, err, bundles)
	}
	s.whole()
}

// The log is rewritten: another history under the same key.
func TestRewrittenLog(t *testing.T) {
	for _, size := range []int{300, 290, 800} { // the same size, smaller, larger than what the mirror has
		s := newScene(t)
		s.add(300)
		s.follow()
		s.close()
		if err := os.RemoveAll(filepath.Join(s.ledger, "log")); err != nil {
			t.Fatal(err)
		}
		s.open()
		s.next = 5000
		s.add(size)
		_, err := s.mirror().Follow(t.Context())
		if !errors.Is(err, mirror.ErrInconsistent) {
			t.Fatalf("rewritten with %d: %v", size, err)
		}
		alarms, _ := filepath.Glob(filepath.Join(s.dir, "alarm", "*"))
		if len(alarms) != 1 || !strings.Contains(err.Error(), alarms[0]) {
			t.Fatalf("evidence: %v; %v", alarms, err)
		}
		for _, name := range []string{"before", "after"} {
			b, err := os.ReadFile(filepath.Join(alarms[0], name))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.j.Policy().Open(b); err != nil {
				t.Errorf("%s is no evidence: %v", name, err)
			}
		}
		if _, err := s.mirror().Follow(t.Context()); !errors.Is(err, mirror.ErrInconsistent) {
			t.Errorf("the second visit: %v", err)
		}
	}
}

// A server that lags behind gives an older checkpoint of the same history: no alarm.
func TestOlderCheckpoint(t *testing.T) {
	s := newScene(t)
	s.add(10)
	p, err := s.j.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.add(700)
	s.follow()
	right := s.serve
	s.serve = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/checkpoint") {
			w.Write(p.Checkpoint)
			return
		}
		right.ServeHTTP(w, r)
	})
	if r := s.follow(); !r.Older || r.Size != 710 {
		t.Errorf("%+v", r)
	}
}

// Records or tiles that were tampered with on the server, or on the way, do not come into the copy.
func TestTamperedServer(t *testing.T) {
	for what, does := range map[string]struct {
		path  string
		spoil func([]byte) []byte
		bad   bool
	}{
		"a record":           {"/tile/entries/001", func(b []byte) []byte { b[50] ^= 1; return b }, true},
		"a bundle, cut off":  {"/tile/entries/001", func(b []byte) []byte { return b[:len(b)-20] }, true},
		"a bundle of others": {"/tile/entries/002.p/88", func(b []byte) []byte { return append(b[:len(b)/2], b[:len(b)/2]...) }, true},
		"nothing":            {"/tile/entries/001", func([]byte) []byte { return nil }, true},
		"the checkpoint":     {"/checkpoint", func(b []byte) []byte { b[len(b)-9] ^= 1; return b }, true},
		"a tile":             {"/tile/0/001", func(b []byte) []byte { b[5] ^= 1; return b }, false}, // the mirror builds its own
	} {
		s := newScene(t)
		s.add(100)
		s.follow()
		s.add(500)
		right := s.serve
		s.serve = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			right.ServeHTTP(rec, r)
			b := rec.Body.Bytes()
			if strings.HasSuffix(r.URL.Path, does.path) {
				b = does.spoil(b)
			}
			w.WriteHeader(rec.Code)
			w.Write(b)
		})
		_, err := s.mirror().Follow(t.Context())
		if (err != nil) != does.bad || errors.Is(err, mirror.ErrInconsistent) {
			t.Errorf("%s: %v", what, err)
		}
		s.serve = right
		if r := s.follow(); r.Size != 600 {
			t.Errorf("%s: then %+v", what, r)
		}
		s.whole()
	}
}

func TestChangedCopyIsNoticed(t *testing.T) {
	s := newScene(t)
	s.add(700)
	s.follow()
	s.add(10)
	name := filepath.Join(s.dir, "tile/1/000.p/2")
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[7] ^= 1
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.mirror().Follow(t.Context()); !errors.Is(err, mirror.ErrDamaged) || errors.Is(err, mirror.ErrInconsistent) || !strings.Contains(err.Error(), s.dir) {
		t.Error(err)
	}
}

// A follower gives a court its log back.
func TestTheCopyGivesTheLogBack(t *testing.T) {
	s := newScene(t)
	s.add(777)
	s.follow()
	s.close()
	if err := os.RemoveAll(filepath.Join(s.ledger, "log")); err != nil {
		t.Fatal(err)
	}
	from, size, err := journal.Copy(t.Context(), s.dir, s.j.Policy())
	if err != nil || size != 777 {
		t.Fatal(size, err)
	}
	if before, now, err := journal.Restore(t.Context(), s.ledger, from); err != nil || before != 0 || now != 777 {
		t.Fatal(before, now, err)
	}
	s.open()
	s.add(5)
	if r := s.follow(); r.Before != 777 || r.Size != 782 {
		t.Errorf("%+v", r)
	}
}

func TestAnotherPolicy(t *testing.T) {
	s := newScene(t)
	s.add(1)
	s.follow()
	other := newScene(t)
	o := mirror.Options{URL: other.url, Dir: s.dir, Log: slog.New(slog.DiscardHandler), Now: time.Now}
	m, err := mirror.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Follow(t.Context()); err == nil {
		t.Error("another log in the same folder: believed")
	}
	o.URL = "court.test"
	if _, err := mirror.Open(t.Context(), o); err == nil {
		t.Error("an address without a scheme")
	}
	o.URL, o.Policy = s.url, []byte("nonsense\n")
	if _, err := mirror.Open(t.Context(), o); err == nil {
		t.Error("a policy that is none")
	}
}

package keys

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/emmansun/gmsm/smx509"
)

func TestListsAreHandedOutAndRenewed(t *testing.T) {
	s, w, _ := newStore(t)
	mux := http.NewServeMux()
	mux.Handle("GET /keys/{name}", s)
	get := func(name string) *httptest.ResponseRecorder {
		r := httptest.NewRecorder()
		mux.ServeHTTP(r, httptest.NewRequest(http.MethodGet, "/keys/"+name, nil))
		return r
	}
	for name, code := range map[string]int{"issuing-1.crl": 200, "issuing-sm2-1.crl": 200, "root-1.crl": 200, "ca.pem": 200, "ca-sm2.pem": 200,
		"master": 404, "index.json": 404, "..%2Fmaster": 404, "issuing-9.crl": 404, "root-1.key": 404} {
		if r := get(name); r.Code != code {
			t.Errorf("%s: %d", name, r.Code)
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE"} {
		r := httptest.NewRecorder()
		s.ServeHTTP(r, httptest.NewRequest(method, "/keys/ca.pem", nil))
		if r.Code != http.StatusMethodNotAllowed || r.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d %v", method, r.Code, r.Header())
		}
	}
	until := func() int64 {
		list, err := smx509.ParseRevocationList(get("issuing-1.crl").Body.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		return list.NextUpdate.Unix()
	}
	first := until()
	w.at = w.at.AddDate(0, 0, 10)
	if err := s.RenewLists(); err != nil || until() != first {
		t.Errorf("a young list was made anew: %v", err)
	}
	w.at = w.at.AddDate(0, 0, 10)
	if err := s.RenewLists(); err != nil || until() <= first {
		t.Errorf("an old list was not made anew: %v", err)
	}
}

// Keys that are there and cannot be read are not the same as no keys: nobody may conclude that there is nothing to sign with.
func TestUnreadableKeysAreNotNoKeys(t *testing.T) {
	s, _, o := newStore(t)
	issue(t, s)
	if has, err := s.Has(Seal, "main"); !has || err != nil {
		t.Fatalf("%v %v", has, err)
	}
	if has, err := s.Has(Seal, "other"); has || err != nil {
		t.Errorf("a seal without a key: %v %v", has, err)
	}
	index := filepath.Join(o.Dir, "index.json")
	whole, err := os.ReadFile(index)
	if err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func() error{"cut off": func() error { return os.WriteFile(index, whole[:len(whole)/2], 0o600) }, "removed": func() error { return os.Remove(index) }} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		os.Chtimes(index, time.Unix(1, 0), time.Unix(1, 0))
		if has, err := s.Has(Seal, "main"); has || err == nil {
			t.Errorf("%s: %v %v", name, has, err)
		}
		if err := os.WriteFile(index, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		if has, err := s.Has(Seal, "main"); !has || err != nil {
			t.Errorf("put back after it was %s: %v %v", name, has, err)
		}
	}
}

// A court that opens learns of a key that will not sign before a paper needs it.
func TestExamineFindsWhatWillNotSign(t *testing.T) {
	s, w, o := newStore(t)
	issue(t, s)
	faults := func(s *Store) (bad []string) {
		rs, err := s.Examine()
		if err != nil || len(rs) < 5 {
			t.Fatalf("%d keys: %v", len(rs), err)
		}
		for _, r := range rs {
			if len(r.Faults) > 0 {
				bad = append(bad, r.ID)
			}
		}
		return bad
	}
	if bad := faults(s); len(bad) > 0 {
		t.Errorf("sound keys: %v", bad)
	}
	if err := os.Remove(filepath.Join(o.Dir, "private", "seal-main-1.key")); err != nil {
		t.Fatal(err)
	}
	again, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	if bad := faults(again); len(bad) != 1 || bad[0] != "seal-main-1" {
		t.Errorf("without the key of the seal: %v", bad)
	}
	w.at = w.at.AddDate(-1, 0, 0)
	if bad := faults(again); len(bad) < 5 {
		t.Errorf("when the clock has gone back: %v", bad)
	}
	w.at = w.at.AddDate(31, 0, 0)
	if bad := faults(again); len(bad) < 5 {
		t.Errorf("when all certificates have ended: %v", bad)
	}
}

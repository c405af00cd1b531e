package keys

import (
	"net/http"
	"net/http/httptest"
	"testing"

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

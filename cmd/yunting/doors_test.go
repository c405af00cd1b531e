package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

// The log answers for itself; the register of its nodes, beside it, is a page of the court.
func TestAddressesOfTheLog(t *testing.T) {
	says := func(word string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(word)) })
	}
	h := (&running{seat: &seat{ledger: &evidence{files: says("log")}}}).inside(says("page"), says("interface"))
	for path, want := range map[string]string{
		"/ledger/checkpoint": "log", "/ledger/policy": "log", "/ledger/tile/0/000": "log", "/ledger/tile/entries/000.p/1": "log",
		"/ledger/nodes": "page", "/ledger/": "page", "/ledger/tile": "page", "/verify": "page", "/api/v1/deposits": "interface",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if got := w.Body.String(); got != want {
			t.Errorf("%s is answered by the %s, not by the %s", path, got, want)
		}
	}
}

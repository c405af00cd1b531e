package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"

	"yunting/platform/origin"
)

// measured tells whether a request may read the operator's figures: with the token when there is one, else only from a
// program on this machine that no proxy stands before.
func (s *settings) measured(r *http.Request) bool {
	if s.MetricsToken == "" {
		return origin.Local(r)
	}
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	got, want := sha256.Sum256([]byte(strings.TrimSpace(token))), sha256.Sum256([]byte(s.MetricsToken))
	return strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare(got[:], want[:]) == 1
}

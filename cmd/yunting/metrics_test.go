package main

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"yunting/platform/origin"
)

func TestWhoReadsTheFigures(t *testing.T) {
	for name, c := range map[string]struct {
		token, from, header, value string
		want                       bool
	}{
		"this machine":                 {"", "127.0.0.1:1", "", "", true},
		"elsewhere":                    {"", "203.0.113.5:1", "", "", false},
		"elsewhere, says from here":    {"", "203.0.113.5:1", "X-Forwarded-For", "127.0.0.1", false},
		"behind a proxy here":          {"", "127.0.0.1:1", "X-Forwarded-For", "203.0.113.5", false},
		"the token":                    {"long-token", "203.0.113.5:1", "Authorization", "Bearer long-token", true},
		"another token":                {"long-token", "203.0.113.5:1", "Authorization", "Bearer long-toke", false},
		"another way":                  {"long-token", "203.0.113.5:1", "Authorization", "Basic long-token", false},
		"this machine needs it too":    {"long-token", "127.0.0.1:1", "", "", false},
		"an empty token opens nothing": {"", "203.0.113.5:1", "Authorization", "Bearer ", false},
	} {
		r := httptest.NewRequest("GET", "/metrics", nil)
		r.RemoteAddr = c.from
		if c.header != "" {
			r.Header.Set(c.header, c.value)
		}
		s := &settings{MetricsToken: c.token}
		origin.Proxies(nil).Believe(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if got := s.measured(r); got != c.want {
				t.Errorf("%s: %v", name, got)
			}
		})).ServeHTTP(httptest.NewRecorder(), r)
	}
}

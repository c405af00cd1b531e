package origin

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestParse(t *testing.T) {
	ps, err := Parse("10.0.0.0/8, 192.0.2.7 fd00::/8")
	if err != nil || len(ps) != 3 || !ps.trusts(socket("10.1.2.3:80")) || !ps.trusts(socket("192.0.2.7")) || ps.trusts(socket("192.0.2.8")) {
		t.Errorf("%v %v", ps, err)
	}
	if ps, err := Parse(""); err != nil || len(ps) != 0 {
		t.Errorf("nothing: %v %v", ps, err)
	}
	for _, bad := range []string{"10.0.0.0/33", "proxy.example", "10.0.0.0/8;::1"} {
		if _, err := Parse(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// The client is the first hop, from the near end, that is no proxy of ours; what he wrote before it is not believed.
func TestWhoIsBelieved(t *testing.T) {
	ps, err := Parse("10.0.0.0/8 fd00::/8")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		from   string
		header [][2]string
		want   string
		https  bool
	}{
		"no proxy":                     {"203.0.113.5:1000", nil, "203.0.113.5", false},
		"a stranger's word":            {"203.0.113.5:1000", [][2]string{{"X-Forwarded-For", "127.0.0.1"}, {"X-Forwarded-Proto", "https"}}, "203.0.113.5", false},
		"a proxy":                      {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "203.0.113.5"}, {"X-Forwarded-Proto", "https"}}, "203.0.113.5", true},
		"the client wrote some itself": {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "127.0.0.1, 10.9.9.9, 203.0.113.5"}}, "203.0.113.5", false},
		"on two lines":                 {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "127.0.0.1"}, {"X-Forwarded-For", "203.0.113.5"}}, "203.0.113.5", false},
		"two proxies":                  {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "198.51.100.1, 203.0.113.5, 10.0.0.2"}}, "203.0.113.5", false},
		"proxies only":                 {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "10.0.0.3, 10.0.0.2"}}, "10.0.0.3", false},
		"nonsense":                     {"10.0.0.1:1000", [][2]string{{"X-Forwarded-For", "203.0.113.5, unknown"}}, "10.0.0.1", false},
		"the standard":                 {"10.0.0.1:1000", [][2]string{{"Forwarded", `for=198.51.100.1, for="[2001:db8::1]:4711";proto=https`}}, "2001:db8::/64", true},
		"an address in an address":     {"[::ffff:10.0.0.1]:1000", [][2]string{{"X-Forwarded-For", "::ffff:203.0.113.5"}}, "203.0.113.5", false},
		"both say the same":            {"10.0.0.1:1000", [][2]string{{"Forwarded", "for=203.0.113.5"}, {"X-Forwarded-For", "203.0.113.5"}}, "203.0.113.5", false},
		"both, one of them forged":     {"10.0.0.1:1000", [][2]string{{"Forwarded", "for=127.0.0.1"}, {"X-Forwarded-For", "203.0.113.5"}}, "10.0.0.1", false},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.from
		for _, h := range c.header {
			r.Header.Add(h[0], h[1])
		}
		ps.Believe(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if got := Group(r); got != c.want || HTTPS(r) != c.https {
				t.Errorf("%s: from %s, https %v; want %s, %v", name, got, HTTPS(r), c.want, c.https)
			}
			if len(r.Header) != 0 {
				t.Errorf("%s: headers stay: %v", name, r.Header)
			}
		})).ServeHTTP(httptest.NewRecorder(), r)
	}
}

func TestLocal(t *testing.T) {
	for name, c := range map[string]struct {
		from, header string
		want         bool
	}{
		"this machine": {"127.0.0.1:1", "", true}, "this machine, IPv6": {"[::1]:1", "", true},
		"elsewhere": {"203.0.113.5:1", "", false}, "a proxy on this machine": {"127.0.0.1:1", "203.0.113.5", false},
		"a stranger who says so": {"203.0.113.5:1", "127.0.0.1", false},
	} {
		r := httptest.NewRequest("GET", "/metrics", nil)
		r.RemoteAddr = c.from
		if c.header != "" {
			r.Header.Set("X-Forwarded-For", c.header)
		}
		Proxies(nil).Believe(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if Local(r) != c.want {
				t.Errorf("%s: %v", name, Local(r))
			}
		})).ServeHTTP(httptest.NewRecorder(), r)
	}
}

// Package origin finds out where a request comes from 来源地址: from the connection, or from what a trusted proxy says.
package origin

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// Proxies are the networks of the proxies before the court. The zero Proxies trusts nobody.
type Proxies []netip.Prefix

// Parse reads networks (10.0.0.0/8, fd00::/8) or single addresses, with commas or blanks between them.
func Parse(list string) (ps Proxies, err error) {
	for _, word := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		p, err := netip.ParsePrefix(word)
		if a, single := netip.ParseAddr(word); single == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("origin: %q is neither a network like 10.0.0.0/8 nor an address", word)
		}
		ps = append(ps, p.Masked())
	}
	return ps, nil
}

func (ps Proxies) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(ps, func(p netip.Prefix) bool { return p.Contains(a) })
}

// Believe puts the client's address into RemoteAddr, and whether he came by https into the context, when the connection
// comes from a trusted proxy. It takes the headers off the request: whoever comes after reads one place only.
func (ps Proxies) Believe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := ps.caller(r)
		r = r.WithContext(context.WithValue(r.Context(), callerKey{}, c))
		if c.relayed && c.at.IsValid() {
			r.RemoteAddr = netip.AddrPortFrom(c.at, 0).String()
		}
		for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip"} {
			delete(r.Header, h)
		}
		next.ServeHTTP(w, r)
	})
}

// caller is where a request comes from.
type caller struct {
	at      netip.Addr
	https   bool
	relayed bool // a trusted proxy named the address
	claimed bool // the request carried a header of a proxy, trusted or not
}

type callerKey struct{}

// caller follows the hops from the nearest to the farthest as long as they are trusted: the first that is not is the
// client, and whatever stands before it he may have written himself.
func (ps Proxies) caller(r *http.Request) (c caller) {
	c.at, c.https = socket(r.RemoteAddr), r.TLS != nil
	xff, fwd := split(r.Header.Values("X-Forwarded-For")), forwarded(r.Header.Values("Forwarded"))
	c.claimed = len(xff)+len(fwd)+len(r.Header.Values("X-Real-Ip")) > 0
	if !ps.trusts(c.at) {
		return c
	}
	var fors []string
	proto := ""
	for _, e := range fwd {
		fors = append(fors, e["for"])
		proto = e["proto"]
	}
	if said := split(r.Header.Values("X-Forwarded-Proto")); len(said) > 0 {
		proto = said[len(said)-1]
	}
	c.https = c.https || strings.EqualFold(proto, "https")
	near, far := ps.follow(c.at, xff), ps.follow(c.at, fors)
	switch {
	case len(xff) > 0 && len(fwd) > 0 && near != far: // one of them passed through the proxy as the client wrote it
	case len(xff) > 0:
		c.at, c.relayed = near, true
	case len(fwd) > 0:
		c.at, c.relayed = far, true
	}
	return c
}

// follow walks the hops back from a trusted address; a hop that is no address ends the walk at the proxy that noted it.
func (ps Proxies) follow(at netip.Addr, hops []string) netip.Addr {
	for _, hop := range slices.Backward(hops) {
		if !ps.trusts(at) {
			break
		}
		a := socket(hop)
		if !a.IsValid() {
			break
		}
		at = a
	}
	return at
}

// Group is the network a limit counts for: an IPv4 address, or the 64 bits of IPv6 that one household has to itself.
// A request whose address cannot be read counts with all others of its kind.
func Group(r *http.Request) string {
	a := socket(r.RemoteAddr)
	if !a.IsValid() {
		return r.RemoteAddr
	}
	if p, err := a.Prefix(64); a.Is6() && err == nil {
		return p.String()
	}
	return a.String()
}

// Short is enough of an address for somebody to know his own network again, and not enough to find him: 203.0.113.*.
func Short(r *http.Request) string {
	a := socket(r.RemoteAddr)
	switch {
	case a.Is4():
		b := a.As4()
		return fmt.Sprintf("%d.%d.%d.*", b[0], b[1], b[2])
	case a.Is6():
		if p, err := a.Prefix(48); err == nil {
			return p.Addr().String() + "*"
		}
	}
	return ""
}

// HTTPS tells whether the client came by https, to us or to the trusted proxy before us.
func HTTPS(r *http.Request) bool {
	c, ok := r.Context().Value(callerKey{}).(caller)
	return r.TLS != nil || ok && c.https
}

// Local tells whether a request comes from a program on this machine, and no proxy carried it here.
func Local(r *http.Request) bool {
	c, ok := r.Context().Value(callerKey{}).(caller)
	return ok && c.at.IsLoopback() && !c.claimed
}

// socket reads an address with or without a port, as connections and headers write it.
func socket(s string) netip.Addr {
	s = strings.Trim(strings.TrimSpace(s), `"`)
	if host, _, err := net.SplitHostPort(s); err == nil {
		s = host
	}
	a, err := netip.ParseAddr(strings.Trim(s, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return a.Unmap().WithZone("")
}

// split lists the members of a header that may come on several lines.
func split(lines []string) (out []string) {
	for _, l := range lines {
		for m := range strings.SplitSeq(l, ",") {
			if m = strings.TrimSpace(m); m != "" {
				out = append(out, m)
			}
		}
	}
	return out
}

// forwarded reads the elements of RFC 7239.
func forwarded(lines []string) (out []map[string]string) {
	for _, e := range split(lines) {
		m := map[string]string{}
		for pair := range strings.SplitSeq(e, ";") {
			k, v, _ := strings.Cut(pair, "=")
			m[strings.ToLower(strings.TrimSpace(k))] = strings.Trim(strings.TrimSpace(v), `"`)
		}
		out = append(out, m)
	}
	return out
}

package door

import (
	"net"
	"net/http"
	"sync"
	"time"
)

// limiter counts attempts per key in a sliding window, in memory: a restart forgives, which is enough against guessing
// because every secret here also has its own count or its own cost.
type limiter struct {
	now  func() time.Time
	mu   sync.Mutex
	seen map[string][]time.Time
	tidy time.Time
}

const window = 15 * time.Minute

func newLimiter(now func() time.Time) *limiter {
	return &limiter{now: now, seen: map[string][]time.Time{}}
}

// allow counts one attempt and tells whether it is among the most that a window admits; if not, how long to wait.
func (l *limiter) allow(key string, most int) (time.Duration, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	recent := since(l.seen[key], now.Add(-window))
	if len(recent) >= most {
		l.seen[key] = recent
		return recent[0].Add(window).Sub(now), false
	}
	l.seen[key] = append(recent, now)
	return 0, true
}

// forget drops the count of a key after a success.
func (l *limiter) forget(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.seen, key)
}

// sweep drops what is older than the window, once a window.
func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.tidy) < window {
		return
	}
	l.tidy = now
	for k, ts := range l.seen {
		if ts = since(ts, now.Add(-window)); len(ts) == 0 {
			delete(l.seen, k)
		}
	}
}

func since(ts []time.Time, from time.Time) (out []time.Time) {
	for _, t := range ts {
		if t.After(from) {
			out = append(out, t)
		}
	}
	return out
}

// peer is the address the connection comes from. Behind a proxy that is the proxy: limits per address are set wide
// enough for a whole office.
func peer(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// minutes is a waiting time for a sentence: at least one minute.
func minutes(d time.Duration) int { return max(1, int((d+time.Minute-1)/time.Minute)) }

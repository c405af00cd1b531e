package door

import (
	"sync"
	"time"
)

// limiter counts attempts per key, in memory: a restart forgives, which is enough against guessing because every secret
// here also has its own count or its own cost.
type limiter struct {
	now    func() time.Time
	mu     sync.Mutex
	seen   map[string][]time.Time // attempts in a sliding window
	misses map[string]miss        // attempts that did not succeed so far
	proven map[string]time.Time   // last success
	tidy   time.Time
}

type miss struct {
	n  int
	at time.Time
}

const (
	window    = 15 * time.Minute
	longest   = 24 * time.Hour // of all windows
	freeTries = 10
	kept      = 30 * 24 * time.Hour // how long a success counts
)

func newLimiter(now func() time.Time) *limiter {
	return &limiter{now: now, seen: map[string][]time.Time{}, misses: map[string]miss{}, proven: map[string]time.Time{}}
}

// allow counts one attempt and tells whether it is among the most that a window admits; if not, how long to wait.
func (l *limiter) allow(key string, most int) (time.Duration, bool) {
	return l.within(key, most, window)
}

// within is allow with a window of its own, no longer than longest.
func (l *limiter) within(key string, most int, w time.Duration) (time.Duration, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	recent := since(l.seen[key], now.Add(-w))
	if len(recent) >= most {
		l.seen[key] = recent
		return recent[0].Add(w).Sub(now), false
	}
	l.seen[key] = append(recent, now)
	return 0, true
}

// attempt counts one attempt at a secret before it is compared. After freeTries without success there is a minute between
// two attempts, then two, four and so on up to a window. Who does not wait is refused and loses nothing by it.
func (l *limiter) attempt(key string) (time.Duration, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.sweep(now)
	m := l.misses[key]
	if m.n >= freeTries {
		pause := min(window, time.Minute<<min(m.n-freeTries, 8))
		if wait := m.at.Add(pause).Sub(now); wait > 0 {
			return wait, false
		}
	}
	l.misses[key] = miss{m.n + 1, now}
	return 0, true
}

// success forgets the attempts of a key and remembers that it was proven.
func (l *limiter) success(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.misses, key)
	l.proven[key] = l.now()
}

// known tells whether a key was proven not long ago: somebody who stands where he stood before is not counted with strangers.
func (l *limiter) known(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	at, ok := l.proven[key]
	return ok && l.now().Sub(at) < kept
}

// sweep drops what is too old to count, once a window.
func (l *limiter) sweep(now time.Time) {
	if now.Sub(l.tidy) < window {
		return
	}
	l.tidy = now
	for k, ts := range l.seen {
		if ts = since(ts, now.Add(-longest)); len(ts) == 0 {
			delete(l.seen, k)
		}
	}
	for k, m := range l.misses {
		if now.Sub(m.at) > 4*window {
			delete(l.misses, k)
		}
	}
	for k, at := range l.proven {
		if now.Sub(at) > kept {
			delete(l.proven, k)
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

// minutes is a waiting time for a sentence: at least one minute.
func minutes(d time.Duration) int { return max(1, int((d+time.Minute-1)/time.Minute)) }

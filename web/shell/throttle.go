package shell

import (
	"sync"
	"time"
)

// Throttle counts wrong tries of a code by network address in a sliding window. It lives in memory: codes have fifty bits
// and more, so the limit need only slow down a guesser, not survive a restart.
type Throttle struct {
	most   int
	within time.Duration

	mu    sync.Mutex
	tries map[string][]time.Time
	swept time.Time
}

// NewThrottle allows most wrong tries within a time.
func NewThrottle(most int, within time.Duration) *Throttle {
	return &Throttle{most: most, within: within, tries: map[string][]time.Time{}}
}

// Spent tells whether an address has no try left, and when the next one comes free.
func (t *Throttle) Spent(from string, now time.Time) (time.Time, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	recent := t.recent(from, now)
	if len(recent) < t.most {
		return time.Time{}, false
	}
	return recent[0].Add(t.within), true
}

// Wrong counts one wrong try and tells how many are left.
func (t *Throttle) Wrong(from string, now time.Time) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sweep(now)
	t.tries[from] = append(t.recent(from, now), now)
	return max(0, t.most-len(t.tries[from]))
}

// sweep forgets addresses that do not come again.
func (t *Throttle) sweep(now time.Time) {
	if now.Sub(t.swept) < t.within {
		return
	}
	t.swept = now
	for from := range t.tries {
		t.recent(from, now)
	}
}

// recent forgets the tries that have left the window.
func (t *Throttle) recent(from string, now time.Time) []time.Time {
	kept := t.tries[from][:0]
	for _, at := range t.tries[from] {
		if now.Sub(at) < t.within {
			kept = append(kept, at)
		}
	}
	if len(kept) == 0 {
		delete(t.tries, from)
		return nil
	}
	t.tries[from] = kept
	return kept
}

package litigant

import (
	"sync"
	"time"
)

// throttle counts wrong tries by network address in a sliding window. It lives in memory: a code has fifty bits, so
// the limit need only slow down a guesser, not survive a restart.
type throttle struct {
	most   int
	within time.Duration

	mu    sync.Mutex
	tries map[string][]time.Time
}

func newThrottle(most int, within time.Duration) *throttle {
	return &throttle{most: most, within: within, tries: map[string][]time.Time{}}
}

// spent tells whether an address has no try left, and when the next one comes free.
func (t *throttle) spent(from string, now time.Time) (time.Time, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	recent := t.recent(from, now)
	if len(recent) < t.most {
		return time.Time{}, false
	}
	return recent[0].Add(t.within), true
}

// wrong counts one wrong try and tells how many are left.
func (t *throttle) wrong(from string, now time.Time) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.tries[from] = append(t.recent(from, now), now)
	return max(0, t.most-len(t.tries[from]))
}

// recent forgets the tries that have left the window.
func (t *throttle) recent(from string, now time.Time) []time.Time {
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

package api

import (
	"sync"
	"time"
)

// Rate is how fast one key may ask: at most Burst requests at once, one more every Each.
type Rate struct {
	Burst int
	Each  time.Duration
}

// DefaultRate is ten requests a second, sixty at once.
var DefaultRate = Rate{Burst: 60, Each: 100 * time.Millisecond}

// DefaultNodes is for a node of the evidence network: two hundred requests a second, two thousand at once. How many digests
// it may deposit in a day says its quota.
var DefaultNodes = Rate{Burst: 2000, Each: 5 * time.Millisecond}

// DefaultStrangers is for those of one network who do not say who they are: one request a second, thirty at once.
var DefaultStrangers = Rate{Burst: 30, Each: time.Second}

// buckets counts the requests of every key. A key is as good as new once its bucket is full again, so full ones are forgotten.
type buckets struct {
	rate Rate

	mu    sync.Mutex
	debts map[string]time.Time // instant at which the bucket of a key is full again
	swept time.Time
}

func newBuckets(r Rate) *buckets { return &buckets{rate: r, debts: map[string]time.Time{}} }

// take takes one request out of a key's bucket; when it is empty, it tells how long to wait.
func (b *buckets) take(key string, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.sweep(now)
	full := b.debts[key]
	if full.Before(now) {
		full = now
	}
	full = full.Add(b.rate.Each)
	if wait := full.Sub(now) - time.Duration(b.rate.Burst)*b.rate.Each; wait > 0 {
		return wait
	}
	b.debts[key] = full
	return 0
}

func (b *buckets) sweep(now time.Time) {
	if now.Sub(b.swept) < time.Minute {
		return
	}
	b.swept = now
	for k, full := range b.debts {
		if full.Before(now) {
			delete(b.debts, k)
		}
	}
}

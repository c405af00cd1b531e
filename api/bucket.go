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
	full, wait := b.next(key, now)
	if wait == 0 {
		b.debts[key] = full
	}
	return wait
}

// wait is what take would say, and takes nothing.
func (b *buckets) wait(key string, now time.Time) time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	_, wait := b.next(key, now)
	return wait
}

// next is when the bucket is full again after one more request, and how long that has to wait.
func (b *buckets) next(key string, now time.Time) (full time.Time, wait time.Duration) {
	full = b.debts[key]
	if full.Before(now) {
		full = now
	}
	full = full.Add(b.rate.Each)
	return full, max(0, full.Sub(now)-time.Duration(b.rate.Burst)*b.rate.Each)
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

package main

import (
	"context"
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/procedure"
)

// writing measures acts through the clerk: authority, rule, chain, registers and enqueued effects, each in its own
// transaction on its own matter, committed to disk.
func (c *bench) writing(ctx context.Context, p plan, t *table, profile string) error {
	ready, err := c.accepted(ctx, p.ready)
	if err != nil {
		return err
	}
	submit := func(n int) error {
		_, err := c.annex.Enter(ctx, clerk.Order{Matter: ready[n%len(ready)], By: courttest.Buyer, Acts: []docket.Act{courttest.Exhibit("补充截图")}})
		return err
	}
	for _, x := range []struct {
		what    string
		writers int
		do      func(int) error
	}{
		{"evidence.submit", 1, submit}, {"evidence.submit", 16, submit},
		{"filing.file", 1, func(int) error { return c.file(ctx, id.Matter(id.New())) }}, {"filing.file", 16, func(int) error { return c.file(ctx, id.Matter(id.New())) }},
	} {
		if profile != "" && x.writers == 16 && x.what == "evidence.submit" {
			f, err := os.Create(profile)
			if err != nil {
				return err
			}
			defer f.Close()
			if err := pprof.StartCPUProfile(f); err != nil {
				return err
			}
		}
		r, err := measure(ctx, x.writers, p.seconds, x.do)
		pprof.StopCPUProfile()
		if err != nil {
			return fmt.Errorf("%s: %w", x.what, err)
		}
		t.add(fmt.Sprintf("%s, %d writers", x.what, x.writers), "%s", r)
	}
	return nil
}

func (c *bench) file(ctx context.Context, m id.Matter) error {
	_, err := c.annex.Enter(ctx, clerk.Order{Matter: m, Open: procedure.CivilCase, By: courttest.Buyer, Acts: []docket.Act{filing.File{Complaint: courttest.Complaint()}}})
	return err
}

// accepted makes cases to write to.
func (c *bench) accepted(ctx context.Context, n int) ([]id.Matter, error) {
	ms := make([]id.Matter, n)
	officer := c.annex.Court.With(court.Clerk)[0]
	desk := procedure.Who{Person: officer.ID, Name: officer.Name, Role: court.Clerk}
	return ms, parallel(16, n, func(i int) error {
		ms[i] = id.Matter(id.New())
		if err := c.file(ctx, ms[i]); err != nil {
			return err
		}
		_, err := c.annex.Enter(ctx, clerk.Order{Matter: ms[i], By: desk, Acts: []docket.Act{filing.Accept{}}})
		return err
	})
}

// rate is what came of one measurement.
type rate struct {
	n     int
	took  time.Duration
	times []time.Duration
}

func (r rate) String() string {
	return fmt.Sprintf("%.0f/s\tp50 %s\tp99 %s", float64(r.n)/r.took.Seconds(), ms(r.at(0.5)), ms(r.at(0.99)))
}

// at is a quantile of the times.
func (r rate) at(q float64) time.Duration {
	slices.Sort(r.times)
	return r.times[min(int(q*float64(len(r.times))), len(r.times)-1)]
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }

// measure lets writers do as much as they can for a time.
func measure(ctx context.Context, writers int, long time.Duration, do func(n int) error) (rate, error) {
	var n atomic.Int64
	var mu sync.Mutex
	var r rate
	begin := time.Now()
	err := parallel(writers, writers, func(int) error {
		var mine []time.Duration
		for time.Since(begin) < long {
			start := time.Now()
			if err := do(int(n.Add(1))); err != nil {
				return err
			}
			mine = append(mine, time.Since(start))
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		mu.Lock()
		defer mu.Unlock()
		r.times = append(r.times, mine...)
		return nil
	})
	r.n, r.took = len(r.times), time.Since(begin)
	return r, err
}

// parallel does n things with so many at once and returns the first error.
func parallel(width, n int, do func(int) error) error {
	var next atomic.Int64
	var once sync.Once
	var first error
	var wg sync.WaitGroup
	for range width {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					once.Do(func() { first = err })
					return
				}
			}
		})
	}
	wg.Wait()
	return first
}

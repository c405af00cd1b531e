// Package clock tells the time 时钟: the only place that asks the machine.
package clock

import (
	"sync/atomic"
	"time"
)

// Clock is the court's clock. In a demonstration court it can be moved forward; never back.
type Clock struct {
	ahead atomic.Int64
	still atomic.Pointer[time.Time] // where the clock stands; nil: it goes with the machine
}

// At returns a clock that stands still at an instant until it is moved, so that what happened before today can be played.
func At(t time.Time) *Clock {
	c := &Clock{}
	t = exact(t)
	c.still.Store(&t)
	return c
}

// Now is the current UTC instant, in whole microseconds, as PostgreSQL keeps it.
func (c *Clock) Now() time.Time {
	if t := c.still.Load(); t != nil {
		return *t
	}
	return exact(time.Now().Add(time.Duration(c.ahead.Load())))
}

func exact(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }

// Move puts a standing clock forward to an instant; an earlier one is ignored, and so is a call on a clock that goes.
func (c *Clock) Move(to time.Time) {
	to = exact(to)
	for {
		at := c.still.Load()
		if at == nil || !to.After(*at) || c.still.CompareAndSwap(at, &to) {
			return
		}
	}
}

// Ahead is how far the clock has been moved forward from the machine's; zero for a standing clock.
func (c *Clock) Ahead() time.Duration { return time.Duration(c.ahead.Load()) }

// Set moves the clock so that it is ahead of the machine by d; a smaller value than before is ignored,
// because a court's record may not run backwards.
func (c *Clock) Set(d time.Duration) {
	for {
		old := c.ahead.Load()
		if int64(d) <= old || c.ahead.CompareAndSwap(old, int64(d)) {
			return
		}
	}
}

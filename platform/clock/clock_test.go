package clock_test

import (
	"testing"
	"time"

	"yunting/platform/clock"
)

func TestSetNeverMovesBack(t *testing.T) {
	c := &clock.Clock{}
	c.Set(48 * time.Hour)
	c.Set(time.Hour)
	if c.Ahead() != 48*time.Hour || time.Until(c.Now()) < 47*time.Hour {
		t.Fatalf("ahead %s", c.Ahead())
	}
}

func TestAStandingClockMovesForwardOnly(t *testing.T) {
	at := time.Date(2026, 7, 27, 12, 0, 0, 1500, time.UTC)
	c := clock.At(at)
	if got := c.Now(); !got.Equal(at.Truncate(time.Microsecond)) {
		t.Fatalf("stands at %s", got)
	}
	c.Move(at.Add(time.Hour))
	c.Move(at)
	if got := c.Now(); !got.Equal(at.Add(time.Hour).Truncate(time.Microsecond)) {
		t.Fatalf("stands at %s", got)
	}
	goes := &clock.Clock{}
	goes.Move(at.AddDate(100, 0, 0))
	if goes.Now().After(at.AddDate(50, 0, 0)) {
		t.Fatal("a clock that goes was moved")
	}
}

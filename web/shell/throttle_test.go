package shell

import (
	"testing"
	"time"
)

func TestThrottle(t *testing.T) {
	at := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	x := NewThrottle(3, 10*time.Minute)
	for i, want := range []int{2, 1, 0} {
		if got := x.Wrong("10.0.0.1", at.Add(time.Duration(i)*time.Minute)); got != want {
			t.Errorf("after %d wrong tries %d are left, want %d", i+1, got, want)
		}
	}
	until, spent := x.Spent("10.0.0.1", at.Add(3*time.Minute))
	if !spent || !until.Equal(at.Add(10*time.Minute)) {
		t.Errorf("spent %v until %s", spent, until)
	}
	if _, spent := x.Spent("10.0.0.2", at); spent {
		t.Error("another address has its own tries")
	}
	if _, spent := x.Spent("10.0.0.1", at.Add(10*time.Minute)); spent {
		t.Error("the first try has left the window")
	}
	x.Spent("10.0.0.1", at.Add(time.Hour))
	if len(x.tries) != 0 {
		t.Error("addresses are not forgotten")
	}
	x.Wrong("10.0.0.3", at)
	x.Wrong("10.0.0.4", at.Add(2*time.Hour))
	if len(x.tries) != 1 {
		t.Errorf("who does not come again is remembered: %v", x.tries)
	}
}

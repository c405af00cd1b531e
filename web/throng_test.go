package web

import (
	"testing"
	"time"
)

func TestThrongBoundsEachSenderAndAll(t *testing.T) {
	at := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	th := newThrong()
	var out []func()
	for i := range uploadsEach {
		leave, _ := th.enter("a", true, at)
		if leave == nil {
			t.Fatalf("upload %d of one sender is refused", i+1)
		}
		out = append(out, leave)
	}
	if leave, wait := th.enter("a", true, at); leave != nil || wait <= 0 {
		t.Errorf("one sender may have %d uploads on their way", uploadsEach+1)
	}
	for n := uploadsEach; n < uploadsHere; n++ {
		leave, _ := th.enter(string(rune('b'+n)), false, at)
		if leave == nil {
			t.Fatalf("with %d uploads on their way another sender is refused", n)
		}
		out = append(out, leave)
	}
	if leave, _ := th.enter("last", true, at); leave != nil {
		t.Errorf("more than %d uploads are on their way", uploadsHere)
	}
	for _, leave := range out {
		leave()
	}
	for i := uploadsEach; i < burst; i++ { // a has sent uploadsEach already
		leave, _ := th.enter("a", true, at)
		if leave == nil {
			t.Fatalf("upload %d one after the other is refused", i+1)
		}
		leave()
	}
	leave, wait := th.enter("a", true, at)
	if leave != nil || wait != each {
		t.Fatalf("after %d uploads at once the next waits %v, not %v", burst, wait, each)
	}
	if leave, _ = th.enter("a", true, at.Add(wait)); leave == nil {
		t.Error("who has waited as told is refused")
	}
	if len(th.by) != 1 || th.here != 1 {
		t.Errorf("%d uploads of %d senders are counted; one is on its way", th.here, len(th.by))
	}
}

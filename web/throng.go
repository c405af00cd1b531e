package web

import (
	"net/http"
	"strconv"
	"sync"
	"time"

	"yunting/platform/origin"
	"yunting/web/shell"
)

// throng bounds what is uploaded to the pages that anybody may use. A body is on disk before its page looks at it: without
// a bound some strangers could fill the disk, or keep everybody else out.
type throng struct {
	mu    sync.Mutex
	here  int
	by    map[string]int       // uploads on their way, of each sender
	full  map[string]time.Time // instant at which a network may again send burst at once
	swept time.Time
}

const (
	uploadsHere = 24 // on their way at once, of all
	uploadsEach = 3  // of one sender: a person who is signed in, or a network
	burst       = 30
	each        = 6 * time.Second // a network that has sent burst at once may send one more after it
)

func newThrong() *throng { return &throng{by: map[string]int{}, full: map[string]time.Time{}} }

// sender is who is counted: strangers by their network. Who is signed in can be found, and has no pace.
func sender(r *http.Request) (who string, stranger bool) {
	if v := shell.ViewerOf(r.Context()); v.In() {
		return "person/" + string(v.Person), false
	}
	return "network/" + origin.Group(r), true
}

// enter lets one upload in; leave must follow. Otherwise it tells how long to wait.
func (t *throng) enter(who string, stranger bool, now time.Time) (leave func(), wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sweep(now)
	if t.here >= uploadsHere || t.by[who] >= uploadsEach {
		return nil, each
	}
	if stranger {
		full := t.full[who]
		if full.Before(now) {
			full = now
		}
		full = full.Add(each)
		if wait := full.Sub(now) - burst*each; wait > 0 {
			return nil, wait
		}
		t.full[who] = full
	}
	t.here++
	t.by[who]++
	return func() {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.here--
		if t.by[who]--; t.by[who] == 0 {
			delete(t.by, who)
		}
	}, 0
}

func (t *throng) sweep(now time.Time) {
	if now.Sub(t.swept) < time.Minute {
		return
	}
	t.swept = now
	for who, full := range t.full {
		if full.Before(now) {
			delete(t.full, who)
		}
	}
}

// crowded says that an upload has to wait, and how long.
func crowded(w http.ResponseWriter, r *http.Request, wait time.Duration) error {
	seconds := int((wait + time.Second - 1) / time.Second)
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	w.Header().Set("Connection", "close") // what is still on its way is not read
	return shell.Unreadable{Status: http.StatusTooManyRequests, Say: shell.T(r.Context(), "现在上传的人太多，或者您上传得太频繁，这一次没有办理。请等%d秒后重新提交", seconds)}
}

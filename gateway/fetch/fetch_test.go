package fetch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"yunting/gateway/fetch"
	"yunting/ledger"
)

var key = []byte("a key of the node of 32 bytes or more")

// node hands out content, as badly as a test wants.
func node(t *testing.T, answer http.HandlerFunc) string {
	t.Helper()
	srv := httptest.NewServer(answer)
	t.Cleanup(srv.Close)
	return srv.URL + "/content/"
}

func client(loopback bool) *fetch.Client {
	return fetch.New(fetch.Config{Court: "粤0192", Key: func(string) []byte { return key }, Now: func() time.Time { return time.Unix(1_790_000_000, 0) },
		Loopback: loopback, Whole: 3 * time.Second, Stall: 200 * time.Millisecond})
}

var ref = ledger.Ref{Number: ledger.NewNumber(time.Unix(1_790_000_000, 0), 7), Item: 3}

func ask(endpoint string, size int64) fetch.Request {
	return fetch.Request{Node: "platform", Endpoint: endpoint, Ref: ref, Case: "（2026）粤0192民初1号", Size: size, Most: 1 << 20}
}

// The request says who asks for what, on whose word, and is signed over all of it.
func TestTheRequestIsSigned(t *testing.T) {
	var seen *http.Request
	at := node(t, func(w http.ResponseWriter, r *http.Request) {
		seen = r
		w.Header().Set("Content-Disposition", `attachment; filename*=UTF-8''..%2F%E8%81%8A%E5%A4%A9.txt`)
		fmt.Fprint(w, "content")
	})
	q := ask(at, 7)
	q.Ordered = true
	var b bytes.Buffer
	d, name, err := client(true).Get(context.Background(), q, &b)
	want, _ := ledger.DigestOf(strings.NewReader("content"))
	if err != nil || d != want || name != "聊天.txt" || b.String() != "content" {
		t.Fatalf("%v %q %q %v", d, name, b.String(), err)
	}
	if seen.Method != "GET" || seen.URL.Path != "/content/"+ref.String() || seen.Header.Get(fetch.HeaderOrdered) != "yes" || seen.Header.Get("Accept-Encoding") != "" {
		t.Errorf("asked %s %s with %v", seen.Method, seen.URL, seen.Header)
	}
	if seen.Header.Get(fetch.HeaderSignature) != fetch.Sign(key, "GET", seen.URL.EscapedPath(), seen.Header) {
		t.Error("the signature does not fit")
	}
	seen.Header.Set(fetch.HeaderOrdered, "no")
	if seen.Header.Get(fetch.HeaderSignature) == fetch.Sign(key, "GET", seen.URL.EscapedPath(), seen.Header) {
		t.Error("the signature does not cover the judge's order")
	}
}

// A node that misbehaves costs the court neither memory nor time, and is never taken for one that answered.
func TestNodesThatMisbehave(t *testing.T) {
	for name, c := range map[string]struct {
		size   int64
		answer http.HandlerFunc
		want   error
	}{
		"absent":   {7, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusNotFound) }, fetch.ErrAbsent},
		"gone":     {7, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusGone) }, fetch.ErrAbsent},
		"withheld": {7, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusForbidden) }, fetch.ErrWithheld},
		"fault":    {7, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "", http.StatusInternalServerError) }, fetch.ErrUnreachable},
		"redirect": {7, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/elsewhere", http.StatusFound) }, fetch.ErrUnreachable},
		"huge, and says so": {-1, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "2000000")
			w.WriteHeader(200)
		}, fetch.ErrLonger},
		"huge, and does not say": {-1, func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 64<<10)); err != nil {
					return
				}
			}
		}, fetch.ErrLonger},
		"longer than deposited": {7, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "content and more") }, fetch.ErrLonger},
		"breaks off": {7, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "7")
			fmt.Fprint(w, "con")
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, fetch.ErrUnreachable},
		"stalls before the answer": {7, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, fetch.ErrUnreachable},
		"stalls in the middle": {7, func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "con")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}, fetch.ErrUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if _, _, err := client(true).Get(context.Background(), ask(node(t, c.answer), c.size), &b); !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if b.Len() > 1<<20+1 {
				t.Errorf("took %d bytes", b.Len())
			}
		})
	}
	// Content of the right kind that is not what was deposited is for the caller to find: its digests are told truly.
	d, _, err := client(true).Get(context.Background(), ask(node(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "forgery") }), 7), &bytes.Buffer{})
	if want, _ := ledger.DigestOf(strings.NewReader("forgery")); err != nil || d != want {
		t.Errorf("%v %v", d, err)
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }

// The court's own full disk is not the node's fault.
func TestTheCourtsOwnFaultIsItsOwn(t *testing.T) {
	at := node(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "content") })
	if _, _, err := client(true).Get(context.Background(), ask(at, 7), full{}); !errors.Is(err, errFull) || errors.Is(err, fetch.ErrUnreachable) {
		t.Error(err)
	}
}

// Only https to another machine; in a demonstration this one.
func TestEndpoints(t *testing.T) {
	for _, at := range []string{"http://node.example.com/content", "https://user@node.example.com/", ""} {
		if _, _, err := client(true).Get(context.Background(), ask(at, 7), &bytes.Buffer{}); !errors.Is(err, fetch.ErrUnreachable) {
			t.Errorf("%s: %v", at, err)
		}
	}
	// A name that was pointed to this machine is refused when the connection is made, too.
	at := node(t, func(w http.ResponseWriter, _ *http.Request) { t.Error("the court asked itself") })
	c := fetch.New(fetch.Config{Key: func(string) []byte { return key }, Now: func() time.Time { return time.Unix(0, 0) }})
	if _, _, err := c.Get(context.Background(), ask(strings.Replace(at, "http://", "https://", 1), 7), &bytes.Buffer{}); !errors.Is(err, fetch.ErrUnreachable) {
		t.Error(err)
	}
	short := fetch.New(fetch.Config{Key: func(string) []byte { return []byte("short") }, Now: func() time.Time { return time.Unix(0, 0) }, Loopback: true})
	if _, _, err := short.Get(context.Background(), ask(at, 7), &bytes.Buffer{}); !errors.Is(err, fetch.ErrUnreachable) {
		t.Errorf("asked without a proper key: %v", err)
	}
}

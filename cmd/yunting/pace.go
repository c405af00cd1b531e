package main

import (
	"io"
	"net/http"
	"time"
)

// pace is how slow a client may be. Whoever sends or takes his bytes slower keeps a place that others need.
type pace struct {
	Grace time.Duration // before the rate counts
	Rate  int64         // bytes of a body in a second, on the average
	Idle  time.Duration // between two pieces, of a body or of an answer
	Most  int64         // bytes of a body; pages and the interface admit less
}

// usual lets a film of 500 MB take nine hours, and a form half a minute and a little more.
var usual = pace{Grace: 30 * time.Second, Rate: 16 << 10, Idle: 30 * time.Second, Most: 520 << 20}

// keep holds every client to the pace: the connection of one who is slower ends.
func (p pace) keep(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := http.NewResponseController(w)
		out := &answering{ResponseWriter: w, c: c, idle: p.Idle}
		if r.Body != nil && r.Body != http.NoBody {
			b := &sending{ReadCloser: http.MaxBytesReader(w, r.Body, p.Most), pace: p, c: c, since: time.Now()}
			b.extend() // for a handler that does not read: the server reads on behind it
			r.Body = b
		}
		next.ServeHTTP(out, r)
	})
}

// sending is a body on its way to us.
type sending struct {
	io.ReadCloser
	pace
	c     *http.ResponseController
	since time.Time
	got   int64
}

func (s *sending) Read(b []byte) (int, error) {
	s.extend()
	n, err := s.ReadCloser.Read(b)
	s.got += int64(n)
	if err == io.EOF { // a deadline left behind would end the request while it is worked
		s.c.SetReadDeadline(time.Time{}) // a connection without deadlines has none to forget
	}
	return n, err
}

// extend moves the deadline to where a client at the least pace would be, and no farther than one pause from now.
func (s *sending) extend() {
	until := s.since.Add(s.Grace + time.Duration(s.got)*time.Second/time.Duration(s.Rate))
	if pause := time.Now().Add(s.Idle); pause.Before(until) {
		until = pause
	}
	s.c.SetReadDeadline(until)
}

// answering is an answer on its way to the client.
type answering struct {
	http.ResponseWriter
	c    *http.ResponseController
	idle time.Duration
}

func (a *answering) Write(b []byte) (int, error) {
	a.c.SetWriteDeadline(time.Now().Add(a.idle))
	return a.ResponseWriter.Write(b)
}

func (a *answering) Unwrap() http.ResponseWriter { return a.ResponseWriter }

package api

import (
	"context"
	"fmt"
	"net/http"

	"yunting/authority"
	"yunting/platform/origin"
)

type requestKey struct{}

// requestOf is the request an operation answers, for bodies that are streamed.
func requestOf(ctx context.Context) *http.Request {
	r, _ := ctx.Value(requestKey{}).(*http.Request)
	return r
}

// door stands before every operation: headers, one line in the log, and no fault without an answer.
func (s *server) door(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, sw := s.machine(), &watched{ResponseWriter: w}
		h := sw.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
		h.Set("Referrer-Policy", "no-referrer")
		if origin.HTTPS(r) {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		defer func() {
			if p := recover(); p != nil {
				err := s.problem(r.Method, fmt.Errorf("api: panic: %v", p))
				if sw.status == 0 {
					err.write(sw)
				}
			}
			s.Log.Info("api request", "route", r.Pattern, "method", r.Method, "status", sw.status, "took", s.machine().Sub(start))
		}()
		inner := r.WithContext(context.WithValue(r.Context(), requestKey{}, r))
		defer func() { r.Pattern = inner.Pattern }() // the log names the route, never the case
		if err := plain(inner); err != nil {
			s.problem("plain", err).write(sw)
			return
		}
		next.ServeHTTP(sw, inner)
	})
}

// nowhere answers addresses that do not exist.
func (s *server) nowhere(w http.ResponseWriter, r *http.Request) {
	s.problem("nowhere", authority.ErrNotFound).write(w)
}

// watched remembers how an answer began.
type watched struct {
	http.ResponseWriter
	status int
}

func (w *watched) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

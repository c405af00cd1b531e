package web

import (
	"compress/gzip"
	"net/http"
	"strings"
	"sync"
)

// squeeze compresses pages, styles and scripts for browsers that take gzip. Files go out as they are: their bytes are evidence.
func squeeze(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := &squeezed{ResponseWriter: w, wanted: r.Method != http.MethodHead && accepts(r.Header.Get("Accept-Encoding"))}
		defer q.close()
		next.ServeHTTP(q, r)
	})
}

func accepts(header string) bool {
	for _, part := range strings.Split(header, ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(name, "gzip") {
			return strings.ReplaceAll(weight, " ", "") != "q=0"
		}
	}
	return false
}

var writers = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, 5); return w }}

type squeezed struct {
	http.ResponseWriter
	wanted bool
	begun  bool
	gz     *gzip.Writer
}

// Begun tells whether the answer is on its way and cannot be replaced.
func (q *squeezed) Begun() bool { return q.begun }

func (q *squeezed) WriteHeader(status int) {
	if q.begun {
		return
	}
	if status >= 200 {
		q.begun = true
		h := q.Header()
		if squeezable(h.Get("Content-Type")) {
			h.Add("Vary", "Accept-Encoding")
			if q.wanted && h.Get("Content-Encoding") == "" && status != http.StatusPartialContent && status != http.StatusNoContent && status != http.StatusNotModified {
				h.Set("Content-Encoding", "gzip")
				h.Del("Content-Length")
				h.Del("Accept-Ranges")
				q.gz = writers.Get().(*gzip.Writer)
				q.gz.Reset(q.ResponseWriter)
			}
		}
	}
	q.ResponseWriter.WriteHeader(status)
}

func (q *squeezed) Write(b []byte) (int, error) {
	if !q.begun {
		q.WriteHeader(http.StatusOK)
	}
	if q.gz != nil {
		return q.gz.Write(b)
	}
	return q.ResponseWriter.Write(b)
}

func (q *squeezed) Unwrap() http.ResponseWriter { return q.ResponseWriter }

func (q *squeezed) close() {
	if q.gz != nil {
		_ = q.gz.Close() // the browser has gone; nothing can be told to it
		writers.Put(q.gz)
	}
}

func squeezable(media string) bool {
	name, _, _ := strings.Cut(media, ";")
	switch strings.TrimSpace(name) {
	case "text/html", "text/css", "text/javascript", "image/svg+xml", "application/json", "text/csv":
		return true
	}
	return false
}

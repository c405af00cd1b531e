package main

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// doors puts the operator's addresses beside the pages.
func doors(r *running, pages, machines, sandbox http.Handler) http.Handler {
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gauge("yunting_database_connections", "Open connections to the database.", func() float64 { return float64(r.pool.Stat().TotalConns()) }),
		gauge("yunting_clock_ahead_seconds", "How far a demonstration's clock was moved forward.", func() float64 { return r.clock.Ahead().Seconds() }),
		gauge("yunting_jobs_waiting", "Effects that wait to be worked.", func() float64 {
			var n float64
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			if err := r.pool.QueryRow(ctx, `select count(*) from river_job where state in ('available', 'retryable', 'running')`).Scan(&n); err != nil {
				return -1
			}
			return n
		}))
	metrics := promhttp.HandlerFor(reg, promhttp.HandlerOpts{})
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		switch {
		case q.URL.Path == "/healthz":
			w.Write([]byte("ok\n"))
		case q.URL.Path == "/readyz":
			ctx, cancel := context.WithTimeout(q.Context(), 2*time.Second)
			defer cancel()
			if _, err := r.store.Q.CountNotices(ctx, countAny(r)); err != nil {
				http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
				return
			}
			w.Write([]byte("ready\n"))
		case q.URL.Path == "/metrics" && r.settings.measured(q):
			metrics.ServeHTTP(w, q)
		case strings.HasPrefix(q.URL.Path, "/api/"):
			machines.ServeHTTP(w, q)
		case strings.HasPrefix(q.URL.Path, sandboxPath+"/") && r.clerk.Court.Demo && !strings.HasSuffix(q.URL.Path, "/pay"):
			// Only the signed calls: a payer pays at the counter, signed in. A real court has no sandbox.
			sandbox.ServeHTTP(w, q)
		default:
			pages.ServeHTTP(w, q)
		}
	})
}

func gauge(name, help string, read func() float64) prometheus.GaugeFunc {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read)
}

package main

import (
	"context"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"yunting/journal"
)

// doors leads every request to the court of its host name, and answers the operator's addresses. A host name nobody
// has claimed leads to the first court.
func doors(h *house, rs []*running) http.Handler {
	of := map[string]*running{}
	for _, r := range rs {
		for _, host := range r.clerk.Court.Hosts {
			of[host] = r
		}
	}
	metrics := h.metrics(rs)
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		switch {
		case q.URL.Path == "/healthz":
			w.Write([]byte("ok\n"))
		case q.URL.Path == "/readyz":
			ctx, cancel := context.WithTimeout(q.Context(), 2*time.Second)
			defer cancel()
			if err := h.pool.Ping(ctx); err != nil {
				http.Error(w, "the database does not answer", http.StatusServiceUnavailable)
				return
			}
			w.Write([]byte("ready\n"))
		case q.URL.Path == "/metrics" && h.settings.measured(q):
			metrics.ServeHTTP(w, q)
		default:
			at(of, rs[0], q.Host).handler.ServeHTTP(w, q)
		}
	})
}

// at finds the court of a host name as a browser sends it, with or without its port.
func at(of map[string]*running, first *running, host string) *running {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	if r, ok := of[host]; ok {
		return r
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		if r, ok := of[name]; ok {
			return r
		}
	}
	return first
}

// inside puts a court's pages, its interface and, in a demonstration, its payment provider together.
func (r *running) inside(pages, machines http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		switch {
		case strings.HasPrefix(q.URL.Path, "/api/"):
			machines.ServeHTTP(w, q)
		case r.ledger != nil && ofLog(q.URL.Path):
			r.ledger.files.ServeHTTP(w, q)
		case r.works != nil && r.works.Desk != nil && strings.HasPrefix(q.URL.Path, "/keys/"): // what readers of signed papers ask for
			q.SetPathValue("name", strings.TrimPrefix(q.URL.Path, "/keys/"))
			r.works.Desk.Store.ServeHTTP(w, q)
		case r.sandbox != nil && strings.HasPrefix(q.URL.Path, sandboxPath+"/") && !strings.HasSuffix(q.URL.Path, "/pay"):
			// Only the signed calls: a payer pays at the counter, signed in. A real court has no sandbox.
			r.sandbox.ServeHTTP(w, q)
		default:
			pages.ServeHTTP(w, q)
		}
	})
}

// ofLog tells what the log itself answers under /ledger/. The register of its nodes is a page.
func ofLog(path string) bool {
	return path == "/ledger/checkpoint" || path == "/ledger/policy" || strings.HasPrefix(path, "/ledger/tile/")
}

func (h *house) metrics(rs []*running) http.Handler {
	count := func(query string) func() float64 {
		return func() float64 {
			var n float64
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			if err := h.pool.QueryRow(ctx, query).Scan(&n); err != nil {
				return -1
			}
			return n
		}
	}
	ledgers := func(of func(journal.State) float64) func() float64 {
		return func() (n float64) {
			for _, r := range rs {
				if r.ledger != nil {
					n += of(r.ledger.journal.State(context.Background()))
				}
			}
			return n
		}
	}
	reg := prometheus.NewRegistry()
	reg.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gauge("yunting_database_connections", "Open connections to the database.", func() float64 { return float64(h.pool.Stat().TotalConns()) }),
		gauge("yunting_clock_ahead_seconds", "How far the first court's clock was moved forward.", func() float64 { return h.seats[0].clock.Ahead().Seconds() }),
		gauge("yunting_jobs_waiting", "Effects that wait to be worked.", count(`select count(*) from river_job where state in ('available', 'retryable', 'running')`)),
		gauge("yunting_messages_unsent", "Messages that nobody has taken yet.", count(`select count(*) from message where sent_at is null and failure = ''`)),
		gauge("yunting_ledger_unpublished", "Records of the evidence logs that no published checkpoint covers yet.", ledgers(func(s journal.State) float64 { return float64(s.Size - min(s.Size, s.Published)) })),
		gauge("yunting_ledger_witnesses_silent", "Witnesses of the evidence logs that do not sign.", ledgers(silent)),
		gauge("yunting_messages_failed", "Messages that were given up.", count(`select count(*) from message where failure <> ''`)))
	return promhttp.HandlerFor(reg, promhttp.HandlerOpts{})
}

func silent(s journal.State) (n float64) {
	for _, w := range s.Witnesses {
		if w.Trouble != "" {
			n++
		}
	}
	return n
}

func gauge(name, help string, read func() float64) prometheus.GaugeFunc {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read)
}

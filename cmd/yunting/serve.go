package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/api"
	"yunting/court"
	"yunting/gateway/cashier"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/origin"
	"yunting/postgres"
	"yunting/vault"
	"yunting/web"
	"yunting/web/counter"
	"yunting/web/shell"
)

type serveCmd struct{}

func (serveCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	p, err := profileOf(s.Profile)
	if err != nil {
		return err
	}
	if p.Demo {
		return errors.New("serve needs the profile of a real court (--profile FILE); to look around, use: yunting demo")
	}
	return run(ctx, s, p, log, func(context.Context, *running) error { return nil })
}

// running is a court with its doors open.
type running struct {
	*house
	works   *jobs.Works
	workers *river.Client[pgx.Tx]
	pages   *shell.House
}

// sandboxPath is where the built-in payment provider answers.
const sandboxPath = "/sandbox/payment"

// run opens the court and serves it until the context ends. prepare runs before the doors open.
func run(ctx context.Context, s *settings, profile *court.Profile, log *slog.Logger, prepare func(context.Context, *running) error) error {
	proxies, err := origin.Parse(s.Proxies)
	if err != nil {
		return err
	}
	h, err := openHouse(ctx, s, profile, log)
	if err != nil {
		return err
	}
	defer h.close()
	ln, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another program may be using it; choose another with --addr)", s.Addr, err)
	}
	defer ln.Close()

	v, err := vault.Open(filepath.Join(s.Data, "vault"))
	if err != nil {
		return err
	}
	defer v.Close()
	self := "http://" + ln.Addr().String()
	sandbox, err := payment.NewSandbox(payment.SandboxConfig{Prefix: sandboxPath, Key: h.secret, Store: payment.File(filepath.Join(s.Data, "payments.json")), Now: h.clock.Now})
	if err != nil {
		return err
	}
	channel, err := payment.New(payment.Config{Base: self + sandboxPath, Key: h.secret, Notify: self + "/callback/payment", Now: h.clock.Now})
	if err != nil {
		return err
	}
	till := &cashier.Cashier{Clerk: h.clerk, Q: h.store.Q, Pay: channel, Clock: h.clock, Name: "sandbox", Counter: "/counter"}
	r := &running{house: h, works: &jobs.Works{Clerk: h.clerk, Q: h.store.Q, Vault: v, Clock: h.clock, Cashier: till, Log: log, Base: s.base(),
		Code: func(m id.Matter, p id.Party) string { return h.store.Codes.For(profile.Code, m, p) }}}
	r.pages = &shell.House{Court: profile, Clerk: h.clerk, Q: h.store.Q, Vault: v, Clock: h.clock, Pay: channel, Till: till, Log: log, Base: s.base(),
		Hash: postgres.HashCode, Audit: auditor{h},
		Kick: func(ctx context.Context) {
			if err := r.works.Ring(ctx); err != nil {
				log.Error("the bell failed", "cause", err)
			}
		}}

	if h.store.Jobs, err = jobs.Insert(h.pool); err != nil {
		return err
	}
	if err := prepare(ctx, r); err != nil {
		return err
	}
	if r.workers, err = jobs.Start(context.WithoutCancel(ctx), h.pool, r.works); err != nil {
		return err
	}
	defer r.stopWorkers()

	pages := web.New(r.pages, counter.Routes(r.pages, sandbox))
	machines := api.New(api.Config{Court: profile, Clerk: h.clerk, Q: h.store.Q, Vault: v, Clock: h.clock, Log: log, Till: till, Hash: postgres.HashCode})
	srv := &http.Server{Handler: usual.keep(proxies.Believe(doors(r, pages, machines, sandbox))), ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10,
		IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	log.Info("the court is open", "address", s.base())
	welcome(r)
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	log.Info("closing")
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	return srv.Shutdown(end)
}

func (r *running) stopWorkers() {
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if err := r.workers.Stop(ctx); err != nil {
		r.log.Error("background work did not stop cleanly", "cause", err)
	}
}

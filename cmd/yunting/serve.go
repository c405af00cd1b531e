package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/riverqueue/river"

	"yunting/api"
	"yunting/court"
	"yunting/document"
	"yunting/gateway/cashier"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/origin"
	"yunting/postgres"
	"yunting/vault"
	"yunting/web"
	"yunting/web/counter"
	deposits "yunting/web/ledger"
	"yunting/web/node"
	"yunting/web/seal"
	"yunting/web/shell"
)

type serveCmd struct {
	outside
	OutboxOnly bool `help:"Open without a provider of short messages: nobody is told anything, people read the outbox at the counter." env:"YUNTING_OUTBOX_ONLY"`
}

func (c serveCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	ps, err := s.profiles()
	if err != nil {
		return err
	}
	for _, p := range ps {
		if p.Demo {
			return errors.New("serve needs the profile of a real court (--court FILE); to look around, use: yunting demo")
		}
		if !p.AtCounter && c.PaymentURL == "" {
			return fmt.Errorf("nobody could pay a fee to %s: name a payment provider (--payment-url, --payment-key), or let fees be paid "+
				"at the bank or the counter (pay_at_counter in the profile); docs/operate.md says how", p.Name)
		}
	}
	if c.SMSURL == "" && !c.OutboxOnly {
		return errors.New("nobody would carry the court's messages: codes to sign in and papers would not reach anybody. " +
			"Name a provider of short messages (--sms-url, --sms-key), or open with --outbox-only; docs/operate.md says how")
	}
	if err := c.decided(); err != nil {
		return err
	}
	return run(ctx, s, ps, c.outside, log, func(context.Context, *running) error { return nil })
}

// running is a court with its doors open.
type running struct {
	*seat
	works   *jobs.Works
	pages   *shell.House
	sandbox *payment.Sandbox // nil: no demonstration
	handler http.Handler     // pages and interface
}

// sandboxPath is where the built-in payment provider answers.
const sandboxPath = "/sandbox/payment"

// run opens the courts and serves them until the context ends. prepare runs before the doors open.
func run(ctx context.Context, s *settings, profiles []*court.Profile, out outside, log *slog.Logger, prepare func(context.Context, *running) error) error {
	proxies, err := origin.Parse(s.Proxies)
	if err != nil {
		return err
	}
	if os.Getenv("GOGC") == "" { // requests leave much litter and the court keeps little: collecting less often saves a fifth of the processor
		debug.SetGCPercent(400)
	}
	h, err := openHouse(ctx, s, profiles, log)
	if err != nil {
		return err
	}
	defer h.close()
	ln, err := net.Listen("tcp", s.Addr)
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another program may be using it; choose another with --addr)", s.Addr, err)
	}
	defer ln.Close()

	queue, err := jobs.Insert(h.pool)
	if err != nil {
		return err
	}
	var watched []byte // the policy of a demonstration
	if profiles[0].Demo {
		b, policy, err := watchDemo(ctx, h)
		if err != nil {
			return err
		}
		defer b.stop()
		watched = policy
	}
	var rs []*running
	var ws []*jobs.Works
	for _, t := range h.seats {
		v, err := vault.Open(filepath.Join(t.data, "vault"))
		if err != nil {
			return err
		}
		defer v.Close()
		if t.ledger, err = t.openEvidence(ctx, out.evidenceFlags, watched, v); err != nil {
			return fmt.Errorf("%s: %w", t.clerk.Court.Name, err)
		}
		defer t.ledger.run(log)()
		r, err := t.open(v, queue, out, "http://"+ln.Addr().String())
		if err != nil {
			return err
		}
		if r.works.Desk != nil {
			go t.renewLists(ctx, r.works.Desk.Store)
		}
		if err := prepare(ctx, r); err != nil {
			return err
		}
		rs, ws = append(rs, r), append(ws, r.works)
	}
	workers, err := jobs.Start(context.WithoutCancel(ctx), h.pool, log, jobs.All(ws...))
	if err != nil {
		return err
	}
	defer stopWorkers(workers, log)

	srv := &http.Server{Handler: usual.keep(proxies.Believe(doors(h, rs))), ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10,
		IdleTimeout: 2 * time.Minute, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(ln) }()
	for _, r := range rs {
		log.Info("the court is open", "court", r.clerk.Court.Name, "address", r.base)
	}
	welcome(rs)
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

// open puts everything a court works with together. self is where the program answers on this machine.
func (t *seat) open(v *vault.Vault, queue *river.Client[pgx.Tx], out outside, self string) (*running, error) {
	profile, q := t.clerk.Court, t.store.Q
	t.store.Jobs = queue
	r := &running{seat: t}
	channel, err := r.channel(out, self)
	if err != nil {
		return nil, err
	}
	till := &cashier.Cashier{Clerk: t.clerk, Q: q, Pay: channel, Clock: t.clock, Name: "online"}
	if r.sandbox != nil {
		till.Name, till.Counter = "sandbox", "/counter"
	}
	r.works = &jobs.Works{Clerk: t.clerk, Q: q, Vault: v, Clock: t.clock, Cashier: till, Log: t.log, Base: t.base, Queue: queue,
		Code:  func(m id.Matter, p id.Party) string { return t.store.Codes.For(profile.Code, m, p) },
		Codes: document.NewCodes(t.store.Codes.Secret, profile.Code)}
	if r.works.Office, err = out.office(time.Now); err != nil {
		return nil, err
	}
	t.checks(r.works)
	if r.works.Desk, err = t.openKeys(); err != nil {
		return nil, err
	}
	r.pages = &shell.House{Court: profile, Clerk: t.clerk, Q: q, Vault: v, Clock: t.clock, Pay: channel, Till: till, Log: t.log, Base: t.base,
		Hash: postgres.HashCode, Deposits: t.ledger.depository, Audit: auditor{t}, Almanac: postgres.Almanac{Store: t.store, Clerk: t.clerk},
		Kick: func(ctx context.Context) {
			if err := r.works.Ring(ctx); err != nil {
				t.log.Error("the bell failed", "cause", err)
			}
		}}
	r.pages.Read = r.works.Read
	if r.works.Office.Takes("sms") {
		r.pages.Post = r.works.Enqueue
	}
	pages := web.New(r.pages, counter.Routes(r.pages, r.sandbox), deposits.Routes(r.pages, t.ledger.depository, t.ledger.depository.Policy), node.Routes(r.pages, t.network()),
		seal.Routes(r.pages, sealUses{t}))
	machines := api.New(api.Config{Court: profile, Clerk: t.clerk, Q: q, Vault: v, Clock: t.clock, Log: t.log, Till: till, Hash: postgres.HashCode,
		Depository: t.ledger.depository, Node: t.gate(), Visitor: visitor(r.pages), Read: r.works.Read})
	r.handler = r.inside(pages, machines)
	return r, nil
}

func stopWorkers(workers *river.Client[pgx.Tx], log *slog.Logger) {
	ctx, cancel := context.WithTimeout(context.Background(), 15*time.Second)
	defer cancel()
	if err := workers.Stop(ctx); err != nil {
		log.Error("background work did not stop cleanly", "cause", err)
	}
}

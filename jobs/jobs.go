// Package jobs does what must happen outside the docket 后台作业: papers, deliveries, messages, and the bell.
//
// Jobs only carry; acts decide. Every job may run twice: what it enters refuses to stand twice.
package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"

	"yunting/clerk"
	"yunting/document"
	"yunting/document/form"
	"yunting/gateway/cashier"
	"yunting/gateway/message"
	"yunting/id"
	"yunting/keys"
	"yunting/ledger"
	"yunting/platform/clock"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/vault"
)

// Works is what jobs work with.
type Works struct {
	Clerk   *clerk.Clerk
	Q       *query.Queries
	Vault   *vault.Vault
	Clock   *clock.Clock
	Cashier *cashier.Cashier
	Log     *slog.Logger
	Base    string // the address people use
	Code    func(id.Matter, id.Party) string
	Codes   *document.Codes       // by which papers are found again; nil: they are issued without
	Office  message.Office        // carriers of messages; a channel without one stays in the outbox
	Queue   *river.Client[pgx.Tx] // needed with an Office; without it no upload is brought into its normal form
	// What technical checks of deposits ask; without it every check says that it could not be made.
	Deposits Deposits
	Policy   *ledger.Policy // of the court's own log
	Content  Content        // nil: nodes are not asked
	// Press sets papers; nil sets them for real. A bench that fills a court does not print 160,000 papers.
	Press func(form.Paper) (typeset.Result, error)
	Desk  *keys.Desk // signs papers; nil: they are issued unsigned and unsealed
}

// At is the same works for a clerk of the past, as he invents cases.
func (w *Works) At(k *clerk.Clerk, c *clock.Clock) *Works {
	x := *w
	x.Clerk, x.Clock = k, c
	return &x
}

// Insert returns a client that only enqueues, for the store.
func Insert(pool *pgxpool.Pool) (*river.Client[pgx.Tx], error) {
	return river.NewClient(riverpgxv5.New(pool), &river.Config{})
}

// Start runs the workers of all courts until Stop. Defaults of the queue are slow; these took commit-to-work from 382 ms to 72 ms.
func Start(ctx context.Context, pool *pgxpool.Pool, log *slog.Logger, cs Courts) (*river.Client[pgx.Tx], error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &effectWorker{cs: cs})
	river.AddWorker(workers, &bellWorker{cs: cs})
	river.AddWorker(workers, &tillWorker{cs: cs})
	river.AddWorker(workers, &broomWorker{cs: cs})
	river.AddWorker(workers, &carryWorker{cs: cs})
	river.AddWorker(workers, &normaliseWorker{cs: cs})
	c, err := river.NewClient(riverpgxv5.New(pool), &river.Config{
		Queues:            map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 8}, normalising: {MaxWorkers: 1}},
		Workers:           workers,
		FetchCooldown:     10 * time.Millisecond,
		FetchPollInterval: 500 * time.Millisecond,
		MaxAttempts:       12,
		// A program that was killed leaves its jobs running on paper; a job takes seconds, so two minutes are enough to know.
		JobTimeout:           time.Minute,
		RescueStuckJobsAfter: 2 * time.Minute,
		Logger:               slog.New(quiet{log.Handler()}),
		PeriodicJobs: []*river.PeriodicJob{
			every(15*time.Second, Bell{}), every(time.Minute, Till{}), every(time.Hour, Broom{}),
		},
	})
	if err != nil {
		return nil, err
	}
	return c, c.Start(ctx)
}

func every(d time.Duration, args river.JobArgs) *river.PeriodicJob {
	return river.NewPeriodicJob(river.PeriodicInterval(d), func() (river.JobArgs, *river.InsertOpts) {
		return args, &river.InsertOpts{MaxAttempts: 1}
	}, &river.PeriodicJobOpts{RunOnStart: true})
}

// Bell rings for every deadline that has passed.
type Bell struct{}

func (Bell) Kind() string { return "bell" }

type bellWorker struct {
	river.WorkerDefaults[Bell]
	cs Courts
}

func (b *bellWorker) Work(ctx context.Context, _ *river.Job[Bell]) error {
	return b.cs.each(func(w *Works) error { return w.Ring(ctx) })
}

// Ring lets the court act on every deadline that has passed by now, matter by matter, earliest first.
func (w *Works) Ring(ctx context.Context) error {
	ms, err := w.Q.Bell(ctx, query.BellParams{Court: string(w.Clerk.Court.Code), Now: w.Clock.Now(), Most: 1000})
	if err != nil {
		return err
	}
	var all error
	for _, m := range ms {
		if _, err := w.Clerk.Ring(ctx, id.Matter(m)); err != nil {
			all = errors.Join(all, fmt.Errorf("jobs: bell of %s: %w", m, err))
		}
	}
	return all
}

// Till asks the payment channel about orders whose notice did not come.
type Till struct{}

func (Till) Kind() string { return "till" }

type tillWorker struct {
	river.WorkerDefaults[Till]
	cs Courts
}

func (t *tillWorker) Work(ctx context.Context, _ *river.Job[Till]) error {
	return t.cs.each(func(w *Works) error { return w.Cashier.Reconcile(ctx, time.Minute) })
}

// Broom sweeps away sessions and sign-in codes that are over by the machine's time, wherever a demonstration's clock stands, and finds messages and uploads that lost their job.
type Broom struct{}

func (Broom) Kind() string { return "broom" }

type broomWorker struct {
	river.WorkerDefaults[Broom]
	cs Courts
}

func (b *broomWorker) Work(ctx context.Context, _ *river.Job[Broom]) error {
	return b.cs.each(func(w *Works) error {
		return errors.Join(w.Q.DropOldSessions(ctx, query.DropOldSessionsParams{Court: string(w.Clerk.Court.Code), Now: w.machine()}),
			w.Q.DropOldCodes(ctx, query.DropOldCodesParams{Court: string(w.Clerk.Court.Code), Before: w.machine().Add(-time.Hour)}), w.sweep(ctx), w.unread(ctx))
	})
}

type effectWorker struct {
	river.WorkerDefaults[procedure.Effect]
	cs Courts
}

// Timeout leaves a node time to hand over a film.
func (e *effectWorker) Timeout(job *river.Job[procedure.Effect]) time.Duration {
	if job.Args.Do == procedure.Check {
		return 10 * time.Minute
	}
	return 0 // as for every job
}

func (e *effectWorker) Work(ctx context.Context, job *river.Job[procedure.Effect]) error {
	w := e.cs[job.Args.Court]
	if w == nil {
		return river.JobSnooze(time.Minute) // the program will be started with this court again
	}
	return w.Do(ctx, job.Args)
}

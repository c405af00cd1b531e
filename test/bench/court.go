package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"yunting/clerk"
	"yunting/court"
	"yunting/document"
	"yunting/id"
	"yunting/jobs"
	"yunting/platform/clock"
	"yunting/postgres"
	"yunting/postgres/local"
	"yunting/vault"
)

// bench is a court to measure.
type bench struct {
	folder  string
	server  *local.Server
	pool    *pgxpool.Pool
	profile *court.Profile
	clock   *clock.Clock
	store   *postgres.Store
	clerk   *clerk.Clerk
	annex   *clerk.Clerk // of a second court in the same database, so that writing does not change what is read
	vault   *vault.Vault
	works   *jobs.Works
}

// open starts a court in a temporary folder, with officers enough for its cases.
func open(ctx context.Context, cases int) (c *bench, err error) {
	c = &bench{profile: court.Demonstration(), clock: &clock.Clock{}}
	defer func() {
		if err != nil {
			c.close()
		}
	}()
	if c.folder, err = os.MkdirTemp("", "yunting-bench-"); err != nil {
		return c, err
	}
	if err = os.Chmod(c.folder, 0o755); err != nil { // PostgreSQL may run as another user
		return c, err
	}
	staff(c.profile, cases)
	quiet := slog.New(slog.DiscardHandler)
	if c.server, err = local.Start(ctx, local.Options{Data: c.folder, Log: quiet}); err != nil {
		return c, err
	}
	admin, err := pgx.Connect(ctx, c.server.URL("postgres", "postgres"))
	if err != nil {
		return c, err
	}
	_, err = admin.Exec(ctx, "create database bench")
	if err = errors.Join(err, admin.Close(ctx)); err != nil {
		return c, err
	}
	if err = postgres.Migrate(ctx, c.server.URL("postgres", "bench"), quiet); err != nil {
		return c, err
	}
	if c.pool, err = postgres.Connect(ctx, c.server.URL("yunting_app", "bench")); err != nil {
		return c, err
	}
	c.store = postgres.New(c.pool, c.clock, postgres.Codes{Secret: []byte("a secret for measuring, 32 bytes or more")})
	if c.store.Jobs, err = jobs.Insert(c.pool); err != nil {
		return c, err
	}
	other := *court.Demonstration()
	other.Code = "演0001"
	c.clerk, c.annex = &clerk.Clerk{Store: c.store, Court: c.profile}, &clerk.Clerk{Store: c.store, Court: &other}
	if err = errors.Join(c.store.Staff(ctx, c.profile), c.store.Staff(ctx, &other)); err != nil {
		return c, err
	}
	if c.vault, err = vault.Open(filepath.Join(c.folder, "vault")); err != nil {
		return c, err
	}
	c.works = c.working(c.clerk, c.clock)
	return c, nil
}

// working is what carries out effects through a clerk at a clock.
func (c *bench) working(k *clerk.Clerk, ck *clock.Clock) *jobs.Works {
	return &jobs.Works{Clerk: k, Q: c.store.Q, Vault: c.vault, Clock: ck, Log: slog.New(slog.DiscardHandler), Base: "http://court.test",
		Code:  func(m id.Matter, p id.Party) string { return c.store.Codes.For(c.profile.Code, m, p) },
		Codes: document.NewCodes(c.store.Codes.Secret, c.profile.Code)}
}

// staff adds a judge for every 400 cases and a clerk for every 1,000.
func staff(p *court.Profile, cases int) {
	add := func(r court.Role, n int) {
		for i := len(p.With(r)); i < n; i++ {
			x := fmt.Sprintf("%s-%d", r, i+1)
			p.Officers = append(p.Officers, court.Officer{ID: id.Person("officer-" + x), Name: fmt.Sprintf("%s%d", r.Chinese(), i+1), Role: r, Login: x})
		}
	}
	add(court.Judge, cases/400)
	add(court.Clerk, cases/1000)
}

func (c *bench) close() {
	if c.pool != nil {
		c.pool.Close()
	}
	if c.vault != nil {
		c.vault.Close()
	}
	if c.server != nil {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := c.server.Stop(ctx); err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
		}
	}
	if real, err := filepath.EvalSymlinks(filepath.Join(c.folder, "pg")); err == nil {
		os.RemoveAll(real) // the cluster may live elsewhere when the folder's owner is not the database's
	}
	if c.folder != "" {
		os.RemoveAll(c.folder)
	}
}

// syncing is what the disk takes for one small write that must last.
func syncing(folder string) (time.Duration, error) {
	f, err := os.Create(filepath.Join(folder, "sync"))
	if err != nil {
		return 0, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	var ds []time.Duration
	for range 100 {
		start := time.Now()
		if _, err := f.Write(make([]byte, 8192)); err != nil {
			return 0, err
		}
		if err := f.Sync(); err != nil {
			return 0, err
		}
		ds = append(ds, time.Since(start))
	}
	slices.Sort(ds)
	return ds[len(ds)/2], nil
}

package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/pquerna/otp/totp"

	"yunting/court"
	"yunting/register/query"
	"yunting/simulate"
	"yunting/web/shell"
)

type demoCmd struct {
	Cases  int    `help:"Fill the court with so many invented cases before it opens." default:"0"`
	Second bool   `help:"Open a second invented court on the same program, at second.localhost."`
	Seed   uint64 `help:"Seed of the invented cases: the same seed, the same cases." default:"1"`
}

func (d demoCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	ps, err := s.profiles()
	if err == nil && d.Second {
		ps, err = apart(append(ps, court.Second())...)
	}
	if err != nil {
		return err
	}
	for _, p := range ps {
		p.Demo = true
	}
	return run(ctx, s, ps, outside{}, log, func(ctx context.Context, r *running) error {
		acc, err := r.demoAccounts(ctx)
		if err != nil {
			return err
		}
		r.pages.Demo = &demonstration{r: r, accounts: acc}
		founded := r.clock.Now()
		if d.Cases > 0 { // the invented cases lie in the past, and so do their papers
			founded = founded.Add(-simulate.Span).AddDate(0, 0, -14)
		}
		if err := r.foundSeal(ctx, founded); err != nil {
			return err
		}
		return r.fill(ctx, d.Cases, d.Seed)
	})
}

// demoPassword opens every officer's account of a demonstration court; the sign-in page says so.
const demoPassword = "yunting-demo"

type demoOfficer struct {
	officer court.Officer
	secret  string
}

// demoAccounts makes the officers' accounts on the first start and reads their secrets.
func (r *running) demoAccounts(ctx context.Context) ([]demoOfficer, error) {
	c := r.clerk.Court
	var out []demoOfficer
	for _, o := range c.Officers {
		a, err := r.store.Q.AccountByID(ctx, query.AccountByIDParams{Court: string(c.Code), ID: string(o.ID)})
		if err != nil {
			if a, err = r.makeOfficer(ctx, o); err != nil {
				return nil, err
			}
		}
		out = append(out, demoOfficer{o, a.Totp})
	}
	return out, nil
}

func (r *running) makeOfficer(ctx context.Context, o court.Officer) (query.Account, error) {
	c := r.clerk.Court
	hash, err := argon2id.CreateHash(demoPassword, argon2id.DefaultParams)
	if err != nil {
		return query.Account{}, err
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: c.Name, AccountName: o.Login})
	if err != nil {
		return query.Account{}, err
	}
	err = r.store.Q.AddAccount(ctx, query.AddAccountParams{Court: string(c.Code), ID: string(o.ID), Login: o.Login, Role: string(o.Role), Name: o.Name,
		Password: hash, Totp: key.Secret(), CreatedAt: r.clock.Now()})
	if err != nil {
		return query.Account{}, err
	}
	return r.store.Q.AccountByID(ctx, query.AccountByIDParams{Court: string(c.Code), ID: string(o.ID)})
}

// demonstration is what only a demonstration court can do.
type demonstration struct {
	r        *running
	accounts []demoOfficer
}

func (d *demonstration) Accounts() []shell.DemoAccount {
	var out []shell.DemoAccount
	for _, a := range d.accounts {
		code, err := totp.GenerateCode(a.secret, d.r.pages.Machine()) // second factors go by the machine, not by the moved clock
		if err != nil {
			d.r.log.Error("no code for an officer", "cause", err)
		}
		out = append(out, shell.DemoAccount{Login: a.officer.Login, Name: a.officer.Name, Password: demoPassword, Role: a.officer.Role, Code: code})
	}
	return out
}

// Forward moves the clock from deadline to deadline, so that each consequence happens on its own day and what it
// starts (a paper, a service, the next deadline) starts on that day too.
func (d *demonstration) Forward(ctx context.Context, by time.Duration) error {
	target := d.r.clock.Now().Add(by)
	for range 10_000 {
		next, err := d.nextBell(ctx, target)
		if err != nil {
			return err
		}
		if err := d.move(ctx, next); err != nil {
			return err
		}
		if err := d.r.works.Ring(ctx); err != nil {
			return err
		}
		if err := d.quiet(ctx); err != nil {
			return err
		}
		if !next.Before(target) {
			return nil
		}
	}
	return fmt.Errorf("the clock could not be moved: deadlines do not settle")
}

// nextBell is the earliest deadline with a consequence that lies between now and the target.
func (d *demonstration) nextBell(ctx context.Context, target time.Time) (time.Time, error) {
	var next *time.Time
	err := d.r.pool.QueryRow(ctx, `select min(until) from deadline where court = $1 and by_court and until > $2`, d.r.clerk.Court.Code, d.r.clock.Now()).Scan(&next)
	if err != nil || next == nil || next.After(target) {
		return target, err
	}
	return next.UTC(), nil
}

func (d *demonstration) move(ctx context.Context, to time.Time) error {
	ahead := d.r.clock.Ahead() + to.Sub(d.r.clock.Now())
	d.r.clock.Set(ahead)
	return d.r.store.Q.SetSetting(ctx, query.SetSettingParams{Court: string(d.r.clerk.Court.Code), Key: "clock-ahead", Value: d.r.clock.Ahead().String()})
}

// quiet waits until the effects of what just happened are worked, at most ten seconds.
func (d *demonstration) quiet(ctx context.Context) error {
	for range 200 {
		var n int
		if err := d.r.pool.QueryRow(ctx, `select count(*) from river_job where kind = 'effect' and args->>'court' = $1 and state in ('available', 'running')`, d.r.code()).Scan(&n); err != nil || n == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"yunting/clerk"
	"yunting/depository"
	"yunting/id"
	"yunting/journal"
	"yunting/journal/mirror"
	"yunting/ledger"
	"yunting/postgres"
)

type ledgerCmd struct {
	Policy  ledgerPolicyCmd  `cmd:"" help:"Print the policy of the evidence log: its keys, its witnesses, its time-stamp authorities."`
	Fsck    ledgerFsckCmd    `cmd:"" help:"Read everything of the evidence log again and report every fault."`
	Follow  ledgerFollowCmd  `cmd:"" help:"Mirror the evidence log of a court and see to it that it only grows."`
	Restore ledgerRestoreCmd `cmd:"" help:"Give a log that was set back what it has lost, out of the register or a follower's copy."`
}

// rewritten is the exit code of the alarm: a log was rewritten.
const rewritten = 3

type ledgerFollowCmd struct {
	URL    string        `arg:"" help:"Address of the log, like https://court.example.cn/ledger."`
	Policy string        `help:"File with the policy of the log, as the court gave it to you; empty: the server's own, taken on its word the first time." type:"path"`
	Folder string        `help:"Folder of the mirror." default:"yunting-mirror" type:"path"`
	Every  time.Duration `help:"Pause between two visits." default:"10s"`
	Once   bool          `help:"Visit once and end."`
}

func (c ledgerFollowCmd) Run(ctx context.Context, log *slog.Logger) error {
	var policy []byte
	if c.Policy != "" {
		var err error
		if policy, err = os.ReadFile(c.Policy); err != nil {
			return err
		}
	}
	m, err := mirror.Open(ctx, mirror.Options{URL: c.URL, Dir: c.Folder, Policy: policy, Log: log, Now: time.Now})
	if err != nil {
		return err
	}
	for {
		r, err := m.Follow(ctx)
		switch {
		case errors.Is(err, mirror.ErrInconsistent):
			fmt.Fprintln(os.Stderr, "yunting: ALARM:", err)
			os.Exit(rewritten)
		case ctx.Err() != nil:
			return nil
		case err != nil && c.Once:
			return err
		case err != nil:
			log.Error("the visit failed, the next one follows", "log", m.Origin(), "cause", err)
		case r.Older:
			log.Warn("the server gave an older checkpoint than before; it is consistent", "log", m.Origin(), "records", r.Size)
		case r.Size > r.Before || c.Once:
			fmt.Printf("%s: %d records, %d of them new, signed by %v\n", m.Origin(), r.Size, r.Size-r.Before, r.Witnesses)
		}
		if c.Once {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(c.Every):
		}
	}
}

type ledgerPolicyCmd struct{}

// Run needs no database: before a court has ever opened, its witnesses must know its key.
func (ledgerPolicyCmd) Run(s *settings) error {
	ps, err := s.profiles()
	if err != nil {
		return err
	}
	for i, p := range ps {
		t := &seat{clerk: &clerk.Clerk{Court: p}, base: s.baseOf(p, i == 0), data: s.folderOf(p)}
		fmt.Printf("# %s\n", p.Name)
		if policy, err := t.policy(); err == nil {
			fmt.Printf("%s", policy.Text)
			continue
		}
		k, err := journal.OpenKeys(t.ledgerFolder(), t.origin())
		if err != nil {
			return err
		}
		fmt.Printf("log %s\n#:sm2 %s\n", k.Key, k.SM2Key())
	}
	return nil
}

// policy is that of the court's log, as it was when the log was open last.
func (t *seat) policy() (*ledger.Policy, error) {
	b, err := os.ReadFile(filepath.Join(t.ledgerFolder(), "policy"))
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("the evidence log of %s was never open: start the court first", t.clerk.Court.Name)
	}
	if err != nil {
		return nil, err
	}
	return ledger.ParsePolicy(b)
}

type ledgerFsckCmd struct{}

func (ledgerFsckCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	faults := 0
	err := withSeats(ctx, s, log, func(t *seat) error {
		p, err := t.policy()
		if err != nil {
			return err
		}
		c, err := journal.Check(ctx, t.ledgerFolder(), p, t.noted(ctx), func(say string) { fmt.Printf("%s: %s\n", t.clerk.Court.Name, say) },
			func(n uint64) { fmt.Fprintf(os.Stderr, "%s: %d records\n", t.clerk.Court.Name, n) })
		fmt.Printf("%s: %d records (%d published), %d batch files (%d not in the log yet), %d rows of the register: %d faults\n",
			t.clerk.Court.Name, c.Leaves, c.Published, c.Batches, len(c.Unwritten), c.Rows, c.Faults)
		faults += c.Faults
		if err != nil {
			return err
		}
		left, err := givenUp(ctx, postgres.Deposits{Store: t.store}, t.clerk.Court.Code, c.Unwritten, time.Now().Add(-24*time.Hour))
		for _, n := range left {
			fmt.Printf("%s: the batch file %s* belongs to no deposit: the program ended before it gave the number. It may be removed\n",
				t.clerk.Court.Name, filepath.Join(t.ledgerFolder(), "batches", string(n)[:4], string(n)+"."))
		}
		return err
	})
	if err == nil && faults > 0 {
		err = fmt.Errorf("the evidence log is not in order: %d faults", faults)
	}
	return err
}

// givenUp lists batches of before an instant whose deposit has no row, of those that have no leaf.
func givenUp(ctx context.Context, s depository.Store, c id.Court, unwritten []ledger.Number, before time.Time) (left []ledger.Number, err error) {
	for some := range slices.Chunk(unwritten, 1000) {
		rows, err := s.Many(ctx, c, some)
		if err != nil {
			return left, err
		}
		for _, n := range some {
			if _, there := rows[n]; !there && n.At().Before(before) {
				left = append(left, n)
			}
		}
	}
	return left, nil
}

type ledgerRestoreCmd struct {
	From string `help:"Folder of a follower of the log (yunting ledger follow); empty: the register of deposits." type:"path"`
}

func (c ledgerRestoreCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withSeats(ctx, s, log, func(t *seat) error {
		from := t.kept(ctx)
		if c.From != "" {
			p, err := t.policy()
			if err != nil {
				return err
			}
			if from, _, err = journal.Copy(ctx, c.From, p); err != nil {
				return err
			}
		}
		before, now, err := journal.Restore(ctx, t.ledgerFolder(), from)
		if err == nil {
			fmt.Printf("%s: the log had %d records and has %d now. Run yunting ledger fsck, then start the court: its witnesses say whether these are the right ones.\n", t.clerk.Court.Name, before, now)
		}
		return err
	})
}

// noted gives the rows of the register for a check.
func (t *seat) noted(ctx context.Context) iter.Seq2[journal.Row, error] {
	return func(yield func(journal.Row, error) bool) {
		for n, err := range (postgres.Deposits{Store: t.store}).Walk(ctx, t.clerk.Court.Code, 0) {
			if !yield(journal.Row{Index: n.Index, Number: n.Number}, err) {
				return
			}
		}
	}
}

// kept gives the leaves the register keeps, from an index on.
func (t *seat) kept(ctx context.Context) func(index uint64) iter.Seq2[depository.Placed, error] {
	return func(index uint64) iter.Seq2[depository.Placed, error] {
		return func(yield func(depository.Placed, error) bool) {
			for n, err := range (postgres.Deposits{Store: t.store}).Walk(ctx, t.clerk.Court.Code, index) {
				if !yield(depository.Placed{Index: n.Index, Leaf: n.Leaf}, err) {
					return
				}
			}
		}
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	_ "yunting/procedure" // every rule of every stage
	"yunting/register/query"
)

type migrateCmd struct{}

func (migrateCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withHouse(ctx, s, log, func(*house) error { fmt.Println("The schema is up to date."); return nil })
}

type checkCmd struct{}

func (checkCmd) Run(s *settings) error {
	ps, err := s.profiles()
	for _, p := range ps {
		fmt.Printf("%s %s: in order.\n", p.Code, p.Name)
	}
	return err
}

type outboxCmd struct {
	Most int32 `help:"How many." default:"20"`
}

func (c outboxCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withSeats(ctx, s, slog.New(slog.DiscardHandler), func(t *seat) error {
		ms, err := t.store.Q.Outbox(ctx, query.OutboxParams{Court: t.code(), Most: c.Most})
		for _, m := range ms {
			state := "waits"
			switch {
			case m.SentAt != nil:
				state = "sent"
			case m.Failure != "":
				state = "FAILED " + m.Failure
			}
			fmt.Printf("%s  %s  %s  %s  %s\n    %s\n", m.At.Format(time.RFC3339), t.code(), m.Channel, m.Address, state, m.Body)
		}
		return err
	})
}

type rebuildCmd struct{}

func (rebuildCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withSeats(ctx, s, log, func(t *seat) error {
		n, err := t.store.Rebuild(ctx, t.clerk)
		if err == nil {
			fmt.Printf("%s: %d dockets replayed, registers written anew.\n", t.clerk.Court.Name, n)
		}
		return err
	})
}

type auditCmd struct{}

func (auditCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withSeats(ctx, s, log, func(t *seat) error {
		ms, es, breaks, err := t.store.Audit(ctx, t.clerk.Court.Code)
		if err != nil {
			return err
		}
		for _, b := range breaks {
			fmt.Printf("BREAK %s entry %d: %s\n", b.Matter, b.Seq, b.What)
		}
		fmt.Printf("%s: %d dockets, %d entries, %d breaks.\n", t.clerk.Court.Name, ms, es, len(breaks))
		if len(breaks) > 0 {
			return fmt.Errorf("the record of %s has %d breaks", t.clerk.Court.Name, len(breaks))
		}
		return nil
	})
}

func withHouse(ctx context.Context, s *settings, log *slog.Logger, do func(*house) error) error {
	ps, err := s.profiles()
	if err != nil {
		return err
	}
	h, err := openHouse(ctx, s, ps, log)
	if err != nil {
		return err
	}
	defer h.close()
	return do(h)
}

// withSeats does something for every court, and the rest even when one of them fails.
func withSeats(ctx context.Context, s *settings, log *slog.Logger, do func(*seat) error) error {
	return withHouse(ctx, s, log, func(h *house) error {
		var all error
		for _, t := range h.seats {
			all = errors.Join(all, do(t))
		}
		return all
	})
}

package main

import (
	"context"
	"fmt"
	"log/slog"

	_ "yunting/procedure" // every rule of every stage
)

type migrateCmd struct{}

func (migrateCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withHouse(ctx, s, log, func(*house) error { fmt.Println("The schema is up to date."); return nil })
}

type rebuildCmd struct{}

func (rebuildCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withHouse(ctx, s, log, func(h *house) error {
		n, err := h.store.Rebuild(ctx, h.clerk)
		if err == nil {
			fmt.Printf("%d dockets replayed, registers written anew.\n", n)
		}
		return err
	})
}

type auditCmd struct{}

func (auditCmd) Run(ctx context.Context, s *settings, log *slog.Logger) error {
	return withHouse(ctx, s, log, func(h *house) error {
		ms, es, breaks, err := h.store.Audit(ctx, h.clerk.Court.Code)
		if err != nil {
			return err
		}
		for _, b := range breaks {
			fmt.Printf("BREAK %s entry %d: %s\n", b.Matter, b.Seq, b.What)
		}
		fmt.Printf("%d dockets, %d entries, %d breaks.\n", ms, es, len(breaks))
		if len(breaks) > 0 {
			return fmt.Errorf("the record has %d breaks", len(breaks))
		}
		return nil
	})
}

func withHouse(ctx context.Context, s *settings, log *slog.Logger, do func(*house) error) error {
	p, err := profileOf(s.Profile)
	if err != nil {
		return err
	}
	h, err := openHouse(ctx, s, p, log)
	if err != nil {
		return err
	}
	defer h.close()
	return do(h)
}

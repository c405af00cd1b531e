package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"text/tabwriter"

	"yunting/law"
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

type rulebookCmd struct {
	JSON bool `help:"Print JSON."`
}

func (c rulebookCmd) Run() error {
	type row struct{ Key, Article, From, Until, Mark, Summary string }
	var rows []row
	for _, r := range law.Book() {
		rows = append(rows, row{r.Key, r.Article, r.From, r.Until, string(r.Mark), r.Summary})
	}
	if c.JSON {
		e := json.NewEncoder(os.Stdout)
		e.SetIndent("", "  ")
		return e.Encode(rows)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", r.Key, r.Article, r.From, r.Until, r.Mark, r.Summary)
	}
	return w.Flush()
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

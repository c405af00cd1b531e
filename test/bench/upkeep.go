package main

import (
	"context"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

func (c *bench) owner(ctx context.Context) (*pgx.Conn, error) {
	return pgx.Connect(ctx, c.server.URL("postgres", "bench"))
}

// upkeep measures what an operator runs now and then, and how much there is to keep.
func (c *bench) upkeep(ctx context.Context, t *table) error {
	begin := time.Now()
	matters, entries, breaks, err := c.store.Audit(ctx, c.profile.Code)
	if err != nil {
		return err
	}
	if len(breaks) > 0 {
		return fmt.Errorf("the audit found %d breaks, the first in %s", len(breaks), breaks[0].Matter)
	}
	t.add("audit", "%s, %d dockets, %d entries, no break", time.Since(begin).Round(time.Millisecond), matters, entries)
	begin = time.Now()
	n, err := c.store.Rebuild(ctx, c.clerk)
	if err != nil {
		return err
	}
	t.add("rebuild of all registers", "%s, %d dockets", time.Since(begin).Round(time.Millisecond), n)
	var all, entry int64
	if err := c.pool.QueryRow(ctx, `select pg_database_size(current_database()), pg_total_relation_size('entry')`).Scan(&all, &entry); err != nil {
		return err
	}
	t.add("size of the database", "%d MB, of it entries %d MB (%.1f KB an entry)", all>>20, entry>>20, float64(entry)/float64(max(entries, 1))/1024)
	return nil
}

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"time"

	"yunting/clerk"
	"yunting/document/form"
	"yunting/id"
	"yunting/platform/clock"
	"yunting/platform/typeset"
	"yunting/procedure"
	"yunting/simulate"
)

// fill plays the cases. Papers are composed from the docket and not set in type: a bench does not print 600,000 pages.
func (c *bench) fill(ctx context.Context, n int, t *table) error {
	begin, said := time.Now(), time.Now()
	err := simulate.Fill(ctx, simulate.Court{Clerk: c.clerk, Now: c.clock.Now(), Workers: 12, Keep: digest,
		Work: func(k *clerk.Clerk, ck *clock.Clock) func(context.Context, procedure.Effect) error {
			w := c.working(k, ck)
			w.Press = unset
			return w.Do
		}}, n, 20261123, func(done, total int) {
		if time.Since(said) > 20*time.Second {
			said = time.Now()
			fmt.Fprintf(os.Stderr, "  %d of %d disputes begun, %s\n", done, total, time.Since(begin).Round(time.Second))
		}
	})
	if err != nil {
		return err
	}
	took := time.Since(begin)
	var entries, cases, open int
	if err := c.pool.QueryRow(ctx, `select (select count(*) from entry where court = $1), count(*), count(*) filter (where open) from civil_case where court = $1`,
		c.profile.Code).Scan(&entries, &cases, &open); err != nil {
		return err
	}
	t.add("filled by playing", "%s, %d cases (%d open) and %d entries in the court, %.0f cases/s", took.Round(time.Second), cases, open, entries, float64(n)/took.Seconds())
	return c.settle(ctx)
}

// settle lets PostgreSQL gather its statistics, as it would have in a court that grew over years.
func (c *bench) settle(ctx context.Context) error {
	conn, err := c.owner(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, "vacuum analyze")
	return err
}

// unset stands for the press: the digest of what would have been set.
func unset(p form.Paper) (typeset.Result, error) {
	sum := sha256.Sum256(fmt.Append(nil, p.Kind, p.Number, p.Made, len(p.Blocks)))
	return typeset.Result{PDF: sum[:], Pages: 1}, nil
}

// digest names a file without keeping it.
func digest(_ context.Context, r io.Reader) (id.File, int64, error) {
	var b bytes.Buffer
	n, err := b.ReadFrom(r)
	sum := sha256.Sum256(b.Bytes())
	return id.File(hex.EncodeToString(sum[:])), n, err
}

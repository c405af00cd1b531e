package main

import (
	"context"
	"fmt"
	"os"

	"yunting/clerk"
	"yunting/platform/clock"
	"yunting/procedure"
	"yunting/simulate"
)

// fill plays invented cases before the doors open, once: a court that has cases is not filled again.
func (r *running) fill(ctx context.Context, n int, seed uint64) error {
	if n <= 0 {
		return nil
	}
	has, err := r.store.Q.HasMatters(ctx, r.code())
	if err != nil {
		return err
	}
	if has {
		r.log.Info("the court has cases already, none are invented")
		return nil
	}
	shown := -1
	err = simulate.Fill(ctx, simulate.Court{
		Clerk: r.clerk, Now: r.clock.Now(), Keep: r.pages.Vault.Put,
		Work: func(k *clerk.Clerk, c *clock.Clock) func(context.Context, procedure.Effect) error {
			return r.works.At(k, c).Do
		},
	}, n, seed, func(done, total int) {
		if now := done * 100 / max(1, total); now > shown { // once for each hundredth: a log keeps every line
			shown = now
			fmt.Fprintf(os.Stderr, "\rinventing cases: %d of %d", done, total)
		}
	})
	fmt.Fprintln(os.Stderr)
	return err
}

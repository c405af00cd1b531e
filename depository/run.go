package depository

import (
	"context"
	"errors"
	"sync"
	"time"
)

const (
	keepEach = time.Minute     // a checkpoint is kept, when the log has grown
	keepSoon = 5 * time.Second // after it could not be kept
	sealEach = 5 * time.Second // new entries of dockets and new papers become leaves
)

// Run takes deposits, brings them into the log, keeps checkpoints and seals dockets until the context ends. What was let
// in before is then still entered; what waits for the log waits in the store.
func (d *Depository) Run(ctx context.Context) error {
	d.entry.init()
	d.entry.set(true)
	var all sync.WaitGroup
	all.Go(func() { d.enterAll(ctx) })
	all.Go(func() { d.placeAll(ctx) })
	all.Go(func() { d.every(ctx, "a checkpoint could not be kept", keepEach, keepSoon, d.Keep) })
	all.Go(func() {
		d.every(ctx, "dockets could not be sealed", sealEach, sealEach, func(ctx context.Context) error { _, err := d.Seal(ctx); return err })
	})
	all.Wait()
	return ctx.Err()
}

// every does something again and again, sooner after a failure. The same failure twice in a row is told once.
func (d *Depository) every(ctx context.Context, failed string, each, soon time.Duration, do func(context.Context) error) {
	told := ""
	for {
		wait := each
		err := do(ctx)
		if ctx.Err() != nil || errors.Is(err, context.Canceled) {
			return
		}
		if err == nil {
			told = ""
		} else {
			wait = soon
			if err.Error() != told {
				told = err.Error()
				d.Diary.Error(failed, "court", d.Court.Code, "cause", err)
			}
		}
		t := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case <-t.C:
		}
	}
}

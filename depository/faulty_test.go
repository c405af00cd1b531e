package depository_test

import (
	"context"
	"sync"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

// faulty is a store that can fail before a step is done and after it.
type faulty struct {
	depository.Store
	fail func(step string, done bool) error

	mu    sync.Mutex
	asked map[string]int
}

func (f *faulty) count(step string) int { f.mu.Lock(); defer f.mu.Unlock(); return f.asked[step] }

func (f *faulty) do(step string, do func() error) error {
	f.mu.Lock()
	if f.asked == nil {
		f.asked = map[string]int{}
	}
	f.asked[step]++
	f.mu.Unlock()
	if err := f.fail(step, false); err != nil {
		return err
	}
	if err := do(); err != nil {
		return err
	}
	return f.fail(step, true)
}

func (f *faulty) Add(ctx context.Context, c id.Court, rows []depository.Row) (out []depository.Added, err error) {
	err = f.do("add", func() error { out, err = f.Store.Add(ctx, c, rows); return err })
	return out, err
}

func (f *faulty) Place(ctx context.Context, c id.Court, at map[ledger.Number]uint64) error {
	return f.do("place", func() error { return f.Store.Place(ctx, c, at) })
}

func (f *faulty) Restore(ctx context.Context, c id.Court, rows []depository.Row) error {
	return f.do("restore", func() error { return f.Store.Restore(ctx, c, rows) })
}

func (f *faulty) Seal(ctx context.Context, c id.Court, rows []depository.Row, rs []depository.Range, ps []depository.Paper) error {
	return f.do("seal", func() error { return f.Store.Seal(ctx, c, rows, rs, ps) })
}

package depository

import (
	"context"
	"errors"
	"sync"
	"time"
)

// stamps remembers the time-stamps of checkpoints that are not kept: many receipts of one moment ask for the same one.
type stamps struct {
	mu    sync.Mutex
	of    map[uint64][]byte
	order []uint64
	rest  time.Time // no stamp is asked for before; after a failure
}

const (
	mostStamps = 16               // checkpoints whose stamps are remembered
	stampRest  = 10 * time.Second // after a failure of the authority
)

// stamped gives a checkpoint its time-stamp. A receipt without one is still a receipt: a failure is noted and told to nobody.
func (d *Depository) stamped(ctx context.Context, p Published) Published {
	if len(p.Stamp) > 0 || d.Stamper == nil {
		return p
	}
	s := &d.stamps
	s.mu.Lock()
	defer s.mu.Unlock()
	if t, there := s.of[p.Size]; there {
		p.Stamp = t
		return p
	}
	if d.Now().Before(s.rest) {
		return p
	}
	t, err := d.stamp(ctx, p)
	if err != nil {
		if ctx.Err() == nil {
			s.rest = d.Now().Add(stampRest)
			d.Diary.Warn("no time-stamp for a checkpoint", "court", d.Court.Code, "size", p.Size, "cause", err)
		}
		return p
	}
	if s.of == nil {
		s.of = map[uint64][]byte{}
	}
	s.of[p.Size], s.order = t, append(s.order, p.Size)
	if len(s.order) > mostStamps {
		delete(s.of, s.order[0])
		s.order = s.order[1:]
	}
	p.Stamp = t
	return p
}

// stamp asks for a time-stamp and looks at it: one that no reader of the policy would believe is none.
func (d *Depository) stamp(ctx context.Context, p Published) ([]byte, error) {
	seen, err := d.Policy.Open(p.Checkpoint)
	if err != nil {
		return nil, err
	}
	t, err := d.Stamper.Stamp(ctx, seen.Body)
	if err == nil {
		_, err = d.Policy.Stamped(t, seen.Body)
	}
	return t, err
}

// Keep keeps the newest checkpoint with its stamp when the log has grown since the last one that was kept.
func (d *Depository) Keep(ctx context.Context) error {
	p, err := d.Log.Newest(ctx)
	if errors.Is(err, ErrNothing) {
		return nil
	}
	if err != nil {
		return err
	}
	last, err := d.Store.NewestKept(ctx, d.Court.Code)
	if err != nil && !errors.Is(err, ErrNothing) {
		return err
	}
	if p.Size == 0 || err == nil && last.Size >= p.Size {
		return nil
	}
	if _, err := d.Policy.Open(p.Checkpoint); err != nil {
		return err
	}
	p = d.stamped(ctx, p)
	if len(p.Stamp) == 0 && d.Stamper != nil {
		return errors.New("depository: the checkpoint is not kept, since it has no time-stamp yet")
	}
	p.At = d.Now()
	return d.Store.Keep(ctx, d.Court.Code, p)
}

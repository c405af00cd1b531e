// Package simulate plays invented litigants 模拟当事人: it fills a court with believable disputes in every stage.
//
// Nothing is written past the clerk. Every entry comes from an act that the rules allowed at its time, every paper
// from the effect of an entry, and what was missed is noticed by the bell. The past is played in the order of time,
// so that numbers run with the days; the same seed gives the same court, with however many workers.
package simulate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/id"
	"yunting/platform/clock"
	"yunting/procedure"
)

// Court is where disputes are played.
type Court struct {
	Clerk *clerk.Clerk
	Now   time.Time // the instant the play reaches; nothing happens after it
	// Work gives what carries out effects through a clerk at a clock. The play has its own of both, in the past;
	// effects are worked at once and never enqueued, so a play that was broken off leaves papers unmade.
	Work func(*clerk.Clerk, *clock.Clock) func(context.Context, procedure.Effect) error
	// Keep stores the file of an exhibit.
	Keep    func(context.Context, io.Reader) (id.File, int64, error)
	Workers int // how many matters are played at once; 0: four
}

// Span is how far back the first filing lies, give or take the days on which people do not file.
const Span = 120 * 24 * time.Hour

// window is how long matters are played side by side before they wait for each other.
const window = 2 * time.Hour

// Fill plays n disputes filed over the last 120 days up to c.Now, and a few people who only gave their names.
// progress may be nil; it counts the disputes begun by the day the play has reached. The error is a fault of the store or
// of the work; the play is then incomplete.
func Fill(ctx context.Context, c Court, n int, seed uint64, progress func(done, total int)) error {
	_, err := fill(ctx, c, n, seed, progress)
	return err
}

func fill(ctx context.Context, c Court, n int, seed uint64, progress func(done, total int)) (*stage, error) {
	if c.Workers <= 0 {
		c.Workers = 4
	}
	if len(c.Clerk.Court.With(court.Clerk)) == 0 || len(c.Clerk.Court.With(court.Judge)) == 0 {
		return nil, errors.New("simulate: a court needs a clerk and a judge before it can be filled")
	}
	s := &stage{Court: c, plays: cast(c, n, rand.New(rand.NewPCG(seed, 0x79756e74696e67)))}
	begin := slices.MinFunc(s.plays, func(a, b *play) int { return a.next.Compare(b.next) }).next
	for at := begin.Truncate(window); at.Before(c.Now); at = at.Add(window) {
		if err := s.play(ctx, at.Add(window)); err != nil {
			return s, fmt.Errorf("simulate: %w", err)
		}
		if progress != nil {
			progress(s.begun(at), len(s.plays))
		}
	}
	if progress != nil {
		progress(len(s.plays), len(s.plays))
	}
	return s, nil
}

// stage is all plays at one time.
type stage struct {
	Court
	plays   []*play
	refused atomic.Int64 // intents the rules did not allow: the play knew less than the law
}

// play lets everything happen that happens before until.
//
// Numbers are drawn and cases allotted one after another, in the order of time; everything else touches one matter
// only and is played side by side. What changes a judge's load meets what reads it at the edge of a window, so the
// outcome does not hang on which worker was faster.
func (s *stage) play(ctx context.Context, until time.Time) error {
	if until.After(s.Now) {
		until = s.Now
	}
	var now, drawing []*play
	for _, p := range s.plays {
		if p.runs() && p.next.Before(until) {
			now = append(now, p)
			if p.chosen.draws {
				drawing = append(drawing, p)
			}
		}
	}
	slices.SortStableFunc(drawing, func(a, b *play) int { return a.next.Compare(b.next) })
	hands := make(map[*play]*hand, len(drawing))
	for _, p := range drawing {
		hands[p] = s.hand(p)
		if err := s.enter(ctx, hands[p], p); err != nil {
			return err
		}
	}
	return s.beside(now, func(p *play) error {
		h := hands[p]
		if h == nil {
			h = s.hand(p)
		} else if err := s.follow(ctx, h, p); err != nil {
			return err
		}
		for p.runs() && p.next.Before(until) {
			if p.chosen.draws {
				p.postpone(until)
				return nil
			}
			h.clock.Move(p.next)
			if err := s.enter(ctx, h, p); err != nil {
				return err
			}
			if err := s.follow(ctx, h, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// beside runs do for every play on the workers and returns the first error.
func (s *stage) beside(ps []*play, do func(*play) error) error {
	var wg sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Pointer[error]
	for range min(s.Workers, len(ps)) {
		wg.Go(func() {
			for failed.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(ps) {
					return
				}
				if err := do(ps[i]); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	wg.Wait()
	if err := failed.Load(); err != nil {
		return *err
	}
	return nil
}

// begun counts the disputes filed before an instant.
func (s *stage) begun(by time.Time) (n int) {
	for _, p := range s.plays {
		if p.files.Before(by) {
			n++
		}
	}
	return n
}

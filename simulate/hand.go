package simulate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/platform/clock"
	"yunting/procedure"
	"yunting/register"
)

// hand is what one play acts with: a clerk whose day is the day of the play.
type hand struct {
	clock *clock.Clock
	clerk *clerk.Clerk
	desk  *past
	work  func(context.Context, procedure.Effect) error
	civil *procedure.Civil // as the newest act left it; nil: not known
}

func (s *stage) hand(p *play) *hand {
	h := &hand{clock: clock.At(p.next)}
	h.desk = &past{Store: s.Clerk.Store, clock: h.clock, known: map[id.Matter]clerk.Loaded{}}
	h.clerk = &clerk.Clerk{Store: h.desk, Court: s.Clerk.Court}
	h.work = s.Work(h.clerk, h.clock)
	return h
}

// enter does what the play has chosen. What a rule refuses is dropped, as people drop it.
func (s *stage) enter(ctx context.Context, h *hand, p *play) error {
	do := p.chosen
	delete(p.due, do.key)
	var acts []docket.Act
	if do.acts != nil {
		var err error
		if acts, err = do.acts(ctx, h.clock.Now()); err != nil {
			return err
		}
	}
	var out clerk.Entered
	var err error
	if do.key == bell {
		out, err = h.clerk.Ring(ctx, p.matter)
	} else {
		out, err = h.clerk.Enter(ctx, clerk.Order{Matter: do.matter, Open: do.open, By: do.by, Acts: acts})
	}
	h.civil = nil
	var no law.Refusal
	switch {
	case errors.As(err, &no) && do.key != bell:
		s.refused.Add(1)
		p.due[do.key] = never
	case err != nil:
		return fmt.Errorf("%s of %s: %w", do.key, do.matter, err)
	default:
		h.civil, _ = out.Matter.(*procedure.Civil)
		p.filed = p.filed || do.open == procedure.CivilCase
		if do.done != nil {
			do.done()
		}
	}
	return nil
}

// follow carries out the effects of what was entered, and lets the people of the play think again.
func (s *stage) follow(ctx context.Context, h *hand, p *play) error {
	for len(h.desk.effects) > 0 {
		f := h.desk.effects[0]
		h.desk.effects, h.civil = h.desk.effects[1:], nil
		if err := h.work(ctx, f); err != nil {
			return fmt.Errorf("effect %s of %s/%d: %w", f.Do, f.Matter, f.Seq, err)
		}
	}
	if p.filed && h.civil == nil {
		rd, err := h.clerk.Read(ctx, p.matter)
		if err != nil {
			return err
		}
		h.civil = rd.Matter.(*procedure.Civil)
	}
	p.think(s, h.civil, h.clock.Now())
	return nil
}

// past is a store on a day of the play. It keeps effects to be worked at once, and remembers the dockets it has just
// written, because nobody else writes to a matter that is being played.
type past struct {
	clerk.Store
	clock   *clock.Clock
	effects []procedure.Effect
	known   map[id.Matter]clerk.Loaded
}

func (s *past) InMatter(ctx context.Context, c id.Court, m id.Matter, create procedure.MatterKind, do func(clerk.Tx) error) error {
	var t *pastTx
	err := s.Store.InMatter(ctx, c, m, create, func(tx clerk.Tx) error { // may be run again
		t = &pastTx{Tx: tx, now: s.clock.Now(), loaded: tx.Loaded()}
		if l := s.known[m].Entries; len(l) == len(t.loaded.Entries) { // read before
			t.loaded.Entries = slices.Clone(l)
		}
		return do(t)
	})
	if err == nil && t.wrote != nil {
		s.known[m] = clerk.Loaded{Kind: t.loaded.Kind, Entries: slices.Concat(t.loaded.Entries, t.wrote)}
		s.effects = append(s.effects, t.effects...)
	}
	return err
}

func (s *past) Read(ctx context.Context, c id.Court, m id.Matter) (clerk.Loaded, error) {
	if l, ok := s.known[m]; ok {
		l.Entries = slices.Clone(l.Entries)
		return l, nil
	}
	return s.Store.Read(ctx, c, m)
}

type pastTx struct {
	clerk.Tx
	now     time.Time
	loaded  clerk.Loaded
	wrote   []docket.Entry
	effects []procedure.Effect
}

func (t *pastTx) Now() time.Time       { return t.now }
func (t *pastTx) Loaded() clerk.Loaded { return t.loaded }

func (t *pastTx) Write(es []docket.Entry, was, now register.Rows, effects []procedure.Effect) error {
	t.wrote, t.effects = es, effects
	return t.Tx.Write(es, was, now, nil)
}

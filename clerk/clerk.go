// Package clerk is the one way into the record 书记官处.
//
// Every act takes the same five beats, in one transaction: load the docket (locked), leave (authority),
// decide (the act's rule), enter (append to the chain), consequence (what the court does next, effects, registers).
// State, record and effects commit together or not at all.
package clerk

import (
	"context"
	"fmt"
	"time"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/procedure"
	"yunting/register"
)

// Store keeps dockets: one matter at a time, locked, in one transaction.
type Store interface {
	// InMatter runs do with the matter locked. create: the matter must not exist yet, or it is opened.
	InMatter(ctx context.Context, c id.Court, m id.Matter, create procedure.MatterKind, do func(Tx) error) error
	// Read returns a matter's entries without a lock.
	Read(ctx context.Context, c id.Court, m id.Matter) (Loaded, error)
}

// Loaded is a docket as it is stored: acts still unread.
type Loaded struct {
	Kind    procedure.MatterKind
	Entries []docket.Entry // Raw is set; Act is nil until it is read
}

// Tx is one open transaction on one matter; its clock stands still.
type Tx interface {
	Now() time.Time
	Loaded() Loaded
	// Draw gives a number, an officer or a code, locked until the transaction ends.
	Draw(docket.Wish) (docket.Lot, error)
	// Write appends the entries, replaces the register rows that differ from what they were, and enqueues the effects.
	Write(es []docket.Entry, was, now register.Rows, effects []procedure.Effect) error
}

// Clerk takes acts to dockets.
type Clerk struct {
	Store Store
	Court *court.Profile
}

// Order is what somebody asks the clerk to enter: acts that stand or fall together.
type Order struct {
	Matter id.Matter
	Open   procedure.MatterKind // set: the matter may be opened by this order
	By     procedure.Who
	Seen   int // newest entry the person had before him; 0: not told
	Acts   []docket.Act
}

// Entered is what came of an order.
type Entered struct {
	Matter  procedure.Matter // folded, as it stands now
	Entries []docket.Entry   // the new ones, the court's own among them
}

// Enter takes acts to a docket: load, leave, decide, enter, consequence — all or nothing.
// Errors: authority.ErrNotFound, law.Refusal, MovedOn, or a fault of the store.
func (k *Clerk) Enter(ctx context.Context, o Order) (Entered, error) {
	return k.in(ctx, o, func(w *desk) error {
		for _, a := range o.Acts {
			if err := w.enter(o.By, a, o.Seen); err != nil {
				return err
			}
		}
		return nil
	})
}

// Ring enters what follows from the deadlines that have passed, by the court's own hand. Asked too often it does nothing.
func (k *Clerk) Ring(ctx context.Context, m id.Matter) (Entered, error) {
	return k.in(ctx, Order{Matter: m, By: procedure.TheCourt}, func(w *desk) error {
		for range 100 { // each round clears at least one deadline
			missed := docket.Act(nil)
			for _, d := range w.matter.Due(w.now) {
				if d.Passed(w.now) && d.IfMissed != nil {
					missed = d.IfMissed
					break
				}
			}
			if missed == nil {
				return nil
			}
			if err := w.enter(procedure.TheCourt, missed, 0); err != nil {
				return err
			}
		}
		return fmt.Errorf("clerk: deadlines of %s do not settle", m)
	})
}

// Reading is a matter as it stands, for a page.
type Reading struct {
	Kind    procedure.MatterKind
	Matter  procedure.Matter
	Entries []docket.Entry
}

// Read folds a matter without a lock. It asks no authority: the caller must, with the folded matter.
func (k *Clerk) Read(ctx context.Context, m id.Matter) (Reading, error) {
	l, err := k.Store.Read(ctx, k.Court.Code, m)
	if err != nil {
		return Reading{}, err
	}
	mt, err := k.fold(&l)
	return Reading{Kind: l.Kind, Matter: mt, Entries: l.Entries}, err
}

// fold reads every act back and replays it.
func (k *Clerk) fold(l *Loaded) (procedure.Matter, error) {
	m, err := procedure.Open(l.Kind, k.Court)
	if err != nil {
		return nil, err
	}
	for i := range l.Entries {
		e := &l.Entries[i]
		if e.Act == nil { // a store that keeps entries in memory may have read it already
			if e.Act, err = m.Read(e.Kind, e.Raw); err != nil {
				return nil, fmt.Errorf("clerk: entry %d of %s: %w", e.Seq, e.Matter, err)
			}
		}
		m.Apply(*e)
	}
	return m, nil
}

// Fold replays a stored docket, for rebuild and audit.
func (k *Clerk) Fold(l Loaded) (procedure.Matter, error) { return k.fold(&l) }

// NotFound is what a missing matter and a hidden one have in common.
var NotFound = authority.ErrNotFound

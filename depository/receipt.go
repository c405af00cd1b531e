package depository

import (
	"context"
	"errors"
	"fmt"
	"time"

	formats "github.com/transparency-dev/formats/proof"

	"yunting/id"
	"yunting/ledger"
)

// Record is a deposit as it stands now, for one reader.
type Record struct {
	Ref     ledger.Ref
	Leaf    ledger.Leaf
	State   State
	Index   *uint64         // in the log
	Receipt *ledger.Receipt // nil until it is witnessed

	// Only for who deposited it.
	Own         bool
	Particulars *ledger.Particulars
	File        id.File
	Name        string
}

// Receipt tells how far a deposit has come, with its receipt once it is witnessed. Particulars and file are only for by
// when he deposited it. ErrNotFound: there is no such deposit or item.
func (d *Depository) Receipt(ctx context.Context, ref ledger.Ref, by Depositor) (Record, error) {
	r, err := d.Store.Get(ctx, d.Court.Code, ref.Number)
	if err != nil {
		return Record{}, err
	}
	return d.told(ctx, r, ref, by)
}

// told is the receipt of a row.
func (d *Depository) told(ctx context.Context, r Row, ref ledger.Ref, by Depositor) (Record, error) {
	rec, err := r.record(ref, by)
	if err != nil || r.Index == nil {
		return rec, err
	}
	p, err := d.Store.Kept(ctx, d.Court.Code, *r.Index)
	if err == nil {
		rec.Receipt, err = d.receipt(ctx, r, rec, p)
	}
	if errors.Is(err, ErrNothing) || errors.Is(err, ledger.ErrCheckpoint) || errors.Is(err, ledger.ErrStamp) {
		// None is kept yet, or those that signed the kept one are believed no more.
		if p, err = d.newest(ctx, *r.Index); err == nil {
			rec.Receipt, err = d.receipt(ctx, r, rec, p)
		}
	}
	switch {
	case err == nil:
		rec.State = Witnessed
	case errors.Is(err, ErrNothing):
		err = nil
	}
	return rec, err
}

// Wait is Receipt once the deposit is witnessed, or when the context ends, as it stands then.
func (d *Depository) Wait(ctx context.Context, ref ledger.Ref, by Depositor) (Record, error) {
	at, stop := d.course.listen(ref.Number)
	defer stop()
	r, err := d.Store.Get(ctx, d.Court.Code, ref.Number)
	if err != nil {
		return Record{}, err
	}
	return d.wait(ctx, r, ref, by, at)
}

// WaitTaken is Wait for a deposit that was taken just now. It asks the store for nothing as long as all goes well.
func (d *Depository) WaitTaken(ctx context.Context, t Taken, by Depositor) (Record, error) {
	at, stop := d.course.listen(t.Number)
	defer stop()
	return d.wait(ctx, t.row, ledger.Ref{Number: t.Number}, by, at)
}

// wait waits for the index of a row, and then for a checkpoint that covers it.
func (d *Depository) wait(ctx context.Context, r Row, ref ledger.Ref, by Depositor, at <-chan uint64) (Record, error) {
	asItStands := func() (Record, error) { return d.Receipt(context.WithoutCancel(ctx), ref, by) }
	fresh := r.Index == nil
	for r.Index == nil {
		again := time.NewTimer(look) // an index that was noted before anybody listened is read from the store
		select {
		case i := <-at:
			r.Index = &i
		case <-again.C:
			now, err := d.Store.Get(ctx, d.Court.Code, ref.Number)
			if err != nil && ctx.Err() == nil {
				return Record{}, err
			}
			r.Index = now.Index
		case <-ctx.Done():
		}
		again.Stop()
		if ctx.Err() != nil {
			return asItStands()
		}
	}
	p, err := d.Log.Await(ctx, *r.Index)
	switch {
	case ctx.Err() != nil:
		return asItStands()
	case err != nil:
		rec, _ := r.record(ref, by)
		return rec, err
	case !fresh: // an older checkpoint may be kept that covers it, and says more about its time
		return d.told(ctx, r, ref, by)
	}
	rec, err := r.record(ref, by)
	if err == nil {
		rec.Receipt, err = d.receipt(ctx, r, rec, d.stamped(ctx, p))
	}
	if err != nil {
		return d.told(ctx, r, ref, by)
	}
	rec.State = Witnessed
	return rec, nil
}

// record is what is known without the log.
func (r Row) record(ref ledger.Ref, by Depositor) (rec Record, err error) {
	rec = Record{Ref: ref, State: Waiting, Index: r.Index, Own: by.Known() && by == Depositor{r.By, r.Node}}
	if rec.Leaf, err = ledger.ParseLeaf(r.Leaf); err != nil {
		return rec, fmt.Errorf("depository: deposit %s: %w", r.Number, err)
	}
	if err := r.holds(ref.Item); err != nil {
		return rec, err
	}
	if r.Index != nil {
		rec.State = Logged
	}
	if rec.Own {
		rec.File, rec.Name = r.File, r.Name
		rec.Particulars, err = r.particulars()
	}
	return rec, err
}

// newest is the newest published checkpoint with its stamp, when it covers an index. ErrNothing: it does not yet.
func (d *Depository) newest(ctx context.Context, index uint64) (Published, error) {
	p, err := d.Log.Newest(ctx)
	if err == nil && p.Size <= index {
		err = ErrNothing
	}
	if err != nil {
		return p, err
	}
	return d.stamped(ctx, p), nil
}

// receipt puts a receipt together and checks it as its holder will: none leaves the house that would not be believed.
func (d *Depository) receipt(ctx context.Context, r Row, rec Record, p Published) (*ledger.Receipt, error) {
	path, err := d.Log.Path(ctx, *r.Index, p.Size)
	if err != nil {
		return nil, err
	}
	t := formats.TLogProof{Index: *r.Index, Checkpoint: p.Checkpoint}
	for _, h := range path {
		t.Hashes = append(t.Hashes, h)
	}
	out := &ledger.Receipt{Ref: rec.Ref, Leaf: r.Leaf, Proof: string(t.Marshal()), Stamp: p.Stamp, Particulars: rec.Particulars}
	if rec.Ref.Item != 0 {
		x, err := d.Batches.Proof(ctx, rec.Ref)
		if err != nil {
			return nil, fmt.Errorf("depository: item %s: %w", rec.Ref, hard(err))
		}
		out.Item = &x
	}
	if _, err := d.checker().Check(*out); err != nil {
		return nil, fmt.Errorf("depository: the receipt of %s does not hold: %w", rec.Ref, err)
	}
	return out, nil
}

// checker checks receipts; those of one moment share a checkpoint and its time-stamp.
func (d *Depository) checker() *ledger.Checker {
	d.checks.once.Do(func() { d.checks.by = ledger.NewChecker(d.Policy) })
	return d.checks.by
}

// hard keeps the loss of a file from looking like a wrong number.
func hard(err error) error {
	if errors.Is(err, ErrNotFound) {
		return errors.New("the file of the batch is missing or does not hold the item")
	}
	return err
}

// EntryReceipt is the receipt of an entry of a docket. It asks no authority: the caller must. ErrNotFound: no leaf holds
// the entry yet.
func (d *Depository) EntryReceipt(ctx context.Context, m id.Matter, seq int) (Record, error) {
	ref, err := d.Store.Entry(ctx, d.Court.Code, m, seq)
	if err != nil {
		return Record{}, err
	}
	return d.Receipt(ctx, ref, Depositor{})
}

// PaperReceipt is the receipt of a paper of the court. ErrNotFound: no leaf holds the paper yet.
func (d *Depository) PaperReceipt(ctx context.Context, f id.File) (Record, error) {
	ref, err := d.Store.Paper(ctx, d.Court.Code, f)
	if err != nil {
		return Record{}, err
	}
	return d.Receipt(ctx, ref, Depositor{})
}

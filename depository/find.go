package depository

import (
	"context"
	"errors"
	"slices"
	"strings"

	"yunting/ledger"
)

// Find lists what was deposited with a digest, oldest first: single deposits, items of batches, papers of the court.
func (d *Depository) Find(ctx context.Context, sha256 ledger.Hash, most int) ([]ledger.Ref, error) {
	refs, err := d.Store.BySHA256(ctx, d.Court.Code, sha256, most)
	if err != nil {
		return nil, err
	}
	inFiles, err := d.Batches.Find(ctx, sha256)
	if err != nil {
		return nil, err
	}
	deposited, err := d.deposited(ctx, inFiles)
	if err != nil {
		return nil, err
	}
	refs = append(refs, deposited...)
	slices.SortFunc(refs, func(a, b ledger.Ref) int {
		if n := strings.Compare(string(a.Number), string(b.Number)); n != 0 {
			return n
		}
		return a.Item - b.Item
	})
	refs = slices.Compact(refs)
	return refs[:min(most, len(refs))], nil
}

// deposited leaves out files that were written and then not deposited, as when a program ended between the two, and the
// hashes of docket entries, which are no content anybody looks for.
func (d *Depository) deposited(ctx context.Context, refs []ledger.Ref) (out []ledger.Ref, err error) {
	if len(refs) == 0 {
		return nil, nil
	}
	var ns []ledger.Number
	for _, r := range refs {
		ns = append(ns, r.Number)
	}
	rows, err := d.Store.Many(ctx, d.Court.Code, ns)
	if err != nil {
		return nil, err
	}
	for _, r := range refs {
		if row, there := rows[r.Number]; there && row.Kind != ledger.Docket {
			out = append(out, r)
		}
	}
	return out, nil
}

// Of lists what somebody deposited, newest first, before a number (empty: from the newest); without receipts.
func (d *Depository) Of(ctx context.Context, by Depositor, before ledger.Number, most int) ([]Record, error) {
	rows, err := d.Store.Of(ctx, d.Court.Code, by.Person, by.Node, before, most)
	if err != nil {
		return nil, err
	}
	p, err := d.Log.Newest(ctx)
	if err != nil && !errors.Is(err, ErrNothing) {
		return nil, err
	}
	out := make([]Record, 0, len(rows))
	for _, r := range rows {
		rec, err := r.record(ledger.Ref{Number: r.Number}, by)
		if err != nil {
			return nil, err
		}
		if rec.Index != nil && *rec.Index < p.Size {
			rec.State = Witnessed
		}
		out = append(out, rec)
	}
	return out, nil
}

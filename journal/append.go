package journal

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/transparency-dev/tessera"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"

	"yunting/depository"
	"yunting/journal/tile"
	"yunting/ledger"
)

// Append adds leaves. It waits for the disk, not for the context: after it has returned nothing of them comes into the log.
// See depository.Log.
func (j *Journal) Append(ctx context.Context, leaves [][]byte) ([]uint64, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := j.begin(); err != nil {
		return nil, err
	}
	defer j.flight.Done()
	futures := make([]tessera.IndexFuture, len(leaves))
	for i, l := range leaves {
		futures[i] = j.add(context.WithoutCancel(ctx), tessera.NewEntry(l))
	}
	indexes := make([]uint64, len(leaves))
	var err error
	for i, f := range futures {
		at, bad := f()
		indexes[i] = at.Index
		if bad != nil && err == nil {
			err = fmt.Errorf("the evidence log could not be written: %w", bad)
		}
	}
	if err != nil {
		return nil, err
	}
	return indexes, nil
}

// begin counts an append that may go on.
func (j *Journal) begin() error {
	against := j.witnesses.against()
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.closed {
		return ErrClosed
	}
	if against == "" {
		j.flight.Add(1)
		j.refusing = false
		return nil
	}
	if !j.refusing {
		j.refusing = true
		j.o.Log.Error("the evidence log takes no records: witnesses have signed another history than the one on disk. Deposits get numbers and wait. "+
			"Put the newest copy of the folder back, or bring it from a follower with yunting ledger restore; see docs/operate.md", "log", j.policy.Origin, "why", against)
	}
	return fmt.Errorf("%w: %s", ErrSetBack, against)
}

// Path is the inclusion path of a leaf. See depository.Log.
func (j *Journal) Path(ctx context.Context, index, size uint64) ([]ledger.Hash, error) {
	if index >= size {
		return nil, fmt.Errorf("journal: record %d of %d", index, size)
	}
	if p, err := j.Newest(ctx); err != nil || p.Size < size {
		return nil, fmt.Errorf("journal: a tree of %d records was not published: %w", size, errors.Join(depository.ErrNothing, err))
	}
	return j.paths.path(ctx, j.reader.ReadTile, index, size)
}

// Leaf reads one leaf. See depository.Log.
func (j *Journal) Leaf(ctx context.Context, index uint64) ([]byte, error) {
	for p, err := range j.from(ctx, index, 1) {
		return p.Leaf, err
	}
	return nil, fmt.Errorf("%w: the log has no record %d", depository.ErrNotFound, index)
}

// Since walks the leaves from an index on. See depository.Log.
func (j *Journal) Since(ctx context.Context, from uint64) iter.Seq2[depository.Placed, error] {
	return j.from(ctx, from, 1<<62)
}

// from walks at most so many leaves from an index on.
func (j *Journal) from(ctx context.Context, from, most uint64) iter.Seq2[depository.Placed, error] {
	return func(yield func(depository.Placed, error) bool) {
		size, err := j.reader.IntegratedSize(ctx)
		if err != nil {
			yield(depository.Placed{}, err)
			return
		}
		if from >= size {
			return
		}
		leaves(ctx, j.reader.ReadEntryBundle, from, min(most, size-from), size)(yield)
	}
}

// leaves walks leaves of a log of a size.
func leaves(ctx context.Context, read client.EntryBundleFetcherFunc, from, n, size uint64) iter.Seq2[depository.Placed, error] {
	return func(yield func(depository.Placed, error) bool) {
		for r := range layout.Range(from, n, size) {
			b, err := read(ctx, r.Index, r.Partial)
			var ls [][]byte
			if err == nil {
				if ls, err = tile.Leaves(b, tile.Full(r.Partial)); err != nil {
					err = fmt.Errorf("%s: %w", layout.EntriesPath(r.Index, r.Partial), err)
				}
			}
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(depository.Placed{}, err)
				return
			}
			for i := r.First; i < r.First+r.N; i++ {
				if !yield(depository.Placed{Index: r.Index*tile.Width + uint64(i), Leaf: ls[i]}, nil) {
					return
				}
			}
		}
	}
}

var _ depository.Log = (*Journal)(nil)

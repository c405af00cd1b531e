package mirror

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"

	"yunting/journal/tile"
	"yunting/ledger"
)

// mostBundle is the most bytes a bundle can have: 256 leaves of 65,535 bytes and their lengths.
const mostBundle = 256 * (2 + 1<<16)

// stride is how many leaves are copied before they are checked and noted, so that a long copy goes on where it was broken off.
const stride = 256 * tile.Width

var errProof = errors.New("the log gives no proof that it has only grown")

// tile reads a tile of the server, the full one where the partial one is gone.
func (m *Mirror) tile(ctx context.Context, level, index uint64, p uint8) ([]byte, error) {
	b, err := m.fetch(ctx, layout.TilePath(level, index, p), tile.Width*32)
	if p > 0 && errors.Is(err, fs.ErrNotExist) {
		b, err = m.fetch(ctx, layout.TilePath(level, index, 0), tile.Width*32)
	}
	if err == nil && (len(b) < tile.Full(p)*32 || len(b)%32 != 0) {
		err = fmt.Errorf("%w: %s/%s has %d bytes", ErrDamaged, m.o.URL, layout.TilePath(level, index, p), len(b))
	}
	return b, err
}

// consistent asks the server to prove that the log has only grown.
func (m *Mirror) consistent(ctx context.Context, was, now ledger.Seen) error {
	if was.Size == 0 {
		return nil
	}
	return m.prefix(ctx, was.Size, ledger.Hash(was.Hash), now)
}

func (m *Mirror) prefix(ctx context.Context, size uint64, root ledger.Hash, now ledger.Seen) error {
	var fetched error // the library hides why a tile could not be had
	pb, err := client.NewProofBuilder(ctx, now.Size, func(ctx context.Context, l, i uint64, p uint8) ([]byte, error) {
		b, err := m.tile(ctx, l, i, p)
		fetched = errors.Join(fetched, err)
		return b, err
	})
	if err != nil {
		return err
	}
	hs, err := pb.ConsistencyProof(ctx, size, now.Size)
	if err != nil {
		return errors.Join(fmt.Errorf("the proof that the log has only grown could not be had: %w", err), fetched)
	}
	if err := proof.VerifyConsistency(rfc6962.DefaultHasher, size, now.Size, hs, root[:], now.Hash); err != nil {
		return fmt.Errorf("%w from %d to %d records", errProof, size, now.Size)
	}
	return nil
}

// begins tells whether a smaller checkpoint is the beginning of the copy.
func (m *Mirror) begins(small, large ledger.Seen) error {
	t, err := tile.Resume(small.Size, func(level, index uint64, p uint8) ([]byte, error) {
		return m.own(level, index, p, large.Size)
	}, nil)
	if err != nil {
		return err
	}
	if t.Root() != ledger.Hash(small.Hash) {
		return fmt.Errorf("%w from %d to %d records", errProof, small.Size, large.Size)
	}
	return nil
}

// own reads the first hashes of a tile of the copy, which is of so many leaves: older partial tiles are not kept.
func (m *Mirror) own(level, index uint64, p uint8, size uint64) ([]byte, error) {
	b, err := os.ReadFile(filepath.Join(m.o.Dir, layout.TilePath(level, index, tile.Partial(level, index, size))))
	if n := tile.Full(p) * 32; err == nil && len(b) > n {
		b = b[:n]
	}
	return b, err
}

// mark is how far a copy has come that was not finished.
type mark struct {
	Size uint64      `json:"size"`
	Root ledger.Hash `json:"root"`
}

// copy brings the leaves between two checkpoints here, builds the tiles over them itself, and believes only a tree with
// the root of the new checkpoint.
func (m *Mirror) copy(ctx context.Context, was, now ledger.Seen) error {
	from := mark{Size: was.Size, Root: ledger.Root(nil)}
	if was.Size > 0 {
		from.Root = ledger.Hash(was.Hash)
	}
	file := filepath.Join(m.o.Dir, "mark")
	if b, err := os.ReadFile(file); err == nil { // a copy that was broken off
		var k mark
		if json.Unmarshal(b, &k) == nil && k.Size > from.Size && k.Size <= now.Size {
			from = k
		}
	}
	t, err := tile.Resume(from.Size, func(level, index uint64, p uint8) ([]byte, error) {
		return m.own(level, index, p, from.Size)
	}, m.write)
	if err != nil {
		return fmt.Errorf("%w: the copy in %s is not whole: %w", ErrDamaged, m.o.Dir, err)
	}
	if t.Root() != from.Root {
		return fmt.Errorf("%w: the copy in %s was changed; begin a new one in another folder", ErrDamaged, m.o.Dir)
	}
	for r := range layout.Range(from.Size, now.Size-from.Size, now.Size) {
		if err := m.bundle(ctx, t, r); err != nil {
			return err
		}
		if t.Size()%stride == 0 && t.Size() < now.Size {
			if err := m.note(ctx, t, now); err != nil {
				return err
			}
		}
	}
	if t.Root() != ledger.Hash(now.Hash) {
		return fmt.Errorf("%w: the %d records of %s do not give the root that was signed", ErrDamaged, now.Size, m.o.URL)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// note notes how far the copy has come, if the server can prove that this much is right.
func (m *Mirror) note(ctx context.Context, t *tile.Tree, now ledger.Seen) error {
	if err := m.prefix(ctx, t.Size(), t.Root(), now); err != nil {
		return ctx.Err() // the root at the end decides
	}
	b, err := json.Marshal(mark{t.Size(), t.Root()})
	if err != nil {
		return err
	}
	m.o.Log.Info("copied", "log", m.policy.Origin, "records", t.Size(), "of", now.Size)
	return errors.Join(t.Flush(), replace(filepath.Join(m.o.Dir, "mark"), b))
}

// prune removes the partial tiles and bundles at the right edge of a tree that has grown.
func (m *Mirror) prune(was, now uint64) error {
	var bad error
	remove := func(path string) {
		if err := os.Remove(filepath.Join(m.o.Dir, path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			bad = errors.Join(bad, err)
		}
	}
	for level, n := uint64(0), was; n > 0; level, n = level+1, n/tile.Width {
		p := tile.Partial(level, n/tile.Width, was)
		if p == 0 || tile.Partial(level, n/tile.Width, now) == p {
			continue
		}
		remove(layout.TilePath(level, n/tile.Width, p))
		if level == 0 {
			remove(layout.EntriesPath(n/tile.Width, p))
		}
	}
	return bad
}

// bundle copies the leaves of one bundle.
func (m *Mirror) bundle(ctx context.Context, t *tile.Tree, r layout.RangeInfo) error {
	path := layout.EntriesPath(r.Index, r.Partial)
	b, err := m.fetch(ctx, path, mostBundle)
	if r.Partial > 0 && errors.Is(err, fs.ErrNotExist) {
		b, err = m.fetch(ctx, layout.EntriesPath(r.Index, 0), mostBundle)
	}
	if err != nil {
		return err
	}
	ls, err := tile.Leaves(b, tile.Full(r.Partial))
	if err != nil {
		return fmt.Errorf("%w: %s/%s: %w", ErrDamaged, m.o.URL, path, err)
	}
	end := 0
	for i, l := range ls {
		end += 2 + len(l)
		if uint(i) < r.First {
			continue
		}
		if err := t.Append(ledger.LeafHash(l)); err != nil {
			return err
		}
	}
	return replace(filepath.Join(m.o.Dir, path), b[:end])
}

func (m *Mirror) write(level, index uint64, hs []ledger.Hash) error {
	return replace(filepath.Join(m.o.Dir, layout.TilePath(level, index, uint8(len(hs)%tile.Width))), tile.Bytes(hs))
}

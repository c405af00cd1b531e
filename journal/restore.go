package journal

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"

	"yunting/depository"
	"yunting/journal/tile"
	"yunting/ledger"
	"yunting/platform/durable"
)

// Restore adds to a log that was set back what it has lost, leaf by leaf at the same index, so that it is again the very
// log that witnesses have signed. from gives the leaves from an index on, in order and without gaps: out of the register
// of deposits, which keeps each leaf, or of a follower's copy. No program may keep the log meanwhile. It returns how many
// leaves there were before and are now; whether they are the right ones the witnesses say when the log opens.
func Restore(ctx context.Context, dir string, from func(index uint64) iter.Seq2[depository.Placed, error]) (before, now uint64, err error) {
	if err := mkdir(dir); err != nil {
		return 0, 0, err
	}
	lock, err := hold(filepath.Join(dir, "lock"))
	if err != nil {
		return 0, 0, err
	}
	defer lock.Close()
	r := restorer{dir: filepath.Join(dir, "log")}
	if err := r.begin(ctx); err != nil {
		return 0, 0, err
	}
	before = r.tree.Size()
	for l, err := range from(before) {
		if err == nil && l.Index != r.tree.Size() {
			err = fmt.Errorf("record %d is not there, the next one is %d", r.tree.Size(), l.Index)
		}
		if err == nil {
			err = errors.Join(ctx.Err(), r.add(l.Leaf))
		}
		if err != nil {
			return before, before, err
		}
	}
	if r.tree.Size() == before {
		return before, before, nil
	}
	return before, r.tree.Size(), r.end()
}

type restorer struct {
	dir    string
	tree   *tile.Tree
	bundle []byte // the leaves of the last bundle, not full yet
}

// begin reads the right edge of the log as it is.
func (r *restorer) begin(ctx context.Context) error {
	size, root, err := treeState(r.dir)
	if errors.Is(err, errNoLog) {
		size, root, err = 0, nil, nil
	}
	if err != nil {
		return err
	}
	files := client.FileFetcher{Root: r.dir}
	r.tree, err = tile.Resume(size, func(level, index uint64, p uint8) ([]byte, error) { return files.ReadTile(ctx, level, index, p) }, r.write)
	if err != nil {
		return err
	}
	if size > 0 && (len(root) != 32 || r.tree.Root() != ledger.Hash(root)) {
		return fmt.Errorf("the tiles in %s do not give the root that is noted for them: put an older, whole copy of the folder in its place first", r.dir)
	}
	if p := uint8(size % tile.Width); p > 0 {
		b, err := files.ReadEntryBundle(ctx, size/tile.Width, p)
		if err != nil {
			return err
		}
		ls, err := tile.Leaves(b, int(p))
		if err != nil {
			return fmt.Errorf("%s: %w", filepath.Join(r.dir, layout.EntriesPath(size/tile.Width, p)), err)
		}
		for _, l := range ls {
			r.hold(l)
		}
	}
	return nil
}

func (r *restorer) hold(leaf []byte) {
	r.bundle = append(binary.BigEndian.AppendUint16(r.bundle, uint16(len(leaf))), leaf...)
}

func (r *restorer) add(leaf []byte) error {
	if len(leaf) > 1<<16-1 {
		return errors.New("a leaf is longer than it can be")
	}
	r.hold(leaf)
	if err := r.tree.Append(ledger.LeafHash(leaf)); err != nil {
		return err
	}
	if n := r.tree.Size(); n%tile.Width == 0 {
		err := r.replace(layout.EntriesPath(n/tile.Width-1, 0), r.bundle)
		r.bundle = nil
		return err
	}
	return nil
}

// end writes the right edge, and at last how far the log reaches.
func (r *restorer) end() error {
	if err := r.tree.Flush(); err != nil {
		return err
	}
	size, root := r.tree.Size(), r.tree.Root()
	if p := uint8(size % tile.Width); p > 0 {
		if err := r.replace(layout.EntriesPath(size/tile.Width, p), r.bundle); err != nil {
			return err
		}
	}
	b, err := json.Marshal(state{size, root[:]})
	if err != nil {
		return err
	}
	return r.replace(".state/treeState", b)
}

func (r *restorer) write(level, index uint64, hs []ledger.Hash) error {
	return r.replace(layout.TilePath(level, index, uint8(len(hs)%tile.Width)), tile.Bytes(hs))
}

func (r *restorer) replace(path string, b []byte) error {
	name := filepath.Join(r.dir, path)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return durable.Replace(name, b)
}

// Copy gives the leaves of a follower's copy, for Restore.
func Copy(ctx context.Context, dir string, p *ledger.Policy) (func(index uint64) iter.Seq2[depository.Placed, error], uint64, error) {
	files := client.FileFetcher{Root: dir}
	b, err := files.ReadCheckpoint(ctx)
	if err != nil {
		return nil, 0, err
	}
	seen, err := p.Open(b)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", filepath.Join(dir, layout.CheckpointPath), err)
	}
	return func(index uint64) iter.Seq2[depository.Placed, error] {
		return leaves(ctx, files.ReadEntryBundle, index, max(seen.Size, index)-index, seen.Size)
	}, seen.Size, nil
}

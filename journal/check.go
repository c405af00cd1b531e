package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"

	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"

	"yunting/journal/tile"
	"yunting/ledger"
)

// Row is what the register of deposits says about a leaf.
type Row struct {
	Index  uint64
	Number ledger.Number
}

// Checked counts what a check has looked at.
type Checked struct {
	Leaves    uint64 // of the tree, those not yet published too
	Published uint64
	Batches   int
	Rows      int
	Unwritten []ledger.Number // batch files without a leaf: their deposit waits, or was given up
	Faults    int
}

// Check re-reads everything of the log in a folder, while it is being written or not, and tells every fault: the
// checkpoint against the policy, each bundle and tile against the tree that is built again from the leaves, each batch
// file against its leaf, each row of the register against its leaf. rows come in the order of their indexes; nil leaves
// them out. say gets a sentence for each fault, progress the number of leaves from time to time.
func Check(ctx context.Context, dir string, p *ledger.Policy, rows iter.Seq2[Row, error], say func(string), progress func(uint64)) (Checked, error) {
	c := checker{ctx: ctx, dir: filepath.Join(dir, "log"), policy: p, say: say, trees: map[ledger.Number]ledger.Tree{}}
	batches, err := ReadBatches(filepath.Join(dir, "batches"))
	if err != nil {
		return c.Checked, err
	}
	if err := c.sizes(); err != nil {
		return c.Checked, err
	}
	if err := c.tree(rows, progress); err != nil {
		return c.Checked, err
	}
	for n := range batches.Numbers() {
		if err := ctx.Err(); err != nil {
			return c.Checked, err
		}
		c.batch(batches, n)
	}
	for n := range c.trees {
		c.fault("batch %s stands in the log and has no file: put %s back from the backup", n, filepath.Join(dir, "batches"))
	}
	return c.Checked, nil
}

type checker struct {
	Checked
	ctx    context.Context
	dir    string
	policy *ledger.Policy
	say    func(string)
	trees  map[ledger.Number]ledger.Tree // of the batches in the log whose file was not looked at yet
	root   *ledger.Hash                  // of the published tree, if it can be believed
	size   uint64                        // leaves in all
}

func (c *checker) fault(format string, a ...any) {
	c.Faults++
	c.say(fmt.Sprintf(format, a...))
}

// sizes reads how many leaves are published and how many there are.
func (c *checker) sizes() error {
	b, err := os.ReadFile(filepath.Join(c.dir, layout.CheckpointPath))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		c.fault("there is no checkpoint in %s: nothing was published yet, or it was lost", c.dir)
	case err != nil:
		return err
	default:
		if seen, err := c.policy.Open(b); err != nil {
			c.fault("%s: %v", filepath.Join(c.dir, layout.CheckpointPath), err)
		} else {
			root := ledger.Hash(seen.Hash)
			c.Published, c.root = seen.Size, &root
		}
	}
	if c.size, _, err = treeState(c.dir); err != nil {
		return err
	}
	if c.size < c.Published {
		c.fault("the checkpoint in %s is of %d records, the tree of %d: the folder was set back in part", c.dir, c.Published, c.size)
		c.size = c.Published
	}
	return nil
}

// state is how Tessera notes the tree on disk.
type state struct {
	Size uint64 `json:"size"`
	Root []byte `json:"root"`
}

var errNoLog = errors.New("it is missing: there is no evidence log in this folder, or it is not whole")

func treeState(dir string) (uint64, []byte, error) {
	var s state
	file := filepath.Join(dir, ".state", "treeState")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil, fmt.Errorf("%s: %w", file, errNoLog)
	}
	if err == nil {
		if bad := json.Unmarshal(b, &s); bad != nil {
			err = fmt.Errorf("%s cannot be read: put it back from the backup", file)
		}
	}
	return s.Size, s.Root, err
}

// tree builds the tree again from its leaves, and compares rows on the way.
func (c *checker) tree(rows iter.Seq2[Row, error], progress func(uint64)) error {
	files := client.FileFetcher{Root: c.dir}
	t := tile.New(func(level, index uint64, hs []ledger.Hash) error {
		p := uint8(len(hs) % tile.Width)
		b, err := files.ReadTile(c.ctx, level, index, p)
		if err == nil && len(b) >= len(hs)*32 {
			b = b[:len(hs)*32] // a tile that has grown since serves, too
		}
		if err != nil || !bytes.Equal(b, tile.Bytes(hs)) {
			c.fault("the tile %s does not match the records: put it back from a follower of the log or the backup", filepath.Join(c.dir, layout.TilePath(level, index, p)))
		}
		return nil
	})
	next, stop := iter.Pull2(func(yield func(Row, error) bool) {
		if rows != nil {
			rows(yield)
		}
	})
	defer stop()
	row, err, more := next()
	for l, bad := range leaves(c.ctx, files.ReadEntryBundle, 0, c.size, c.size) {
		if bad != nil {
			c.fault("record %d and those after it cannot be read: %v. Put the file back from a follower of the log or the backup", t.Size(), bad)
			return c.ctx.Err()
		}
		if t.Size() == c.Published && c.root != nil {
			c.same(t.Root())
		}
		if err := t.Append(ledger.LeafHash(l.Leaf)); err != nil {
			return err
		}
		c.Leaves++
		parsed, wrong := ledger.ParseLeaf(l.Leaf)
		if wrong != nil {
			c.fault("record %d: %v", l.Index, wrong)
		}
		if parsed.Batch != nil {
			if _, twice := c.trees[parsed.Number]; twice {
				c.fault("record %d: batch %s stands in the log twice", l.Index, parsed.Number)
			}
			c.trees[parsed.Number] = *parsed.Batch
		}
		for ; more && err == nil && row.Index <= l.Index; row, err, more = next() {
			c.Rows++
			if row.Index == l.Index && row.Number != parsed.Number {
				c.fault("the register says that %s is record %d, but that is %s", row.Number, row.Index, parsed.Number)
			}
		}
		if c.Leaves%100_000 == 0 {
			progress(c.Leaves)
		}
	}
	if c.root != nil && t.Size() == c.Published {
		c.same(t.Root())
	}
	if err := t.Flush(); err != nil {
		return err
	}
	if _, root, err := treeState(c.dir); err == nil && t.Size() == c.size && len(root) == 32 && ledger.Hash(root) != t.Root() {
		if now, _, _ := treeState(c.dir); now == c.size {
			c.fault("the records do not give the root that %s notes for them", filepath.Join(c.dir, ".state", "treeState"))
		}
	}
	for ; more && err == nil; row, err, more = next() {
		c.Rows++
		if now, _, bad := treeState(c.dir); bad != nil || row.Index >= now {
			c.fault("the register says that %s is record %d, but the log has %d: it was set back", row.Number, row.Index, now)
		}
	}
	return err
}

func (c *checker) same(root ledger.Hash) {
	if root != *c.root {
		c.fault("the first %d records do not give the root of the checkpoint: the log was changed after it was signed", c.Published)
	}
	c.root = nil
}

// batch compares a batch file with its leaf.
func (c *checker) batch(batches *Batches, n ledger.Number) {
	c.Batches++
	tree, err := batches.Check(n)
	want, ok := c.trees[n]
	delete(c.trees, n)
	switch {
	case err != nil:
		c.fault("%v", err)
	case !ok:
		c.Unwritten = append(c.Unwritten, n) // the file comes before the leaf
	case tree != want:
		c.fault("the file of batch %s holds other digests than its record in the log", n)
	}
}

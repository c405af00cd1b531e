package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/durable"
)

// Searched is how many items a batch has before it gets an order by digest and Find looks into it. Items of smaller ones
// are found elsewhere, so that the number of small batches cannot slow a search down.
const Searched = 1000

// Batches keeps the digests of batches, one file for each, and is safe for use by several goroutines of one program.
type Batches struct {
	dir string
	mu  sync.RWMutex
	of  map[ledger.Number]int // how many items each batch has: the catalogue
	one sync.Mutex            // one writer
}

// incoming holds batches while they are being written. A program that dies leaves its unfinished ones here.
const incoming = "incoming"

// OpenBatches reads the catalogue of a folder of batches; names alone, no file is opened.
func OpenBatches(dir string) (*Batches, error) {
	b := &Batches{dir: dir, of: map[ledger.Number]int{}}
	if err := os.RemoveAll(filepath.Join(dir, incoming)); err != nil {
		return nil, err
	}
	if err := mkdir(filepath.Join(dir, incoming)); err != nil {
		return nil, err
	}
	return b, b.read()
}

// ReadBatches reads the catalogue of a folder of batches that another program may be writing.
func ReadBatches(dir string) (*Batches, error) {
	b := &Batches{dir: dir, of: map[ledger.Number]int{}}
	if err := b.read(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return b, nil
}

func (b *Batches) read() error {
	return filepath.WalkDir(b.dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == incoming:
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		name, n, ok := strings.Cut(d.Name(), ".")
		number, err := ledger.ParseNumber(name)
		count, bad := strconv.Atoi(n)
		if !ok || err != nil || bad != nil || b.place(number, count) != path {
			return fmt.Errorf("%s is not a batch of this log: move it away", path)
		}
		if _, twice := b.of[number]; twice {
			return fmt.Errorf("%s: there are two batches of this number", path)
		}
		b.of[number] = count
		return nil
	})
}

// place is where a batch lies: in a folder for some nine hours, so that none grows large.
func (b *Batches) place(n ledger.Number, count int) string {
	return filepath.Join(b.dir, string(n)[:4], string(n)+"."+strconv.Itoa(count))
}

func (b *Batches) count(n ledger.Number) (int, bool) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	c, ok := b.of[n]
	return c, ok
}

// Write keeps the items of a batch. When it returns without an error the file is on disk. The same batch again changes
// nothing, and heals a file that was damaged; other items under the same number are depository.ErrConflict.
func (b *Batches) Write(ctx context.Context, n ledger.Number, items []ledger.Item) (ledger.Tree, error) {
	if checked, err := ledger.ParseNumber(string(n)); err != nil || checked != n {
		return ledger.Tree{}, fmt.Errorf("journal: %q is not the number of a batch", n)
	}
	whole, tree, err := encode(n, items)
	if err != nil {
		return tree, err
	}
	b.one.Lock()
	defer b.one.Unlock()
	if err := ctx.Err(); err != nil {
		return tree, err
	}
	if c, ok := b.count(n); ok {
		was, err := os.ReadFile(b.place(n, c))
		if err != nil {
			return tree, err
		}
		if bytes.Equal(was, whole) {
			return tree, nil
		}
		if h, err := readHeader(was); c != len(items) || intact(was) || err == nil && h.root != tree.Root {
			return tree, fmt.Errorf("%w: batch %s", depository.ErrConflict, n)
		}
	}
	draft := filepath.Join(b.dir, incoming, string(n))
	if err := os.RemoveAll(draft); err != nil {
		return tree, err
	}
	if err := durable.Write(draft, whole); err != nil {
		return tree, fmt.Errorf("batch %s could not be written: %w", n, err)
	}
	final := b.place(n, len(items))
	if err := mkdir(filepath.Dir(final)); err != nil {
		return tree, err
	}
	if err := os.Rename(draft, final); err != nil {
		return tree, err
	}
	if err := errors.Join(durable.SyncFolder(filepath.Dir(final)), durable.SyncFolder(b.dir)); err != nil {
		return tree, err
	}
	b.mu.Lock()
	b.of[n] = len(items)
	b.mu.Unlock()
	return tree, nil
}

// Proof shows that an item stands in a batch. It reads the head of the file, one block and the roots of the others.
func (b *Batches) Proof(ctx context.Context, r ledger.Ref) (ledger.ItemProof, error) {
	p := ledger.ItemProof{Position: r.Item}
	count, ok := b.count(r.Number)
	if !ok || r.Item < 1 || r.Item > count {
		return p, fmt.Errorf("%w: %s", depository.ErrNotFound, r)
	}
	f, err := b.open(r.Number, count)
	if err != nil {
		return p, err
	}
	defer f.Close()
	i := r.Item - 1
	block, err := f.block(i / blockItems)
	if err != nil {
		return p, err
	}
	roots, err := f.roots()
	if err != nil {
		return p, err
	}
	hs := hashes(block)
	if ledger.Root(hs) != roots[i/blockItems] || ledger.Root(roots) != f.root {
		return p, fmt.Errorf("%s is damaged: put it back from the backup", f.Name())
	}
	p.Item = block[i%blockItems]
	p.Path = append(ledger.Path(hs, i%blockItems), ledger.Path(roots, i/blockItems)...)
	return p, ctx.Err()
}

// Find searches every batch of Searched items or more for a digest, oldest batch first.
func (b *Batches) Find(ctx context.Context, sha256 ledger.Hash) ([]ledger.Ref, error) {
	b.mu.RLock()
	var large []ledger.Number
	for n, count := range b.of {
		if count >= Searched {
			large = append(large, n)
		}
	}
	b.mu.RUnlock()
	slices.Sort(large) // a number begins with its instant
	var found []ledger.Ref
	for _, n := range large {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		count, _ := b.count(n)
		at, err := b.find(n, count, sha256)
		if err != nil {
			return nil, err
		}
		for _, i := range at {
			found = append(found, ledger.Ref{Number: n, Item: i + 1})
		}
	}
	return found, nil
}

func (b *Batches) find(n ledger.Number, count int, h ledger.Hash) ([]int, error) {
	f, err := b.open(n, count)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.find(h)
}

// Numbers lists the batches, oldest first.
func (b *Batches) Numbers() iter.Seq[ledger.Number] {
	b.mu.RLock()
	defer b.mu.RUnlock()
	return slices.Values(slices.Sorted(maps.Keys(b.of)))
}

// Check reads a whole batch and tells its tree: digests, roots of the blocks, order and checksum belong together.
func (b *Batches) Check(n ledger.Number) (ledger.Tree, error) {
	count, ok := b.count(n)
	if !ok {
		return ledger.Tree{}, fmt.Errorf("%w: batch %s", depository.ErrNotFound, n)
	}
	whole, err := os.ReadFile(b.place(n, count))
	if err != nil {
		return ledger.Tree{}, err
	}
	items, err := decode(n, whole)
	if err != nil {
		return ledger.Tree{}, fmt.Errorf("%s: %w; put it back from the backup", b.place(n, count), err)
	}
	again, tree, err := encode(n, items)
	if err != nil || !bytes.Equal(again, whole) || tree.Count != count {
		return ledger.Tree{}, fmt.Errorf("%s is damaged: put it back from the backup", b.place(n, count))
	}
	return tree, nil
}

var _ depository.Batches = (*Batches)(nil)

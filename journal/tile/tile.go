// Package tile builds the tree of a log leaf by leaf, in the tiles of the C2SP layout: for whoever checks a log again or
// mirrors one.
package tile

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/transparency-dev/tessera/api/layout"

	"yunting/ledger"
)

// Width is how many hashes a full tile holds, and how many leaves a full bundle.
const Width = layout.TileWidth

// Emit takes a tile: its level, its index on that level and its hashes, fewer than Width for one at the right edge.
type Emit func(level, index uint64, hashes []ledger.Hash) error

// Tree is a growing tree. Only its right edge is held.
type Tree struct {
	size uint64
	edge [][]ledger.Hash // on each level the hashes that do not fill a tile yet
	emit Emit
}

// New begins an empty tree.
func New(emit Emit) *Tree { return &Tree{emit: emit} }

// Resume goes on from a tree of so many leaves, whose tiles can be read: exactly width hashes, or more.
func Resume(size uint64, read func(level, index uint64, width uint8) ([]byte, error), emit Emit) (*Tree, error) {
	t := &Tree{size: size, emit: emit}
	for level, n := uint64(0), size; n > 0; level, n = level+1, n/Width {
		var hs []ledger.Hash
		if w := n % Width; w > 0 {
			b, err := read(level, n/Width, uint8(w))
			if err != nil {
				return nil, err
			}
			if hs, err = Parse(b, int(w)); err != nil {
				return nil, fmt.Errorf("%s: %w", layout.TilePath(level, n/Width, uint8(w)), err)
			}
		}
		t.edge = append(t.edge, hs)
	}
	return t, nil
}

// Size is how many leaves the tree has.
func (t *Tree) Size() uint64 { return t.size }

// Append adds the hash of a leaf and emits every tile that is full with it.
func (t *Tree) Append(h ledger.Hash) error {
	t.size++
	for level, index := 0, t.size/Width; ; level, index = level+1, index/Width {
		if level == len(t.edge) {
			t.edge = append(t.edge, nil)
		}
		t.edge[level] = append(t.edge[level], h)
		if len(t.edge[level]) < Width {
			return nil
		}
		if err := t.emit(uint64(level), index-1, t.edge[level]); err != nil {
			return err
		}
		h, t.edge[level] = ledger.Root(t.edge[level]), nil
	}
}

// Flush emits the tiles of the right edge that are not full.
func (t *Tree) Flush() error {
	for level, n := 0, t.size; level < len(t.edge); level, n = level+1, n/Width {
		if len(t.edge[level]) == 0 {
			continue
		}
		if err := t.emit(uint64(level), n/Width, t.edge[level]); err != nil {
			return err
		}
	}
	return nil
}

// Root is the root of the tree as it stands. What does not fill a tile hangs to the right of the level above.
func (t *Tree) Root() ledger.Hash {
	var under []ledger.Hash
	for _, hs := range t.edge {
		if all := append(append([]ledger.Hash{}, hs...), under...); len(all) > 0 {
			under = []ledger.Hash{ledger.Root(all)}
		}
	}
	return ledger.Root(under)
}

// Bytes writes hashes as a tile.
func Bytes(hs []ledger.Hash) []byte {
	b := make([]byte, 0, len(hs)*len(ledger.Hash{}))
	for _, h := range hs {
		b = append(b, h[:]...)
	}
	return b
}

// Parse reads the first so many hashes of a tile.
func Parse(b []byte, width int) ([]ledger.Hash, error) {
	if len(b)%32 != 0 || len(b) < width*32 || len(b) > Width*32 {
		return nil, fmt.Errorf("a tile of %d bytes, expected %d hashes", len(b), width)
	}
	hs := make([]ledger.Hash, width)
	for i := range hs {
		hs[i] = ledger.Hash(b[i*32:])
	}
	return hs, nil
}

// ErrBundle says that a bundle of leaves does not hold what it should.
var ErrBundle = errors.New("the bundle is cut off or not a bundle")

// Leaves reads the first so many leaves of a bundle. They share its memory.
func Leaves(b []byte, width int) ([][]byte, error) {
	ls := make([][]byte, 0, width)
	for len(b) > 0 && len(ls) < width {
		if len(b) < 2 || len(b)-2 < int(binary.BigEndian.Uint16(b)) {
			return nil, ErrBundle
		}
		n := 2 + int(binary.BigEndian.Uint16(b))
		ls, b = append(ls, b[2:n:n]), b[n:]
	}
	if len(ls) < width {
		return nil, fmt.Errorf("%w: %d of %d leaves", ErrBundle, len(ls), width)
	}
	return ls, nil
}

// Partial is the width a tile or bundle at an index has in a tree of so many leaves: 0 for a full one.
func Partial(level, index, size uint64) uint8 { return layout.PartialTileSize(level, index, size) }

// Full is a width as a number of hashes: 0 stands for a full tile.
func Full(width uint8) int {
	if width == 0 {
		return Width
	}
	return int(width)
}

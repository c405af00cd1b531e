package journal

import (
	"context"
	"crypto/sha256"
	"fmt"
	"sync"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/tessera/api/layout"
	"github.com/transparency-dev/tessera/client"

	"yunting/ledger"
)

// paths makes inclusion paths and remembers their nodes. A node that covers whole leaves never changes, whatever the size
// of the tree: the receipts of one moment share most of theirs, and each is computed from its tile once.
type paths struct {
	mu    sync.Mutex
	nodes map[compact.NodeID]ledger.Hash
	tiles map[tileID][]ledger.Hash
}

// tileID names a tile as it was when it held so many hashes.
type tileID struct {
	level, index uint64
	width        uint8
}

const (
	mostNodes = 1 << 16
	mostTiles = 256 // of 256 hashes each
)

// path is the inclusion path of a leaf in a tree of so many leaves.
func (p *paths) path(ctx context.Context, read client.TileFetcherFunc, index, size uint64) ([]ledger.Hash, error) {
	want, err := proof.Inclusion(index, size)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	hs := make([][]byte, len(want.IDs))
	for i, n := range want.IDs {
		h, err := p.node(ctx, read, n, size)
		if err != nil {
			return nil, err
		}
		hs[i] = h[:]
	}
	if hs, err = want.Rehash(hs, rfc6962.DefaultHasher.HashChildren); err != nil {
		return nil, err
	}
	out := make([]ledger.Hash, len(hs))
	for i, h := range hs {
		out[i] = ledger.Hash(h)
	}
	return out, nil
}

// node is the hash of a whole subtree.
func (p *paths) node(ctx context.Context, read client.TileFetcherFunc, n compact.NodeID, size uint64) (ledger.Hash, error) {
	if h, known := p.nodes[n]; known {
		return h, nil
	}
	level, inside := uint64(n.Level)/layout.TileHeight, uint64(n.Level)%layout.TileHeight
	first := n.Index << inside
	tile, err := p.tile(ctx, read, level, first/layout.TileWidth, size)
	if err != nil {
		return ledger.Hash{}, err
	}
	from, to := first%layout.TileWidth, first%layout.TileWidth+1<<inside
	if to > uint64(len(tile)) {
		return ledger.Hash{}, fmt.Errorf("journal: tile %d/%d holds %d hashes, node %d/%d needs %d", level, first/layout.TileWidth, len(tile), n.Level, n.Index, to)
	}
	h := ledger.Root(tile[from:to])
	if p.nodes == nil || len(p.nodes) >= mostNodes {
		p.nodes = map[compact.NodeID]ledger.Hash{}
	}
	p.nodes[n] = h
	return h, nil
}

func (p *paths) tile(ctx context.Context, read client.TileFetcherFunc, level, index, size uint64) ([]ledger.Hash, error) {
	t := tileID{level, index, layout.PartialTileSize(level, index, size)}
	if hs, known := p.tiles[t]; known {
		return hs, nil
	}
	raw, err := read(ctx, level, index, t.width)
	if err != nil {
		return nil, err
	}
	if len(raw)%sha256.Size != 0 {
		return nil, fmt.Errorf("journal: tile %d/%d has %d bytes", level, index, len(raw))
	}
	hs := make([]ledger.Hash, len(raw)/sha256.Size)
	for i := range hs {
		copy(hs[i][:], raw[i*sha256.Size:])
	}
	if p.tiles == nil || len(p.tiles) >= mostTiles {
		p.tiles = map[tileID][]ledger.Hash{}
	}
	p.tiles[t] = hs
	return hs, nil
}

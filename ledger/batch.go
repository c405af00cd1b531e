package ledger

import (
	"errors"
	"fmt"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
)

// MostItems is how many items one batch may hold.
const MostItems = 100_000

// Item is one content of a batch: its SHA-256, and its SM3 when the depositor gave it. The hash of a docket entry is an
// item, too.
type Item struct {
	SHA256 Hash  `json:"sha256"`
	SM3    *Hash `json:"sm3,omitempty"`
}

// Hash is the hash of the item in the tree of its batch: RFC 6962 over the digest, or over both, SHA-256 first.
func (i Item) Hash() Hash {
	if i.SM3 == nil {
		return Hash(rfc6962.DefaultHasher.HashLeaf(i.SHA256[:]))
	}
	return Hash(rfc6962.DefaultHasher.HashLeaf(append(append(make([]byte, 0, 64), i.SHA256[:]...), i.SM3[:]...)))
}

// up is the next level of a tree: neighbours are hashed together, an odd last one moves up as it is (RFC 6962 2.1).
func up(level []Hash) []Hash {
	next := make([]Hash, 0, (len(level)+1)/2)
	for i := 0; i+1 < len(level); i += 2 {
		next = append(next, Hash(rfc6962.DefaultHasher.HashChildren(level[i][:], level[i+1][:])))
	}
	if len(level)%2 == 1 {
		next = append(next, level[len(level)-1])
	}
	return next
}

// Root is the root of the tree over hashes of items, or over the roots of its subtrees of equal size, in order.
func Root(hs []Hash) Hash {
	if len(hs) == 0 {
		return Hash(rfc6962.DefaultHasher.EmptyRoot())
	}
	for len(hs) > 1 {
		hs = up(hs)
	}
	return hs[0]
}

// Path is the way from the hash at position i (from 0) to the root: the neighbour on each level that has one.
func Path(hs []Hash, i int) []Hash {
	var path []Hash
	for ; len(hs) > 1; hs, i = up(hs), i/2 {
		if n := i ^ 1; n < len(hs) {
			path = append(path, hs[n])
		}
	}
	return path
}

// ItemProof shows that an item stands in a batch.
type ItemProof struct {
	Item     Item   `json:"item"`
	Position int    `json:"position"` // from 1, as in Ref
	Path     []Hash `json:"path"`
}

// In tells whether the item stands in a tree at its position.
func (p ItemProof) In(t Tree) error {
	if p.Position < 1 || p.Position > t.Count {
		return fmt.Errorf("ledger: position %d of %d", p.Position, t.Count)
	}
	path := make([][]byte, len(p.Path))
	for i := range p.Path {
		path[i] = p.Path[i][:]
	}
	h := p.Item.Hash()
	if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(p.Position-1), uint64(t.Count), h[:], path, t.Root[:]); err != nil {
		return errors.New("ledger: the item is not in the batch at this position")
	}
	return nil
}

package ledger_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"testing"

	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"
	"github.com/transparency-dev/merkle/testonly"
	"pgregory.net/rapid"

	"yunting/ledger"
)

// The vectors of the reference implementation: eight leaves and the root of each of their prefixes.
func TestRootAgreesWithTheReference(t *testing.T) {
	var hs []ledger.Hash
	for i, leaf := range testonly.LeafInputs() {
		hs = append(hs, ledger.Hash(rfc6962.DefaultHasher.HashLeaf(leaf)))
		if got := ledger.Root(hs); !bytes.Equal(got[:], testonly.RootHashes()[i+1]) {
			t.Errorf("root of %d: %s", i+1, got)
		}
	}
	if got := ledger.Root(nil); !bytes.Equal(got[:], testonly.RootHashes()[0]) {
		t.Errorf("root of nothing: %s", got)
	}
}

func items(n int) ([]ledger.Item, []ledger.Hash) {
	var is []ledger.Item
	var hs []ledger.Hash
	for i := range n {
		it := ledger.Item{SHA256: sha256.Sum256(fmt.Append(nil, i))}
		if i%3 == 0 {
			h := ledger.Hash(sha256.Sum256(fmt.Append(nil, "sm3", i)))
			it.SM3 = &h
		}
		is, hs = append(is, it), append(hs, it.Hash())
	}
	return is, hs
}

func TestEveryItemHasAPath(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 255, 256, 257} {
		is, hs := items(n)
		tree := ledger.Tree{Count: n, Root: ledger.Root(hs)}
		for i := range is {
			p := ledger.ItemProof{Item: is[i], Position: i + 1, Path: ledger.Path(hs, i)}
			if err := p.In(tree); err != nil {
				t.Fatalf("item %d of %d: %v", i+1, n, err)
			}
			var path [][]byte
			for _, h := range p.Path {
				path = append(path, h[:])
			}
			if err := proof.VerifyInclusion(rfc6962.DefaultHasher, uint64(i), uint64(n), hs[i][:], path, tree.Root[:]); err != nil {
				t.Fatalf("the reference says of item %d of %d: %v", i+1, n, err)
			}
		}
	}
}

func TestNoOtherItemIsInTheBatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 70).Draw(t, "count")
		is, hs := items(n)
		tree := ledger.Tree{Count: n, Root: ledger.Root(hs)}
		i := rapid.IntRange(0, n-1).Draw(t, "item")
		p := ledger.ItemProof{Item: is[i], Position: i + 1, Path: ledger.Path(hs, i)}
		flip := func(h *ledger.Hash) {
			h[rapid.IntRange(0, 31).Draw(t, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		}
		switch rapid.IntRange(0, 7).Draw(t, "tampering") {
		case 0:
			flip(&p.Item.SHA256)
		case 1:
			if p.Item.SM3 == nil {
				p.Item.SM3 = &ledger.Hash{}
			}
			h := *p.Item.SM3
			flip(&h)
			p.Item.SM3 = &h
		case 2:
			p.Position = rapid.IntRange(-1, n+1).Filter(func(x int) bool { return x != i+1 }).Draw(t, "position")
		case 3:
			p.Path = append(p.Path, ledger.Hash{})
		case 4:
			if len(p.Path) == 0 {
				return
			}
			p.Path = p.Path[1:]
		case 5:
			if len(p.Path) == 0 {
				return
			}
			flip(&p.Path[rapid.IntRange(0, len(p.Path)-1).Draw(t, "step")])
		case 6:
			flip(&tree.Root)
		case 7:
			if p.Item.SM3 == nil {
				return
			}
			p.Item.SM3 = nil // the batch holds both digests
		}
		if p.In(tree) == nil {
			t.Fatalf("%+v is in the batch", p)
		}
	})
}

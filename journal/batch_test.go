package journal_test

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/depository"
	"yunting/journal"
	"yunting/ledger"
)

func number(i int) ledger.Number {
	return ledger.NewNumber(time.Date(2026, 11, 28, 8, 0, i, 0, time.UTC), uint32(i)*7919)
}

func digest(i int) ledger.Hash {
	return sha256.Sum256(binary.BigEndian.AppendUint64(nil, uint64(i)))
}

func items(from, n int, sm3 bool) []ledger.Item {
	out := make([]ledger.Item, n)
	for i := range out {
		out[i].SHA256 = digest(from + i)
		if s := digest(-from - i - 1); sm3 && i%3 != 0 { // some have none
			out[i].SM3 = &s
		}
	}
	return out
}

func openBatches(t *testing.T, dir string) *journal.Batches {
	t.Helper()
	b, err := journal.OpenBatches(dir)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// fileOf is the one file of a batch in a folder.
func fileOf(t *testing.T, dir string, n ledger.Number) string {
	t.Helper()
	fs, err := filepath.Glob(filepath.Join(dir, "*", string(n)+".*"))
	if err != nil || len(fs) != 1 {
		t.Fatalf("files of %s: %v %v", n, fs, err)
	}
	return fs[0]
}

func TestProofOfABatchIsThatOfTheWholeTree(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	b := openBatches(t, dir)
	for i, count := range []int{1, 2, 255, 256, 257, 511, 512, 513, 999, 1000, 3000, 65_793} {
		its := items(i*100_000, count, i%2 == 1)
		tree, err := b.Write(ctx, number(i), its)
		if err != nil {
			t.Fatal(err)
		}
		hs := make([]ledger.Hash, count)
		for k, it := range its {
			hs[k] = it.Hash()
		}
		if want := (ledger.Tree{Count: count, Root: ledger.Root(hs)}); tree != want {
			t.Fatalf("%d items: tree %v, want %v", count, tree, want)
		}
		for _, k := range []int{0, count / 3, count / 2, count - 1} {
			p, err := b.Proof(ctx, ledger.Ref{Number: number(i), Item: k + 1})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(p.Path, ledger.Path(hs, k)) {
				t.Errorf("%d items: the path of item %d is not that of the whole tree", count, k+1)
			}
			if p.Item.Hash() != its[k].Hash() || p.In(tree) != nil {
				t.Errorf("%d items: the proof of item %d does not hold: %v", count, k+1, p.In(tree))
			}
		}
		if got, err := b.Check(number(i)); err != nil || got != tree {
			t.Errorf("%d items: check says %v %v", count, got, err)
		}
		for _, k := range []int{0, count + 1, -1} {
			if _, err := b.Proof(ctx, ledger.Ref{Number: number(i), Item: k}); !errors.Is(err, depository.ErrNotFound) {
				t.Errorf("item %d of %d: %v", k, count, err)
			}
		}
	}
	if _, err := b.Proof(ctx, ledger.Ref{Number: number(99), Item: 1}); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("a batch that is not there: %v", err)
	}
}

func TestBatchesOutliveTheProgram(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	its := items(0, 1500, true)
	if _, err := openBatches(t, dir).Write(ctx, number(1), its); err != nil {
		t.Fatal(err)
	}
	b := openBatches(t, dir)
	got, err := b.Find(ctx, its[1234].SHA256)
	if want := (ledger.Ref{Number: number(1), Item: 1235}); err != nil || len(got) != 1 || got[0] != want {
		t.Fatalf("found %v %v, want %v", got, err, want)
	}
	if _, err := b.Proof(ctx, got[0]); err != nil {
		t.Fatal(err)
	}
	read, err := journal.ReadBatches(dir)
	if err != nil || len(slices.Collect(read.Numbers())) != 1 {
		t.Fatalf("a reader sees %v %v", slices.Collect(read.Numbers()), err)
	}
}

func TestWritingABatchAgain(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	b := openBatches(t, dir)
	its := items(0, 300, false)
	tree, err := b.Write(ctx, number(1), its)
	if err != nil {
		t.Fatal(err)
	}
	name := fileOf(t, dir, number(1))
	was, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	again, err := b.Write(ctx, number(1), its)
	if is, _ := os.Stat(name); err != nil || again != tree || !os.SameFile(was, is) {
		t.Errorf("the same again: %v %v", again, err)
	}
	for what, other := range map[string][]ledger.Item{"other items": items(1, 300, false), "fewer items": its[:299], "with SM3": items(0, 300, true)} {
		if _, err := b.Write(ctx, number(1), other); !errors.Is(err, depository.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	// A damaged file is healed by the same batch, and by no other.
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	whole[200] ^= 1
	if err := os.WriteFile(name, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(ctx, number(1), items(1, 300, false)); !errors.Is(err, depository.ErrConflict) {
		t.Errorf("another batch over a damaged one: %v", err)
	}
	if _, err := b.Write(ctx, number(1), its); err != nil {
		t.Errorf("healing: %v", err)
	}
	if got, err := b.Check(number(1)); err != nil || got != tree {
		t.Errorf("healed: %v %v", got, err)
	}
}

func TestBatchesThatCannotBe(t *testing.T) {
	b, zero := openBatches(t, t.TempDir()), ledger.Hash{}
	for what, its := range map[string][]ledger.Item{"none": nil, "too many": items(0, ledger.MostItems+1, false), "an SM3 of zeros": {{SHA256: digest(1), SM3: &zero}}} {
		if _, err := b.Write(context.Background(), number(1), its); err == nil {
			t.Errorf("%s: taken", what)
		}
	}
	if _, err := b.Write(context.Background(), "../../etc/passwd", items(0, 1, false)); err == nil {
		t.Error("a number that is none: taken")
	}
}

func TestFind(t *testing.T) {
	ctx := context.Background()
	b := openBatches(t, t.TempDir())
	r := rand.New(rand.NewPCG(1, 2))
	even := items(0, 100_000, false)
	var skew []ledger.Item // made up: all digests crowd in one place, many share their first bytes
	for i := range 20_000 {
		var h ledger.Hash
		binary.BigEndian.PutUint64(h[:], 1<<63+uint64(i/3000))
		binary.BigEndian.PutUint64(h[8:], uint64(i))
		skew = append(skew, ledger.Item{SHA256: h})
	}
	same := items(500_000, 1000, false) // the same digest three times
	same[10].SHA256, same[990].SHA256 = same[500].SHA256, same[500].SHA256
	small := items(700_000, 999, false)
	batches := [][]ledger.Item{even, skew, same, small}
	for i, its := range batches {
		r.Shuffle(len(its), func(a, b int) { its[a], its[b] = its[b], its[a] })
		if _, err := b.Write(ctx, number(i), its); err != nil {
			t.Fatal(err)
		}
	}
	for i, its := range batches {
		for range 300 {
			k := r.IntN(len(its))
			if i == 2 && k%3 == 0 {
				k = slices.IndexFunc(its, func(it ledger.Item) bool { return it.SHA256 == digest(500_500) })
			}
			var want []ledger.Ref
			for j, it := range its {
				if it.SHA256 == its[k].SHA256 && i != 3 {
					want = append(want, ledger.Ref{Number: number(i), Item: j + 1})
				}
			}
			if got, err := b.Find(ctx, its[k].SHA256); err != nil || !slices.Equal(got, want) {
				t.Fatalf("batch %d, item %d: found %v %v, want %v", i, k+1, got, err, want)
			}
		}
	}
	first, last := ledger.Hash{}, ledger.Hash{}
	for i := range last {
		last[i] = 0xff
	}
	for _, h := range []ledger.Hash{first, last, digest(-77)} {
		got, err := b.Find(ctx, h)
		if err != nil || len(got) != 0 {
			t.Errorf("%s: found %v %v", h, got, err)
		}
	}
}

func TestDamagedBatchesAreNamed(t *testing.T) {
	ctx := context.Background()
	for what, spoil := range map[string]func([]byte) []byte{
		"cut off":        func(b []byte) []byte { return b[:len(b)-5] },
		"cut in half":    func(b []byte) []byte { return b[:len(b)/2] },
		"empty":          func([]byte) []byte { return nil },
		"other header":   func(b []byte) []byte { b[0] ^= 1; return b },
		"other count":    func(b []byte) []byte { b[15]++; return b },
		"other number":   func(b []byte) []byte { b[17]++; return b },
		"tampered item":  func(b []byte) []byte { b[96+5*64] ^= 1; return b },
		"tampered root":  func(b []byte) []byte { b[96+1200*64+3] ^= 1; return b },
		"tampered order": func(b []byte) []byte { b[len(b)-40] ^= 1; return b },
		"tampered sum":   func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
	} {
		dir := t.TempDir()
		b := openBatches(t, dir)
		its := items(0, 1200, true)
		if _, err := b.Write(ctx, number(1), its); err != nil {
			t.Fatal(err)
		}
		name := fileOf(t, dir, number(1))
		whole, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, spoil(whole), 0o600); err != nil {
			t.Fatal(err)
		}
		b = openBatches(t, dir)
		if _, err := b.Check(number(1)); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: check says %v", what, err)
		}
		if p, err := b.Proof(ctx, ledger.Ref{Number: number(1), Item: 6}); err == nil {
			if p.Item.Hash() != its[5].Hash() {
				t.Errorf("%s: a proof of another item", what)
			}
		} else if !strings.Contains(err.Error(), name) {
			t.Errorf("%s: proof says %v", what, err)
		}
		if _, err := b.Find(ctx, its[5].SHA256); err != nil && !strings.Contains(err.Error(), name) {
			t.Errorf("%s: find says %v", what, err)
		}
	}
}

func TestStrayFilesAmongBatches(t *testing.T) {
	dir := t.TempDir()
	openBatches(t, dir)
	if err := os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := journal.OpenBatches(dir); err == nil || !strings.Contains(err.Error(), "notes.txt") {
		t.Errorf("a stray file: %v", err)
	}
}

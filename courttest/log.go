package courttest

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/emmansun/gmsm/sm2"
	formats "github.com/transparency-dev/formats/log"
	cosign "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/merkle/rfc6962"
	tree "github.com/transparency-dev/merkle/testonly"
	"golang.org/x/mod/sumdb/note"

	"yunting/depository"
	"yunting/ledger"
)

// Log is an evidence log in one file, with real signatures of the log and of one witness. It can be told to misbehave.
type Log struct {
	Policy *ledger.Policy
	// Fail is asked before a step is done and, with done set, after it; an error is what the caller gets. Nil: all goes well.
	Fail func(step string, done bool) error
	// Hold keeps new checkpoints from being published; Twice adds every leaf two times.
	Hold, Twice bool

	mu      sync.Mutex
	file    *os.File
	tree    *tree.Tree
	leaves  [][]byte
	newest  depository.Published
	grown   chan struct{} // closed when a checkpoint is published
	signers []note.Signer
}

// keys are the secrets of a test log.
type keys struct{ Log, Witness, SM2, Policy string }

// OpenLog opens the log in a folder, making it if it is not there.
func OpenLog(t testing.TB, dir, authority string) *Log {
	t.Helper()
	l, err := openLog(dir, authority)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.file.Close() })
	return l
}

func openLog(dir, authority string) (*Log, error) {
	l := &Log{tree: tree.New(rfc6962.DefaultHasher), grown: make(chan struct{})}
	k, err := readKeys(filepath.Join(dir, "keys.json"), authority)
	if err != nil {
		return nil, err
	}
	if l.Policy, err = ledger.ParsePolicy([]byte(k.Policy)); err != nil {
		return nil, err
	}
	if l.signers, err = k.signers(); err != nil {
		return nil, err
	}
	if l.file, err = os.OpenFile(filepath.Join(dir, "leaves"), os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return nil, err
	}
	if err := l.load(); err != nil {
		return nil, err
	}
	return l, l.publish()
}

// ReopenLog opens the log of another program that has ended.
func ReopenLog(dir string) (*Log, error) { return openLog(dir, "") }

func readKeys(file, authority string) (k keys, err error) {
	if b, err := os.ReadFile(file); err == nil {
		return k, json.Unmarshal(b, &k)
	}
	const name = "log.court.test"
	var logKey, witnessKey string
	if k.Log, logKey, err = note.GenerateKey(rand.Reader, name); err != nil {
		return k, err
	}
	if k.Witness, witnessKey, err = note.GenerateKey(rand.Reader, "witness.court.test"); err != nil {
		return k, err
	}
	if witnessKey, err = cosign.VKeyToCosignatureV1(witnessKey); err != nil {
		return k, err
	}
	second, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		return k, err
	}
	k.SM2 = string(second.D.Text(16))
	k.Policy = "log " + logKey + "\n#:sm2 " + ledger.NewSM2Signer(name, second).VerifierKey() + "\nwitness w1 " + witnessKey + " http://witness.court.test\nquorum w1\n"
	if authority != "" {
		k.Policy += "#:authority " + authority + "\n"
	}
	b, err := json.Marshal(k)
	if err != nil {
		return k, err
	}
	return k, os.WriteFile(file, b, 0o600)
}

func (k keys) signers() ([]note.Signer, error) {
	first, err := note.NewSigner(k.Log)
	if err != nil {
		return nil, err
	}
	witness, err := cosign.NewSignerForCosignatureV1(k.Witness)
	if err != nil {
		return nil, err
	}
	second, err := sm2.NewPrivateKeyFromInt(fromHex(k.SM2))
	if err != nil {
		return nil, err
	}
	return []note.Signer{first, ledger.NewSM2Signer(first.Name(), second), witness}, nil
}

// load reads the leaves. A write that a crash cut short is forgotten.
func (l *Log) load() error {
	whole := int64(0)
	for {
		var n uint32
		if binary.Read(l.file, binary.BigEndian, &n) != nil {
			break
		}
		b := make([]byte, n)
		if _, err := io.ReadFull(l.file, b); err != nil {
			break
		}
		l.add(b)
		whole += 4 + int64(n)
	}
	if err := l.file.Truncate(whole); err != nil {
		return err
	}
	_, err := l.file.Seek(whole, io.SeekStart)
	return err
}

func (l *Log) add(b []byte) { l.tree.AppendData(b); l.leaves = append(l.leaves, b) }

func (l *Log) fail(step string, done bool) error {
	if l.Fail == nil {
		return nil
	}
	return l.Fail(step, done)
}

// Append adds leaves one by one, so that a failure leaves some of them in the log.
func (l *Log) Append(_ context.Context, leaves [][]byte) (at []uint64, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.fail("append", false); err != nil {
		return nil, err
	}
	for i, b := range leaves {
		if i == (len(leaves)+1)/2 {
			if err := l.fail("append half", false); err != nil {
				return nil, err
			}
		}
		at = append(at, l.tree.Size())
		for range map[bool]int{false: 1, true: 2}[l.Twice] {
			if _, err := l.file.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(b))), b...)); err != nil {
				return nil, err
			}
			l.add(b)
		}
	}
	// What stands in the log is published, whatever its caller was told.
	if err := errors.Join(l.file.Sync(), l.publish(), l.fail("append", true)); err != nil {
		return nil, err
	}
	return at, nil
}

// publish signs a checkpoint over everything.
func (l *Log) publish() error {
	if l.Hold || l.tree.Size() == 0 {
		return nil
	}
	cp := formats.Checkpoint{Origin: l.Policy.Origin, Size: l.tree.Size(), Hash: l.tree.Hash()}
	signed, err := note.Sign(&note.Note{Text: string(cp.Marshal())}, l.signers...)
	if err != nil {
		return err
	}
	l.newest = depository.Published{Size: cp.Size, Checkpoint: signed}
	close(l.grown)
	l.grown = make(chan struct{})
	return nil
}

// Publish lets the checkpoints out that were held.
func (l *Log) Publish() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.Hold = false
	return l.publish()
}

// Await waits for a checkpoint that covers an index.
func (l *Log) Await(ctx context.Context, index uint64) (depository.Published, error) {
	for {
		l.mu.Lock()
		p, grown := l.newest, l.grown
		l.mu.Unlock()
		if p.Size > index {
			return p, nil
		}
		select {
		case <-grown:
		case <-ctx.Done():
			return p, ctx.Err()
		}
	}
}

// Newest is the newest checkpoint.
func (l *Log) Newest(context.Context) (depository.Published, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.newest.Size == 0 {
		return l.newest, depository.ErrNothing
	}
	return l.newest, nil
}

// Path is an inclusion path.
func (l *Log) Path(_ context.Context, index, size uint64) ([]ledger.Hash, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p, err := l.tree.InclusionProof(index, size)
	var out []ledger.Hash
	for _, h := range p {
		out = append(out, ledger.Hash(h))
	}
	return out, err
}

// Leaf reads a leaf.
func (l *Log) Leaf(_ context.Context, index uint64) ([]byte, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if index >= uint64(len(l.leaves)) {
		return nil, depository.ErrNotFound
	}
	return l.leaves[index], nil
}

// Since walks the leaves.
func (l *Log) Since(ctx context.Context, from uint64) iter.Seq2[depository.Placed, error] {
	return func(yield func(depository.Placed, error) bool) {
		if err := l.fail("since", false); err != nil {
			yield(depository.Placed{}, err)
			return
		}
		for i := from; ; i++ {
			b, err := l.Leaf(ctx, i)
			if err != nil || !yield(depository.Placed{Index: i, Leaf: b}, nil) {
				return
			}
		}
	}
}

// Lose cuts the log off after so many leaves, as when its folder is taken back to an earlier state.
func (l *Log) Lose(keep int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	was := l.leaves[:keep]
	l.tree, l.leaves = tree.New(rfc6962.DefaultHasher), nil
	for _, b := range was {
		l.add(b)
	}
}

// Numbers lists the numbers of all leaves in their order.
func (l *Log) Numbers(t testing.TB) (ns []ledger.Number) {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range l.leaves {
		x, err := ledger.ParseLeaf(b)
		if err != nil {
			t.Fatal(err)
		}
		ns = append(ns, x.Number)
	}
	return ns
}

// Batches keeps batches as one JSON file each.
type Batches struct {
	Dir  string
	Fail func(step string, done bool) error
}

func (b *Batches) file(n ledger.Number) string { return filepath.Join(b.Dir, string(n)+".batch") }

// Write keeps the items of a batch.
func (b *Batches) Write(_ context.Context, n ledger.Number, items []ledger.Item) (t ledger.Tree, err error) {
	for _, done := range []bool{false, true} {
		if b.Fail != nil {
			if err := b.Fail("batch", done); err != nil {
				return t, err
			}
		}
		if !done {
			raw, err := json.Marshal(items)
			if err == nil {
				err = os.WriteFile(b.file(n), raw, 0o600)
			}
			if err != nil {
				return t, err
			}
		}
	}
	return ledger.Tree{Count: len(items), Root: ledger.Root(hashes(items))}, nil
}

func hashes(items []ledger.Item) (hs []ledger.Hash) {
	for _, it := range items {
		hs = append(hs, it.Hash())
	}
	return hs
}

func (b *Batches) read(file string) (items []ledger.Item, err error) {
	raw, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, depository.ErrNotFound
	}
	if err == nil {
		err = json.Unmarshal(raw, &items)
	}
	return items, err
}

// Proof shows that an item stands in a batch.
func (b *Batches) Proof(_ context.Context, r ledger.Ref) (p ledger.ItemProof, err error) {
	items, err := b.read(b.file(r.Number))
	if err == nil && (r.Item < 1 || r.Item > len(items)) {
		err = depository.ErrNotFound
	}
	if err != nil {
		return p, err
	}
	return ledger.ItemProof{Item: items[r.Item-1], Position: r.Item, Path: ledger.Path(hashes(items), r.Item-1)}, nil
}

// Find reads every batch.
func (b *Batches) Find(_ context.Context, h ledger.Hash) (refs []ledger.Ref, err error) {
	files, err := filepath.Glob(filepath.Join(b.Dir, "*.batch"))
	for _, f := range files {
		items, err := b.read(f)
		if err != nil {
			return nil, err
		}
		for i, it := range items {
			if it.SHA256 == h {
				refs = append(refs, ledger.Ref{Number: ledger.Number(strings.TrimSuffix(filepath.Base(f), ".batch")), Item: i + 1})
			}
		}
	}
	return refs, err
}

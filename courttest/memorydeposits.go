package courttest

import (
	"context"
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"github.com/transparency-dev/formats/log"
	cosignature "github.com/transparency-dev/formats/note"
	"github.com/transparency-dev/formats/proof"
	"golang.org/x/mod/sumdb/note"

	"yunting/evidence"
	"yunting/jobs"
	"yunting/ledger"
)

// MemoryDeposits is a log in memory, with one witness: what it hands out are real receipts.
type MemoryDeposits struct {
	T       testing.TB
	Policy  *ledger.Policy
	Fail    error // what Deposit returns instead of an answer
	log     note.Signer
	witness note.Signer
	leaves  [][]byte
	rows    map[ledger.Number]row
	serial  uint32
}

type row struct {
	jobs.Deposit
	index int
	items []ledger.Item
}

// NewMemoryDeposits opens a log.
func NewMemoryDeposits(t testing.TB) *MemoryDeposits {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	skey, vkey, err := note.GenerateKey(rand.Reader, "log.court.test")
	must(err)
	wskey, wvkey, err := note.GenerateKey(rand.Reader, "witness.court.test")
	must(err)
	d := &MemoryDeposits{T: t, rows: map[ledger.Number]row{}}
	d.log, err = note.NewSigner(skey)
	must(err)
	d.witness, err = cosignature.NewSignerForCosignatureV1(wskey)
	must(err)
	d.Policy, err = ledger.ParsePolicy([]byte("log " + vkey + "\nwitness one " + wvkey + " https://witness.court.test/\ngroup quorum-1 1 one\nquorum quorum-1\n"))
	must(err)
	return d
}

// Add deposits content; what says who keeps it, and may change the leaf before it goes into the log.
func (d *MemoryDeposits) Add(content string, what jobs.Deposit, change ...func(*ledger.Leaf)) ledger.Ref {
	d.T.Helper()
	digest, err := ledger.DigestOf(strings.NewReader(content))
	if err != nil {
		d.T.Fatal(err)
	}
	l := d.leaf(ledger.Single)
	l.Content, l.Node = &ledger.Content{SHA256: digest.SHA256, SM3: &digest.SM3, Size: digest.Size}, what.Node
	for _, c := range change {
		c(&l)
	}
	d.append(l, row{Deposit: what})
	return ledger.Ref{Number: l.Number}
}

// AddBatch deposits several contents under one number.
func (d *MemoryDeposits) AddBatch(what jobs.Deposit, contents ...string) ledger.Number {
	d.T.Helper()
	var items []ledger.Item
	var hs []ledger.Hash
	for _, c := range contents {
		digest, err := ledger.DigestOf(strings.NewReader(c))
		if err != nil {
			d.T.Fatal(err)
		}
		items = append(items, ledger.Item{SHA256: digest.SHA256})
		hs = append(hs, items[len(items)-1].Hash())
	}
	l := d.leaf(ledger.Batch)
	l.Batch, l.Node = &ledger.Tree{Count: len(items), Root: ledger.Root(hs)}, what.Node
	d.append(l, row{Deposit: what, items: items})
	return l.Number
}

func (d *MemoryDeposits) leaf(k ledger.Kind) ledger.Leaf {
	at := time.Date(2026, 10, 1, 8, 0, len(d.leaves), 0, time.UTC)
	d.serial++
	return ledger.Leaf{At: ledger.At(at), Court: "粤0192", Kind: k, Number: ledger.NewNumber(at, d.serial)}
}

func (d *MemoryDeposits) append(l ledger.Leaf, r row) {
	d.T.Helper()
	b, err := l.Encode()
	if err != nil {
		d.T.Fatal(err)
	}
	r.index = len(d.leaves)
	d.leaves = append(d.leaves, b)
	d.rows[l.Number] = r
}

// Deposit answers as the court's depository does.
func (d *MemoryDeposits) Deposit(_ context.Context, r ledger.Ref) (jobs.Deposit, error) {
	x, ok := d.rows[r.Number]
	switch {
	case d.Fail != nil:
		return jobs.Deposit{}, d.Fail
	case !ok || r.Item > len(x.items):
		return jobs.Deposit{}, jobs.ErrNoDeposit
	}
	hs := make([]ledger.Hash, len(d.leaves))
	for i, b := range d.leaves {
		hs[i] = ledger.LeafHash(b)
	}
	root := ledger.Root(hs)
	checkpoint, err := note.Sign(&note.Note{Text: string(log.Checkpoint{Origin: d.Policy.Origin, Size: uint64(len(hs)), Hash: root[:]}.Marshal())}, d.log, d.witness)
	if err != nil {
		return jobs.Deposit{}, err
	}
	p := proof.TLogProof{Index: uint64(x.index), Checkpoint: checkpoint}
	for _, h := range ledger.Path(hs, x.index) {
		p.Hashes = append(p.Hashes, h)
	}
	out := x.Deposit
	receipt := ledger.Receipt{Ref: r, Leaf: d.leaves[x.index], Proof: string(p.Marshal())}
	if out.Receipt != nil { // particulars, or a fault a test wants
		receipt.Particulars = out.Receipt.Particulars
		if out.Receipt.Proof != "" {
			receipt.Proof = out.Receipt.Proof
		}
	}
	if r.Item > 0 {
		var items []ledger.Hash
		for _, i := range x.items {
			items = append(items, i.Hash())
		}
		receipt.Item = &ledger.ItemProof{Item: x.items[r.Item-1], Position: r.Item, Path: ledger.Path(items, r.Item-1)}
	}
	out.Receipt = &receipt
	return out, nil
}

// Deposited gives a court its log.
func (k *Court) Deposited() *MemoryDeposits {
	d := NewMemoryDeposits(k.T)
	k.Works.Deposits, k.Works.Policy = d, d.Policy
	return d
}

// Numbered is an exhibit given by its deposit number, without a file.
func Numbered(name string, r ledger.Ref) evidence.Submit {
	return evidence.Submit{Exhibit: evidence.Exhibit{Name: name, Proves: "证明" + name, Source: "存证平台", Deposit: r.String()}}
}

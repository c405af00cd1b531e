package depository

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"time"

	"yunting/id"
	"yunting/ledger"
)

// Depositor is who deposits: a person, or a node. The zero value is nobody in particular, in a demonstration.
type Depositor struct {
	Person id.Person
	Node   string
}

// Known tells whether the depositor is somebody.
func (d Depositor) Known() bool { return d.Person != "" || d.Node != "" }

// Acquisition is how content was acquired. All of it may be left out; what is given is kept for ever.
type Acquisition struct {
	Begin, End  *time.Time         // UTC
	Medium      ledger.Medium      // empty: not told
	Tool        *ledger.Tool       // its name and version are public
	Predecessor *ledger.Ref        // the deposit before it in the chain of custody
	Particulars ledger.Particulars // without a salt one is drawn
}

// Deposit is one content that somebody asks to be deposited 单件存证.
type Deposit struct {
	By     Depositor
	Key    string // the depositor's own: the same key, the same deposit. Empty: each request is a deposit of its own
	SHA256 ledger.Hash
	SM3    *ledger.Hash
	Size   int64  // bytes
	Media  string // type, as image/jpeg
	File   id.File
	Name   string // of the file, for its owner
	Acquisition
	Spend Spend
}

// Spend takes digests from the quota of a depositor, all or none, once nothing else is wrong and the deposit is not a
// repetition. Nil: there is no quota.
type Spend func(ctx context.Context, digests int) error

// Taken is a deposit that has its number. Its row is durable; the log follows.
type Taken struct {
	Number      ledger.Number
	Leaf        ledger.Leaf
	Particulars *ledger.Particulars // with their salt, to be kept by the depositor; nil: none were given
	Old         bool                // it was deposited before, under the same key

	row Row
}

// Take gives a deposit its number. The same content under the same key gets the number it has; another content is
// ErrConflict. Errors besides: law.Refusal, ErrBusy, ErrClosed, or a fault of the store.
func (d *Depository) Take(ctx context.Context, x Deposit) (Taken, error) {
	if err := d.check(ctx, &x); err != nil {
		return Taken{}, err
	}
	content := x.Content()
	if x.Spend != nil {
		if t, err := d.known(ctx, x.By, x.Key, content); !errors.Is(err, ErrNotFound) {
			return t, err
		}
		if err := x.Spend(ctx, 1); err != nil {
			return Taken{}, err
		}
	}
	return d.take(ctx, func(at time.Time) (Row, error) {
		l := d.leaf(ledger.Single, x.By, x.Acquisition, at)
		l.Content = &ledger.Content{Media: x.Media, SHA256: x.SHA256, Size: x.Size, SM3: x.SM3}
		r, err := row(l, x.By, x.Key, content, x.Acquisition)
		r.SHA256, r.File, r.Name = x.SHA256, x.File, x.Name
		return r, err
	})
}

// known is what stands under a depositor's key. ErrNotFound: nothing yet; ErrConflict: another content.
func (d *Depository) known(ctx context.Context, by Depositor, key string, content ledger.Hash) (Taken, error) {
	if key == "" || !by.Known() {
		return Taken{}, ErrNotFound
	}
	r, err := d.Store.ByKey(ctx, d.Court.Code, by.Person, by.Node, key)
	if err == nil && r.Content != content {
		err = ErrConflict
	}
	if err != nil {
		return Taken{}, err
	}
	t, err := r.taken()
	t.Old = true
	return t, err
}

// Content is the digest of all that is asked for under a key. A salt that the depositor did not choose is not part of it.
func (x Deposit) Content() ledger.Hash {
	return asked(x.Acquisition, x.SHA256, x.SM3, x.Size, x.Media)
}

// asked is a digest over an acquisition and what was acquired.
func asked(a Acquisition, content ...any) ledger.Hash {
	b, err := json.Marshal(append(content, instant(a.Begin), instant(a.End), a.Medium, a.Tool, a.Predecessor, a.Particulars))
	if err != nil {
		panic(err) // words, numbers and digests can be written
	}
	return sha256.Sum256(b)
}

func instant(t *time.Time) *ledger.Instant {
	if t == nil {
		return nil
	}
	i := ledger.At(*t)
	return &i
}

// leaf begins a leaf: all but what was deposited.
func (d *Depository) leaf(k ledger.Kind, by Depositor, a Acquisition, at time.Time) ledger.Leaf {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return ledger.Leaf{At: ledger.At(at), Begin: instant(a.Begin), Court: string(d.Court.Code), End: instant(a.End), Kind: k, Medium: a.Medium, Node: by.Node,
		Number: ledger.NewNumber(at, ledger.Random(b)), Predecessor: a.Predecessor, Tool: a.Tool, Version: ledger.LeafVersion}
}

// row writes a leaf out, with the commitments to its particulars.
func row(l ledger.Leaf, by Depositor, key string, content ledger.Hash, a Acquisition) (r Row, err error) {
	r = Row{Number: l.Number, Kind: l.Kind, By: by.Person, Node: by.Node, Key: key, Content: content, At: l.At.Time}
	if p := a.Particulars; p.Collector != "" || p.Environment != "" || p.Source != "" {
		if p.Salt == (ledger.Salt{}) {
			rand.Read(p.Salt[:])
		}
		p.Commit(&l)
		if r.Private, err = json.Marshal(p); err != nil {
			return r, err
		}
	}
	if !by.Known() && key != "" { // the keys of strangers must not meet
		r.Key = key + "/" + content.String()
	}
	r.Leaf, err = l.Encode()
	return r, err
}

// take enters a row under a number that is free.
func (d *Depository) take(ctx context.Context, make func(at time.Time) (Row, error)) (Taken, error) {
	for {
		r, err := make(d.Now())
		if err != nil {
			return Taken{}, err
		}
		a, err := d.enter(ctx, r)
		if errors.Is(err, ErrNumberTaken) {
			continue // of a thousand million in this millisecond; another is drawn
		}
		if err != nil {
			return Taken{}, err
		}
		t, err := a.Row.taken()
		t.Old = a.Old
		return t, err
	}
}

func (r Row) particulars() (*ledger.Particulars, error) {
	if len(r.Private) == 0 {
		return nil, nil
	}
	var p ledger.Particulars
	return &p, json.Unmarshal(r.Private, &p)
}

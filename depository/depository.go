// Package depository is the one way into the evidence log 存证处: it takes deposits of people, nodes and the court itself,
// gives them their number, brings them into the log and hands out receipts. ADR 0007 says why it is built as it is.
package depository

import (
	"context"
	"errors"
	"io"
	"iter"
	"log/slog"
	"sync"
	"time"

	"yunting/court"
	"yunting/id"
	"yunting/ledger"
)

// Log is the court's witnessed log. One program at a time writes it.
type Log interface {
	// Append adds leaves. The indexes it returns are durable. After an error some leaves may stand in the log all the
	// same, and Since shows them; but nothing of them comes into the log after it has returned.
	Append(ctx context.Context, leaves [][]byte) ([]uint64, error)
	// Await waits until a published checkpoint covers an index, or the context ends.
	Await(ctx context.Context, index uint64) (Published, error)
	// Newest is the newest published checkpoint. ErrNothing before the first.
	Newest(ctx context.Context) (Published, error)
	// Path is the inclusion path of a leaf in the tree of so many leaves, published before.
	Path(ctx context.Context, index, size uint64) ([]ledger.Hash, error)
	// Leaf reads one leaf.
	Leaf(ctx context.Context, index uint64) ([]byte, error)
	// Since walks the leaves from an index on, those not yet published too.
	Since(ctx context.Context, from uint64) iter.Seq2[Placed, error]
}

// Stamper asks an authority for a time-stamp over the text of a checkpoint.
type Stamper interface {
	Stamp(ctx context.Context, body []byte) ([]byte, error)
}

// Batches keeps the digests of batches, a file for each.
type Batches interface {
	// Write keeps the items of a batch durably and returns their tree. Writing the same batch again changes nothing.
	Write(ctx context.Context, n ledger.Number, items []ledger.Item) (ledger.Tree, error)
	// Proof shows that an item (from 1) stands in a batch. ErrNotFound: there is no such batch or item.
	Proof(ctx context.Context, r ledger.Ref) (ledger.ItemProof, error)
	// Find searches all batches that have an order by digest for a digest.
	Find(ctx context.Context, sha256 ledger.Hash) ([]ledger.Ref, error)
}

// Placed is a leaf at its index.
type Placed struct {
	Index uint64
	Leaf  []byte
}

// Published is a checkpoint with a quorum of witnesses.
type Published struct {
	Size       uint64
	Checkpoint []byte    // the signed note
	Stamp      []byte    // RFC 3161 token over its text; empty: none yet
	At         time.Time // when the court kept it; zero: not kept
}

// State is how far a deposit has come.
type State string

const (
	Waiting   State = "waiting"   // it has a number and is not in the log yet
	Logged    State = "logged"    // it has its index; no published checkpoint covers it yet
	Witnessed State = "witnessed" // a receipt can be had
)

// Vault holds the papers of the court.
type Vault interface {
	Get(ctx context.Context, f id.File) (io.ReadSeekCloser, int64, error)
}

// Depository brings deposits into the log of one court. Run must be running for anything to be taken.
type Depository struct {
	Court   *court.Profile
	Store   Store
	Log     Log
	Batches Batches
	Stamper Stamper // nil: no time-stamps are asked for
	Vault   Vault
	Policy  *ledger.Policy   // of this court's own log
	Now     func() time.Time // the machine's clock: a demonstration's moved clock does not reach the log
	Diary   *slog.Logger     // what the operator must know; nobody is named

	entry  entry
	course course
	stamps stamps
	checks checks
}

// checks holds the checker of receipts.
type checks struct {
	once sync.Once
	by   *ledger.Checker
}

// What the depository refuses or cannot do. Pages and the API turn these into sentences.
var (
	ErrNothing  = errors.New("depository: no checkpoint was published yet")
	ErrNotFound = errors.New("depository: no such deposit")
	ErrConflict = errors.New("depository: another content was deposited under this key")
	ErrBusy     = errors.New("depository: too many deposits wait to be entered")
	ErrClosed   = errors.New("depository: no deposits are taken now")
	ErrForked   = errors.New("depository: the log does not hold what was noted of it")

	// ErrNumberTaken and ErrSealed are answers of a store.
	ErrNumberTaken = errors.New("depository: the number is taken")
	ErrSealed      = errors.New("depository: a leaf holds these entries already")
)

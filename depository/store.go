package depository

import (
	"context"
	"time"

	"yunting/id"
	"yunting/ledger"
)

// Row is a deposit as the store keeps it.
type Row struct {
	Number  ledger.Number
	Kind    ledger.Kind
	Leaf    []byte      // as it will stand in the log
	Index   *uint64     // in the log; nil: not yet
	SHA256  ledger.Hash // of a single deposit: what it is found by
	By      id.Person   // who deposited; empty: a node, the court, or nobody in particular
	Node    string      // which node deposited
	Key     string      // the depositor's own key: the same key, the same deposit. Unique for each depositor
	Content ledger.Hash // digest of all that was asked for under the key, to tell repetition from conflict
	File    id.File     // in the vault, when the court keeps the content
	Name    string      // of the file, for its owner
	Private []byte      // particulars as JSON; empty: none
	At      time.Time   // UTC
}

// Added is what came of adding a row.
type Added struct {
	Number ledger.Number // of the row that stands under the key: the new one, or the one that was there
	Old    bool          // it was there before, with the same content
	Err    error         // ErrConflict
}

// Store keeps deposits. Everything is of one court, named first.
type Store interface {
	// Add enters rows in one transaction, durably, and answers for each in its place.
	Add(ctx context.Context, c id.Court, rows []Row) ([]Added, error)
	// Place notes the indexes of rows. Noting the same twice changes nothing.
	Place(ctx context.Context, c id.Court, at map[ledger.Number]uint64) error
	// Unplaced lists rows without an index, oldest first.
	Unplaced(ctx context.Context, c id.Court, most int) ([]Row, error)
	// HighestIndex is the greatest index noted; false: none.
	HighestIndex(ctx context.Context, c id.Court) (uint64, bool, error)
	// Get reads a row. ErrNotFound.
	Get(ctx context.Context, c id.Court, n ledger.Number) (Row, error)
	// BySHA256 lists single deposits and items of small batches with a digest, oldest first.
	BySHA256(ctx context.Context, c id.Court, h ledger.Hash, most int) ([]ledger.Ref, error)
	// Of lists what a person or a node deposited, newest first, before a number (empty: from the newest).
	Of(ctx context.Context, c id.Court, by id.Person, node string, before ledger.Number, most int) ([]Row, error)
	// Keep keeps a checkpoint; Kept returns the first kept one that covers an index. ErrNothing: none.
	Keep(ctx context.Context, c id.Court, p Published) error
	Kept(ctx context.Context, c id.Court, index uint64) (Published, error)
}

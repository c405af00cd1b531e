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
	Leaf    []byte        // as it will stand in the log
	Index   *uint64       // in the log; nil: not yet
	SHA256  ledger.Hash   // of a single deposit: what it is found by
	Items   []ledger.Hash // of a small batch, in their order: what they are found by. Written, not read back
	By      id.Person     // who deposited; empty: a node, the court, or nobody in particular
	Node    string        // which node deposited
	Key     string        // the depositor's own key: the same key, the same deposit. Unique for each depositor
	Content ledger.Hash   // digest of all that was asked for under the key, to tell repetition from conflict
	File    id.File       // in the vault, when the court keeps the content
	Name    string        // of the file, for its owner
	Private []byte        // particulars as JSON; empty: none
	At      time.Time     // UTC
}

// Added is what came of adding a row.
type Added struct {
	Row Row   // that stands under the key: the new one, or the one that was there
	Old bool  // it was there before, with the same content
	Err error // ErrConflict or ErrNumberTaken; nothing was added
}

// Unsealed is an entry of a docket that no leaf holds yet.
type Unsealed struct {
	Matter id.Matter
	Seq    int
	Hash   ledger.Hash
	Paper  id.File // the paper it issues; empty: it issues none
}

// Range says which leaf holds entries of a docket: From stands at Position, those after it follow.
type Range struct {
	Matter   id.Matter
	From, To int
	Number   ledger.Number
	Position int // from 1
}

// Paper says which leaf holds a paper of the court.
type Paper struct {
	File id.File
	Ref  ledger.Ref
}

// Store keeps deposits. Everything is of one court, named first.
type Store interface {
	// Add enters rows in one transaction, durably, and answers for each in its place.
	Add(ctx context.Context, c id.Court, rows []Row) ([]Added, error)
	// Restore enters rows that were made again from the log. Those whose number is there stay as they are.
	Restore(ctx context.Context, c id.Court, rows []Row) error
	// Place notes the indexes of rows, all or none. What was noted before stays.
	Place(ctx context.Context, c id.Court, at map[ledger.Number]uint64) error
	// Unplaced lists rows without an index, oldest first.
	Unplaced(ctx context.Context, c id.Court, most int) ([]Row, error)
	// Waiting counts rows that no checkpoint over so many leaves covers.
	Waiting(ctx context.Context, c id.Court, published uint64) (int, error)
	// Highest is the row with the greatest index noted; false: none.
	Highest(ctx context.Context, c id.Court) (Row, bool, error)
	// Get reads a row. ErrNotFound.
	Get(ctx context.Context, c id.Court, n ledger.Number) (Row, error)
	// Many reads rows; those that are not there are left out.
	Many(ctx context.Context, c id.Court, ns []ledger.Number) (map[ledger.Number]Row, error)
	// ByKey reads the row a depositor's key stands for. ErrNotFound.
	ByKey(ctx context.Context, c id.Court, by id.Person, node, key string) (Row, error)
	// BySHA256 lists single deposits, items of small batches and papers of the court with a digest, oldest first.
	BySHA256(ctx context.Context, c id.Court, h ledger.Hash, most int) ([]ledger.Ref, error)
	// Of lists what a person or a node deposited, newest first, before a number (empty: from the newest).
	Of(ctx context.Context, c id.Court, by id.Person, node string, before ledger.Number, most int) ([]Row, error)

	// Keep keeps a checkpoint; Kept returns the first kept one that covers an index, NewestKept the last. ErrNothing: none.
	Keep(ctx context.Context, c id.Court, p Published) error
	Kept(ctx context.Context, c id.Court, index uint64) (Published, error)
	NewestKept(ctx context.Context, c id.Court) (Published, error)

	// Unsealed lists entries that no leaf holds yet, docket by docket, each from its first such entry on without gaps.
	// It locks nothing an act needs.
	Unsealed(ctx context.Context, c id.Court, most int) ([]Unsealed, error)
	// Seal enters the rows of leaves together with what they hold, all or nothing. ErrSealed: some of these entries are
	// held already.
	Seal(ctx context.Context, c id.Court, rows []Row, rs []Range, ps []Paper) error
	// Sealed lists which of these papers a leaf holds already.
	Sealed(ctx context.Context, c id.Court, ps []id.File) (map[id.File]bool, error)
	// Entry finds the leaf that holds an entry, Paper the one that holds a paper. ErrNotFound: none does yet.
	Entry(ctx context.Context, c id.Court, m id.Matter, seq int) (ledger.Ref, error)
	Paper(ctx context.Context, c id.Court, f id.File) (ledger.Ref, error)
}

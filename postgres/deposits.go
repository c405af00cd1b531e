package postgres

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

// Deposits keeps the rows of deposits 存证台账. They lead from a number to a place in the log and are not the record.
type Deposits struct{ Store *Store }

const (
	addDeposits = `insert into deposit (court, number, kind, leaf, sha256, person, node, key, content, file, name, private, at)
		select $1, * from unnest($2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::text[], $11::text[], $12::json[], $13::timestamptz[])
		on conflict do nothing returning number`
	addItems = `insert into deposit_item (court, number, position, sha256)
		select $1, i.* from unnest($2::text[], $3::int[], $4::bytea[]) as i (number, position, sha256)
		where exists (select from deposit d where d.court = $1 and d.number = i.number) on conflict do nothing`
	depositColumns = `number, kind, leaf, idx, sha256, person, node, key, content, file, name, private, at`
	underKeys      = `select ` + depositColumns + ` from deposit d where court = $1 and key <> ''
		and exists (select from unnest($2::text[], $3::text[], $4::text[]) as k (person, node, key) where d.person = k.person and d.node = k.node and d.key = k.key)`
	placeDeposits = `update deposit d set idx = p.idx from unnest($2::text[], $3::bigint[]) as p (number, idx)
		where d.court = $1 and d.number = p.number and d.idx is null`
)

// slip is what tells one depositor's key from another's.
type slip struct{ person, node, key string }

func slipOf(r depository.Row) slip { return slip{string(r.By), r.Node, r.Key} }

// Add enters rows in one round trip. Whoever loses a race for a key sees, in the second statement, what the winner entered.
func (d Deposits) Add(ctx context.Context, c id.Court, rows []depository.Row) (out []depository.Added, err error) {
	for range tries {
		if out, err = d.add(ctx, c, rows); !again(err) {
			return out, err
		}
	}
	return out, err
}

func (d Deposits) add(ctx context.Context, c id.Court, rows []depository.Row) ([]depository.Added, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var b pgx.Batch
	b.Queue(`begin`)
	queueDeposits(&b, c, rows)
	keys := slips(rows)
	b.Queue(underKeys, c, keys[0], keys[1], keys[2])
	b.Queue(`commit`)
	r := d.Store.Pool.SendBatch(ctx, &b)
	fresh, there, err := added(r, hasItems(rows))
	if err = errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("postgres: entering deposits: %w", err)
	}
	out := make([]depository.Added, len(rows))
	for i, row := range rows {
		switch was, taken := there[slipOf(row)]; {
		case fresh[row.Number]:
			out[i].Row = row
		case row.Key != "" && taken && was.Content == row.Content:
			out[i] = depository.Added{Row: was, Old: true}
		case row.Key != "" && taken:
			out[i].Err = depository.ErrConflict
		default:
			out[i].Err = depository.ErrNumberTaken
		}
	}
	return out, nil
}

// added reads what the statements of Add answer: the numbers that were entered, and what stands under each key now.
func added(r pgx.BatchResults, items bool) (fresh map[ledger.Number]bool, there map[slip]depository.Row, err error) {
	if _, err := r.Exec(); err != nil { // begin
		return nil, nil, err
	}
	rows, err := r.Query()
	if err != nil {
		return nil, nil, err
	}
	ns, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, nil, err
	}
	fresh, there = map[ledger.Number]bool{}, map[slip]depository.Row{}
	for _, n := range ns {
		fresh[ledger.Number(n)] = true
	}
	if items {
		if _, err := r.Exec(); err != nil {
			return nil, nil, err
		}
	}
	if rows, err = r.Query(); err != nil {
		return nil, nil, err
	}
	olds, err := pgx.CollectRows(rows, depositOf)
	if err != nil {
		return nil, nil, err
	}
	for _, o := range olds {
		there[slipOf(o)] = o
	}
	tag, err := r.Exec()
	if err == nil && tag.String() != "COMMIT" {
		err = pgx.ErrTxCommitRollback
	}
	return fresh, there, err
}

func hasItems(rows []depository.Row) bool {
	return slices.ContainsFunc(rows, func(r depository.Row) bool { return len(r.Items) > 0 })
}

// slips are the keys of rows as three columns; rows without a key ask for nothing.
func slips(rows []depository.Row) (cols [3][]string) {
	cols = [3][]string{{}, {}, {}}
	for _, r := range rows {
		if r.Key != "" {
			cols[0], cols[1], cols[2] = append(cols[0], string(r.By)), append(cols[1], r.Node), append(cols[2], r.Key)
		}
	}
	return cols
}

// queueDeposits queues the statements that enter rows, in the order of their keys: two at once that hold the same keys
// wait for each other in the same order.
func queueDeposits(b *pgx.Batch, c id.Court, given []depository.Row) {
	rows := slices.SortedStableFunc(slices.Values(given), func(a, b depository.Row) int {
		return cmp.Or(cmp.Compare(a.By, b.By), cmp.Compare(a.Node, b.Node), cmp.Compare(a.Key, b.Key))
	})
	var number, kind, person, node, key, file, name, itemNumber []string
	var leaf, sha, content, itemSHA [][]byte
	var private []*string
	var at []time.Time
	var position []int32
	for _, r := range rows {
		number, kind, person, node, key = append(number, string(r.Number)), append(kind, string(r.Kind)), append(person, string(r.By)), append(node, r.Node), append(key, r.Key)
		file, name, leaf, at = append(file, string(r.File)), append(name, r.Name), append(leaf, r.Leaf), append(at, r.At)
		sha, content = append(sha, digest(r.SHA256)), append(content, digest(r.Content))
		var p *string
		if len(r.Private) > 0 {
			s := string(r.Private)
			p = &s
		}
		private = append(private, p)
		for i, h := range r.Items {
			itemNumber, position, itemSHA = append(itemNumber, string(r.Number)), append(position, int32(i+1)), append(itemSHA, bytes.Clone(h[:]))
		}
	}
	b.Queue(addDeposits, c, number, kind, leaf, sha, person, node, key, content, file, name, private, at)
	if len(itemNumber) > 0 {
		b.Queue(addItems, c, itemNumber, position, itemSHA)
	}
}

// digest is a digest as it is kept; none is empty.
func digest(h ledger.Hash) []byte {
	if h.IsZero() {
		return []byte{}
	}
	return bytes.Clone(h[:])
}

func depositOf(row pgx.CollectableRow) (r depository.Row, err error) {
	var sha, content, private []byte
	var idx *int64
	err = row.Scan(&r.Number, &r.Kind, &r.Leaf, &idx, &sha, &r.By, &r.Node, &r.Key, &content, &r.File, &r.Name, &private, &r.At)
	copy(r.SHA256[:], sha)
	copy(r.Content[:], content)
	r.Private, r.At = private, r.At.UTC()
	if idx != nil {
		i := uint64(*idx)
		r.Index = &i
	}
	return r, err
}

// Restore enters rows that were made again from the log, their indexes too.
func (d Deposits) Restore(ctx context.Context, c id.Court, rows []depository.Row) error {
	var b pgx.Batch
	queueDeposits(&b, c, rows)
	at := map[ledger.Number]uint64{}
	for _, r := range rows {
		if r.Index != nil {
			at[r.Number] = *r.Index
		}
	}
	queuePlaces(&b, c, at)
	return inTx(ctx, d.Store, &b)
}

// Place notes indexes.
func (d Deposits) Place(ctx context.Context, c id.Court, at map[ledger.Number]uint64) error {
	var b pgx.Batch
	queuePlaces(&b, c, at)
	return inTx(ctx, d.Store, &b)
}

func queuePlaces(b *pgx.Batch, c id.Court, at map[ledger.Number]uint64) {
	var ns []string
	var is []int64
	for n, i := range at {
		ns, is = append(ns, string(n)), append(is, int64(i))
	}
	b.Queue(placeDeposits, c, ns, is)
}

// inTx runs statements in one transaction.
func inTx(ctx context.Context, s *Store, b *pgx.Batch) error {
	return pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error { return tx.SendBatch(ctx, b).Close() })
}

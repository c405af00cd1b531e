package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

const selectDeposits = `select ` + depositColumns + ` from deposit where court = $1 and `

func (d Deposits) list(ctx context.Context, sql string, args ...any) ([]depository.Row, error) {
	rows, err := d.Store.Pool.Query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, depositOf)
}

// one reads a single row.
func (d Deposits) one(ctx context.Context, sql string, args ...any) (depository.Row, error) {
	rs, err := d.list(ctx, sql, args...)
	if err == nil && len(rs) == 0 {
		err = depository.ErrNotFound
	}
	if err != nil {
		return depository.Row{}, err
	}
	return rs[0], nil
}

// Unplaced lists rows without an index.
func (d Deposits) Unplaced(ctx context.Context, c id.Court, most int) ([]depository.Row, error) {
	return d.list(ctx, selectDeposits+`idx is null order by number limit $2`, c, most)
}

// Highest is the row with the greatest index.
func (d Deposits) Highest(ctx context.Context, c id.Court) (depository.Row, bool, error) {
	r, err := d.one(ctx, selectDeposits+`idx is not null order by idx desc limit 1`, c)
	if errors.Is(err, depository.ErrNotFound) {
		return r, false, nil
	}
	return r, err == nil, err
}

// Get reads a row.
func (d Deposits) Get(ctx context.Context, c id.Court, n ledger.Number) (depository.Row, error) {
	return d.one(ctx, selectDeposits+`number = $2`, c, n)
}

// Many reads rows by their numbers.
func (d Deposits) Many(ctx context.Context, c id.Court, ns []ledger.Number) (map[ledger.Number]depository.Row, error) {
	names := make([]string, len(ns))
	for i, n := range ns {
		names[i] = string(n)
	}
	rs, err := d.list(ctx, selectDeposits+`number = any($2::text[])`, c, names)
	out := make(map[ledger.Number]depository.Row, len(rs))
	for _, r := range rs {
		out[r.Number] = r
	}
	return out, err
}

// ByKey reads the row under a key.
func (d Deposits) ByKey(ctx context.Context, c id.Court, by id.Person, node, key string) (depository.Row, error) {
	return d.one(ctx, selectDeposits+`person = $2 and node = $3 and key = $4 and key <> ''`, c, by, node, key)
}

// BySHA256 searches what is found by rows. Numbers are in the order they were given.
func (d Deposits) BySHA256(ctx context.Context, c id.Court, h ledger.Hash, most int) ([]ledger.Ref, error) {
	rows, err := d.Store.Pool.Query(ctx, `(select number, 0 from deposit where court = $1 and sha256 = $2 and sha256 <> ''::bytea order by number limit $4)
		union all (select number, position from deposit_item where court = $1 and sha256 = $2 order by number limit $4)
		union all (select number, position from paper_item where court = $1 and file = $3)
		order by 1, 2 limit $4`, c, h[:], h.String(), most)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[ledger.Ref])
}

// Of lists what somebody deposited.
func (d Deposits) Of(ctx context.Context, c id.Court, by id.Person, node string, before ledger.Number, most int) ([]depository.Row, error) {
	switch {
	case by != "":
		return d.list(ctx, selectDeposits+`person = $2 and person <> '' and ($3 = '' or number < $3) order by number desc limit $4`, c, by, before, most)
	case node != "":
		return d.list(ctx, selectDeposits+`node = $2 and node <> '' and person = '' and ($3 = '' or number < $3) order by number desc limit $4`, c, node, before, most)
	}
	return nil, nil
}

// Keep keeps a checkpoint. The one that was kept first for a size stays.
func (d Deposits) Keep(ctx context.Context, c id.Court, p depository.Published) error {
	_, err := d.Store.Pool.Exec(ctx, `insert into kept_checkpoint (court, size, note, stamp, at) values ($1, $2, $3, coalesce($4, ''::bytea), $5) on conflict do nothing`,
		c, int64(p.Size), p.Checkpoint, p.Stamp, p.At)
	return err
}

// Kept is the first kept checkpoint that covers an index.
func (d Deposits) Kept(ctx context.Context, c id.Court, index uint64) (depository.Published, error) {
	return d.checkpoint(ctx, `size > $2 order by size limit 1`, c, int64(index))
}

// NewestKept is the kept checkpoint of the largest tree.
func (d Deposits) NewestKept(ctx context.Context, c id.Court) (depository.Published, error) {
	return d.checkpoint(ctx, `true order by size desc limit 1`, c)
}

func (d Deposits) checkpoint(ctx context.Context, where string, args ...any) (p depository.Published, err error) {
	var size int64
	err = d.Store.Pool.QueryRow(ctx, `select size, note, stamp, at from kept_checkpoint where court = $1 and `+where, args...).Scan(&size, &p.Checkpoint, &p.Stamp, &p.At)
	if errors.Is(err, pgx.ErrNoRows) {
		return p, depository.ErrNothing
	}
	p.Size, p.At = uint64(size), p.At.UTC()
	return p, err
}

// Waiting counts rows that no checkpoint over so many leaves covers.
func (d Deposits) Waiting(ctx context.Context, c id.Court, published uint64) (n int, err error) {
	err = d.Store.Pool.QueryRow(ctx, `select (select count(*) from deposit where court = $1 and idx is null) + (select count(*) from deposit where court = $1 and idx >= $2)`, c, int64(published)).Scan(&n)
	return n, err
}

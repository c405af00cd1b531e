package postgres

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/ledger"
)

// Noted is a row that has its index.
type Noted struct {
	Index  uint64
	Number ledger.Number
	Leaf   []byte
}

// step is how many rows are read at once.
const step = 2000

// Walk gives the rows that have an index, from one on, in the order of the log. Deposits that are placed meanwhile come
// too.
func (d Deposits) Walk(ctx context.Context, c id.Court, from uint64) iter.Seq2[Noted, error] {
	return func(yield func(Noted, error) bool) {
		for {
			rows, err := d.Store.Pool.Query(ctx, `select idx, number, leaf from deposit where court = $1 and idx >= $2 order by idx limit $3`, c, int64(from), step)
			var page []Noted
			if err == nil {
				page, err = pgx.CollectRows(rows, func(r pgx.CollectableRow) (n Noted, err error) {
					var at int64
					err = r.Scan(&at, &n.Number, &n.Leaf)
					n.Index = uint64(at)
					return n, err
				})
			}
			if err != nil {
				yield(Noted{}, err)
				return
			}
			for _, n := range page {
				if !yield(n, nil) {
					return
				}
			}
			if len(page) < step {
				return
			}
			from = page[len(page)-1].Index + 1
		}
	}
}

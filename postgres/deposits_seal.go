package postgres

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

// Which dockets grew is found by comparing two small tables: a mark on the matter would be a lock on it. No more dockets
// are read at once than fill one leaf.
const unsealed = `select m.id, e.seq, e.hash, e.paper from (
		select m.id, coalesce(s.seq, 0) as done, m.seq from matter m left join docket_sealed s on s.court = m.court and s.matter = m.id
		where m.court = $1 and m.seq > coalesce(s.seq, 0) limit 5000
	) m cross join lateral (
		select e.seq, e.hash, case when e.kind = 'document.issue' then coalesce(e.act->>'file', '') else '' end as paper
		from entry e where e.court = $1 and e.matter = m.id and e.seq > m.done and e.seq <= m.seq order by e.seq limit $2
	) e order by m.id, e.seq limit $2`

// Unsealed lists entries that no leaf holds yet.
func (d Deposits) Unsealed(ctx context.Context, c id.Court, most int) ([]depository.Unsealed, error) {
	rows, err := d.Store.Pool.Query(ctx, unsealed, c, most)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (u depository.Unsealed, err error) {
		var hash []byte
		err = row.Scan(&u.Matter, &u.Seq, &hash, &u.Paper)
		copy(u.Hash[:], hash)
		return u, err
	})
}

const (
	addRanges = `insert into docket_range (court, matter, from_seq, to_seq, number, position)
		select $1, * from unnest($2::text[], $3::int[], $4::int[], $5::text[], $6::int[])`
	// A docket moves on from where its range begins, and only from there.
	moveSealed = `insert into docket_sealed as s (court, matter, seq) select $1, r.matter, r.upto from unnest($2::text[], $3::int[], $4::int[]) as r (matter, from_seq, upto)
		where r.from_seq = 1 + coalesce((select x.seq from docket_sealed x where x.court = $1 and x.matter = r.matter), 0) order by r.matter
		on conflict (court, matter) do update set seq = excluded.seq where s.seq < excluded.seq`
	addPapers = `insert into paper_item (court, file, number, position) select $1, * from unnest($2::text[], $3::text[], $4::int[])`
)

// Seal enters leaves of dockets and papers with what they hold. Two programs that seal at once do not both succeed.
func (d Deposits) Seal(ctx context.Context, c id.Court, rows []depository.Row, rs []depository.Range, ps []depository.Paper) error {
	err := pgx.BeginFunc(ctx, d.Store.Pool, func(tx pgx.Tx) error {
		var b pgx.Batch
		queueDeposits(&b, c, rows)
		var matter, number, file, paperNumber []string
		var from, to, position, paperPosition []int32
		for _, r := range rs {
			matter, number = append(matter, string(r.Matter)), append(number, string(r.Number))
			from, to, position = append(from, int32(r.From)), append(to, int32(r.To)), append(position, int32(r.Position))
		}
		for _, p := range ps {
			file, paperNumber, paperPosition = append(file, string(p.File)), append(paperNumber, string(p.Ref.Number)), append(paperPosition, int32(p.Ref.Item))
		}
		b.Queue(addRanges, c, matter, from, to, number, position)
		b.Queue(addPapers, c, file, paperNumber, paperPosition)
		r := tx.SendBatch(ctx, &b)
		entered, err := r.Exec()
		if err = errors.Join(err, r.Close()); err != nil {
			return err
		}
		if entered.RowsAffected() != int64(len(rows)) {
			return depository.ErrNumberTaken
		}
		last, first := map[id.Matter]int{}, map[id.Matter]int{}
		for _, r := range rs {
			if was, seen := first[r.Matter]; !seen || r.From < was {
				first[r.Matter] = r.From
			}
			last[r.Matter] = max(last[r.Matter], r.To)
		}
		ms := slices.Sorted(maps.Keys(last))
		matter, from, to = nil, nil, nil
		for _, m := range ms {
			matter, from, to = append(matter, string(m)), append(from, int32(first[m])), append(to, int32(last[m]))
		}
		tag, err := tx.Exec(ctx, moveSealed, c, matter, from, to)
		if err == nil && tag.RowsAffected() != int64(len(ms)) {
			err = depository.ErrSealed
		}
		return err
	})
	if taken(err) {
		return errors.Join(depository.ErrSealed, err)
	}
	return err
}

// Sealed lists which papers a leaf holds.
func (d Deposits) Sealed(ctx context.Context, c id.Court, ps []id.File) (map[id.File]bool, error) {
	names := make([]string, len(ps))
	for i, p := range ps {
		names[i] = string(p)
	}
	rows, err := d.Store.Pool.Query(ctx, `select file from paper_item where court = $1 and file = any($2::text[])`, c, names)
	if err != nil {
		return nil, err
	}
	fs, err := pgx.CollectRows(rows, pgx.RowTo[string])
	out := map[id.File]bool{}
	for _, f := range fs {
		out[id.File(f)] = true
	}
	return out, err
}

// Entry finds the leaf that holds an entry.
func (d Deposits) Entry(ctx context.Context, c id.Court, m id.Matter, seq int) (ledger.Ref, error) {
	return d.ref(ctx, `select number, position + $3 - from_seq from docket_range where court = $1 and matter = $2 and from_seq <= $3 and to_seq >= $3`, c, m, seq)
}

// Paper finds the leaf that holds a paper.
func (d Deposits) Paper(ctx context.Context, c id.Court, f id.File) (ledger.Ref, error) {
	return d.ref(ctx, `select number, position from paper_item where court = $1 and file = $2`, c, f)
}

func (d Deposits) ref(ctx context.Context, sql string, args ...any) (r ledger.Ref, err error) {
	if err = d.Store.Pool.QueryRow(ctx, sql, args...).Scan(&r.Number, &r.Item); errors.Is(err, pgx.ErrNoRows) {
		err = depository.ErrNotFound
	}
	return r, err
}

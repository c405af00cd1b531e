package postgres

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/register"
	"yunting/register/query"
)

// registers are the tables that hold nothing but what dockets say.
var registers = []string{"civil_case", "deadline", "involved", "notice", "sitting", "invite", "real_name", "node", "node_key", "seal", "paper"}

// Rebuild throws the registers of a court away and writes them anew from its dockets. No act may come in between:
// it holds a lock on the matters until it is done. It reports how many matters it replayed.
func (s *Store) Rebuild(ctx context.Context, k *clerk.Clerk) (n int, err error) {
	c := k.Court.Code
	err = pgx.BeginFunc(ctx, s.Pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `lock table matter in share row exclusive mode`); err != nil {
			return err
		}
		for _, t := range registers {
			if _, err := tx.Exec(ctx, `delete from `+t+` where court = $1`, c); err != nil {
				return err
			}
		}
		if _, err := tx.Exec(ctx, `update workload set open = 0 where court = $1`, c); err != nil {
			return err
		}
		return s.walk(ctx, c, func(m id.Matter) error {
			l, err := s.Read(ctx, c, m)
			if err != nil {
				return err
			}
			folded, err := k.Fold(l)
			if err != nil {
				return err
			}
			rows := folded.Rows()
			var b pgx.Batch
			queueRows(&b, c, m, register.Rows{}, rows)
			b.Queue(`update matter set holder = $3 where court = $1 and id = $2 and holder <> $3`, c, m, rows.Holder)
			if rows.Holder != "" {
				b.Queue(moveLoad, c, rows.Holder, 1)
			}
			n++
			return tx.SendBatch(ctx, &b).Close()
		})
	})
	return n, err
}

// walk visits every matter of a court in the order of their names.
func (s *Store) walk(ctx context.Context, c id.Court, do func(id.Matter) error) error {
	after := ""
	for {
		ids, err := s.Q.MatterIDs(ctx, query.MatterIDsParams{Court: string(c), After: after, Most: 500})
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, m := range ids {
			if err := do(id.Matter(m)); err != nil {
				return fmt.Errorf("postgres: matter %s: %w", m, err)
			}
		}
		after = ids[len(ids)-1]
	}
}

// Break is one place where a chain does not hold.
type Break struct {
	Matter id.Matter
	Seq    int
	What   string
}

// Audit walks every chain of a court and reports every break. It trusts nothing but the hashes.
func (s *Store) Audit(ctx context.Context, c id.Court) (matters, entries int, breaks []Break, err error) {
	err = s.walk(ctx, c, func(m id.Matter) error {
		matters++
		l, head, err := s.chain(ctx, c, m)
		if err != nil {
			return err
		}
		var prev docket.Hash
		for i, e := range l {
			entries++
			switch {
			case e.Seq != i+1:
				breaks = append(breaks, Break{m, e.Seq, fmt.Sprintf("entry %d is missing", i+1)})
			case e.Prev != prev:
				breaks = append(breaks, Break{m, e.Seq, "does not follow the entry before"})
			case !e.Sound():
				breaks = append(breaks, Break{m, e.Seq, "content does not match its hash"})
			}
			prev = e.Hash
		}
		if head != prev {
			breaks = append(breaks, Break{m, len(l), "the chain does not end where the matter says"})
		}
		return nil
	})
	return matters, entries, breaks, err
}

// chain reads a docket as it stands, however wrong.
func (s *Store) chain(ctx context.Context, c id.Court, m id.Matter) ([]docket.Entry, docket.Hash, error) {
	var head docket.Hash
	var raw []byte
	if err := s.Pool.QueryRow(ctx, `select head from matter where court = $1 and id = $2`, c, m).Scan(&raw); err != nil {
		return nil, head, err
	}
	copy(head[:], raw)
	rows, err := s.Pool.Query(ctx, readEntries, c, m)
	if err != nil {
		return nil, head, err
	}
	es, err := entriesOf(rows, c, m)
	return es, head, err
}

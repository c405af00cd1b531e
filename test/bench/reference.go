package main

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"yunting/id"
)

// reference sends what one evidence.submit sends to PostgreSQL, without any court around it: what is left between
// its rate and the clerk's is the price of rules, chain and registers.
func (c *bench) reference(ctx context.Context, p plan, t *table) error {
	const home = "reference"
	ms := make([]id.Matter, p.ready)
	if err := parallel(16, len(ms), func(i int) error {
		ms[i] = id.Matter(id.New())
		_, err := c.pool.Exec(ctx, `insert into matter (court, id, kind) values ($1, $2, 'civil')`, home, ms[i])
		return err
	}); err != nil {
		return err
	}
	act := []byte(`{"exhibit":{"id":"p1-1","by":"p1","name":"补充截图","proves":"证明补充截图","source":"原告手机","original":"","file":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","file_name":"补充截图.png","media":"image/png","size":1}}`)
	by, basis := []byte(`{"person":"person-buyer","party":"p1","standing":"plaintiff","name":"陈小满"}`), []byte(`[{"key":"olr/14","article":"《人民法院在线诉讼规则》第十四条"}]`)
	hash := make([]byte, 32)
	do := func(n int) error {
		m := ms[n%len(ms)]
		return pgx.BeginFunc(ctx, c.pool, func(tx pgx.Tx) error {
			var seq int
			var b pgx.Batch
			b.Queue(`select seq from matter where court = $1 and id = $2 for update`, home, m).QueryRow(func(r pgx.Row) error { return r.Scan(&seq) })
			b.Queue(`select seq, at, by, kind, act, basis, salt, prev, hash from entry where court = $1 and matter = $2 order by seq`, home, m).Query(func(r pgx.Rows) error {
				for r.Next() {
				}
				return r.Err()
			})
			if err := tx.SendBatch(ctx, &b).Close(); err != nil {
				return err
			}
			b = pgx.Batch{}
			b.Queue(`insert into entry (court, matter, seq, at, by, kind, act, basis, salt, prev, hash) values ($1, $2, $3, now(), $4, 'evidence.submit', $5, $6, $7, $8, $8)`, home, m, seq+1, by, act, basis, hash[:16], hash)
			b.Queue(`update matter set seq = $3, head = $4 where court = $1 and id = $2`, home, m, seq+1, hash)
			b.Queue(`insert into river_job (args, kind, max_attempts, queue) values ($1, 'reference', 1, 'reference')`, by)
			return tx.SendBatch(ctx, &b).Close()
		})
	}
	for _, writers := range []int{1, 16} {
		r, err := measure(ctx, writers, p.seconds, do)
		if err != nil {
			return err
		}
		t.add(fmt.Sprintf("the same statements alone, %d writers", writers), "%s", r)
	}
	return nil
}

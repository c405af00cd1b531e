package main

import (
	"context"
	"crypto/sha256"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
)

// chain writes digests into one table of PostgreSQL, each with the hash of the one before, in groups of a hundred thousand
// by COPY: what a court would do that keeps its evidence in its own database. It proves nothing to an outsider.
func (c *bench) chain(ctx context.Context, p plan, t *table) error {
	const group = 100_000
	total := min(p.items, 2_000_000) // the rate does not change with the length
	admin, err := pgx.Connect(ctx, c.server.URL("postgres", "bench"))
	if err != nil {
		return err
	}
	defer admin.Close(ctx)
	if _, err := admin.Exec(ctx, `create table chain (seq bigint primary key, sha256 bytea not null, hash bytea not null)`); err != nil {
		return err
	}
	source := rand.NewChaCha8([32]byte{3})
	var last [32]byte
	begin := time.Now()
	for done := 0; done < total; done += group {
		i := 0
		_, err := admin.CopyFrom(ctx, pgx.Identifier{"chain"}, []string{"seq", "sha256", "hash"}, pgx.CopyFromFunc(func() ([]any, error) {
			if i == group {
				return nil, nil
			}
			var h [32]byte
			source.Read(h[:])
			last = sha256.Sum256(append(last[:], h[:]...))
			i++
			return []any{int64(done + i), h[:], append([]byte(nil), last[:]...)}, nil
		}))
		if err != nil {
			return err
		}
	}
	took := time.Since(begin)
	var bytes int64
	if err := admin.QueryRow(ctx, `select pg_total_relation_size('chain')`).Scan(&bytes); err != nil {
		return err
	}
	per := float64(bytes) / float64(total)
	t.add("taken", "%.0f digests/s, %.0f bytes a digest, without proofs, witnesses or a search by digest", float64(total)/took.Seconds(), per)
	return nil
}

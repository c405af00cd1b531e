package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/platform/clock"
	"yunting/procedure"
	"yunting/register/query"
)

// Store keeps dockets and registers. It serves every court in the database.
type Store struct {
	Pool  *pgxpool.Pool
	Q     *query.Queries
	Clock *clock.Clock
	Jobs  *river.Client[pgx.Tx] // effects go here, in the act's transaction
	Codes Codes
}

// New returns a store over a pool.
func New(pool *pgxpool.Pool, ck *clock.Clock, codes Codes) *Store {
	return &Store{Pool: pool, Q: query.New(pool), Clock: ck, Codes: codes}
}

const (
	openMatter  = `insert into matter (court, id, kind) values ($1, $2, $3) on conflict do nothing`
	lockMatter  = `select kind, seq, head, holder from matter where court = $1 and id = $2 for update`
	findMatter  = `select kind, seq, head, holder from matter where court = $1 and id = $2`
	readEntries = `select seq, at, by, kind, act, basis, salt, prev, hash from entry where court = $1 and matter = $2 order by seq`
)

// tries is how often a transaction that lost a race with another is run again.
const tries = 5

// InMatter runs do with the matter locked, in one transaction, and again when PostgreSQL asks for it.
func (s *Store) InMatter(ctx context.Context, c id.Court, m id.Matter, create procedure.MatterKind, do func(clerk.Tx) error) error {
	var err error
	for range tries {
		if err = s.once(ctx, c, m, create, do); !again(err) {
			return err
		}
	}
	return err
}

func (s *Store) once(ctx context.Context, c id.Court, m id.Matter, create procedure.MatterKind, do func(clerk.Tx) error) error {
	conn, err := s.Pool.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	tx, err := conn.Begin(ctx)
	if err != nil {
		return err
	}
	t := &act{ctx: ctx, s: s, tx: tx, court: c, matter: m}
	defer func() {
		if !t.committed {
			tx.Rollback(context.WithoutCancel(ctx))
		}
	}()
	if err := t.load(create); err != nil {
		return err
	}
	t.now = s.Clock.Now()
	if err := do(t); err != nil {
		return err
	}
	return t.commit()
}

// again tells whether a transaction failed only because it met another one.
func again(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == "40001" || pg.Code == "40P01")
}

// taken tells whether a row could not be added because one with its key is there.
func taken(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && pg.Code == "23505"
}

// load locks the matter and reads its entries in one round trip.
func (t *act) load(create procedure.MatterKind) error {
	var b pgx.Batch
	if create != "" {
		b.Queue(openMatter, t.court, t.matter, create)
	}
	b.Queue(lockMatter, t.court, t.matter)
	b.Queue(readEntries, t.court, t.matter)
	r := t.tx.SendBatch(t.ctx, &b)
	defer r.Close()
	if create != "" {
		if _, err := r.Exec(); err != nil {
			return err
		}
	}
	return t.take(r)
}

func (t *act) take(r pgx.BatchResults) error {
	var err error
	t.holder, t.loaded, err = scan(r, t.court, t.matter)
	return err
}

// scan reads a matter and its entries from a batch of two queries.
func scan(r pgx.BatchResults, c id.Court, m id.Matter) (holder string, l clerk.Loaded, err error) {
	var seq int
	var head []byte
	if err := r.QueryRow().Scan(&l.Kind, &seq, &head, &holder); err != nil {
		if errors.Is(err, pgx.ErrNoRows) {
			return "", l, authority.ErrNotFound
		}
		return "", l, err
	}
	rows, err := r.Query()
	if err != nil {
		return "", l, err
	}
	l.Entries, err = entriesOf(rows, c, m)
	if err == nil && len(l.Entries) != seq {
		err = fmt.Errorf("postgres: matter %s says %d entries and has %d", m, seq, len(l.Entries))
	}
	return holder, l, err
}

// entriesOf reads the entries of a docket. The same few people act in it again and again: each is read once.
func entriesOf(rows pgx.Rows, c id.Court, m id.Matter) ([]docket.Entry, error) {
	actors := map[string]docket.Actor{}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (docket.Entry, error) {
		e := docket.Entry{Court: c, Matter: m}
		var raw, by, basis, salt, prev, hash []byte
		var at time.Time
		if err := row.Scan(&e.Seq, &at, &by, &e.Kind, &raw, &basis, &salt, &prev, &hash); err != nil {
			return e, err
		}
		e.At, e.Raw = at.UTC(), raw
		copy(e.Salt[:], salt)
		copy(e.Prev[:], prev)
		copy(e.Hash[:], hash)
		var known bool
		if e.By, known = actors[string(by)]; !known {
			if err := json.Unmarshal(by, &e.By); err != nil {
				return e, err
			}
			actors[string(by)] = e.By
		}
		var err error
		e.Basis, err = bases.read(basis)
		return e, err
	})
}

// Read returns a matter's entries without a lock, in one round trip and from one snapshot: an act that commits between
// the two queries must not be seen by one and not by the other.
func (s *Store) Read(ctx context.Context, c id.Court, m id.Matter) (clerk.Loaded, error) {
	var b pgx.Batch
	b.Queue(`begin isolation level repeatable read read only`)
	b.Queue(findMatter, c, m)
	b.Queue(readEntries, c, m)
	b.Queue(`commit`)
	r := s.Pool.SendBatch(ctx, &b)
	if _, err := r.Exec(); err != nil {
		return clerk.Loaded{}, errors.Join(err, r.Close())
	}
	_, l, err := scan(r, c, m)
	return l, errors.Join(err, r.Close()) // a connection left inside a transaction is not used again by the pool
}

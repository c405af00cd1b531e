package postgres

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/riverqueue/river"

	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/procedure"
	"yunting/register"
	"yunting/register/query"
)

// act is one open transaction on one matter.
type act struct {
	ctx    context.Context
	s      *Store
	tx     pgx.Tx
	court  id.Court
	matter id.Matter
	now    time.Time
	holder string
	loaded clerk.Loaded

	write     pgx.Batch // sent together with the commit
	committed bool
}

func (t *act) Now() time.Time       { return t.now }
func (t *act) Loaded() clerk.Loaded { return t.loaded }

// Draw gives a number, an officer or a code. The series row stays locked until the transaction ends,
// so numbers come without gaps and a rolled-back act gives its number back.
func (t *act) Draw(w docket.Wish) (lot docket.Lot, err error) {
	q := t.s.Q.WithTx(t.tx)
	if w.Series != "" {
		n, err := q.NextInSeries(t.ctx, query.NextInSeriesParams{Court: string(t.court), Name: w.Series, Year: int32(w.Year)})
		if err != nil {
			return lot, fmt.Errorf("postgres: number of series %s: %w", w.Series, err)
		}
		lot.Serial = int(n)
	}
	if w.Ticket {
		n, err := q.NextTicket(t.ctx)
		if err != nil {
			return lot, fmt.Errorf("postgres: ticket: %w", err)
		}
		lot.Serial = int(n)
	}
	if w.Role != "" {
		who, err := q.LeastLoaded(t.ctx, query.LeastLoadedParams{Court: string(t.court), Role: string(w.Role), Among: persons(w.Among), Without: persons(w.Without)})
		if errors.Is(err, pgx.ErrNoRows) {
			return lot, law.Refuse(law.Rule{}, "现在没有可以承办这类案件的%s：有的账户已经停用，请联系管理员", w.Role.Chinese())
		} else if err != nil {
			return lot, err
		}
		lot.Officer.ID = id.Person(who)
	}
	if w.Members > 0 {
		ms, err := q.LeastLoadedMembers(t.ctx, query.LeastLoadedMembersParams{Court: string(t.court), Without: persons(w.Without), Most: int32(w.Members)})
		if err != nil {
			return lot, fmt.Errorf("postgres: members of a panel: %w", err)
		}
		if len(ms) < w.Members {
			return lot, fmt.Errorf("postgres: court %s has %d people for %d seats of a panel", t.court, len(ms), w.Members)
		}
		for _, m := range ms {
			lot.Members = append(lot.Members, court.Officer{ID: id.Person(m)})
		}
	}
	if w.Code != "" {
		lot.CodeHash = HashCode(t.s.Codes.For(t.court, t.matter, w.Code))
	}
	return lot, nil
}

// persons are names of people as the database takes them; never null.
func persons(ps []id.Person) []string {
	out := []string{}
	for _, p := range ps {
		out = append(out, string(p))
	}
	return out
}

const (
	appendEntry = `insert into entry (court, matter, seq, at, by, kind, act, basis, salt, prev, hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	moveMatter  = `update matter set seq = $3, head = $4, holder = $5 where court = $1 and id = $2`
	moveLoad    = `update workload set open = open + $3 where court = $1 and officer = $2`
)

// Write appends the entries, replaces the register rows that changed and enqueues the effects. All but the effects
// wait for the commit and go with it, in one round trip: while a number is drawn, everybody else who wants one waits.
func (t *act) Write(es []docket.Entry, was, rows register.Rows, effects []procedure.Effect) error {
	b := &t.write
	for _, e := range es {
		by, err := json.Marshal(e.By)
		if err != nil {
			return err
		}
		basis, err := json.Marshal(e.Basis)
		if err != nil {
			return err
		}
		b.Queue(appendEntry, e.Court, e.Matter, e.Seq, e.At, json.RawMessage(by), e.Kind, e.Raw, json.RawMessage(basis), e.Salt[:], e.Prev[:], e.Hash[:])
	}
	last := es[len(es)-1]
	b.Queue(moveMatter, t.court, t.matter, last.Seq, last.Hash[:], rows.Holder)
	if t.holder != string(rows.Holder) {
		if t.holder != "" {
			b.Queue(moveLoad, t.court, t.holder, -1)
		}
		if rows.Holder != "" {
			b.Queue(moveLoad, t.court, rows.Holder, 1)
		}
	}
	queueRows(b, t.court, t.matter, was, rows)
	if len(effects) == 0 || t.s.Jobs == nil {
		return nil
	}
	jobs := make([]river.InsertManyParams, len(effects))
	for i, f := range effects {
		jobs[i] = river.InsertManyParams{Args: f}
	}
	_, err := t.s.Jobs.InsertManyTx(t.ctx, t.tx, jobs)
	return err
}

// commit sends what is to be written and ends the transaction. A statement that fails keeps those after it, and the
// commit, from being done.
func (t *act) commit() error {
	if t.write.Len() == 0 {
		return t.tx.Commit(t.ctx)
	}
	t.write.Queue("commit")
	r := t.tx.SendBatch(t.ctx, &t.write)
	var tag pgconn.CommandTag
	var err error
	for n := t.write.Len(); n > 0 && err == nil; n-- {
		tag, err = r.Exec()
	}
	if err = errors.Join(err, r.Close()); err == nil && tag.String() != "COMMIT" {
		err = pgx.ErrTxCommitRollback
	}
	if err != nil {
		return fmt.Errorf("postgres: writing %s: %w", t.matter, err)
	}
	t.committed = true
	return nil
}

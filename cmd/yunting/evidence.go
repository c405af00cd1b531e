package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/depository"
	"yunting/gateway/fetch"
	"yunting/jobs"
	"yunting/ledger"
	"yunting/register/query"
)

// checks gives a court what its technical checks of deposits ask: its own log, whom to believe of it, and the nodes that
// keep content.
func (t *seat) checks(w *jobs.Works) {
	w.Deposits, w.Policy = deposited{t}, t.ledger.depository.Policy
	w.Content = fetch.New(fetch.Config{Court: t.code(), Now: time.Now, Loopback: t.clerk.Court.Demo, Key: t.fetchKey})
}

// deposited finds deposits for the court's own checks, with what only their depositor may know: the check decides what of
// it a case may see.
type deposited struct{ t *seat }

func (x deposited) Deposit(ctx context.Context, r ledger.Ref) (jobs.Deposit, error) {
	d := x.t.ledger.depository
	row, err := d.Store.Get(ctx, d.Court.Code, r.Number)
	var rec depository.Record
	if err == nil {
		rec, err = d.Receipt(ctx, r, depository.Depositor{Person: row.By, Node: row.Node})
	}
	switch {
	case errors.Is(err, depository.ErrNotFound):
		return jobs.Deposit{}, jobs.ErrNoDeposit
	case err != nil:
		return jobs.Deposit{}, err
	}
	out := jobs.Deposit{Receipt: rec.Receipt, By: row.By, Node: row.Node, File: row.File, Name: row.Name}
	out.Endpoint, err = x.endpoint(ctx, row.Node)
	return out, err
}

// endpoint is where a node hands out content; empty: nowhere, or no node deposited.
func (x deposited) endpoint(ctx context.Context, n string) (string, error) {
	if n == "" {
		return "", nil
	}
	row, err := x.t.store.Q.Node(ctx, query.NodeParams{Court: x.t.code(), Node: n})
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return row.Endpoint, err
}

// fetchKey is the key the court shares with a node to fetch content; docs/ledger/fetch.md says how it is handed over.
func (t *seat) fetchKey(node string) []byte {
	mac := hmac.New(sha256.New, t.secret)
	mac.Write([]byte("fetch/" + t.code() + "/" + node))
	return mac.Sum(nil)
}

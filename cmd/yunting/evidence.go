package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"time"

	"yunting/gateway/fetch"
	"yunting/jobs"
	"yunting/ledger"
)

// checks gives a court what its technical checks of deposits ask: its own log, whom to believe of it, and the nodes that
// keep content.
func (t *seat) checks(w *jobs.Works, deposits jobs.Deposits, policy *ledger.Policy) {
	w.Deposits, w.Policy = deposits, policy
	w.Content = fetch.New(fetch.Config{Court: t.code(), Now: time.Now, Loopback: t.clerk.Court.Demo, Key: t.fetchKey})
}

// fetchKey is the key the court shares with a node to fetch content; docs/ledger/fetch.md says how it is handed over.
func (t *seat) fetchKey(node string) []byte {
	mac := hmac.New(sha256.New, t.secret)
	mac.Write([]byte("fetch/" + t.code() + "/" + node))
	return mac.Sum(nil)
}

// Package quoting lets a test quote the articles a room rests on 引用条文: the citation as a judgment would write it, the
// day it came into force, and an act that stands or falls with it.
package quoting

import (
	"errors"
	"slices"
	"testing"

	"yunting/docket"
	"yunting/law"
)

// Quote is one rule as the test expects it, written out and not taken from the code.
type Quote struct {
	Rule    law.Rule
	Key     string
	Article string
	From    string // court date it came into force
	Rests   law.Basis
}

// By tells under which rules an act was done, or under which it was refused.
func By(_ docket.Act, b law.Basis, err error) law.Basis {
	var no law.Refusal
	if errors.As(err, &no) {
		return law.Basis{no.Rule}
	}
	if err != nil {
		return nil
	}
	return b
}

// Check compares each quote with the rule the program declares and with the act that rests on it.
func Check(t *testing.T, quotes ...Quote) {
	t.Helper()
	for _, q := range quotes {
		if q.Rule.Key != q.Key || q.Rule.Article != q.Article || q.Rule.From != q.From {
			t.Errorf("%s is %s %s from %s, want %s from %s", q.Key, q.Rule.Key, q.Rule.Article, q.Rule.From, q.Article, q.From)
		}
		if found, ok := law.ByKey(q.Key); !ok || found != q.Rule {
			t.Errorf("%s is not in the rulebook", q.Key)
		}
		if !slices.ContainsFunc(q.Rests, func(r law.Rule) bool { return r.Article == q.Article && r.Key == q.Key }) {
			t.Errorf("%s: the act rests on %q, not on %s", q.Key, q.Rests.Articles(), q.Article)
		}
	}
}

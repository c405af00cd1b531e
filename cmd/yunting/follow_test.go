package main

import (
	"context"
	"slices"
	"testing"
	"time"

	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
)

// register knows some numbers, and answers nothing else.
type register struct {
	depository.Store
	known []ledger.Number
}

func (r register) Many(_ context.Context, _ id.Court, ns []ledger.Number) (map[ledger.Number]depository.Row, error) {
	out := map[ledger.Number]depository.Row{}
	for _, n := range ns {
		if slices.Contains(r.known, n) {
			out[n] = depository.Row{Number: n}
		}
	}
	return out, nil
}

// A batch file whose deposit waits, or may still be given its row, is not called given up.
func TestGivenUpBatchFiles(t *testing.T) {
	now := time.Date(2026, 11, 28, 10, 0, 0, 0, time.UTC)
	waiting, lost, fresh := ledger.NewNumber(now.AddDate(0, 0, -3), 1), ledger.NewNumber(now.AddDate(0, 0, -2), 2), ledger.NewNumber(now.Add(-time.Hour), 3)
	got, err := givenUp(t.Context(), register{known: []ledger.Number{waiting}}, "x", []ledger.Number{waiting, lost, fresh}, now.AddDate(0, 0, -1))
	if err != nil || !slices.Equal(got, []ledger.Number{lost}) {
		t.Errorf("given up: %v %v; only %s is", got, err, lost)
	}
}

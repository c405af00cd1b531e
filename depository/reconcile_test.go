package depository_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"yunting/courttest"
	"yunting/depository"
	"yunting/ledger"
	"yunting/postgres"
)

var errCrash = errors.New("the program ends here")

// The program ends between every pair of steps; after a new start each deposit stands in the log exactly once, keeps the
// number that was told, and has a receipt.
func TestACrashBetweenAnyTwoSteps(t *testing.T) {
	for _, step := range []struct {
		name string
		done bool
	}{{"since", false}, {"batch", false}, {"batch", true}, {"add", false}, {"add", true}, {"append", false}, {"append half", false}, {"append", true}, {"place", false}, {"place", true}} {
		t.Run(fmt.Sprint(step.name, " done ", step.done), func(t *testing.T) { crashAt(t, step.name, step.done) })
	}
}

func crashAt(t *testing.T, step string, done bool) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	crashed := make(chan struct{})
	var mu sync.Mutex
	armed := step == "since" // the first thing a start does
	fail := func(s string, after bool) error {
		mu.Lock()
		defer mu.Unlock()
		if armed && s == step && after == done {
			select {
			case <-crashed:
			default:
				close(crashed)
			}
		}
		select {
		case <-crashed: // nothing is done after a crash
			return errCrash
		default:
			return nil
		}
	}
	d.Store = &faulty{Store: d.Rows, fail: fail}
	d.Log.Fail, d.Batches.Fail = fail, fail
	stop := courttest.Start(t, d.Depository)
	told := map[string]ledger.Number{}
	note := func(key string, n ledger.Number, err error) {
		mu.Lock()
		defer mu.Unlock()
		if err == nil {
			told[key] = n
		}
	}
	take := func(n int) {
		key := fmt.Sprint(n)
		x, err := d.Take(ctx, picture(key, key))
		note(key, x.Number, err)
		y, err := d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "lot " + key, Lines: []depository.Line{line("x" + key), line("y" + key)}})
		note("lot "+key, y.Number, err)
	}
	for n := range 5 {
		take(n)
	}
	mu.Lock()
	armed = true
	mu.Unlock()
	var all sync.WaitGroup
	for n := 5; n < 10; n++ { // at once, so that the log is given several leaves
		all.Go(func() { take(n) })
	}
	all.Wait()
	select {
	case <-crashed:
	case <-ctx.Done():
		t.Fatal("the step was never come to")
	}
	stop()

	d.Log.Fail, d.Batches.Fail = nil, nil
	d.Depository = d.Again(k)
	courttest.Start(t, d.Depository)
	for n := range 10 { // the depositors ask again
		key := fmt.Sprint(n)
		x := must(d.Take(ctx, picture(key, key)))
		y := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "lot " + key, Lines: []depository.Line{line("x" + key), line("y" + key)}}))
		for key, got := range map[string]ledger.Number{key: x.Number, "lot " + key: y.Number} {
			if was, any := told[key]; any && was != got {
				t.Errorf("key %s had %s and has %s", key, was, got)
			}
		}
		checked(t, ctx, d.Depository, ledger.Ref{Number: x.Number})
		checked(t, ctx, d.Depository, ledger.Ref{Number: y.Number, Item: 2})
	}
	once(t, d.Log, 20)
}

func line(content string) depository.Line {
	return depository.Line{Item: ledger.Item{SHA256: sum(content)}}
}

// checked waits for a receipt and checks it.
func checked(t *testing.T, ctx context.Context, d *depository.Depository, ref ledger.Ref) ledger.Standing {
	t.Helper()
	rec, err := d.Wait(ctx, ref, photographer)
	if err != nil || rec.Receipt == nil {
		t.Fatalf("%s: %+v %v", ref, rec, err)
	}
	s, err := rec.Receipt.Check(d.Policy)
	if err != nil {
		t.Fatalf("%s: %v", ref, err)
	}
	return s
}

// once checks that so many numbers stand in the log, each one time.
func once(t *testing.T, l *courttest.Log, want int) {
	t.Helper()
	ns := l.Numbers(t)
	slices.Sort(ns)
	if n := len(slices.Compact(slices.Clone(ns))); n != len(ns) || n != want {
		t.Errorf("%d leaves, %d numbers, want %d", len(ns), n, want)
	}
}

// The log fails after it has added, again and again, while deposits go on: nothing stands twice.
func TestTheLogFailsAfterAdding(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	n := 0
	d.Log.Fail = func(step string, done bool) error {
		if step == "append" && done {
			if n++; n%2 == 1 {
				return errors.New("the disk is slow")
			}
		}
		return nil
	}
	courttest.Start(t, d.Depository)
	for i := range 3 {
		x := must(d.Take(ctx, picture("", fmt.Sprint(i))))
		checked(t, ctx, d.Depository, ledger.Ref{Number: x.Number})
	}
	once(t, d.Log, 3)
}

// A leaf that the log holds two times is noted once, at the first.
func TestALogThatDoubles(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	d.Log.Twice = true
	d.Store = &faulty{Store: d.Rows, fail: func(step string, done bool) error {
		if step == "place" && !done && len(d.Log.Numbers(t)) == 2 {
			d.Log.Twice = false
			return errCrash
		}
		return nil
	}}
	stop := courttest.Start(t, d.Depository)
	x := must(d.Take(ctx, picture("", "a")))
	for len(d.Log.Numbers(t)) < 2 && ctx.Err() == nil {
	}
	stop()
	d.Depository = d.Again(k)
	sum := must(d.Reconcile(ctx))
	if sum != (depository.Reconciled{Read: 2, Noted: 1, Twice: 1}) {
		t.Errorf("reconciled %+v", sum)
	}
	if r := must(d.Rows.Get(ctx, here, x.Number)); r.Index == nil || *r.Index != 0 {
		t.Errorf("noted at %v", r.Index)
	}
	if sum := must(d.Reconcile(ctx)); sum.Noted != 0 || sum.Restored != 0 {
		t.Errorf("noted again: %+v", sum)
	}
}

// The database was taken back: the rows are made again from the log, what they are found by too, and reported.
func TestTheDatabaseIsTakenBack(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	stop := courttest.Start(t, d.Depository)
	one := must(d.Take(ctx, picture("k", "a")))
	lot := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Lines: []depository.Line{line("b"), line("c")}}))
	checked(t, ctx, d.Depository, ledger.Ref{Number: lot.Number, Item: 1})
	stop()

	empty := courttest.New(t)
	d.Rows = postgres.Deposits{Store: empty.Store}
	d.Depository = d.Again(empty)
	if sum := must(d.Reconcile(ctx)); sum != (depository.Reconciled{Read: 2, Restored: 2}) {
		t.Fatalf("reconciled %+v", sum)
	}
	for _, ref := range []ledger.Ref{{Number: one.Number}, {Number: lot.Number}, {Number: lot.Number, Item: 2}} {
		rec := must(d.Receipt(ctx, ref, photographer))
		if _, err := rec.Receipt.Check(d.Policy); err != nil || rec.Own {
			t.Errorf("%s: %v, own %v", ref, err, rec.Own)
		}
	}
	for content, want := range map[string]ledger.Ref{"a": {Number: one.Number}, "c": {Number: lot.Number, Item: 2}} {
		if got := must(d.Rows.BySHA256(ctx, here, sum(content), 9)); !slices.Equal(got, []ledger.Ref{want}) {
			t.Errorf("%s is found at %v", content, got)
		}
	}
	if sum := must(d.Reconcile(ctx)); sum != (depository.Reconciled{}) {
		t.Errorf("a second time: %+v", sum)
	}
}

// The log was taken back: nothing is added to it, and deposits wait with their numbers.
func TestTheLogIsTakenBack(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	stop := courttest.Start(t, d.Depository)
	for i := range 3 {
		checked(t, ctx, d.Depository, ledger.Ref{Number: must(d.Take(ctx, picture("", fmt.Sprint(i)))).Number})
	}
	stop()
	d.Log.Lose(1)
	d.Depository = d.Again(k)
	if _, err := d.Reconcile(ctx); !errors.Is(err, depository.ErrForked) {
		t.Fatalf("reconciled: %v", err)
	}
	courttest.Start(t, d.Depository)
	x := must(d.Take(ctx, picture("", "new")))
	if rec := must(d.Receipt(ctx, ledger.Ref{Number: x.Number}, photographer)); rec.State != depository.Waiting || len(d.Log.Numbers(t)) != 1 {
		t.Errorf("added to a log that was taken back: %+v", rec)
	}
}

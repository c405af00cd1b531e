package depository_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"yunting/courttest"
	"yunting/depository"
	"yunting/document"
	"yunting/ledger"
)

// Every entry and every paper of a court gets a receipt, over new acts, a crash in the middle and a second sealing.
func TestDocketsAndPapersAreSealed(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	m := k.Case(courttest.Paid)
	for _, done := range []bool{false, true} { // a crash before the rows of a leaf are entered, and after
		crashed := d.Again(k)
		crashed.Store = &faulty{Store: d.Rows, fail: func(step string, after bool) error {
			if step == "seal" && after == done {
				return errCrash
			}
			return nil
		}}
		if _, err := crashed.Seal(ctx); !errors.Is(err, errCrash) {
			t.Fatalf("the step was never come to: %v", err)
		}
		k.Case(courttest.Filed)
	}
	courttest.Start(t, d.Depository)
	second := k.Case(courttest.Joined)
	seal := func() {
		t.Helper()
		if _, err := d.Seal(ctx); err != nil && !errors.Is(err, depository.ErrSealed) {
			t.Fatal(err)
		}
		if left := must(d.Rows.Unsealed(ctx, here, 9)); len(left) != 0 {
			t.Fatalf("left: %+v", left)
		}
	}
	seal()
	k.Enter(second, courttest.Seller, courttest.Exhibit("新证据"))
	seal()

	papers := 0
	for _, e := range append(must(k.Clerk.Read(ctx, m)).Entries, must(k.Clerk.Read(ctx, second)).Entries...) {
		ref := must(d.Rows.Entry(ctx, here, e.Matter, e.Seq))
		s := checked(t, ctx, d.Depository, ref)
		rec := must(d.EntryReceipt(ctx, e.Matter, e.Seq))
		if s.Leaf.Kind != ledger.Docket || rec.Receipt.Item.Item.SHA256 != ledger.Hash(e.Hash) {
			t.Fatalf("entry %d: %+v", e.Seq, rec)
		}
		issue, ok := e.Act.(document.Issue)
		if !ok {
			continue
		}
		papers++
		rec = must(d.PaperReceipt(ctx, issue.File))
		s = must(rec.Receipt.Check(d.Policy))
		f, _, err := k.Vault.Get(ctx, issue.File)
		if err != nil {
			t.Fatal(err)
		}
		got := must(ledger.DigestOf(io.Reader(f)))
		f.Close()
		if s.Leaf.Kind != ledger.Document || !rec.Receipt.Matches(s.Leaf, got) || rec.Receipt.Item.Item.SM3 == nil {
			t.Fatalf("paper %s: %+v", issue.Paper, rec.Receipt)
		}
		if refs := must(d.Find(ctx, got.SHA256, 9)); len(refs) != 1 || refs[0] != rec.Ref {
			t.Errorf("paper %s is found at %v", issue.Paper, refs)
		}
	}
	if papers < 3 {
		t.Errorf("%d papers", papers)
	}
	if _, err := d.EntryReceipt(ctx, m, 9999); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("no such entry: %v", err)
	}
	ns := d.Log.Numbers(t)
	slices.Sort(ns)
	if len(slices.Compact(slices.Clone(ns))) != len(ns) {
		t.Error("a number stands twice")
	}
}

// Sealing waits for no act: a docket that somebody holds is sealed as far as it stands.
func TestSealingWaitsForNobody(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	m := k.Case(courttest.Filed)
	tx := must(k.Pool.Begin(ctx))
	defer tx.Rollback(ctx)
	if _, err := tx.Exec(ctx, `select from matter where id = $1 for update`, m); err != nil {
		t.Fatal(err)
	}
	if n, err := d.Seal(ctx); err != nil || n == 0 {
		t.Fatalf("sealed %d: %v", n, err)
	}
}

// A batch: each line its item, each item its proof, found by digest whether it is small or large; the same key again
// writes nothing; bad lines are named and nothing is taken, unless the good ones alone are wanted.
func TestABatchIsDeposited(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	courttest.Start(t, d.Depository)
	lines := []depository.Line{line("a"), depository.ReadLine("xyz"), line("b"), {}, line("a")}
	var bad depository.BadLines
	if _, err := d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "k", Lines: lines}); !errors.As(err, &bad) || bad.Count != 2 || bad.First[0].Line != 2 || bad.First[1].Line != 4 {
		t.Fatalf("bad lines: %v", err)
	}
	small := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "k", Lines: lines, GoodOnly: true}))
	if !slices.Equal(small.Positions, []int{1, 0, 2, 0, 3}) || small.Leaf.Batch.Count != 3 {
		t.Fatalf("the good ones: %+v", small)
	}
	again := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "k", Lines: lines, GoodOnly: true}))
	if again.Number != small.Number || !again.Old || !slices.Equal(again.Positions, small.Positions) {
		t.Errorf("again: %+v", again)
	}
	if _, err := d.TakeBatch(ctx, depository.Batch{By: photographer, Key: "k", Lines: lines[:1]}); !errors.Is(err, depository.ErrConflict) {
		t.Errorf("another batch under the key: %v", err)
	}
	if _, err := d.TakeBatch(ctx, depository.Batch{By: photographer, Lines: []depository.Line{{}, {}}, GoodOnly: true}); !errors.As(err, &bad) {
		t.Errorf("nothing good: %v", err)
	}
	for _, n := range []int{0, ledger.MostItems + 1} {
		if _, err := d.TakeBatch(ctx, depository.Batch{Lines: make([]depository.Line, n)}); err == nil {
			t.Errorf("%d lines were taken", n)
		}
	}
	var many []depository.Line
	for i := range 1500 {
		sm3 := sum(fmt.Sprint("sm3 ", i))
		many = append(many, depository.Line{Item: ledger.Item{SHA256: sum(fmt.Sprint(i)), SM3: &sm3}})
	}
	large := must(d.TakeBatch(ctx, depository.Batch{By: photographer, Lines: many}))
	for _, ref := range []ledger.Ref{{Number: small.Number}, {Number: small.Number, Item: 3}, {Number: large.Number, Item: 1}, {Number: large.Number, Item: 1500}} {
		checked(t, ctx, d.Depository, ref)
	}
	if _, err := d.Receipt(ctx, ledger.Ref{Number: large.Number, Item: 1501}, photographer); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("beyond the end: %v", err)
	}
	for content, want := range map[string][]ledger.Ref{"a": {{Number: small.Number, Item: 1}, {Number: small.Number, Item: 3}}, "1499": {{Number: large.Number, Item: 1500}}, "nothing": {}} {
		if got := must(d.Find(ctx, sum(content), 9)); !slices.Equal(got, want) {
			t.Errorf("%s is found at %v, want %v", content, got, want)
		}
	}
	must(d.Batches.Write(ctx, number(1), []ledger.Item{{SHA256: sum("orphan")}})) // the program ended before its row was entered
	if got := must(d.Find(ctx, sum("orphan"), 9)); len(got) != 0 {
		t.Errorf("a file without a deposit is found: %v", got)
	}
	if own := must(d.Of(ctx, photographer, "", 9)); len(own) != 2 || own[0].Ref.Number != large.Number || own[0].State != depository.Witnessed {
		t.Errorf("own: %+v", own)
	}
}

// Checkpoints are kept with their stamps when the log grew; a receipt then uses the kept one and asks for no new stamp.
// When the authority is down receipts are given without one, and it is not asked again at once.
func TestKeptCheckpointsServeReceipts(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	d.Authority.Fail = errors.New("no answer")
	courttest.Start(t, d.Depository)
	x := must(d.Take(ctx, picture("", "a")))
	for range 3 {
		if s := checked(t, ctx, d.Depository, ledger.Ref{Number: x.Number}); s.Stamped != nil {
			t.Fatal("stamped by an authority that is down")
		}
	}
	if n := d.Authority.Asked.Load(); n > 2 {
		t.Errorf("asked %d times", n)
	}
	again := d.Again(k)
	d.Authority.Fail = nil
	if err := again.Keep(ctx); err != nil {
		t.Fatal(err)
	}
	n := d.Authority.Asked.Load()
	y := must(d.Take(ctx, picture("", "b")))
	checked(t, ctx, d.Depository, ledger.Ref{Number: y.Number})
	rec := must(again.Receipt(ctx, ledger.Ref{Number: x.Number}, photographer))
	if s := must(rec.Receipt.Check(d.Policy)); s.Seen.Size != 1 || s.Stamped == nil {
		t.Errorf("not the first kept checkpoint: %+v", s)
	}
	if err := again.Keep(ctx); err != nil {
		t.Fatal(err)
	}
	if err := again.Keep(ctx); err != nil {
		t.Fatal(err)
	}
	if p := must(d.Rows.NewestKept(ctx, here)); p.Size != 2 || d.Authority.Asked.Load() != n+1 {
		t.Errorf("kept %d after %d stamps", p.Size, d.Authority.Asked.Load()-n)
	}
}

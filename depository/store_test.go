package depository_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/depository"
	"yunting/id"
	"yunting/ledger"
	"yunting/postgres"
)

const here = id.Court("粤0192")

var noon = time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)

// number is the nth deposit number of a test.
func number(n int) ledger.Number {
	return ledger.NewNumber(noon.Add(time.Duration(n)*time.Millisecond), uint32(n))
}

func sum(s string) ledger.Hash { return sha256.Sum256([]byte(s)) }

// row is the nth row of a test, deposited by a person under a key.
func row(n int, by id.Person, key, content string) depository.Row {
	return depository.Row{Number: number(n), Kind: ledger.Single, Leaf: []byte(fmt.Sprintf("leaf %d", n)), SHA256: sum(content), By: by, Key: key,
		Content: sum(content), At: noon}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// The same key and content is the same deposit, another content is a conflict, and nothing is overwritten: in one call,
// over two calls, and beside rows that are fine.
func TestTheStoreKeepsKeys(t *testing.T) {
	ctx, s := context.Background(), postgres.Deposits{Store: courttest.New(t).Store}
	out := must(s.Add(ctx, here, []depository.Row{row(1, "a", "k", "x"), row(2, "a", "k", "x"), row(3, "a", "k", "y"), row(4, "b", "k", "y"), row(5, "a", "", "x"), row(6, "a", "", "x")}))
	if out[0].Err != nil || out[0].Old || !out[1].Old || out[1].Row.Number != number(1) || !errors.Is(out[2].Err, depository.ErrConflict) {
		t.Fatalf("one call: %+v", out[:3])
	}
	for _, a := range out[3:] {
		if a.Err != nil || a.Old {
			t.Fatalf("another depositor, or no key: %+v", a)
		}
	}
	out = must(s.Add(ctx, here, []depository.Row{row(7, "a", "k", "y"), row(8, "a", "k", "x"), row(9, "a", "new", "z"), row(5, "c", "", "w")}))
	if !errors.Is(out[0].Err, depository.ErrConflict) || !out[1].Old || out[1].Row.Number != number(1) || out[2].Err != nil || !errors.Is(out[3].Err, depository.ErrNumberTaken) {
		t.Fatalf("second call: %+v", out)
	}
	if r := must(s.Get(ctx, here, number(1))); r.SHA256 != sum("x") || string(r.Leaf) != "leaf 1" {
		t.Fatalf("overwritten: %+v", r)
	}
	if _, err := s.Get(ctx, here, number(3)); !errors.Is(err, depository.ErrNotFound) {
		t.Fatalf("a conflict was entered: %v", err)
	}
	if _, err := s.Get(ctx, "浙0192", number(1)); !errors.Is(err, depository.ErrNotFound) {
		t.Fatalf("another court sees it: %v", err)
	}
	if r := must(s.ByKey(ctx, here, "a", "", "k")); r.Number != number(1) {
		t.Fatalf("by key: %+v", r)
	}
}

// Many programs enter the same keys at once, in different orders: each key has one number, and everybody is told it.
func TestTwoAtOnceWithOneKey(t *testing.T) {
	ctx, s := context.Background(), postgres.Deposits{Store: courttest.New(t).Store}
	const writers, keys = 8, 40
	told := make([][]depository.Added, writers)
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			var rows []depository.Row
			for k := range keys {
				rows = append(rows, row(w*keys+k, "p", fmt.Sprint("key ", k), fmt.Sprint("content ", k)))
			}
			if w%2 == 1 {
				slices.Reverse(rows)
			}
			out, err := s.Add(ctx, here, rows)
			if err != nil {
				t.Error(err)
				return
			}
			if w%2 == 1 {
				slices.Reverse(out)
			}
			told[w] = out
		})
	}
	all.Wait()
	for k := range keys {
		fresh := 0
		for w := range writers {
			a := told[w][k]
			if a.Err != nil || a.Row.Number != told[0][k].Row.Number {
				t.Fatalf("key %d: writer %d was told %+v, writer 0 %s", k, w, a, told[0][k].Row.Number)
			}
			if !a.Old {
				fresh++
			}
		}
		if fresh != 1 {
			t.Errorf("key %d was entered %d times", k, fresh)
		}
	}
	if n := len(must(s.Unplaced(ctx, here, 1000))); n != keys {
		t.Errorf("%d rows for %d keys", n, keys)
	}
}

// Indexes are noted once and stay; what waits is listed oldest first.
func TestIndexesAreNotedOnce(t *testing.T) {
	ctx, k := context.Background(), courttest.New(t)
	s := postgres.Deposits{Store: k.Store}
	must(s.Add(ctx, here, []depository.Row{row(3, "a", "", "3"), row(1, "a", "", "1"), row(2, "a", "", "2")}))
	if _, any, err := s.Highest(ctx, here); any || err != nil {
		t.Fatalf("an index before the first: %v %v", any, err)
	}
	waiting := must(s.Unplaced(ctx, here, 2))
	if len(waiting) != 2 || waiting[0].Number != number(1) || waiting[1].Number != number(2) {
		t.Fatalf("waiting: %+v", waiting)
	}
	for _, at := range []map[ledger.Number]uint64{{number(1): 0, number(2): 1}, {number(1): 7, number(99): 3}} {
		if err := s.Place(ctx, here, at); err != nil {
			t.Fatal(err)
		}
	}
	if top, any, err := s.Highest(ctx, here); err != nil || !any || top.Number != number(2) || *top.Index != 1 {
		t.Fatalf("highest: %+v %v %v", top, any, err)
	}
	if err := s.Place(ctx, here, map[ledger.Number]uint64{number(3): 1}); err == nil {
		t.Error("two deposits at one index")
	}
	for _, q := range []string{
		`update deposit set idx = 9 where idx = 1`, `update deposit set idx = null`, `update deposit set leaf = ''`, `delete from deposit`, `truncate deposit`,
		`delete from deposit_item`, `update kept_checkpoint set note = ''`, `update docket_range set number = ''`, `delete from docket_sealed`, `delete from paper_item`,
	} {
		if _, err := k.Pool.Exec(ctx, q); err == nil {
			t.Errorf("allowed: %s", q)
		}
	}
}

// A deposit is found by digest: alone, in a small batch, as a paper; a person's and a node's own are listed page by page.
func TestTheStoreFinds(t *testing.T) {
	ctx, s := context.Background(), postgres.Deposits{Store: courttest.New(t).Store}
	batch := row(2, "", "", "")
	batch.Kind, batch.SHA256, batch.Node, batch.Items = ledger.Batch, ledger.Hash{}, "node-1", []ledger.Hash{sum("y"), sum("x"), sum("x")}
	single := row(1, "a", "", "x")
	single.Private, single.Name, single.File = []byte(`{"collector":"某人"}`), "照片.jpg", id.File(sum("x").String())
	must(s.Add(ctx, here, []depository.Row{single, batch, row(3, "a", "", "z"), row(4, "a", "", "x")}))
	paper := row(5, "", "", "")
	paper.SHA256 = ledger.Hash{}
	if err := s.Seal(ctx, here, []depository.Row{paper}, nil, []depository.Paper{{File: id.File(sum("x").String()), Ref: ledger.Ref{Number: number(5), Item: 1}}}); err != nil {
		t.Fatal(err)
	}
	want := []ledger.Ref{{Number: number(1)}, {Number: number(2), Item: 2}, {Number: number(2), Item: 3}, {Number: number(4)}, {Number: number(5), Item: 1}}
	if got := must(s.BySHA256(ctx, here, sum("x"), 10)); !slices.Equal(got, want) {
		t.Errorf("found %v, want %v", got, want)
	}
	if got := must(s.BySHA256(ctx, here, sum("x"), 2)); !slices.Equal(got, want[:2]) {
		t.Errorf("found %v, want the oldest two", got)
	}
	if got := must(s.BySHA256(ctx, here, ledger.Hash{}, 10)); len(got) != 0 {
		t.Errorf("no digest finds %v", got)
	}
	first := must(s.Of(ctx, here, "a", "", "", 2))
	if len(first) != 2 || first[0].Number != number(4) || first[1].Number != number(3) {
		t.Fatalf("newest: %+v", first)
	}
	if rest := must(s.Of(ctx, here, "a", "", number(3), 2)); len(rest) != 1 || rest[0].Name != "照片.jpg" || string(rest[0].Private) != `{"collector":"某人"}` || rest[0].File != single.File {
		t.Fatalf("rest: %+v", rest)
	}
	if ofNode := must(s.Of(ctx, here, "", "node-1", "", 9)); len(ofNode) != 1 || ofNode[0].Number != number(2) {
		t.Fatalf("of the node: %+v", ofNode)
	}
	if nobody := must(s.Of(ctx, here, "", "", "", 9)); len(nobody) != 0 {
		t.Fatalf("nobody in particular owns %+v", nobody)
	}
}

// The first kept checkpoint that covers an index serves it for ever.
func TestCheckpointsAreKept(t *testing.T) {
	ctx, s := context.Background(), postgres.Deposits{Store: courttest.New(t).Store}
	if _, err := s.Kept(ctx, here, 0); !errors.Is(err, depository.ErrNothing) {
		t.Fatalf("before the first: %v", err)
	}
	for _, size := range []uint64{10, 20, 10} {
		if err := s.Keep(ctx, here, depository.Published{Size: size, Checkpoint: []byte(fmt.Sprint(size)), At: noon}); err != nil {
			t.Fatal(err)
		}
	}
	for index, size := range map[uint64]uint64{0: 10, 9: 10, 10: 20, 19: 20} {
		if p := must(s.Kept(ctx, here, index)); p.Size != size {
			t.Errorf("index %d: kept checkpoint of %d, want %d", index, p.Size, size)
		}
	}
	if _, err := s.Kept(ctx, here, 20); !errors.Is(err, depository.ErrNothing) {
		t.Errorf("not covered: %v", err)
	}
	if p := must(s.NewestKept(ctx, here)); p.Size != 20 {
		t.Errorf("newest: %d", p.Size)
	}
}

// Every entry is sealed once, each docket without gaps, while acts go on; two sealers do not both succeed.
func TestTheStoreSeals(t *testing.T) {
	ctx, k := context.Background(), courttest.New(t)
	s := postgres.Deposits{Store: k.Store}
	m := k.Case(courttest.Paid)
	es := must(s.Unsealed(ctx, here, 5))
	if len(es) != 5 || es[0].Seq != 1 || es[4].Seq != 5 {
		t.Fatalf("unsealed: %+v", es)
	}
	seal := func(n, from, to int) error {
		r := row(n, "", "", "")
		return s.Seal(ctx, here, []depository.Row{r}, []depository.Range{{Matter: m, From: from, To: to, Number: r.Number, Position: 11}}, nil)
	}
	if err := seal(1, 1, 5); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{"again": seal(2, 1, 5), "with a gap": seal(3, 8, 9), "overlapping": seal(4, 4, 7)} {
		if !errors.Is(err, depository.ErrSealed) {
			t.Errorf("sealed %s: %v", name, err)
		}
	}
	if _, err := s.Get(ctx, here, number(2)); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("half of a seal was entered: %v", err)
	}
	if r := must(s.Entry(ctx, here, m, 3)); r != (ledger.Ref{Number: number(1), Item: 13}) {
		t.Errorf("entry 3 stands at %v", r)
	}
	if _, err := s.Entry(ctx, here, m, 6); !errors.Is(err, depository.ErrNotFound) {
		t.Errorf("entry 6: %v", err)
	}
	rest := must(s.Unsealed(ctx, here, 1000))
	all := must(k.Clerk.Read(ctx, m)).Entries
	if len(rest) != len(all)-5 {
		t.Fatalf("%d of %d left", len(rest), len(all))
	}
	papers := 0
	for i, e := range rest {
		if e.Seq != 6+i || e.Matter != m || e.Hash != ledger.Hash(all[e.Seq-1].Hash) {
			t.Fatalf("entry %+v at %d", e, i)
		}
		if (e.Paper != "") != (all[e.Seq-1].Kind == "document.issue") {
			t.Errorf("entry %d, %s, issues %q", e.Seq, all[e.Seq-1].Kind, e.Paper)
		}
		if e.Paper != "" {
			papers++
		}
	}
	if papers == 0 {
		t.Error("the story issued no paper")
	}
}

package depository_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/depository"
	"yunting/id"
	"yunting/law"
	"yunting/ledger"
)

var photographer = depository.Depositor{Person: "person-photographer"}

// picture is a deposit of one person under a key.
func picture(key, content string) depository.Deposit {
	sm3 := must(ledger.DigestOf(strings.NewReader(content))).SM3
	return depository.Deposit{By: photographer, Key: key, SHA256: sum(content), SM3: &sm3, Size: int64(len(content)), Media: "image/jpeg"}
}

// patient is a context that ends when something hangs.
func patient(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// A photo is deposited: it has a number at once, a receipt that anyone can check, and its particulars only for its owner.
func TestAPhotoIsDeposited(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	courttest.Start(t, d.Depository)
	x := picture("k", "photo")
	begin, end := time.Now().Add(-time.Minute), time.Now()
	x.Begin, x.End, x.Medium, x.Tool = &begin, &end, "phone", &ledger.Tool{Name: "相机", Version: "1.0"}
	x.Particulars = ledger.Particulars{Collector: "陈小满", Source: "某购物平台"}
	x.File, x.Name = id.File(sum("photo").String()), "照片.jpg"
	got := must(d.Take(ctx, x))
	if got.Old || got.Particulars == nil || got.Particulars.Salt == (ledger.Salt{}) || got.Leaf.Content.SHA256 != sum("photo") {
		t.Fatalf("taken: %+v", got)
	}
	rec := must(d.Wait(ctx, ledger.Ref{Number: got.Number}, photographer))
	s, err := rec.Receipt.Check(d.Policy)
	if err != nil || rec.State != depository.Witnessed || s.Stamped == nil || len(s.Seen.Witnesses) != 1 || !rec.Own || rec.Name != x.Name || rec.File != x.File {
		t.Fatalf("receipt: %v, %+v, %+v", err, rec, s)
	}
	if !rec.Receipt.Particulars.Opens(s.Leaf) || rec.Receipt.Particulars.Collector != "陈小满" || !rec.Receipt.Matches(s.Leaf, must(ledger.DigestOf(strings.NewReader("photo")))) {
		t.Errorf("particulars %+v of %+v", rec.Receipt.Particulars, s.Leaf)
	}
	for name, by := range map[string]depository.Depositor{"nobody": {}, "another": {Person: "person-other"}, "a node": {Person: photographer.Person, Node: "n"}} {
		r := must(d.Receipt(ctx, ledger.Ref{Number: got.Number}, by))
		if r.Own || r.Particulars != nil || r.Name != "" || r.File != "" || r.Receipt.Particulars != nil {
			t.Errorf("%s reads %+v", name, r)
		}
		if _, err := r.Receipt.Check(d.Policy); err != nil {
			t.Errorf("%s cannot check: %v", name, err)
		}
	}
	if strings.Contains(string(rec.Receipt.Leaf), "陈小满") || strings.Contains(string(rec.Receipt.Leaf), string(photographer.Person)) {
		t.Errorf("the public leaf names somebody: %s", rec.Receipt.Leaf)
	}
	for _, ref := range []ledger.Ref{{Number: number(1)}, {Number: got.Number, Item: 1}} {
		if _, err := d.Receipt(ctx, ref, photographer); !errors.Is(err, depository.ErrNotFound) {
			t.Errorf("%s: %v", ref, err)
		}
	}
}

// The same key and content is the same number, also for fifty at once and after a new start; another content is a conflict.
func TestAKeyIsOneDeposit(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	stop := courttest.Start(t, d.Depository)
	first := must(d.Take(ctx, picture("k", "a")))
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if again, err := d.Take(ctx, picture("k", "a")); err != nil || again.Number != first.Number || !again.Old {
				t.Errorf("again: %+v %v", again, err)
			}
		})
	}
	all.Wait()
	if _, err := d.Take(ctx, picture("k", "b")); !errors.Is(err, depository.ErrConflict) {
		t.Errorf("another content: %v", err)
	}
	other := picture("k", "b")
	other.By = depository.Depositor{Node: "node-1"}
	if x, err := d.Take(ctx, other); err != nil || x.Old {
		t.Errorf("the key of another: %+v %v", x, err)
	}
	a, b := picture("k", "a"), picture("k", "b")
	a.By, b.By = depository.Depositor{}, depository.Depositor{}
	if x, y := must(d.Take(ctx, a)), must(d.Take(ctx, b)); x.Old || y.Old || x.Number == first.Number {
		t.Errorf("the keys of strangers meet: %+v %+v", x, y)
	}
	if x, y := must(d.Take(ctx, picture("", "a"))), must(d.Take(ctx, picture("", "a"))); x.Number == y.Number {
		t.Error("without a key each is a deposit of its own")
	}
	stop()
	if _, err := d.Take(ctx, picture("k", "a")); !errors.Is(err, depository.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	d.Depository = d.Again(k)
	courttest.Start(t, d.Depository)
	if again := must(d.Take(ctx, picture("k", "a"))); again.Number != first.Number {
		t.Errorf("after a new start: %s, was %s", again.Number, first.Number)
	}
}

// What is wrong is said with its field, and nothing is taken.
func TestWhatIsWrongIsNamed(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	courttest.Start(t, d.Depository)
	long := strings.Repeat("字", 5000)
	early, late := time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), time.Now().Add(time.Hour)
	now := time.Now()
	before := now.Add(-time.Hour)
	zero := ledger.Hash{}
	for field, change := range map[string]func(*depository.Deposit){
		"sha256": func(x *depository.Deposit) { x.SHA256 = zero }, "sm3": func(x *depository.Deposit) { x.SM3 = &zero },
		"size": func(x *depository.Deposit) { x.Size = -1 }, "media": func(x *depository.Deposit) { x.Media = "a picture" },
		"name": func(x *depository.Deposit) { x.Name = "a\nb" }, "key": func(x *depository.Deposit) { x.Key = long },
		"begin": func(x *depository.Deposit) { x.Begin = &early }, "end": func(x *depository.Deposit) { x.Begin, x.End = &now, &before },
		"medium":                  func(x *depository.Deposit) { x.Medium = "cloud" },
		"tool.name":               func(x *depository.Deposit) { x.Tool = &ledger.Tool{} },
		"tool.version":            func(x *depository.Deposit) { x.Tool = &ledger.Tool{Name: "x", Version: long} },
		"particulars.collector":   func(x *depository.Deposit) { x.Particulars.Collector = long },
		"particulars.source":      func(x *depository.Deposit) { x.Particulars.Source = "a\x00b" },
		"particulars.environment": func(x *depository.Deposit) { x.Particulars.Environment = long },
		"predecessor":             func(x *depository.Deposit) { x.Predecessor = &ledger.Ref{Number: number(1)} },
	} {
		x := picture("", "a")
		change(&x)
		_, err := d.Take(ctx, x)
		var no law.Refusal
		if !errors.As(err, &no) || no.Field != field || no.Sentence == "" {
			t.Errorf("%s: %v", field, err)
		}
	}
	x := picture("", "a")
	x.End = &late
	if _, err := d.Take(ctx, x); err == nil {
		t.Error("acquired in the future")
	}
	if n := len(must(d.Rows.Unplaced(ctx, here, 10))) + len(d.Log.Numbers(t)); n != 0 {
		t.Errorf("%d were taken all the same", n)
	}
	one := must(d.Take(ctx, picture("", "a")))
	x = picture("", "b")
	x.Predecessor = &ledger.Ref{Number: one.Number}
	if two := must(d.Take(ctx, x)); two.Leaf.Predecessor.Number != one.Number {
		t.Errorf("chain of custody: %+v", two.Leaf)
	}
	x.Predecessor.Item = 1
	if _, err := d.Take(ctx, x); err == nil {
		t.Error("an item of a single deposit")
	}
}

// More than can wait are told so at once; those who were let in are entered.
func TestTooManyAtOnce(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	slow := &faulty{Store: d.Rows, fail: func(step string, done bool) error {
		if step == "add" && !done {
			time.Sleep(20 * time.Millisecond)
		}
		return nil
	}}
	d.Store = slow
	courttest.Start(t, d.Depository)
	var all sync.WaitGroup
	var mu sync.Mutex
	entered, busy := 0, 0
	for i := range 6000 {
		all.Go(func() {
			_, err := d.Take(ctx, picture(fmt.Sprint(i), fmt.Sprint(i)))
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err == nil:
				entered++
			case errors.Is(err, depository.ErrBusy):
				busy++
			default:
				t.Error(err)
			}
		})
	}
	all.Wait()
	if busy == 0 || entered < 4000 || entered+busy != 6000 {
		t.Errorf("%d entered, %d sent away", entered, busy)
	}
	if slow.count("add") > entered/10 {
		t.Errorf("%d statements for %d deposits", slow.count("add"), entered)
	}
}

// A deposit without a published checkpoint says how far it is; the wait ends with the deadline and is no error.
func TestWaitingEnds(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	d.Log.Hold = true
	courttest.Start(t, d.Depository)
	one := must(d.Take(ctx, picture("", "a")))
	short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	rec, err := d.Wait(short, ledger.Ref{Number: one.Number}, photographer)
	if err != nil || rec.Receipt != nil || rec.State != depository.Logged {
		t.Fatalf("without a witness: %+v %v", rec, err)
	}
	if err := d.Log.Publish(); err != nil {
		t.Fatal(err)
	}
	if rec := must(d.Wait(ctx, ledger.Ref{Number: one.Number}, photographer)); rec.State != depository.Witnessed {
		t.Fatalf("with one: %+v", rec)
	}
}

// Many wait for their own deposits and for those of others at once, some before the index is noted and some after: each
// gets the receipt of what he asked for, also one that began to listen long after.
func TestManyWaitAtOnce(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	courttest.Start(t, d.Depository)
	const n = 60
	var wg sync.WaitGroup
	taken := make([]depository.Taken, n)
	for i := range n {
		wg.Go(func() {
			t1, err := d.Take(ctx, picture("", fmt.Sprint("many ", i)))
			if err != nil {
				t.Error(err)
				return
			}
			taken[i] = t1
			for range 3 {
				wg.Go(func() {
					rec, err := d.WaitTaken(ctx, t1, photographer)
					if err != nil || rec.State != depository.Witnessed || rec.Receipt == nil || rec.Receipt.Ref.Number != t1.Number {
						t.Errorf("deposit %d: %+v %v", i, rec, err)
					} else if s, err := rec.Receipt.Check(d.Policy); err != nil || s.Leaf.Content.SHA256 != sum(fmt.Sprint("many ", i)) {
						t.Errorf("the receipt of deposit %d: %v", i, err)
					}
				})
			}
		})
	}
	wg.Wait()
	again := d.Again(k) // remembers nothing of what was noted
	courttest.Start(t, again)
	for _, x := range taken[:3] { // each after one look at the store
		if rec := must(again.WaitTaken(ctx, x, photographer)); rec.State != depository.Witnessed {
			t.Errorf("%s, asked late: %s", x.Number, rec.State)
		}
	}
}

// A clock that steps back changes what a record says of its time, and nothing else: numbers stay apart, the log goes on in
// the order in which records came, and both receipts hold. The witnesses and the time-stamp tell the time, too.
func TestAClockThatStepsBack(t *testing.T) {
	ctx, k := patient(t), courttest.New(t)
	d := k.Depository()
	var back atomic.Int64
	d.Depository.Now = func() time.Time { return time.Now().Add(-time.Duration(back.Load())) }
	courttest.Start(t, d.Depository)
	one := must(d.Take(ctx, picture("", "before")))
	first := must(d.WaitTaken(ctx, one, photographer))
	back.Store(int64(2 * time.Hour))
	two := must(d.Take(ctx, picture("", "after")))
	second := must(d.WaitTaken(ctx, two, photographer))
	if one.Number == two.Number || !two.Leaf.At.Before(one.Leaf.At.Time) {
		t.Errorf("%s at %s, then %s at %s", one.Number, one.Leaf.At, two.Number, two.Leaf.At)
	}
	if *first.Index != 0 || *second.Index != 1 {
		t.Errorf("the log holds them at %d and %d", *first.Index, *second.Index)
	}
	for _, r := range []depository.Record{first, second} {
		s, err := r.Receipt.Check(d.Policy)
		if err != nil || s.Stamped == nil || time.Since(s.Stamped.At) > time.Hour {
			t.Errorf("%s: %v %+v", r.Ref, err, s.Stamped)
		}
	}
	if err := d.Keep(ctx); err != nil {
		t.Errorf("no checkpoint is kept: %v", err)
	}
}

package depository

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"yunting/ledger"
)

const (
	mostLeaves = 2048            // leaves brought into the log at once
	look       = time.Second     // how often the waiting rows are looked at without being told
	pause      = 2 * time.Second // after an error of the log or the store
)

// course is how the placing of leaves tells and is told.
type course struct {
	once   sync.Once
	bell   chan struct{} // a row waits
	mu     sync.Mutex
	ears   map[ledger.Number][]chan uint64 // who waits for the index of a deposit
	recent map[ledger.Number]uint64        // indexes noted just now, for those who begin to listen a moment later
	order  []ledger.Number                 // of recent, oldest first

	read   time.Time // when the log was read again
	sum    Reconciled
	forked bool
}

// mostRecent is how many indexes are remembered for late listeners: some seconds of a busy court.
const mostRecent = 16384

func (c *course) init() {
	c.once.Do(func() {
		c.bell, c.ears, c.recent = make(chan struct{}, 1), map[ledger.Number][]chan uint64{}, map[ledger.Number]uint64{}
	})
}

func (c *course) wake() {
	c.init()
	select {
	case c.bell <- struct{}{}:
	default:
	}
}

// listen is a channel on which the index of a deposit comes once it is noted. stop ends it.
func (c *course) listen(n ledger.Number) (at <-chan uint64, stop func()) {
	c.init()
	ear := make(chan uint64, 1)
	c.mu.Lock()
	defer c.mu.Unlock()
	if i, noted := c.recent[n]; noted {
		ear <- i
		return ear, func() {}
	}
	c.ears[n] = append(c.ears[n], ear)
	return ear, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if rest := slices.DeleteFunc(c.ears[n], func(e chan uint64) bool { return e == ear }); len(rest) > 0 {
			c.ears[n] = rest
		} else {
			delete(c.ears, n)
		}
	}
}

// tell tells indexes to whoever waits for them.
func (c *course) tell(noted map[ledger.Number]uint64) {
	c.init()
	c.mu.Lock()
	defer c.mu.Unlock()
	for n, i := range noted {
		for _, ear := range c.ears[n] {
			ear <- i // it has room for one, and is told once
		}
		delete(c.ears, n)
		if _, there := c.recent[n]; !there {
			c.recent[n], c.order = i, append(c.order, n)
		}
	}
	for len(c.order) > mostRecent {
		delete(c.recent, c.order[0])
		c.order = c.order[1:]
	}
}

// placeAll brings waiting leaves into the log, one batch after the other, until the context ends. Indexes are therefore
// noted in the order of the log, without gaps: whatever the log holds that is not noted stands after the highest noted.
// After every error the log is read again before anything is added to it.
func (d *Depository) placeAll(ctx context.Context) {
	d.course.init()
	sure := false
	for ctx.Err() == nil {
		err := error(nil)
		if !sure {
			err = d.reread(ctx)
		}
		for more := err == nil; more && ctx.Err() == nil; {
			more, err = d.place(ctx)
			more = more && err == nil
		}
		sure = err == nil
		wait := look
		if err != nil && ctx.Err() == nil {
			d.Diary.Error("deposits wait: the log or the database does not answer as it should", "court", d.Court.Code, "cause", err)
			wait = pause
		}
		t := time.NewTimer(wait)
		if sure {
			select {
			case <-ctx.Done():
			case <-t.C:
			case <-d.course.bell:
			}
		} else {
			select {
			case <-ctx.Done():
			case <-t.C:
			}
		}
		t.Stop()
	}
}

// place brings the oldest waiting leaves into the log and notes where they stand. It tells whether more may wait.
func (d *Depository) place(ctx context.Context) (more bool, err error) {
	rows, err := d.Store.Unplaced(ctx, d.Court.Code, mostLeaves)
	if err != nil || len(rows) == 0 {
		return false, err
	}
	leaves := make([][]byte, len(rows))
	for i, r := range rows {
		leaves[i] = r.Leaf
	}
	at, err := d.Log.Append(ctx, leaves)
	if err != nil {
		return false, fmt.Errorf("depository: adding to the log: %w", err)
	}
	if len(at) != len(leaves) {
		return false, fmt.Errorf("depository: the log gave %d indexes for %d leaves", len(at), len(leaves))
	}
	noted := make(map[ledger.Number]uint64, len(rows))
	for i, r := range rows {
		noted[r.Number] = at[i]
	}
	if err := d.Store.Place(ctx, d.Court.Code, noted); err != nil {
		return false, fmt.Errorf("depository: noting indexes: %w", err)
	}
	d.course.tell(noted)
	return len(rows) == mostLeaves, nil
}

// reread reads the log again and remembers what came of it.
func (d *Depository) reread(ctx context.Context) error {
	sum, err := d.Reconcile(ctx)
	d.course.mu.Lock()
	defer d.course.mu.Unlock()
	d.course.read, d.course.sum, d.course.forked = d.Now(), sum, errors.Is(err, ErrForked)
	return err
}

// Reconciled is what came of reading the log the last time: at the start, and after the newest error. forked: the log did
// not hold what was noted of it. A zero time: it was not read yet.
func (d *Depository) Reconciled() (at time.Time, sum Reconciled, forked bool) {
	d.course.mu.Lock()
	defer d.course.mu.Unlock()
	return d.course.read, d.course.sum, d.course.forked
}

// Reconciled is what came of reading the log again.
type Reconciled struct {
	Read     int // leaves that were read
	Noted    int // leaves that stood in the log and were not noted
	Restored int // leaves whose row was gone: a database was taken back to an earlier state
	Twice    int // leaves whose number stands in the log before them
	Foreign  int // leaves that are not deposits of this court
	Changed  int // rows whose leaf is not the one in the log
}

// Reconcile reads the log from the highest noted index on and notes what it finds by number. ErrForked: the log does not
// hold what was noted of it, as when its folder was taken back to an earlier state; nothing may be added to it then.
func (d *Depository) Reconcile(ctx context.Context) (Reconciled, error) {
	var sum Reconciled
	top, any, err := d.Store.Highest(ctx, d.Court.Code)
	if err != nil {
		return sum, err
	}
	from := uint64(0)
	if any {
		leaf, err := d.Log.Leaf(ctx, *top.Index)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return sum, err
		}
		if err != nil || !bytes.Equal(leaf, top.Leaf) {
			return sum, fmt.Errorf("%w: at index %d should stand %s", ErrForked, *top.Index, top.Number)
		}
		from = *top.Index + 1
	}
	var found []Placed
	for p, err := range d.Log.Since(ctx, from) {
		if err != nil {
			return sum, err
		}
		sum.Read++
		if found = append(found, p); len(found) == mostLeaves {
			if err := d.match(ctx, found, &sum); err != nil {
				return sum, err
			}
			found = nil
		}
	}
	if err := d.match(ctx, found, &sum); err != nil {
		return sum, err
	}
	if sum.Noted+sum.Restored+sum.Twice+sum.Foreign+sum.Changed > 0 {
		d.Diary.Warn("the log held leaves that were not noted", "court", d.Court.Code, "noted", sum.Noted, "restored", sum.Restored,
			"twice", sum.Twice, "foreign", sum.Foreign, "changed", sum.Changed)
	}
	return sum, nil
}

// match notes leaves found in the log.
func (d *Depository) match(ctx context.Context, found []Placed, sum *Reconciled) error {
	first := map[ledger.Number]Placed{}
	leaves := map[ledger.Number]ledger.Leaf{}
	var order []ledger.Number
	for _, p := range found {
		l, err := ledger.ParseLeaf(p.Leaf)
		switch _, seen := first[l.Number]; {
		case err != nil || l.Court != string(d.Court.Code):
			sum.Foreign++
		case seen:
			sum.Twice++
		default:
			first[l.Number], leaves[l.Number] = p, l
			order = append(order, l.Number)
		}
	}
	if len(order) == 0 {
		return nil
	}
	rows, err := d.Store.Many(ctx, d.Court.Code, order)
	if err != nil {
		return err
	}
	at := map[ledger.Number]uint64{}
	var gone []Row
	for _, n := range order {
		p := first[n]
		r, there := rows[n]
		switch {
		case !there:
			again, err := d.again(ctx, p, leaves[n])
			if err != nil {
				return err
			}
			gone = append(gone, again)
		case r.Index != nil && *r.Index != p.Index:
			sum.Twice++
			continue
		case !bytes.Equal(r.Leaf, p.Leaf):
			d.Diary.Error("the row of a deposit is not what stands in the log", "court", d.Court.Code, "number", n, "index", p.Index)
			sum.Changed++
		}
		if there {
			at[n] = p.Index
		}
	}
	if len(gone) > 0 {
		if err := d.Store.Restore(ctx, d.Court.Code, gone); err != nil {
			return err
		}
	}
	if err := d.Store.Place(ctx, d.Court.Code, at); err != nil {
		return err
	}
	d.course.tell(at)
	sum.Noted, sum.Restored = sum.Noted+len(at), sum.Restored+len(gone)
	return nil
}

// again makes a row from its leaf. Who deposited, and under which key, is not in the log and is lost.
func (d *Depository) again(ctx context.Context, p Placed, l ledger.Leaf) (Row, error) {
	r := Row{Number: l.Number, Kind: l.Kind, Leaf: p.Leaf, Index: &p.Index, Node: l.Node, At: l.At.Time}
	if l.Content != nil {
		r.SHA256 = l.Content.SHA256
	}
	if l.Kind != ledger.Batch || l.Batch.Count >= smallBatch {
		return r, nil
	}
	for i := 1; i <= l.Batch.Count; i++ {
		x, err := d.Batches.Proof(ctx, ledger.Ref{Number: l.Number, Item: i})
		if errors.Is(err, ErrNotFound) {
			d.Diary.Error("the file of a batch is missing", "court", d.Court.Code, "number", l.Number)
			return r, nil
		}
		if err != nil {
			return r, err
		}
		r.Items = append(r.Items, x.Item.SHA256)
	}
	return r, nil
}

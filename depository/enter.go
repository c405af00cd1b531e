package depository

import (
	"context"
	"sync"
	"time"
)

const (
	gather   = 2 * time.Millisecond // how long the first of several deposits waits for others
	together = 512                  // deposits entered in one statement
	room     = 4096                 // deposits that may wait to be entered
)

// entry is where deposits wait to be entered: many who come at once share one statement.
type entry struct {
	once   sync.Once
	queue  chan *asking
	opened chan struct{}
	mu     sync.RWMutex
	open   bool
}

// asking is one row on its way into the store.
type asking struct {
	row    Row
	answer chan Added
}

func (e *entry) init() {
	e.once.Do(func() { e.queue, e.opened = make(chan *asking, room), make(chan struct{}) })
}

func (e *entry) set(open bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.open = open; open {
		close(e.opened)
	}
}

// enter waits until a row is durable. Who gives up waiting may have been entered all the same; his key tells.
func (d *Depository) enter(ctx context.Context, r Row) (Added, error) {
	e := &d.entry
	e.init()
	a := &asking{row: r, answer: make(chan Added, 1)}
	if err := e.put(a); err != nil {
		return Added{}, err
	}
	select {
	case got := <-a.answer:
		return got, got.Err
	case <-ctx.Done():
		return Added{}, ctx.Err()
	}
}

func (e *entry) put(a *asking) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if !e.open {
		return ErrClosed
	}
	select {
	case e.queue <- a:
		return nil
	default:
		return ErrBusy
	}
}

// enterAll enters what waits until the context ends, and then all that was let in before.
func (d *Depository) enterAll(ctx context.Context) {
	e := &d.entry
	for {
		select {
		case a := <-e.queue:
			d.commit(ctx, e.gather(a))
			continue
		case <-ctx.Done():
		}
		e.set(false) // nobody puts anything in after this
		for {
			select {
			case a := <-e.queue:
				d.commit(ctx, e.gather(a))
			default:
				return
			}
		}
	}
}

// gather collects those who come at the same moment.
func (e *entry) gather(first *asking) []*asking {
	as := []*asking{first}
	t := time.NewTimer(gather)
	defer t.Stop()
	for len(as) < together {
		select {
		case a := <-e.queue:
			as = append(as, a)
		case <-t.C:
			return as
		}
	}
	return as
}

// commit enters rows and answers everybody. A row is entered whole even while the program ends.
func (d *Depository) commit(ctx context.Context, as []*asking) {
	rows := make([]Row, len(as))
	for i, a := range as {
		rows[i] = a.row
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 15*time.Second)
	defer cancel()
	out, err := d.Store.Add(ctx, d.Court.Code, rows)
	for i, a := range as {
		if err != nil {
			a.answer <- Added{Err: err}
			continue
		}
		a.answer <- out[i]
	}
	d.course.wake()
}

// Open is a channel that is closed once deposits are taken. A depository runs once.
func (d *Depository) Open() <-chan struct{} { d.entry.init(); return d.entry.opened }

package courttest

import (
	"context"
	"sync"
	"time"

	"yunting/authority"
	"yunting/clerk"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/procedure"
	"yunting/register"
)

// Memory keeps dockets in a map: enough to play thousands of cases in a second. Its clock stands where it is put.
type Memory struct {
	Profile *court.Profile
	At      time.Time
	Effects []procedure.Effect // asked for and not worked

	mu      sync.Mutex
	dockets map[id.Matter]clerk.Loaded
	serials map[docket.Wish]int
}

// NewMemory is an empty court at 9 o'clock of a working Monday.
func NewMemory() (*Memory, *clerk.Clerk) {
	m := &Memory{Profile: court.Demonstration(), At: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), dockets: map[id.Matter]clerk.Loaded{}, serials: map[docket.Wish]int{}}
	return m, &clerk.Clerk{Store: m, Court: m.Profile}
}

func (m *Memory) Read(_ context.Context, _ id.Court, x id.Matter) (clerk.Loaded, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, ok := m.dockets[x]
	if !ok {
		return l, authority.ErrNotFound
	}
	return clerk.Loaded{Kind: l.Kind, Entries: append([]docket.Entry{}, l.Entries...)}, nil
}

func (m *Memory) InMatter(ctx context.Context, c id.Court, x id.Matter, open procedure.MatterKind, do func(clerk.Tx) error) error {
	l, err := m.Read(ctx, c, x)
	if err != nil {
		if open == "" {
			return err
		}
		l = clerk.Loaded{Kind: open}
	}
	return do(&memoryTx{m: m, x: x, l: l})
}

type memoryTx struct {
	m *Memory
	x id.Matter
	l clerk.Loaded
}

func (t *memoryTx) Now() time.Time       { return t.m.At }
func (t *memoryTx) Loaded() clerk.Loaded { return t.l }

func (t *memoryTx) Draw(w docket.Wish) (docket.Lot, error) {
	t.m.serials[w]++
	l := docket.Lot{Serial: t.m.serials[w], CodeHash: "code of " + string(t.x) + string(w.Code)}
	if w.Role != "" {
		l.Officer = t.m.Profile.With(w.Role)[0]
	}
	return l, nil
}

func (t *memoryTx) Write(es []docket.Entry, _, _ register.Rows, fs []procedure.Effect) error {
	t.m.mu.Lock()
	defer t.m.mu.Unlock()
	t.m.dockets[t.x] = clerk.Loaded{Kind: t.l.Kind, Entries: append(t.l.Entries, es...)}
	t.m.Effects = append(t.m.Effects, fs...)
	return nil
}

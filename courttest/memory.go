package courttest

import (
	"context"
	"fmt"
	"slices"
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
	serials map[string]int
}

// NewMemory is an empty court at 9 o'clock of a working Monday.
func NewMemory() (*Memory, *clerk.Clerk) {
	m := &Memory{Profile: court.Demonstration(), At: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), dockets: map[id.Matter]clerk.Loaded{}, serials: map[string]int{}}
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
	series := fmt.Sprint(w.Series, w.Year)
	t.m.serials[series]++
	l := docket.Lot{Serial: t.m.serials[series], CodeHash: "code of " + string(t.x) + string(w.Code)}
	for _, o := range t.m.Profile.Officers {
		switch {
		case slices.Contains(w.Without, o.ID):
		case o.Role == w.Role && l.Officer.ID == "":
			l.Officer = o
		case (o.Role == court.Judge || o.Role == court.Assessor) && len(l.Members) < w.Members:
			l.Members = append(l.Members, o)
		}
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

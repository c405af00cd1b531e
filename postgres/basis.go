package postgres

import (
	"encoding/json"
	"slices"
	"sync"

	"yunting/law"
)

// bases remembers what each written basis says. A court cites the same few hundred combinations of articles in every
// docket, and reading them took a fifth of the time of reading an entry.
var bases = memory{known: map[string]law.Basis{}}

// memory is safe for use by many at once.
type memory struct {
	mu    sync.RWMutex
	known map[string]law.Basis
}

// most keeps a strange database from filling the memory.
const most = 4096

// read returns a basis that must not be changed in place; appending to it makes a copy.
func (m *memory) read(raw []byte) (law.Basis, error) {
	m.mu.RLock()
	b, ok := m.known[string(raw)]
	m.mu.RUnlock()
	if ok {
		return b, nil
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		return nil, err
	}
	b = slices.Clip(b)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known) < most {
		m.known[string(raw)] = b
	}
	return b, nil
}

package docket

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"yunting/law"
)

// Book knows every act of a kind of case C: how to read it, decide it and replay it.
type Book[C any] struct{ acts map[Kind]page[C] }

type page[C any] struct {
	read   func([]byte) (Act, error)
	decide func(*C, Act, Scene) (Act, law.Basis, error)
	apply  func(*C, Entry)
}

// Enrol adds an act of one stage; sheet finds the stage's sheet in the case.
func Enrol[A Doable[S], C, S any](b *Book[C], sheet func(*C) *S) {
	var zero A
	if b.acts == nil {
		b.acts = map[Kind]page[C]{}
	}
	if _, taken := b.acts[zero.Kind()]; taken {
		panic("docket: two acts are called " + string(zero.Kind()))
	}
	b.acts[zero.Kind()] = page[C]{
		read:   func(raw []byte) (Act, error) { var a A; err := json.Unmarshal(raw, &a); return a, err },
		decide: func(c *C, a Act, in Scene) (Act, law.Basis, error) { return a.(A).Decide(sheet(c), in) },
		apply:  func(c *C, e Entry) { e.Act.(A).Apply(sheet(c), e) },
	}
}

// Kinds lists the acts of the book by name.
func (b *Book[C]) Kinds() []Kind { return slices.Sorted(maps.Keys(b.acts)) }

// Read turns a written act back into itself.
func (b *Book[C]) Read(k Kind, raw []byte) (Act, error) {
	p, ok := b.acts[k]
	if !ok {
		return nil, fmt.Errorf("docket: no act is called %q here", k)
	}
	return p.read(raw)
}

// Decide asks the act's own rule.
func (b *Book[C]) Decide(c *C, a Act, in Scene) (Act, law.Basis, error) {
	p, ok := b.acts[a.Kind()]
	if !ok {
		return nil, nil, fmt.Errorf("docket: no act is called %q here", a.Kind())
	}
	return p.decide(c, a, in)
}

// Apply replays an entry.
func (b *Book[C]) Apply(c *C, e Entry) {
	if p, ok := b.acts[e.Kind]; ok {
		p.apply(c, e)
	}
}

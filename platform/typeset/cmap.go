package typeset

import (
	"errors"
	"fmt"
	"sort"
)

// charmap finds the glyph of a character.
type charmap interface{ find(r rune) uint16 }

// readCmap takes the widest table that speaks Unicode: formats 12, 4, 6 and 0. Others, as those of East Asian
// encodings (2) and of last resorts (13), are passed over.
func readCmap(f *Face, t tables) error {
	c, err := t.need("cmap", 4)
	if err != nil {
		return err
	}
	best := 0
	for i := range c.u16(2) {
		rec := 4 + 8*i
		platform, encoding, at := c.u16(rec), c.u16(rec+2), c.u32(rec+4)
		if c.short || at > len(c.b) {
			return errors.New(`table "cmap" is cut short`)
		}
		s := reader{b: c.b[at:]}
		format := s.u16(0)
		rank := map[int]int{12: 4, 4: 3, 6: 2, 0: 1}[format]
		if unicode := platform == 0 && encoding != 5 || platform == 3 && (encoding == 1 || encoding == 10); !unicode || rank <= best {
			continue
		}
		m, err := readCharmap(format, s)
		if err != nil {
			return fmt.Errorf(`table "cmap", format %d: %w`, format, err)
		}
		f.cmap, best = m, rank
	}
	if best == 0 {
		return errors.New(`table "cmap" has no Unicode map (formats 0, 4, 6 and 12 are read)`)
	}
	return nil
}

var errMap = errors.New("cut short or out of order")

func readCharmap(format int, s reader) (charmap, error) {
	switch format {
	case 12:
		return readGroups(s)
	case 4:
		return readSegments(s)
	case 6:
		from, n := s.u16(6), s.u16(8)
		return trimmed{from, s.part(10, 2*n)}, fault(s.short)
	default:
		return octets(s.part(6, 256)), fault(s.short)
	}
}

func fault(bad bool) error {
	if bad {
		return errMap
	}
	return nil
}

// groups is format 12: ranges of characters that have glyphs in a row.
type groups struct {
	b []byte
	n int
}

func readGroups(s reader) (charmap, error) {
	n := s.u32(12)
	if n > len(s.b)/12 {
		return nil, errMap
	}
	m, last := groups{s.part(16, 12*n), n}, -1
	for i := range n {
		from, to := s.u32(16+12*i), s.u32(20+12*i)
		if from <= last || to < from || to > 0x10ffff {
			return nil, errMap
		}
		last = to
	}
	return m, fault(s.short)
}

func (m groups) find(r rune) uint16 {
	i := sort.Search(m.n, func(i int) bool { return be.Uint32(m.b[12*i+4:]) >= uint32(r) })
	if i == m.n {
		return 0
	}
	g := m.b[12*i:]
	from, gid := be.Uint32(g), be.Uint32(g[8:])
	if uint32(r) < from || gid+uint32(r)-from > 0xffff {
		return 0
	}
	return uint16(gid + uint32(r) - from)
}

// segments is format 4: ranges of 16-bit characters, each with a shift or a list.
type segments struct {
	n                             int
	ends, starts, deltas, offsets []byte // offsets goes on to the end of the table: it is what they count from
}

func readSegments(s reader) (charmap, error) {
	n := s.u16(6) / 2
	m := segments{n, s.part(14, 2*n), s.part(16+2*n, 2*n), s.part(16+4*n, 2*n), s.part(16+6*n, 2*n)}
	if s.short {
		return nil, errMap
	}
	m.offsets = s.b[16+6*n:]
	for i := range n {
		if i > 0 && be.Uint16(m.ends[2*i:]) <= be.Uint16(m.ends[2*i-2:]) {
			return nil, errMap
		}
	}
	return m, nil
}

func (m segments) find(r rune) uint16 {
	i := sort.Search(m.n, func(i int) bool { return rune(be.Uint16(m.ends[2*i:])) >= r })
	if i == m.n {
		return 0
	}
	from, delta, off := rune(be.Uint16(m.starts[2*i:])), be.Uint16(m.deltas[2*i:]), int(be.Uint16(m.offsets[2*i:]))
	switch {
	case r < from:
		return 0
	case off == 0:
		return uint16(r) + delta
	}
	list := reader{b: m.offsets}
	if gid := list.u16(2*i + off + 2*int(r-from)); gid != 0 {
		return uint16(gid) + delta
	}
	return 0
}

// trimmed is format 6: one list.
type trimmed struct {
	from int
	b    []byte
}

func (m trimmed) find(r rune) uint16 {
	list := reader{b: m.b}
	return uint16(list.u16(2 * (int(r) - m.from)))
}

// octets is format 0: the first 256 characters.
type octets []byte

func (m octets) find(r rune) uint16 {
	if r < 0 || int(r) >= len(m) {
		return 0
	}
	return uint16(m[r])
}

package typeset

import "encoding/binary"

var be = binary.BigEndian

// reader reads the numbers of a font table, big end first. What lies outside the table counts as 0 and is remembered.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) part(at, n int) []byte {
	if at < 0 || n < 0 || at > len(r.b) || n > len(r.b)-at {
		r.short = true
		return nil
	}
	return r.b[at : at+n : at+n]
}

func (r *reader) u8(at int) int {
	if p := r.part(at, 1); p != nil {
		return int(p[0])
	}
	return 0
}

func (r *reader) u16(at int) int {
	if p := r.part(at, 2); p != nil {
		return int(be.Uint16(p))
	}
	return 0
}

func (r *reader) i16(at int) int { return int(int16(r.u16(at))) }

func (r *reader) u32(at int) int {
	if p := r.part(at, 4); p != nil {
		return int(be.Uint32(p))
	}
	return 0
}

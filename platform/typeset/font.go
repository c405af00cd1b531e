package typeset

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"yunting/platform/typeset/fonts"
)

var be = binary.BigEndian

// face is one font, parsed once and never written to again: every goroutine shares it.
// The faces come from this repository, so tables are read without bounds checks.
type face struct {
	name            string // PostScript name
	asc, desc, capH int    // thousandths of an em, as everything here
	bbox            [4]int
	adv             []uint16
	cmap            map[rune]uint16
	cff
}

// embedded gives the regular and the bold face.
var embedded = sync.OnceValues(func() ([2]*face, error) {
	regular, err := parseFace("NotoSerifCJKsc-Regular", fonts.Regular)
	if err != nil {
		return [2]*face{}, err
	}
	bold, err := parseFace("NotoSerifCJKsc-Bold", fonts.Bold)
	return [2]*face{regular, bold}, err
})

func parseFace(name string, b []byte) (*face, error) {
	t := map[string][]byte{}
	for i := range int(be.Uint16(b[4:])) {
		rec := b[12+16*i:]
		off, n := be.Uint32(rec[8:]), be.Uint32(rec[12:])
		t[string(rec[:4])] = b[off : off+n]
	}
	head, hhea, maxp, hmtx, os2 := t["head"], t["hhea"], t["maxp"], t["hmtx"], t["OS/2"]
	if be.Uint16(head[18:]) != 1000 || t["CFF "] == nil {
		return nil, fmt.Errorf("typeset: %s: want CFF outlines on 1000 units", name)
	}
	f := &face{name: name, asc: i16(hhea[4:]), desc: i16(hhea[6:]), capH: i16(os2[88:])}
	for i := range f.bbox {
		f.bbox[i] = i16(head[36+2*i:])
	}
	n, long := int(be.Uint16(maxp[4:])), int(be.Uint16(hhea[34:]))
	f.adv = make([]uint16, n)
	for i := range f.adv {
		f.adv[i] = be.Uint16(hmtx[4*min(i, long-1):])
	}
	var err error
	if f.cmap, err = parseCmap(t["cmap"]); err != nil {
		return nil, fmt.Errorf("typeset: %s: %w", name, err)
	}
	if f.cff, err = parseCFF(t["CFF "]); err != nil {
		return nil, fmt.Errorf("typeset: %s: %w", name, err)
	}
	return f, nil
}

func i16(b []byte) int { return int(int16(be.Uint16(b))) }

// parseCmap reads the Unicode table, the 32-bit one (format 12) if there is one, else the 16-bit one (format 4).
func parseCmap(c []byte) (map[rune]uint16, error) {
	var wide, narrow []byte
	for i := range int(be.Uint16(c[2:])) {
		s := c[be.Uint32(c[8+8*i:]):]
		switch be.Uint16(s) {
		case 4:
			narrow = s
		case 12:
			wide = s
		}
	}
	switch {
	case wide != nil:
		return cmap12(wide), nil
	case narrow != nil:
		return cmap4(narrow), nil
	}
	return nil, errors.New("no Unicode cmap")
}

func cmap12(s []byte) map[rune]uint16 {
	m := map[rune]uint16{}
	for i := range int(be.Uint32(s[12:])) {
		g := s[16+12*i:]
		from, to, gid := be.Uint32(g), be.Uint32(g[4:]), be.Uint32(g[8:])
		for r := from; r <= to; r++ {
			m[rune(r)] = uint16(gid + r - from)
		}
	}
	return m
}

func cmap4(s []byte) map[rune]uint16 {
	m := map[rune]uint16{}
	n := int(be.Uint16(s[6:])) / 2
	ends, starts, deltas, offsets := s[14:], s[16+2*n:], s[16+4*n:], s[16+6*n:]
	for i := range n {
		from, to := int(be.Uint16(starts[2*i:])), int(be.Uint16(ends[2*i:]))
		delta, off := be.Uint16(deltas[2*i:]), int(be.Uint16(offsets[2*i:]))
		for r := from; r <= to && r < 0xffff; r++ {
			gid := uint16(r) + delta
			if off != 0 {
				if gid = be.Uint16(offsets[2*i+off+2*(r-from):]); gid != 0 {
					gid += delta
				}
			}
			if gid != 0 {
				m[rune(r)] = gid
			}
		}
	}
	return m
}

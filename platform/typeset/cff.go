package typeset

import "errors"

// cff is a CID-keyed CFF font whose charstrings are flat: no hints, no subroutines (see platform/typeset/fonts/subset.sh).
// That is why a subset needs no interpreter: it is the chosen charstrings, copied, under the same width defaults.
type cff struct {
	charstrings index
	fdOf        []byte     // font dictionary of each glyph
	widths      []fdWidths // of each font dictionary
}

// fdWidths are what a charstring's width, absent or given as a difference, refers to.
type fdWidths struct{ standard, nominal int }

// index is a CFF INDEX: counted byte strings.
type index struct {
	n, size     int
	offs, bytes []byte // bytes begins one before the first string, as the offsets count from 1
}

// DICT operators; two-byte ones are 1200 + the second byte.
const (
	opCharset     = 15
	opCharStrings = 17
	opPrivate     = 18
	opSubrs       = 19
	opDefaultW    = 20
	opNominalW    = 21
	opROS         = 1230
	opCIDCount    = 1234
	opFDArray     = 1236
	opFDSelect    = 1237
)

func parseCFF(b []byte) (cff, error) {
	var c cff
	_, p := readIndex(b, int(b[2])) // names
	tops, p := readIndex(b, p)
	_, p = readIndex(b, p) // strings
	subrs, _ := readIndex(b, p)
	top := readDict(tops.at(0))
	if len(top[opFDArray]) == 0 || subrs.n > 0 {
		return c, errors.New("want a CID-keyed CFF font without subroutines")
	}
	c.charstrings, _ = readIndex(b, top[opCharStrings][0])
	fds, _ := readIndex(b, top[opFDArray][0])
	for i := range fds.n {
		priv := readDict(fds.at(i))[opPrivate] // size, offset
		d := readDict(b[priv[1] : priv[1]+priv[0]])
		if len(d[opSubrs]) > 0 {
			return c, errors.New("want a CFF font without subroutines")
		}
		c.widths = append(c.widths, fdWidths{first(d[opDefaultW]), first(d[opNominalW])})
	}
	c.fdOf = readFDSelect(b[top[opFDSelect][0]:], c.charstrings.n)
	return c, nil
}

func first(v []int) int {
	if len(v) == 0 {
		return 0
	}
	return v[0]
}

func readFDSelect(s []byte, n int) []byte {
	if s[0] == 0 {
		return s[1 : 1+n]
	}
	fd := make([]byte, n) // format 3: ranges
	for i := range int(be.Uint16(s[1:])) {
		r := s[3+3*i:]
		for g := be.Uint16(r); g < be.Uint16(r[3:]); g++ {
			fd[g] = r[2]
		}
	}
	return fd
}

// readIndex reads the INDEX at p and tells where it ends.
func readIndex(b []byte, p int) (index, int) {
	n := int(be.Uint16(b[p:]))
	if n == 0 {
		return index{}, p + 2
	}
	x := index{n: n, size: int(b[p+2])}
	x.offs = b[p+3:]
	x.bytes = b[p+3+(n+1)*x.size-1:]
	return x, p + 3 + (n+1)*x.size - 1 + x.off(n)
}

func (x index) off(i int) (v int) {
	for _, c := range x.offs[i*x.size : (i+1)*x.size] {
		v = v<<8 | int(c)
	}
	return v
}

func (x index) at(i int) []byte { return x.bytes[x.off(i):x.off(i+1)] }

// readDict reads a DICT. Real numbers, which no operator used here takes, count as 0.
func readDict(b []byte) map[int][]int {
	m, st := map[int][]int{}, []int(nil)
	for i := 0; i < len(b); {
		c := int(b[i])
		switch {
		case c <= 21:
			if c == 12 {
				i++
				c = 1200 + int(b[i])
			}
			m[c], st = st, nil
			i++
		case c == 29:
			st = append(st, int(int32(be.Uint32(b[i+1:]))))
			i += 5
		case c == 30:
			for i++; b[i]&15 != 15; i++ {
			}
			st = append(st, 0)
			i++
		default:
			v, n := readNumber(b[i:])
			st = append(st, v)
			i += n
		}
	}
	return m
}

// readNumber decodes the operand encodings that DICTs and charstrings share, and its length.
func readNumber(b []byte) (v, n int) {
	switch c := int(b[0]); {
	case c == 28:
		return i16(b[1:]), 3
	case c < 247:
		return c - 139, 1
	case c < 251:
		return (c-247)*256 + int(b[1]) + 108, 2
	default:
		return -(c-251)*256 - int(b[1]) - 108, 2
	}
}

// subset is a bare CFF font of the given glyphs in order: CID and glyph index are the position in gids.
func (f *face) subset(gids []uint16) []byte {
	n := len(gids)
	glyphs, fdselect := make([][]byte, n), []byte{0}
	for i, g := range gids {
		glyphs[i] = f.charstrings.at(int(g))
		fdselect = append(fdselect, f.fdOf[g])
	}
	charset := be.AppendUint16([]byte{2, 0, 1}, uint16(n-2)) // one range: CIDs 1 to n-1
	var private [][]byte
	for _, w := range f.widths {
		private = append(private, entry(opNominalW, w.nominal, entry(opDefaultW, w.standard, nil)))
	}
	fdarray := func(at int) []byte {
		var fds [][]byte
		for _, p := range private {
			fds = append(fds, entry(opPrivate, at, fixed(nil, len(p))))
			at += len(p)
		}
		return putIndex(nil, fds)
	}
	head := func(charset, fdselect, glyphs, fdarray int) []byte {
		top := entry(opROS, 0, fixed(fixed(nil, 391), 392)) // strings 0 and 1 below, supplement 0
		top = entry(opCIDCount, n, top)
		top = entry(opCharset, charset, top)
		top = entry(opFDSelect, fdselect, top)
		top = entry(opCharStrings, glyphs, top)
		top = entry(opFDArray, fdarray, top)
		o := putIndex([]byte{1, 0, 4, 4}, [][]byte{[]byte(f.name)})
		o = putIndex(o, [][]byte{top})
		o = putIndex(o, [][]byte{[]byte("Adobe"), []byte("Identity")})
		return putIndex(o, nil)
	}
	strings := putIndex(nil, glyphs)
	atCharset := len(head(0, 0, 0, 0))
	atFDSelect := atCharset + len(charset)
	atGlyphs := atFDSelect + len(fdselect)
	atFDArray := atGlyphs + len(strings)
	atPrivate := atFDArray + len(fdarray(0))

	out := head(atCharset, atFDSelect, atGlyphs, atFDArray)
	for _, part := range append([][]byte{charset, fdselect, strings, fdarray(atPrivate)}, private...) {
		out = append(out, part...)
	}
	return out
}

// entry appends a DICT entry whose operand always takes five bytes, so that offsets can be filled in later.
func entry(op, v int, out []byte) []byte {
	out = fixed(out, v)
	if op >= 1200 {
		return append(out, 12, byte(op-1200))
	}
	return append(out, byte(op))
}

func fixed(out []byte, v int) []byte { return be.AppendUint32(append(out, 29), uint32(v)) }

func putIndex(out []byte, items [][]byte) []byte {
	out = be.AppendUint16(out, uint16(len(items)))
	if len(items) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	out = be.AppendUint32(out, at)
	for _, it := range items {
		at += uint32(len(it))
		out = be.AppendUint32(out, at)
	}
	for _, it := range items {
		out = append(out, it...)
	}
	return out
}

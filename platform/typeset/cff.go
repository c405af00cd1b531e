package typeset

import (
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
)

// cff is a CFF font. Its charstrings are flattened when they are first needed and kept: a subset is then no more than
// the chosen ones in a row, under the same width defaults.
type cff struct {
	charstrings index
	global      index
	fdOf        []byte // font dictionary of each glyph; nil: all of the first
	dicts       []fontDict
	names       func() map[int]int // glyphs by name, for accented letters made of two; nil in a CID-keyed font
	flat        []atomic.Pointer[[]byte]
	work        atomic.Int64 // steps taken by checks
}

// fontDict is what the charstrings of one font dictionary refer to.
type fontDict struct {
	defaultW, nominalW float64 // a width absent, or given as a difference
	local              index
}

// maxWork bounds the steps that all charstrings of a font may take: tenfold what the largest face in use needs.
const maxWork = 160 << 20

func parseCFF(b []byte) (*cff, error) {
	r := reader{b: b}
	c := &cff{}
	_, p, err := readIndex(b, r.u8(2)) // names
	if err != nil {
		return nil, err
	}
	tops, p, err := readIndex(b, p)
	if err != nil {
		return nil, err
	}
	_, p, err = readIndex(b, p) // strings
	if err != nil {
		return nil, err
	}
	if c.global, _, err = readIndex(b, p); err != nil {
		return nil, err
	}
	first, err := tops.at(0)
	if err != nil {
		return nil, err
	}
	top, err := readDict(first)
	if err != nil {
		return nil, err
	}
	if t := top.num(opCharType, 2); t != 2 {
		return nil, fmt.Errorf("charstrings of type %d (only 2 is read)", t)
	}
	if c.charstrings, _, err = readIndex(b, top.num(opCharStrings, -1)); err != nil {
		return nil, err
	}
	if c.charstrings.n == 0 {
		return nil, errors.New("no glyphs")
	}
	c.flat = make([]atomic.Pointer[[]byte], c.charstrings.n)
	if top[opROS] != nil {
		return c, c.readFontDicts(b, top)
	}
	d, err := readPrivate(b, top)
	c.dicts = []fontDict{d}
	c.names = sync.OnceValue(func() map[int]int { return readCharset(b, top.num(opCharset, 0), c.charstrings.n) })
	return c, err
}

func (c *cff) readFontDicts(b []byte, top dict) error {
	fds, _, err := readIndex(b, top.num(opFDArray, -1))
	if err != nil {
		return err
	}
	if fds.n == 0 || fds.n > 256 {
		return fmt.Errorf("%d font dictionaries (1 to 256 are possible)", fds.n)
	}
	for i := range fds.n {
		s, err := fds.at(i)
		if err != nil {
			return err
		}
		fd, err := readDict(s)
		if err != nil {
			return err
		}
		d, err := readPrivate(b, fd)
		if err != nil {
			return err
		}
		c.dicts = append(c.dicts, d)
	}
	if c.fdOf, err = readFDSelect(b, top.num(opFDSelect, -1), c.charstrings.n); err != nil {
		return err
	}
	for gid, fd := range c.fdOf {
		if int(fd) >= fds.n {
			return fmt.Errorf("glyph %d has font dictionary %d of %d", gid, fd, fds.n)
		}
	}
	return nil
}

// maxPrivate bounds a Private DICT: 256 font dictionaries may all point to the same.
const maxPrivate = 1 << 16

// readPrivate reads the Private DICT that a dictionary points to; none is as good as an empty one.
func readPrivate(b []byte, of dict) (d fontDict, err error) {
	at := of[opPrivate] // size, offset
	if len(at) < 2 {
		return d, nil
	}
	r := reader{b: b}
	s := r.part(int(at[1]), int(at[0]))
	if r.short || len(s) > maxPrivate {
		return d, errDict
	}
	priv, err := readDict(s)
	if err != nil {
		return d, err
	}
	if v := priv[opDefaultW]; len(v) > 0 {
		d.defaultW = v[0]
	}
	if v := priv[opNominalW]; len(v) > 0 {
		d.nominalW = v[0]
	}
	if subrs := priv.num(opSubrs, 0); subrs != 0 {
		d.local, _, err = readIndex(b, int(at[1])+subrs)
	}
	return d, err
}

var errFDSelect = errors.New("the list of font dictionaries is cut short or out of order")

func readFDSelect(b []byte, p, n int) ([]byte, error) {
	r := reader{b: b}
	switch r.u8(p) {
	case 0:
		fd := r.part(p+1, n)
		if r.short {
			return nil, errFDSelect
		}
		return fd, nil
	case 3: // ranges
		fd, last := make([]byte, n), 0
		for i := range r.u16(p + 1) {
			at := p + 3 + 3*i
			from, to := r.u16(at), r.u16(at+3)
			if r.short || from != last || to < from || to > n {
				return nil, errFDSelect
			}
			for g := from; g < to; g++ {
				fd[g] = byte(r.u8(at + 2))
			}
			last = to
		}
		if last != n {
			return nil, errFDSelect
		}
		return fd, nil
	}
	return nil, errFDSelect
}

func (c *cff) dictOf(gid int) int {
	if c.fdOf == nil {
		return 0
	}
	return int(c.fdOf[gid])
}

// glyph gives the flat charstring of a glyph.
func (c *cff) glyph(gid int) ([]byte, error) {
	if gid >= len(c.flat) {
		return nil, errIndex
	}
	if known := c.flat[gid].Load(); known != nil {
		return *known, nil
	}
	f := c.flattener(gid)
	defer flatteners.Put(f)
	flat, err := f.flatten(gid)
	if err != nil {
		return nil, err
	}
	c.flat[gid].Store(&flat)
	return flat, nil
}

// flatteners are used again and again: reading a whole face would ask for tens of megabytes otherwise.
var flatteners = sync.Pool{New: func() any { return new(flattener) }}

func (c *cff) flattener(gid int) *flattener {
	f := flatteners.Get().(*flattener)
	*f = flattener{cff: c, local: c.dicts[c.dictOf(gid)].local, out: f.out[:0], args: f.args[:0]}
	return f
}

// check runs a charstring without keeping what comes of it: few of a face's glyphs are ever printed.
func (c *cff) check(gid int) error {
	if c.work.Load() > maxWork {
		return errors.New(`table "CFF ": its charstrings are endlessly long`)
	}
	f := c.flattener(gid)
	defer flatteners.Put(f)
	_, err := f.walk(gid)
	c.work.Add(int64(f.steps))
	if err != nil {
		return fmt.Errorf(`table "CFF ": %w`, err)
	}
	return nil
}

// program is a bare CFF font, CID-keyed whatever the face was.
func (c *cff) program(f *Face, gids []uint16) fontProgram {
	n := len(gids)
	glyphs, fdselect := make([][]byte, n), []byte{0}
	for i, g := range gids {
		flat, err := c.glyph(int(g))
		if err != nil {
			flat = []byte{endchar}
		}
		glyphs[i] = flat
		fdselect = append(fdselect, byte(c.dictOf(int(g))))
	}
	charset := be.AppendUint16([]byte{2, 0, 1}, uint16(max(n-2, 0))) // one range: CIDs 1 to n-1
	var private [][]byte
	for _, d := range c.dicts {
		private = append(private, widthEntry(opNominalW, d.nominalW, widthEntry(opDefaultW, d.defaultW, nil)))
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
		top = append(top, fontMatrix(f.units)...)
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
	return fontProgram{font: "/Subtype/CIDFontType0", file: "FontFile3", stream: "/Subtype/CIDFontType0C", data: out}
}

// fontMatrix is the entry that tells how large a unit is, where it is not a thousandth of an em.
func fontMatrix(units int) []byte {
	if units == 1000 {
		return nil
	}
	k := 1 / float64(units)
	var out []byte
	for _, v := range []float64{k, 0, 0, k, 0, 0} {
		out = putReal(out, v)
	}
	return append(out, 12, byte(opFontMatrix-1200))
}

func widthEntry(op int, v float64, out []byte) []byte {
	if v == float64(int32(v)) {
		return entry(op, int(v), out)
	}
	return append(putReal(out, v), byte(op))
}

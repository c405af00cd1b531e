package typeset

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// Face is one font, read once and never written to again: every goroutine may share it.
// Lengths are thousandths of an em, whatever the font counts in.
type Face struct {
	name            string // PostScript name
	asc, desc, capH int
	bbox            [4]int
	units           int // of the font, to an em
	glyphs          int
	hmtx            []byte
	long            int // glyphs in hmtx that have a width of their own
	cmap            charmap
	outlines
}

// outlines are the drawings of a face, in one of the two languages of OpenType.
type outlines interface {
	// check tells why a glyph cannot be drawn.
	check(gid int) error
	// program is a font of the given glyphs in order, for embedding: CID and glyph index are the position in gids.
	// A glyph that check refuses is left blank.
	program(f *Face, gids []uint16) fontProgram
	// draw runs a pen over a glyph.
	draw(f *Face, gid uint16, p *pen) error
}

// maxFontFile bounds what is read as a font: the largest collection of Chinese faces in use takes a third of it.
const maxFontFile = 128 << 20

// LoadFace reads a TrueType or OpenType font: outlines of either kind, collections (index counts their faces from 0; it
// is 0 for a single font). name says where the font is from and is what errors call it. Every glyph is checked, so that a
// paper never fails on a font that was accepted. An error names the table at fault; a face whose licence forbids
// embedding is refused.
func LoadFace(name string, data []byte, index int) (*Face, error) {
	f, err := readFace(name, data, index)
	if err != nil {
		return nil, err
	}
	if err := f.checkAll(); err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	return f, nil
}

// readFace is LoadFace without the check of the glyphs, for the faces this repository carries.
func readFace(name string, data []byte, index int) (*Face, error) {
	t, err := fontTables(data, index)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	f := &Face{}
	for _, read := range []func(*Face, tables) error{readHead, readMetrics, readRights, readCmap, readOutlines} {
		if err := read(f, t); err != nil {
			return nil, fmt.Errorf("font %s: %w", name, err)
		}
	}
	f.name = postScriptName(t["name"], name)
	return f, nil
}

func (f *Face) checkAll() error {
	for gid := range f.glyphs {
		if err := f.check(gid); err != nil {
			return fmt.Errorf("glyph %d: %w", gid, err)
		}
	}
	return nil
}

// tables are the parts of a font by their tags.
type tables map[string][]byte

func (t tables) need(tag string, size int) (reader, error) {
	b, ok := t[tag]
	switch {
	case !ok:
		return reader{}, fmt.Errorf("table %q is missing", tag)
	case len(b) < size:
		return reader{}, fmt.Errorf("table %q is cut short (%d bytes, at least %d are needed)", tag, len(b), size)
	}
	return reader{b: b}, nil
}

func fontTables(data []byte, index int) (tables, error) {
	r, at := reader{b: data}, 0
	if len(data) > maxFontFile {
		return nil, fmt.Errorf("the file is larger than %d MB", maxFontFile>>20)
	}
	switch tag := string(r.part(0, 4)); tag {
	case "ttcf":
		n := r.u32(8)
		if index < 0 || index >= n {
			return nil, fmt.Errorf("the collection has no face %d (it has %d, counted from 0)", index, n)
		}
		at = r.u32(12 + 4*index)
		index = 0
	case "wOFF", "wOF2":
		return nil, errors.New("this is a web font; unpack it to TTF or OTF first")
	}
	switch tag := r.u32(at); {
	case tag != 0x00010000 && tag != 0x4f54544f && tag != 0x74727565: // 1.0, OTTO, true
		return nil, errors.New("this is no TrueType or OpenType font (ttf, otf, ttc)")
	case index != 0:
		return nil, fmt.Errorf("the file is a single font, it has no face %d", index)
	}
	t := tables{}
	for i := range r.u16(at + 4) {
		rec := at + 12 + 16*i
		tag, off, n := string(r.part(rec, 4)), r.u32(rec+8), r.u32(rec+12)
		b := r.part(off, n)
		if b == nil && n > 0 || r.short {
			return nil, fmt.Errorf("table %q reaches beyond the end of the file", tag)
		}
		t[tag] = b
	}
	if r.short {
		return nil, errors.New("the file is cut short")
	}
	return t, nil
}

func readHead(f *Face, t tables) error {
	head, err := t.need("head", 54)
	if err != nil {
		return err
	}
	if f.units = head.u16(18); f.units < 16 || f.units > 16384 {
		return fmt.Errorf(`table "head": %d units to an em (16 to 16384 are possible)`, f.units)
	}
	for i := range f.bbox {
		f.bbox[i] = f.scale(head.i16(36 + 2*i))
	}
	maxp, err := t.need("maxp", 6)
	if err != nil {
		return err
	}
	if f.glyphs = maxp.u16(4); f.glyphs == 0 {
		return errors.New(`table "maxp": no glyphs`)
	}
	return nil
}

// readMetrics tolerates a font without hhea or OS/2.
func readMetrics(f *Face, t tables) error {
	hmtx, err := t.need("hmtx", 4)
	if err != nil {
		return err
	}
	f.hmtx, f.long = hmtx.b, min(f.glyphs, len(hmtx.b)/4)
	f.asc, f.desc = f.bbox[3], f.bbox[1]
	if hhea, err := t.need("hhea", 36); err == nil {
		f.asc, f.desc = f.scale(hhea.i16(4)), f.scale(hhea.i16(6))
		if n := hhea.u16(34); n < 1 || n > f.long {
			return fmt.Errorf(`table "hmtx" is cut short: it has no room for the %d widths that "hhea" tells of`, n)
		}
		f.long = hhea.u16(34)
	}
	f.capH = f.asc * 4 / 5
	if os2, err := t.need("OS/2", 90); err == nil && os2.u16(0) >= 2 {
		f.capH = f.scale(os2.i16(88))
	}
	return nil
}

// readRights heeds what the font says of embedding (fsType). Papers are read and printed, so that right is enough;
// but they carry only the glyphs in use.
func readRights(_ *Face, t tables) error {
	os2, err := t.need("OS/2", 10)
	if err != nil {
		return nil // a font without the table forbids nothing
	}
	switch rights := os2.u16(8); {
	case rights&0xf == 2:
		return errors.New(`table "OS/2": the licence of this face forbids embedding (fsType 2); ask its maker for another licence or use another face`)
	case rights&0x100 != 0:
		return errors.New(`table "OS/2": the licence of this face forbids cutting it down to the glyphs in use (fsType bit 8); use another face`)
	case rights&0x200 != 0:
		return errors.New(`table "OS/2": the licence of this face allows only its bitmaps to be embedded (fsType bit 9); use another face`)
	}
	return nil
}

func readOutlines(f *Face, t tables) (err error) {
	switch {
	case t["CFF "] != nil:
		f.outlines, err = parseCFF(t["CFF "])
		if c, ok := f.outlines.(*cff); ok && err == nil && c.charstrings.n < f.glyphs {
			err = fmt.Errorf("%d glyphs, %d are needed", c.charstrings.n, f.glyphs)
		}
		if err != nil {
			err = fmt.Errorf(`table "CFF ": %w`, err)
		}
	case t["glyf"] != nil:
		f.outlines, err = parseGlyf(t, f.glyphs)
	case t["CFF2"] != nil:
		err = errors.New(`a variable font (table "CFF2"); make a static one of it first`)
	default:
		err = errors.New(`no outlines: neither table "glyf" nor "CFF "`)
	}
	return err
}

func (f *Face) scale(v int) int {
	if f.units == 1000 {
		return v
	}
	return int(math.Round(float64(v) * 1000 / float64(f.units)))
}

// glyph gives the glyph of a character; 0: the face has none.
func (f *Face) glyph(r rune) uint16 {
	if gid := f.cmap.find(r); int(gid) < f.glyphs {
		return gid
	}
	return 0
}

// width is the advance of a glyph.
func (f *Face) width(gid uint16) int { return f.scale(f.rawWidth(int(gid))) }

// rawWidth is the advance in the font's units.
func (f *Face) rawWidth(gid int) int {
	r := reader{b: f.hmtx}
	return r.u16(4 * min(gid, f.long-1))
}

// bearing is where the drawing of a glyph begins, in the font's units.
func (f *Face) bearing(gid int) int {
	r := reader{b: f.hmtx}
	if gid < f.long {
		return r.i16(4*gid + 2)
	}
	return r.i16(4*f.long + 2*(gid-f.long))
}

// postScriptName is the name the font gives itself, without what a PDF name cannot hold.
func postScriptName(table []byte, fallback string) string {
	r := reader{b: table}
	for i := range r.u16(2) {
		rec := 6 + 12*i
		if r.u16(rec+6) != 6 || r.u16(rec+8) > 256 {
			continue
		}
		b := r.part(r.u16(4)+r.u16(rec+10), r.u16(rec+8))
		if s := plainName(string(b)); s != "" {
			return s
		}
	}
	if s := plainName(fallback); s != "" {
		return s
	}
	return "Face"
}

// plainName keeps letters and digits, and so also reads names in UTF-16.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return r
		}
		return -1
	}, s)
	return s[:min(len(s), 63)]
}

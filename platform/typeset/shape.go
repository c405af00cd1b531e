package typeset

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What stands at the edge of a line 避头尾, and whose blank half may go 标点挤压.
const (
	neverFirst = "，。、；：！？）》〉」』】〕”’…—·～％%,.;:!?)]}°℃"
	neverLast  = "（《〈「『【〔“‘([{￥$№"
	closing    = "，。、；：！？）》〉」』】〕”’" // blank on the right half
	opening    = "（《〈「『【〔“‘"        // blank on the left half
)

// A run of Latin letters and digits longer than this (a hash, an address) may break anywhere; a shorter one nowhere.
const longRun = 20

// geta 〓 stands for a character that no face has.
const geta = '〓'

type class uint8

const (
	isNeverFirst class = 1 << iota
	isNeverLast
	isClosing
	isOpening
	isLatin
	isLongRun
)

var classes = func() map[rune]class {
	m := map[rune]class{}
	for i, s := range []string{neverFirst, neverLast, closing, opening} {
		for _, r := range s {
			m[r] |= 1 << i
		}
	}
	for r := rune('!'); r <= '~'; r++ {
		m[r] |= isLatin
	}
	return m
}()

// glyph is one character placed in a font of the file. Lengths are in points.
type glyph struct {
	r    rune
	font int    // in doc.fonts
	cid  uint16 // in that font
	link int    // of doc.links, from 1
	class
	size, w     float64 // font size; advance
	pre, post   float64 // blank already taken away before and after, beside other punctuation
	lead, trail float64 // blank that may still be taken away before and after
}

// style is how a text is set, its faces found.
type style struct {
	Style
	name  string
	faces []*Face // tried in order for each character
}

// shape turns text in one face into glyphs.
func (d *doc) shape(text string, st *style) []glyph { return d.shapeRuns([]Run{{Text: text}}, st) }

// shapeRuns turns runs into glyphs: a line is broken over all of them as if they were one.
func (d *doc) shapeRuns(runs []Run, st *style) []glyph {
	var gs []glyph
	for _, r := range runs {
		faces := st.faces
		if fs, ok := d.set.faces[r.Face]; ok && r.Face != "" {
			faces = fs
		}
		from := len(gs)
		gs = d.shapeRun(gs, r.Text, faces, st)
		if r.Link != "" {
			k := d.link(r.Link, r.Text)
			for i := from; i < len(gs); i++ {
				gs[i].link = k
			}
		}
	}
	markLongRuns(gs)
	squeeze(gs)
	return gs
}

// shapeRun adds the glyphs of a run. Characters that only steer (joiners, variation selectors, controls) leave no trace.
func (d *doc) shapeRun(gs []glyph, text string, faces []*Face, st *style) []glyph {
	gs = slices.Grow(gs, len(text)/3+4)
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		r, shown, source := runes[i], runes[i], string(runes[i])
		if unseen(r) {
			continue
		}
		if r == '—' && i+1 < len(runes) && runes[i+1] == '—' { // the face draws 破折号 as one unbroken stroke
			shown, source = '⸺', "——"
			i++
		}
		for i+1 < len(runes) && unicode.Is(unicode.Mn, runes[i+1]) { // an accent written apart, when the face has both in one
			c := []rune(norm.NFC.String(string([]rune{shown, runes[i+1]})))
			if f, _ := find(c[0], faces); len(c) != 1 || f == nil {
				break
			}
			shown, source, i = c[0], source+string(runes[i+1]), i+1
		}
		gs = append(gs, d.glyph(r, shown, source, faces, st))
	}
	return gs
}

func unseen(r rune) bool {
	return r < ' ' || r == 0x7f || r == 0xad || r == 0xfeff || 0x200b <= r && r <= 0x200f || 0x202a <= r && r <= 0x202e ||
		0x2060 <= r && r <= 0x206f || 0xfe00 <= r && r <= 0xfe0f || 0xe0100 <= r && r <= 0xe01ef
}

func (d *doc) glyph(r, shown rune, source string, faces []*Face, st *style) glyph {
	f, gid := find(shown, faces)
	if f == nil {
		d.missing[r] = true
		f, gid = find(geta, faces)
	}
	k := d.font(f)
	g := glyph{r: r, font: k, cid: d.fonts[k].cid(gid, source), class: classes[r], size: st.Size,
		w: float64(f.width(gid)) / 1000 * st.Size}
	if f.width(gid) != 1000 { // only full-width punctuation has a blank half
		g.class &^= isClosing | isOpening
	}
	if g.class&isClosing != 0 {
		g.trail = st.Size / 2
	}
	if g.class&isOpening != 0 {
		g.lead = st.Size / 2
	}
	return g
}

func find(r rune, faces []*Face) (*Face, uint16) {
	for _, f := range faces {
		if gid := f.glyph(r); gid != 0 {
			return f, gid
		}
	}
	return nil, 0
}

func markLongRuns(gs []glyph) {
	for a := 0; a < len(gs); {
		b := a
		for b < len(gs) && gs[b].class&isLatin != 0 {
			b++
		}
		for i := a; b-a > longRun && i < b; i++ {
			gs[i].class |= isLongRun
		}
		a = max(b, a+1)
	}
}

// squeeze takes the doubled blank between adjacent punctuation: ），and ：“ take one and a half characters, not two.
func squeeze(gs []glyph) {
	for i := 1; i < len(gs); i++ {
		a, b := &gs[i-1], &gs[i]
		switch {
		case a.class&isClosing != 0 && b.class&(isClosing|isOpening) != 0:
			a.post, a.trail = a.size/2, 0
		case a.class&isOpening != 0 && b.class&isOpening != 0:
			b.pre, b.lead = b.size/2, 0
		}
	}
}

// stretches tells whether justification may widen the space between two neighbours: not inside a number or a word,
// and not inside ……; a hash or an address takes part, or the few gaps beside it would gape.
func stretches(a, b *glyph) bool {
	return !(a.class&b.class&isLatin != 0 && a.class&b.class&isLongRun == 0) && !(a.r == '…' && b.r == '…')
}

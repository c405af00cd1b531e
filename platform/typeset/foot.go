package typeset

import (
	"slices"
	"strconv"
	"strings"
)

// Width of the columns of the signatures, in em: 人民陪审员 fills the first; a name of two characters is spread over three.
const (
	roleCol  = 5
	roleGap  = 1.5
	nameCol  = 3
	signEdge = 4 // from the right edge of the text
)

// signature is a line of the signature block: a role and a name, or one thing centred over the date.
type signature struct {
	gs   []glyph
	role int // glyphs of the role; 0: no role
	name int // where the name begins
}

func (f *flow) signature(s string) signature {
	gs := f.doc.shape(strings.TrimSpace(s), f.set.named[Sign])
	blank := func(g glyph) bool { return g.r == ' ' || g.r == '　' }
	role := slices.IndexFunc(gs, blank)
	if role <= 0 {
		return signature{gs: gs}
	}
	name := role
	for name < len(gs) && blank(gs[name]) {
		name++
	}
	return signature{gs, role, name}
}

// spreadOver sets glyphs apart so that they fill a width.
func spreadOver(gs []glyph, w float64) {
	if extra := w - width(gs); extra > 0 && len(gs) > 1 {
		for i := range gs[:len(gs)-1] {
			gs[i].post -= extra / float64(len(gs)-1)
		}
	}
}

// Names of the places that a foot keeps.
const (
	StampPlace = "stamp" // the stamp's square
	SignPlace  = "sign"  // with the number of the line of Sign, from 1: sign1
	AfterPlace = "after" // the same for After
)

// stampOverhang is how far a stamp may reach below the text area, points.
const stampOverhang = 10.0

// foot sets the signatures, the date, and what follows it. They stay together, and with the last two lines before
// them: a signature alone on a page could be put under any text.
func (f *flow) foot(t Foot) {
	if t.Stamp > 0 && t.Date == "" {
		f.fail("盖章的文书应当写明日期")
		return
	}
	before := len(t.Sign)
	st := f.set.named[Sign]
	var lines []signature
	long := map[int][]line{} // signatures that the columns cannot hold, broken into lines
	cols := columns{roleCol * st.Size, nameCol * st.Size}
	for i, s := range slices.Concat(t.Sign, t.After) {
		sig, room := f.signature(s), f.set.Width-signEdge*st.Size
		if wider := cols.with(sig); max(wider.width(st.Size), width(sig.gs)) > room {
			long[i] = breakLines(f.doc.shape(strings.TrimSpace(s), st), room, st)
			sig = signature{}
		} else {
			cols = wider
		}
		lines = append(lines, sig)
	}
	date := f.doc.shape(t.Date, st)
	if len(lines) == 0 && len(date) == 0 && t.Attest == "" {
		return
	}
	for i := max(0, len(f.rows)-2); i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	right := f.set.Left + f.set.Width - signEdge*st.Size
	cols.align(lines, st.Size)
	left := right
	for _, s := range lines {
		left = min(left, right-width(s.gs))
	}
	dateAt := right - width(date)
	put := func(i int, name string, keep bool) {
		s, at := lines[i], left
		if long[i] != nil {
			f.signLong(long[i], keep, func(c *canvas, y float64) {
				c.keep(name, f.set.Left, y-st.Lead/2, f.set.Width, st.Lead)
			})
			return
		}
		if s.role == 0 { // one thing: centred over the date, but never beyond the edge of the text
			at = max(f.set.Left, min(dateAt+(width(date)-width(s.gs))/2, f.set.Left+f.set.Width-width(s.gs)))
		}
		f.signLine(s.gs, at, s.role > 0, keep, func(c *canvas, y float64) {
			c.keep(name, at, y-st.Lead/2, width(s.gs), st.Lead)
		})
	}

	// The stamp reaches over the lines around the date; it must not touch the text above nor the page number.
	size := t.Stamp * Millimetre
	reach := max(0, size/2-st.Lead/2)
	f.gap += max(st.Lead, reach-float64(before)*st.Lead)
	after := len(lines) - before
	if t.Attest != "" {
		after++
	}
	for i := range before {
		put(i, SignPlace+strconv.Itoa(i+1), i+1 < before || len(date) > 0 || after > 0)
	}
	if len(date) > 0 {
		f.signLine(date, dateAt, false, after > 0, func(c *canvas, y float64) {
			if size > 0 {
				c.keep(StampPlace, stampCentre(date, dateAt)-size/2, y-size/2, size, size)
			}
		})
	}
	if t.Attest != "" {
		f.signLine(f.doc.shape(t.Attest, st), f.set.Left, false, len(t.After) > 0, nil)
	}
	for i := range t.After {
		put(before+i, AfterPlace+strconv.Itoa(i+1), i+1 < len(t.After))
	}
	if over := reach - float64(after)*st.Lead - stampOverhang; size > 0 && over > 0 {
		f.rows[len(f.rows)-1].h += over
	}
}

// keep notes a place, given from its upper left corner downwards.
func (c *canvas) keep(name string, x, y, w, h float64) {
	c.doc.places = append(c.doc.places, Place{Name: name, Page: c.number + 1, X: x, Y: pageH - y - h, W: w, H: h})
}

// stampCentre is where a stamp's centre stands on the date's line: amid 年 and 月, so that it rides on the year and
// covers the month 骑年盖月.
func stampCentre(date []glyph, x float64) float64 {
	from, to := x, x+width(date)
	at := x
	for i := range date {
		switch date[i].r {
		case '年':
			from = at
		case '月':
			to = at + date[i].w
		}
		at += width(date[i : i+1])
	}
	return (from + to) / 2
}

// columns are those of roles and names, points wide.
type columns struct{ role, name float64 }

// with makes room for one more signature.
func (c columns) with(s signature) columns {
	if s.role > 0 {
		c.role, c.name = max(c.role, width(s.gs[:s.role])), max(c.name, width(s.gs[s.name:]))
	}
	return c
}

func (c columns) width(em float64) float64 { return c.role + roleGap*em + c.name }

// signLong sets a signature as lines of a paragraph; its place is the last of them.
func (f *flow) signLong(lines []line, keep bool, over func(c *canvas, y float64)) {
	st, e := f.set.named[Sign], f.doc.elem(0, "P")
	for i := range lines {
		l, last := &lines[i], i+1 == len(lines)
		f.add(row{h: st.Lead, keep: keep || !last, draw: func(c *canvas, y float64, _ place) {
			c.line(e, l, f.set.Left, y, st)
			if last {
				over(c, y+st.Lead/2)
			}
		}})
	}
}

// align brings roles and names into two columns.
func (c columns) align(lines []signature, em float64) {
	for _, s := range lines {
		if s.role == 0 {
			continue
		}
		spreadOver(s.gs[:s.role], c.role)
		gap := &s.gs[s.name-1]
		gap.post -= roleGap*em - width(s.gs[s.role:s.name])
		if len(s.gs)-s.name == 2 {
			spreadOver(s.gs[s.name:], nameCol*em)
		}
		s.gs[len(s.gs)-1].post -= c.name - width(s.gs[s.name:])
	}
}

func (f *flow) signLine(gs []glyph, x float64, spread, keep bool, over func(c *canvas, y float64)) {
	st, e := f.set.named[Sign], f.doc.elem(0, "P")
	l := &line{gs: gs, spread: spread}
	f.add(row{h: st.Lead, keep: keep, draw: func(c *canvas, y float64, _ place) {
		c.line(e, l, x, y, st)
		if over != nil {
			over(c, y+st.Lead/2)
		}
	}})
}

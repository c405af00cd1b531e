package typeset

import (
	"slices"
	"strings"
)

// head sets the court, the kind of paper and its number.
func (f *flow) head(p Paper) {
	f.title("P", p.Court, &f.set.court, 0)
	f.title("H1", p.Kind, &f.set.kind, 0.3)
	f.gap += 6
	if p.Number != "" {
		f.right(p.Number)
	}
	f.gap += 6
}

// title sets a centred line, its letters set apart by spread em when the line is short enough.
func (f *flow) title(tag, s string, st *style, spread float64) {
	lines := breakLines(f.doc.shape(s, st), bodyW, st)
	if len(lines) == 0 {
		return
	}
	e := f.doc.elem(0, tag)
	for i := range lines {
		l := &lines[i]
		if n := float64(len(l.gs) - 1); spread > 0 && len(lines) == 1 && l.x > n*spread*st.size {
			l.stretch, l.spread = spread*st.size, true
			l.x -= n * l.stretch / 2
		}
		f.add(row{h: st.lead, keep: true, draw: func(c *canvas, y float64, _ place) {
			c.line(e, l, bodyLeft, y, st)
		}})
	}
}

// right sets a line that ends two characters from the right edge.
func (f *flow) right(s string) {
	st := &f.set.number
	lines := breakLines(f.doc.shape(s, st), bodyW-2*st.size, st)
	e := f.doc.elem(0, "P")
	for i := range lines {
		f.add(row{h: st.lead, keep: true, draw: func(c *canvas, y float64, _ place) {
			c.line(e, &lines[i], bodyLeft, y, st)
		}})
	}
}

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
	gs := f.doc.shape(strings.TrimSpace(s), &f.set.sign)
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

// sign sets the signatures, the date, the seal over it and the clerk's lines. They stay together, and with the last two
// lines before them: a signature alone on a page could be put under any text.
func (f *flow) sign(p Paper) {
	if p.Seal != nil && p.Date == "" {
		f.fail("盖章的文书应当写明日期")
		return
	}
	before := len(p.Sign)
	var lines []signature
	for _, s := range slices.Concat(p.Sign, p.Clerk) {
		lines = append(lines, f.signature(s))
	}
	st, date := &f.set.sign, f.doc.shape(p.Date, &f.set.sign)
	if len(lines) == 0 && len(date) == 0 && p.Attest == "" {
		return
	}
	for i := max(0, len(f.rows)-2); i < len(f.rows); i++ {
		f.rows[i].keep = true
	}
	right := bodyLeft + bodyW - signEdge*st.size
	alignRoles(lines, st.size)
	left := right
	for _, s := range lines {
		left = min(left, right-width(s.gs))
	}
	dateAt := right - width(date)
	put := func(s signature, keep bool) {
		at := left
		if s.role == 0 { // one thing: centred over the date, but never beyond the edge of the text
			at = max(bodyLeft, min(dateAt+(width(date)-width(s.gs))/2, bodyLeft+bodyW-width(s.gs)))
		}
		f.signLine(s.gs, at, s.role > 0, keep, nil)
	}

	// The seal reaches over the lines around the date; it must not touch the text above nor the page number.
	reach := 0.0
	if p.Seal != nil {
		reach = sealSize/2 - bodyLead/2
	}
	f.gap += max(bodyLead, reach-float64(before)*bodyLead)
	after := len(lines) - before
	if p.Attest != "" {
		after++
	}
	for i, s := range lines[:before] {
		put(s, i+1 < before || len(date) > 0 || after > 0)
	}
	if len(date) > 0 {
		var over func(c *canvas, y float64)
		if p.Seal != nil {
			over = f.seal(*p.Seal, p.Court, sealCentre(date, dateAt))
		}
		f.signLine(date, dateAt, false, after > 0, over)
	}
	if p.Attest != "" {
		f.signLine(f.doc.shape(p.Attest, st), bodyLeft, false, len(p.Clerk) > 0, nil)
	}
	for i, s := range lines[before:] {
		put(s, i+1 < len(p.Clerk))
	}
	if over := reach - float64(after)*bodyLead - sealOverhang; over > 0 {
		f.rows[len(f.rows)-1].h += over
	}
}

// alignRoles brings roles and names into two columns.
func alignRoles(lines []signature, em float64) {
	role, name := roleCol*em, nameCol*em
	for _, s := range lines {
		if s.role > 0 {
			role, name = max(role, width(s.gs[:s.role])), max(name, width(s.gs[s.name:]))
		}
	}
	for _, s := range lines {
		if s.role == 0 {
			continue
		}
		spreadOver(s.gs[:s.role], role)
		gap := &s.gs[s.name-1]
		gap.post -= roleGap*em - width(s.gs[s.role:s.name])
		if len(s.gs)-s.name == 2 {
			spreadOver(s.gs[s.name:], nameCol*em)
		}
		s.gs[len(s.gs)-1].post -= name - width(s.gs[s.name:])
	}
}

func (f *flow) signLine(gs []glyph, x float64, spread, keep bool, over func(c *canvas, y float64)) {
	st, e := &f.set.sign, f.doc.elem(0, "P")
	l := &line{gs: gs, spread: spread}
	f.add(row{h: st.lead, keep: keep, draw: func(c *canvas, y float64, _ place) {
		c.line(e, l, x, y, st)
		if over != nil {
			over(c, y+st.lead/2)
		}
	}})
}

package typeset

import (
	"bytes"
	"math"
	"slices"
	"strconv"
)

// A4, in points.
const (
	pageW, pageH = 595.28, 841.89
	Millimetre   = 72 / 25.4 // in points
)

// canvas is the content of one page. Lengths are points from the top left corner, downwards.
type canvas struct {
	bytes.Buffer
	doc    *doc
	number int       // from 0
	owners []int     // element of each marked content, by its number
	back   []float64 // scratch of line
	open   int       // element whose content is being written, or artifact; 0: none
}

// artifact marks content that belongs to no element: rules, page numbers, repeated headers.
const artifact = -1

// mark says that what follows belongs to an element of the document, or is an artifact.
// Content of the same element that is written in a row stays one piece.
func (c *canvas) mark(elem int) {
	if c.open != elem {
		c.begin(elem, "")
	}
}

// begin opens a new piece of content. meaning, when given, is what it says to whoever reads it.
func (c *canvas) begin(elem int, meaning string) {
	c.endMark()
	c.open = elem
	if elem == artifact {
		c.WriteString("/Artifact BMC\n")
		return
	}
	e := &c.doc.elems[elem]
	e.kids = append(e.kids, kid{page: c.number, mcid: len(c.owners)})
	if meaning == "" {
		c.put("/", e.tag, "<</MCID ", len(c.owners), ">>BDC\n")
	} else { // some readers heed ActualText only on a Span, and do not expect one inside another piece
		c.put("/Span<</MCID ", len(c.owners), "/ActualText", hexText(meaning), ">>BDC\n")
	}
	c.owners = append(c.owners, elem)
}

func (c *canvas) endMark() {
	if c.open != 0 {
		c.WriteString("EMC\n")
	}
	c.open = 0
}

// put writes operators and operands; numbers are rounded to a hundredth of a point.
func (c *canvas) put(parts ...any) {
	var b [24]byte
	for i, p := range parts {
		switch v := p.(type) {
		case string:
			c.WriteString(v)
		case int:
			c.Write(strconv.AppendInt(b[:0], int64(v), 10))
		case float64:
			if _, spaced := parts[max(i-1, 0)].(float64); spaced && i > 0 {
				c.WriteByte(' ')
			}
			c.Write(appendNum(b[:0], v))
		}
	}
}

func appendNum(b []byte, v float64) []byte {
	v = math.Round(v*100) / 100
	if v == 0 { // never -0
		v = 0
		return append(b, '0')
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}

// rule draws a straight line of half a point.
func (c *canvas) rule(x1, y1, x2, y2 float64) {
	c.put(".5 w ", x1, pageH-y1, " m ", x2, pageH-y2, " l S\n")
}

// Readers take a wide gap between two characters for a space, and a move far back for a new line. A line with more
// than that, in em, says what it means (ActualText).
const (
	loose = 0.08
	tight = 0.08
)

// baseline is how far below the top of its line box a text stands: the em box is centred in the leading.
func (st *style) baseline() float64 { return (st.Lead-st.Size)/2 + 0.86*st.Size }

// line writes a line of an element, in a box that begins at (x, y).
func (c *canvas) line(elem int, l *line, x, y float64, st *style) {
	if len(l.gs) == 0 {
		return
	}
	c.moves(l)
	meant := l.spread || l.stretch > loose*st.Size || slices.Max(c.back) > tight*st.Size
	linked := elem != artifact && l.linked()
	switch {
	case linked: // its pieces are marked one by one
		c.endMark()
	case elem != artifact && meant:
		c.begin(elem, c.doc.source(l.gs))
		defer c.endMark()
	default:
		c.mark(elem)
	}
	c.put("BT ", x+l.x, pageH-y-st.baseline(), " Td")
	if l.stretch != 0 {
		c.WriteString(" ")
		c.Write(strconv.AppendFloat(nil, l.stretch, 'f', 3, 64))
		c.WriteString(" Tc")
	}
	if linked {
		c.pieces(elem, l, x+l.x, pageH-y-st.baseline(), meant)
	} else {
		c.glyphs(l, 0, len(l.gs))
	}
	if l.stretch != 0 {
		c.WriteString(" 0 Tc")
	}
	c.WriteString(" ET\n")
}

// moves finds how far to move back before each glyph of a line, in points: the blanks that are taken out.
func (c *canvas) moves(l *line) {
	c.back = c.back[:0]
	after := 0.0
	for i := range l.gs {
		g := &l.gs[i]
		back := after + g.pre + g.lead*l.squeeze
		if i == 0 && l.hangL {
			back = g.pre + g.lead
		}
		if i > 0 && !stretches(&l.gs[i-1], g) {
			back += l.stretch
		}
		c.back = append(c.back, back)
		after = g.post + g.trail*l.squeeze
	}
}

// glyphs writes the strings of a part of a line, with the moves between them.
func (c *canvas) glyphs(l *line, from, to int) {
	const hex = "0123456789ABCDEF"
	font := -1
	for i := from; i < to; i++ {
		g := &l.gs[i]
		move := int(math.Round(c.back[i] * 1000 / g.size))
		switch {
		case g.font != font:
			if font >= 0 {
				c.WriteString(">]TJ")
			}
			font = g.font
			c.put("/F", font, " ", g.size, " Tf[", move, "<")
		case move != 0:
			c.put(">", move, "<")
		}
		c.Write([]byte{hex[g.cid>>12], hex[g.cid>>8&15], hex[g.cid>>4&15], hex[g.cid&15]})
	}
	c.WriteString(">]TJ")
}

// appendFixed writes a number with so many decimals.
func appendFixed(b []byte, v float64, decimals int) []byte {
	if math.Abs(v) < 0.5*math.Pow10(-decimals) {
		return append(b, '0')
	}
	return strconv.AppendFloat(b, v, 'f', decimals, 64)
}

package typeset

import (
	"math"
	"unicode/utf8"
)

// Seal is a round electronic seal 电子印章, drawn as vectors. It never bears the national emblem or a star, and that of
// a demonstration court says 演示 in large letters: nobody may take it for a real one.
type Seal struct {
	Court         string // around the edge; empty: the paper's court
	Demonstration bool
}

// Measures of the seal in points: 42 mm across, as a basic court's.
const (
	sealSize     = 42 * millimetre
	sealRing     = 3.2
	sealOverhang = 10.0 // how far it may reach below the text area
	sealArc      = 250.0 / 180 * math.Pi
	sealLetter   = 15.5
)

const (
	sealWord     = "电子印章"
	sealDemoWord = "演示"
)

// sealCentre is where the seal's centre stands on the date's line: amid 年 and 月, so that it rides on the year and
// covers the month 骑年盖月.
func sealCentre(date []glyph, x float64) float64 {
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

// seal draws the seal once for the file and gives the function that puts it on a page, centred at a height.
func (f *flow) seal(s Seal, court string, x float64) func(c *canvas, y float64) {
	if s.Court == "" {
		s.Court = court
	}
	f.doc.seal = f.drawSeal(s)
	e := f.doc.elem(0, "Figure")
	alt := sealWord
	if s.Demonstration {
		alt += "（" + sealDemoWord + "）"
	}
	f.doc.elems[e].alt = alt + "：" + s.Court
	return func(c *canvas, y float64) {
		left, bottom := x-sealSize/2, pageH-y-sealSize/2
		f.doc.elems[e].attr = layoutBox(left, bottom, left+sealSize, bottom+sealSize)
		c.mark(e)
		c.put("q /G0 gs 1 0 0 1 ", left, bottom, " cm /Seal Do Q\n")
	}
}

// layoutBox is the attribute that tells where a figure stands.
func layoutBox(x1, y1, x2, y2 float64) string {
	var c canvas
	c.put("/A<</O/Layout/Placement/Block/BBox[", x1, y1, x2, y2, "]>>")
	return c.String()
}

// drawSeal gives the seal as operators in a square of sealSize.
func (f *flow) drawSeal(s Seal) []byte {
	var c canvas
	mid := sealSize / 2
	c.WriteString(".82 .06 .08 rg .82 .06 .08 RG\n")
	c.put(sealRing, " w\n")
	c.circle(mid, mid, mid-sealRing/2)

	n := float64(utf8.RuneCountInString(s.Court))
	r := mid - sealRing - 2.5 - sealLetter/2
	size := min(sealLetter, sealArc*r/max(n, 1)*0.95)
	step := min(sealArc/max(n-1, 1), 1.35*size/r)
	for i, ch := range []rune(s.Court) {
		a := (float64(i) - (n-1)/2) * step // clockwise from the top
		f.sealGlyph(&c, ch, size, mid+r*math.Sin(a), mid+r*math.Cos(a), a)
	}
	if !s.Demonstration {
		f.sealText(&c, sealWord, 11, mid-21)
		return c.Bytes()
	}
	f.sealText(&c, sealDemoWord, 21, mid+18) // above and below the middle, where the date shows through
	f.sealText(&c, sealWord, 11, mid-21)
	return c.Bytes()
}

// sealText sets a straight centred line at a height.
func (f *flow) sealText(c *canvas, s string, size, y float64) {
	n := float64(utf8.RuneCountInString(s))
	for i, ch := range []rune(s) {
		f.sealGlyph(c, ch, size, sealSize/2+(float64(i)-(n-1)/2)*size*1.06, y, 0)
	}
}

// sealGlyph draws a character with its centre at (x, y), turned clockwise by an angle.
func (f *flow) sealGlyph(c *canvas, r rune, size, x, y, angle float64) {
	face, gid := find(r, f.set.seal)
	if face == nil {
		f.doc.missing[r] = true
		face, gid = find(geta, f.set.seal)
	}
	sin, cos := math.Sincos(angle)
	cx, cy := float64(face.width(gid))/2, 380.0 // centre of the em box
	k := size / 1000
	x, y = x-k*(cos*cx+sin*cy), y-k*(cos*cy-sin*cx)
	c.put("q ")
	for _, v := range []float64{k * cos, -k * sin, k * sin, k * cos} {
		c.Write(append(appendFixed(nil, v, 6), ' '))
	}
	c.put(x, y, " cm\n")
	c.Write(face.outline(gid))
	c.WriteString("f Q\n")
}

// circle strokes a circle.
func (c *canvas) circle(x, y, r float64) {
	const k = 0.5522847498 // control points of a quarter
	c.put(x+r, y, " m\n")
	for _, q := range [][2]float64{{1, 0}, {0, 1}, {-1, 0}, {0, -1}} {
		dx, dy := q[0]*r, q[1]*r
		c.put(x+dx-dy*k, y+dy+dx*k, x-dy+dx*k, y+dx+dy*k, x-dy, y+dx, " c\n")
	}
	c.WriteString("h S\n")
}

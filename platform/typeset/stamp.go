package typeset

import (
	"errors"
	"math"
	"unicode/utf8"
)

// Stamp is a round stamp drawn as vectors: a ring, words round the edge, words across. Its letters are outlines, so
// that they do not get in between the words of a page when it is searched or copied.
type Stamp struct {
	Edge  string  // round the edge, from left to right over the top
	Big   string  // across, above the middle; empty: none
	Small string  // across, below the middle
	Size  float64 // millimetres across
}

// Drawing is vector drawing in a square of Size points, as operators of a PDF content stream. It names no resources.
type Drawing struct {
	Content []byte
	Size    float64
}

// Measures of a stamp of stampSize points; another is scaled.
const (
	stampSize   = 42 * Millimetre
	stampRing   = 3.2
	stampArc    = 250.0 / 180 * math.Pi
	stampLetter = 15.5
)

// Draw draws a stamp with the faces of a sheet's titles. A character that no face has is a MissingError.
func (s Stamp) Draw(of *Sheet) (Drawing, error) {
	set, err := of.open()
	if err != nil {
		return Drawing{}, err
	}
	if s.Edge == "" || s.Size <= 0 {
		return Drawing{}, errors.New("印章没有文字或者大小")
	}
	p := press{faces: set.faces["title"]}
	k := s.Size * Millimetre / stampSize
	p.put(k, " 0 0 ", k, " 0 0 cm\n")
	mid := stampSize / 2
	p.WriteString(".82 .06 .08 rg .82 .06 .08 RG\n")
	p.put(stampRing, " w\n")
	p.circle(mid, mid, mid-stampRing/2)

	n := float64(utf8.RuneCountInString(s.Edge))
	r := mid - stampRing - 2.5 - stampLetter/2
	size := min(stampLetter, stampArc*r/max(n, 1)*0.95)
	step := min(stampArc/max(n-1, 1), 1.35*size/r)
	for i, ch := range []rune(s.Edge) {
		a := (float64(i) - (n-1)/2) * step // clockwise from the top
		p.glyph(ch, size, mid+r*math.Sin(a), mid+r*math.Cos(a), a)
	}
	p.across(s.Big, 21, mid+18) // above and below the middle, where a date shows through
	p.across(s.Small, 11, mid-21)
	if len(p.missing) > 0 {
		return Drawing{}, &MissingError{Title: s.Edge, Runes: p.missing}
	}
	return Drawing{Content: p.Bytes(), Size: s.Size * Millimetre}, nil
}

// press draws a stamp.
type press struct {
	canvas
	faces   []*Face
	missing []rune
}

// across sets a straight centred line at a height.
func (p *press) across(s string, size, y float64) {
	n := float64(utf8.RuneCountInString(s))
	for i, ch := range []rune(s) {
		p.glyph(ch, size, stampSize/2+(float64(i)-(n-1)/2)*size*1.06, y, 0)
	}
}

// glyph draws a character with its centre at (x, y), turned clockwise by an angle.
func (p *press) glyph(r rune, size, x, y, angle float64) {
	face, gid := find(r, p.faces)
	if face == nil {
		p.missing = append(p.missing, r)
		return
	}
	sin, cos := math.Sincos(angle)
	cx, cy := float64(face.width(gid))/2, 380.0 // centre of the em box
	k := size / 1000
	x, y = x-k*(cos*cx+sin*cy), y-k*(cos*cy-sin*cx)
	p.put("q ")
	for _, v := range []float64{k * cos, -k * sin, k * sin, k * cos} {
		p.Write(append(appendFixed(nil, v, 6), ' '))
	}
	p.put(x, y, " cm\n")
	p.Write(face.outline(gid))
	p.WriteString("f Q\n")
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

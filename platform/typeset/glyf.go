package typeset

import (
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
)

// glyf is a TrueType font: drawings of quadratic curves, some put together from others.
type glyf struct {
	n          int
	loca, data []byte
	wide       bool // offsets of four bytes
	head, maxp []byte
	work       atomic.Int64 // points and parts read by checks
}

// Bounds of one glyph put together from others, and of the points of all glyphs: tenfold what the largest face has.
const (
	maxPartDepth = 8
	maxParts     = 256
	maxDots      = 1 << 16
	maxAllDots   = 64 << 20
)

var errGlyph = errors.New(`table "glyf": the drawing is cut short or out of order`)

func parseGlyf(t tables, n int) (*glyf, error) {
	head, err := t.need("head", 54)
	if err != nil {
		return nil, err
	}
	maxp, err := t.need("maxp", 32)
	if err != nil {
		return nil, err
	}
	g := &glyf{n: n, data: t["glyf"], wide: head.u16(50) != 0, head: head.b, maxp: maxp.b}
	size := 2
	if g.wide {
		size = 4
	}
	loca, err := t.need("loca", (n+1)*size)
	g.loca = loca.b
	return g, err
}

// raw gives the description of a glyph; empty: a blank.
func (g *glyf) raw(gid int) ([]byte, error) {
	if gid >= g.n {
		return nil, errGlyph
	}
	r := reader{b: g.loca}
	from, to := 2*r.u16(2*gid), 2*r.u16(2*gid+2)
	if g.wide {
		from, to = r.u32(4*gid), r.u32(4*gid+4)
	}
	d := reader{b: g.data}
	b := d.part(from, to-from)
	if d.short || r.short {
		return nil, fmt.Errorf(`table "loca": it points outside of "glyf"`)
	}
	return b, nil
}

// dot is a point of an outline.
type dot struct {
	x, y    float64
	on, end bool // on the curve; the last of its contour
}

// drawing is the description of a glyph that is not put together: where its flags, its two coordinates and its end are.
type drawing struct {
	b                               []byte
	contours, points, flags, xs, ys int
	end                             int
}

// Flags of a point.
const (
	onCurve, shortX, shortY, again, sameX, sameY = 1, 2, 4, 8, 16, 32
)

func readDrawing(b []byte) (drawing, error) {
	r := reader{b: b}
	d := drawing{b: b, contours: r.i16(0)}
	if d.contours == 0 && len(b) >= 10 { // a blank
		d.flags, d.end = 10, 10
		return d, nil
	}
	last := -1
	for i := range d.contours {
		end := r.u16(10 + 2*i)
		if end <= last || r.short {
			return d, errGlyph
		}
		last = end
	}
	d.points, d.flags = last+1, 12+2*d.contours+r.u16(10+2*d.contours)
	at, wide, high := d.flags, 0, 0
	for left := d.points; left > 0 && !r.short; {
		flag, n := r.u8(at), 1
		if at++; flag&again != 0 {
			n += r.u8(at)
			at++
		}
		n = min(n, left)
		left -= n
		wide += n * octetsOf(flag, shortX, sameX)
		high += n * octetsOf(flag, shortY, sameY)
	}
	d.xs, d.ys, d.end = at, at+wide, at+wide+high
	if r.part(0, d.end); r.short || d.contours < 0 {
		return d, errGlyph
	}
	return d, nil
}

// octetsOf tells how many bytes a coordinate takes: one, none as it is that of the point before, or two.
func octetsOf(flag, short, same int) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

// bare is the description without the instructions for hinting.
func (d drawing) bare() []byte {
	return slices.Concat(d.b[:10+2*d.contours], []byte{0, 0}, d.b[d.flags:d.end])
}

func (d drawing) dots() []dot {
	r, dots := reader{b: d.b}, make([]dot, 0, d.points)
	flags, x, y := d.flags, axis{at: d.xs}, axis{at: d.ys}
	for len(dots) < d.points {
		flag, n := r.u8(flags), 1
		if flags++; flag&again != 0 {
			n += r.u8(flags)
			flags++
		}
		for ; n > 0 && len(dots) < d.points; n-- {
			x.step(&r, flag, shortX, sameX)
			y.step(&r, flag, shortY, sameY)
			dots = append(dots, dot{x: float64(x.v), y: float64(y.v), on: flag&onCurve != 0})
		}
	}
	for i := range d.contours {
		dots[r.u16(10+2*i)].end = true
	}
	return dots
}

// axis reads one coordinate point after point.
type axis struct{ at, v int }

func (a *axis) step(r *reader, flag, short, same int) {
	switch n := octetsOf(flag, short, same); {
	case n == 1 && flag&same != 0:
		a.v += r.u8(a.at)
		a.at++
	case n == 1:
		a.v -= r.u8(a.at)
		a.at++
	case n == 2:
		a.v += r.i16(a.at)
		a.at += 2
	}
}

// part is another glyph as it stands in one that is put together.
type part struct {
	gid            int
	at             int // where its number stands in the description
	flags          int
	dx, dy         int
	xx, xy, yx, yy float64
}

// Flags of a part.
const (
	wideArgs, argsAreXY, oneScale, moreParts, twoScales, fourScales, instructions = 1, 2, 8, 32, 64, 128, 256
)

// parts reads a glyph that is put together, and where in its description they end.
func components(b []byte) (ps []part, end int, err error) {
	r, at := reader{b: b}, 10
	for more := true; more; {
		p := part{flags: r.u16(at), gid: r.u16(at + 2), at: at + 2, xx: 1, yy: 1}
		more = p.flags&moreParts != 0
		if r.short || len(ps) == maxParts {
			return nil, 0, errGlyph
		}
		at += 4
		at += p.place(&r, at)
		f2dot14 := func() float64 {
			at += 2
			return float64(r.i16(at-2)) / 16384
		}
		switch {
		case p.flags&oneScale != 0:
			p.xx = f2dot14()
			p.yy = p.xx
		case p.flags&twoScales != 0:
			p.xx, p.yy = f2dot14(), f2dot14()
		case p.flags&fourScales != 0:
			p.xx, p.xy, p.yx, p.yy = f2dot14(), f2dot14(), f2dot14(), f2dot14()
		}
		ps = append(ps, p)
	}
	if r.short {
		return nil, 0, errGlyph
	}
	return ps, at, nil
}

// place reads where a part stands, and gives the length of that.
func (p *part) place(r *reader, at int) int {
	switch {
	case p.flags&wideArgs != 0 && p.flags&argsAreXY != 0:
		p.dx, p.dy = r.i16(at), r.i16(at+2)
	case p.flags&wideArgs != 0:
		p.dx, p.dy = r.u16(at), r.u16(at+2)
	case p.flags&argsAreXY != 0:
		p.dx, p.dy = int(int8(r.u8(at))), int(int8(r.u8(at+1)))
		return 2
	default:
		p.dx, p.dy = r.u8(at), r.u8(at+1)
		return 2
	}
	return 4
}

func together(b []byte) bool { return len(b) >= 2 && b[0]&0x80 != 0 }

func (g *glyf) check(gid int) error {
	if g.work.Load() > maxAllDots {
		return errors.New(`table "glyf": its drawings are endlessly long`)
	}
	left := maxParts
	return g.walk(gid, 0, &left)
}

func (g *glyf) walk(gid, depth int, left *int) error {
	if *left--; depth > maxPartDepth || *left < 0 {
		return errors.New(`table "glyf": a glyph is put together from too many others`)
	}
	b, err := g.raw(gid)
	if err != nil || len(b) == 0 {
		return err
	}
	if !together(b) {
		if depth > 0 { // it is checked in its own turn
			return nil
		}
		d, err := readDrawing(b)
		g.work.Add(int64(d.points))
		return err
	}
	ps, _, err := components(b)
	if err != nil {
		return err
	}
	g.work.Add(int64(len(ps)))
	for _, p := range ps {
		if err := g.walk(p.gid, depth+1, left); err != nil {
			return err
		}
	}
	return nil
}

// dots gives the points of a glyph, its parts put in their places.
func (g *glyf) dots(gid, depth int, left *int) ([]dot, error) {
	if *left--; depth > maxPartDepth || *left < 0 {
		return nil, errGlyph
	}
	b, err := g.raw(gid)
	if err != nil || len(b) == 0 {
		return nil, err
	}
	if !together(b) {
		d, err := readDrawing(b)
		if err != nil {
			return nil, err
		}
		return d.dots(), nil
	}
	ps, _, err := components(b)
	if err != nil {
		return nil, err
	}
	var all []dot
	for _, p := range ps {
		dots, err := g.dots(p.gid, depth+1, left)
		if err != nil {
			return nil, err
		}
		for i, d := range dots {
			dots[i].x, dots[i].y = p.xx*d.x+p.yx*d.y, p.xy*d.x+p.yy*d.y
		}
		dx, dy := float64(p.dx), float64(p.dy)
		if p.flags&argsAreXY == 0 { // a point of the part lies on one of what stands already
			if p.dx >= len(all) || p.dy >= len(dots) {
				return nil, errGlyph
			}
			dx, dy = all[p.dx].x-dots[p.dy].x, all[p.dx].y-dots[p.dy].y
		}
		for i := range dots {
			dots[i].x, dots[i].y = dots[i].x+dx, dots[i].y+dy
		}
		if all = append(all, dots...); len(all) > maxDots {
			return nil, errGlyph
		}
	}
	return all, nil
}

func (g *glyf) draw(f *Face, gid uint16, p *pen) error {
	left := maxParts
	dots, err := g.dots(int(gid), 0, &left)
	if err != nil || len(dots) == 0 {
		return err
	}
	b, err := g.raw(int(gid))
	r := reader{b: b}
	shift := float64(f.bearing(int(gid)) - r.i16(2)) // the drawing begins at the bearing, wherever its points are
	for i := range dots {
		dots[i].x += shift
	}
	for len(dots) > 0 {
		n := 1
		for n < len(dots) && !dots[n-1].end {
			n++
		}
		p.contour(dots[:n])
		dots = dots[n:]
	}
	return err
}

// contour draws a closed line. Between two points off the curve the curve passes through their middle.
func (p *pen) contour(dots []dot) {
	middle := func(a, b dot) dot { return dot{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true} }
	start := dots[0]
	switch last := dots[len(dots)-1]; {
	case start.on:
		dots = dots[1:]
	case last.on:
		start, dots = last, dots[:len(dots)-1]
	default:
		start = middle(start, last)
	}
	p.move(start.x-p.x, start.y-p.y)
	var off *dot
	curve := func(d dot) { // a cubic curve has its two handles at two thirds of the way to the one of a quadratic
		x, y := p.x, p.y
		ax, ay := x+(off.x-x)*2/3, y+(off.y-y)*2/3
		bx, by := d.x+(off.x-d.x)*2/3, d.y+(off.y-d.y)*2/3
		p.curve(ax-x, ay-y, bx-ax, by-ay, d.x-bx, d.y-by)
	}
	for _, d := range dots {
		switch {
		case d.on && off == nil:
			p.line(d.x-p.x, d.y-p.y)
		case d.on:
			curve(d)
			off = nil
		default:
			if off != nil {
				curve(middle(*off, d))
			}
			off = &d
		}
	}
	if off != nil {
		curve(start)
	}
	p.close()
}

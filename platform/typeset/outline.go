package typeset

import "strconv"

// outline gives a glyph as PDF path operators on the 1000-unit em, for the seal: there the name is drawing, not text,
// so that it does not get in between the words when a paper is searched or copied.
func (f *face) outline(gid uint16) []byte {
	p := pen{}
	p.run(f.charstrings.at(int(gid)))
	return p.out
}

// pen runs a flat Type 2 charstring.
type pen struct {
	out   []byte
	x, y  int
	begun bool // the width, if any, has been passed
	open  bool // a contour is being drawn
}

// Type 2 operators that a flat, unhinted charstring may hold.
const (
	vmoveto, rlineto, hlineto, vlineto, rrcurveto = 4, 5, 6, 7, 8
	endchar, rmoveto, hmoveto                     = 14, 21, 22
	rcurveline, rlinecurve, vvcurveto, hhcurveto  = 24, 25, 26, 27
	vhcurveto, hvcurveto                          = 30, 31
)

func (p *pen) run(cs []byte) {
	var a []int
	for i := 0; i < len(cs); {
		if c := cs[i]; c >= 32 || c == 28 {
			v, n := readNumber(cs[i:])
			a = append(a, v)
			i += n
			continue
		}
		p.do(cs[i], a)
		a = a[:0]
		i++
	}
}

func (p *pen) do(op byte, a []int) {
	switch op {
	case rmoveto:
		a = p.begin(a, 2)
		p.move(a[0], a[1])
	case hmoveto:
		p.move(p.begin(a, 1)[0], 0)
	case vmoveto:
		p.move(0, p.begin(a, 1)[0])
	case rlineto:
		p.lines(a)
	case hlineto, vlineto:
		for i, horizontal := 0, op == hlineto; i < len(a); i, horizontal = i+1, !horizontal {
			if horizontal {
				p.line(a[i], 0)
			} else {
				p.line(0, a[i])
			}
		}
	case rrcurveto:
		p.curves(a)
	case rcurveline:
		n := len(a) - 2
		p.curves(a[:n])
		p.lines(a[n:])
	case rlinecurve:
		n := len(a) - 6
		p.lines(a[:n])
		p.curves(a[n:])
	case vvcurveto:
		dx := 0
		if len(a)%4 == 1 {
			dx, a = a[0], a[1:]
		}
		for ; len(a) >= 4; a, dx = a[4:], 0 {
			p.curve(dx, a[0], a[1], a[2], 0, a[3])
		}
	case hhcurveto:
		dy := 0
		if len(a)%4 == 1 {
			dy, a = a[0], a[1:]
		}
		for ; len(a) >= 4; a, dy = a[4:], 0 {
			p.curve(a[0], dy, a[1], a[2], a[3], 0)
		}
	case hvcurveto, vhcurveto:
		p.alternate(a, op == hvcurveto)
	case endchar:
		p.close()
	}
}

// begin drops the width that may stand before the arguments of the first move.
func (p *pen) begin(a []int, want int) []int {
	if !p.begun && len(a) > want {
		a = a[len(a)-want:]
	}
	p.begun = true
	return a
}

// alternate draws curves that start horizontal and end vertical, or the other way round, in turn.
func (p *pen) alternate(a []int, horizontal bool) {
	for ; len(a) >= 4; a, horizontal = a[4:], !horizontal {
		last := 0
		if len(a) == 5 {
			last = a[4]
		}
		if horizontal {
			p.curve(a[0], 0, a[1], a[2], last, a[3])
		} else {
			p.curve(0, a[0], a[1], a[2], a[3], last)
		}
	}
}

func (p *pen) lines(a []int) {
	for ; len(a) >= 2; a = a[2:] {
		p.line(a[0], a[1])
	}
}

func (p *pen) curves(a []int) {
	for ; len(a) >= 6; a = a[6:] {
		p.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	}
}

func (p *pen) move(dx, dy int) {
	p.close()
	p.point(dx, dy)
	p.out = append(p.out, "m\n"...)
	p.open = true
}

func (p *pen) line(dx, dy int) {
	p.point(dx, dy)
	p.out = append(p.out, "l\n"...)
}

func (p *pen) curve(ax, ay, bx, by, cx, cy int) {
	p.point(ax, ay)
	p.point(bx, by)
	p.point(cx, cy)
	p.out = append(p.out, "c\n"...)
}

func (p *pen) close() {
	if p.open {
		p.out = append(p.out, "h\n"...)
	}
	p.open = false
}

func (p *pen) point(dx, dy int) {
	p.x, p.y = p.x+dx, p.y+dy
	p.out = strconv.AppendInt(p.out, int64(p.x), 10)
	p.out = append(p.out, ' ')
	p.out = strconv.AppendInt(p.out, int64(p.y), 10)
	p.out = append(p.out, ' ')
}

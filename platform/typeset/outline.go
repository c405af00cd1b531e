package typeset

// outline gives a glyph as PDF path operators on the 1000-unit em, for the seal: there the name is drawing, not text,
// so that it does not get in between the words when a paper is searched or copied.
func (f *Face) outline(gid uint16) []byte {
	p := pen{k: 1000 / float64(f.units)}
	if err := f.draw(f, gid, &p); err != nil {
		return nil // LoadFace has refused such a face
	}
	return p.out
}

// pen draws a path. It counts in the units of the font and writes thousandths of an em.
type pen struct {
	out   []byte
	k     float64 // thousandths of an em to a unit
	x, y  float64
	begun bool // the width, if any, has been passed
	open  bool // a contour is being drawn
}

func (c *cff) draw(_ *Face, gid uint16, p *pen) error {
	cs, err := c.glyph(int(gid))
	if err == nil {
		p.run(cs)
	}
	return err
}

// run draws a flat charstring, which is sound because a flattener wrote it.
func (p *pen) run(cs []byte) {
	var a []float64
	for i := 0; i < len(cs); {
		if c := cs[i]; c >= 32 || c == 28 {
			v, err := readArg(cs[i:])
			if err != nil {
				return
			}
			a = append(a, v.v)
			i += len(v.raw)
			continue
		}
		op := int(cs[i])
		if i++; op == 12 && i < len(cs) {
			op = 1200 + int(cs[i])
			i++
		}
		p.do(op, a)
		a = a[:0]
	}
}

func (p *pen) do(op int, a []float64) {
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
	case vvcurveto, hhcurveto:
		p.parallel(a, op == hhcurveto)
	case hvcurveto, vhcurveto:
		p.alternate(a, op == hvcurveto)
	case hflex, flex, hflex1, flex1:
		p.flex(op, a)
	case endchar:
		p.close()
	}
}

// begin drops the width that may stand before the arguments of the first move.
func (p *pen) begin(a []float64, want int) []float64 {
	if !p.begun && len(a) > want {
		a = a[len(a)-want:]
	}
	p.begun = true
	return a
}

// parallel draws curves that start and end horizontal, or vertical.
func (p *pen) parallel(a []float64, horizontal bool) {
	across := 0.0
	if len(a)%4 == 1 {
		across, a = a[0], a[1:]
	}
	for ; len(a) >= 4; a, across = a[4:], 0 {
		if horizontal {
			p.curve(a[0], across, a[1], a[2], a[3], 0)
		} else {
			p.curve(across, a[0], a[1], a[2], 0, a[3])
		}
	}
}

// alternate draws curves that start horizontal and end vertical, or the other way round, in turn.
func (p *pen) alternate(a []float64, horizontal bool) {
	for ; len(a) >= 4; a, horizontal = a[4:], !horizontal {
		last := 0.0
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

// flex draws two curves that are almost a line.
func (p *pen) flex(op int, a []float64) {
	switch op {
	case flex:
		p.curves(a[:12])
	case hflex:
		p.curve(a[0], 0, a[1], a[2], a[3], 0)
		p.curve(a[4], 0, a[5], -a[2], a[6], 0)
	case hflex1:
		p.curve(a[0], a[1], a[2], a[3], a[4], 0)
		p.curve(a[5], 0, a[6], a[7], a[8], -(a[1] + a[3] + a[7]))
	case flex1:
		dx, dy := a[0]+a[2]+a[4]+a[6]+a[8], a[1]+a[3]+a[5]+a[7]+a[9]
		p.curves(a[:6])
		if max(dx, -dx) > max(dy, -dy) {
			p.curve(a[6], a[7], a[8], a[9], a[10], -dy)
		} else {
			p.curve(a[6], a[7], a[8], a[9], -dx, a[10])
		}
	}
}

func (p *pen) lines(a []float64) {
	for ; len(a) >= 2; a = a[2:] {
		p.line(a[0], a[1])
	}
}

func (p *pen) curves(a []float64) {
	for ; len(a) >= 6; a = a[6:] {
		p.curve(a[0], a[1], a[2], a[3], a[4], a[5])
	}
}

func (p *pen) move(dx, dy float64) {
	p.close()
	p.point(dx, dy)
	p.out = append(p.out, "m\n"...)
	p.open = true
}

func (p *pen) line(dx, dy float64) {
	p.point(dx, dy)
	p.out = append(p.out, "l\n"...)
}

func (p *pen) curve(ax, ay, bx, by, cx, cy float64) {
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

func (p *pen) point(dx, dy float64) {
	p.x, p.y = p.x+dx, p.y+dy
	p.out = appendNum(p.out, p.x*p.k)
	p.out = append(p.out, ' ')
	p.out = appendNum(p.out, p.y*p.k)
	p.out = append(p.out, ' ')
}

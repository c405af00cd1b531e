package typeset

import (
	"fmt"
	"strings"
)

const (
	cellPad   = 4.0   // points, on all sides
	tallRow   = 130.0 // a table row higher than this, some six lines, may be cut between its lines
	tableGap  = 6.0   // white around a table
	keyShare  = 0.4   // the widest the left column of a form may get
	headScope = "/A<</O/Table/Scope/Column>>"
	keyScope  = "/A<</O/Table/Scope/Row>>"
)

// cell is one cell, broken into lines.
type cell struct {
	lines []line
	elem  int
	st    *style
}

// grid is one table: where its columns begin, and the last edge.
type grid struct{ edges []float64 }

func newGrid(left float64, widths []float64) *grid {
	g := &grid{edges: []float64{left}}
	for i, w := range widths {
		g.edges = append(g.edges, g.edges[i]+w)
	}
	return g
}

func (f *flow) table(t Table) {
	columns, align, rows := t.Columns, t.Align, t.Rows
	total := 0.0
	for _, c := range columns {
		total += c
	}
	if len(columns) == 0 || len(align) != len(columns) || strings.Trim(align, "lcrj") != "" || total <= 0 || len(rows) == 0 {
		f.fail("表格的栏宽与对齐方式不符：%d 栏，对齐“%s”，%d 行", len(columns), align, len(rows))
		return
	}
	widths, aligned := make([]float64, len(columns)), make([]style, len(columns))
	for i, c := range columns {
		widths[i] = c / total * f.set.Width
		aligned[i] = *f.set.named[Cell]
		aligned[i].Align = align[i]
		if widths[i] < 2*cellPad+aligned[i].Size {
			f.fail("表格第 %d 栏太窄，放不下一个字", i+1)
			return
		}
	}
	g := newGrid(f.set.Left, widths)
	table := f.doc.elem(0, "Table")
	f.gap += tableGap
	var head *row
	for i, texts := range rows {
		if len(texts) != len(columns) {
			f.fail("表格第 %d 行有 %d 格，应有 %d 格", i+1, len(texts), len(columns))
			return
		}
		tr := f.doc.elem(table, "TR")
		cells := make([]cell, len(texts))
		for k, s := range texts {
			tag, st := "TD", &aligned[k]
			if i == 0 {
				tag, st = "TH", f.set.named[CellHead]
			}
			cells[k] = f.cell(tr, tag, s, widths[k], st)
			if i == 0 {
				f.doc.elems[cells[k].elem].attr = headScope
			}
		}
		if i > 0 {
			from := len(f.rows)
			f.tableRow(g, cells, head)
			if i < len(t.Places) && t.Places[i] != "" {
				f.keepPlaces(from, t.Places[i], g)
			}
			continue
		}
		r := g.row(cells)
		head = &r
		r.keep = len(rows) > 1
		f.add(r)
	}
	f.gap += tableGap
}

func (f *flow) form(pairs [][2]string) {
	st := f.set.named[Field]
	left := 0.0
	for _, p := range pairs {
		left = max(left, width(f.doc.shape(p[0], st)))
	}
	left = min(left+2*cellPad+st.Size, keyShare*f.set.Width)
	widths := []float64{left, f.set.Width - left}
	g := newGrid(f.set.Left, widths)
	table := f.doc.elem(0, "Table")
	key := *st
	key.Align = 'c'
	f.gap += tableGap
	for _, p := range pairs {
		tr := f.doc.elem(table, "TR")
		th := f.cell(tr, "TH", p[0], widths[0], &key)
		f.doc.elems[th.elem].attr = keyScope
		f.tableRow(g, []cell{th, f.cell(tr, "TD", p[1], widths[1], st)}, nil)
	}
	f.gap += tableGap
}

func (f *flow) cell(tr int, tag, text string, w float64, st *style) cell {
	return cell{lines: f.lines(text, w-2*cellPad, st), elem: f.doc.elem(tr, tag), st: st}
}

// lines breaks a text that may hold line feeds.
func (f *flow) lines(text string, w float64, st *style) (out []line) {
	for _, s := range strings.Split(text, "\n") {
		out = append(out, breakLines(f.doc.shape(s, st), w, st)...)
	}
	return out
}

// tableRow adds a row whole, or line by line when it is tall.
func (f *flow) tableRow(g *grid, cells []cell, head *row) {
	r := g.row(cells)
	r.head = head
	if r.h <= tallRow {
		f.add(r)
		return
	}
	lead := cells[0].st.Lead
	n := int((r.h-2*cellPad)/lead + 0.5)
	for i := range n {
		piece := row{h: lead, head: head, keep: i == 0 || i == n-2}
		above, below := 0.0, 0.0
		if i == 0 {
			above = cellPad
		}
		if i == n-1 {
			below = cellPad
		}
		piece.h += above + below
		piece.draw = func(c *canvas, y float64, at place) {
			g.frame(c, y, piece.h, i == 0 || at.top, i == n-1 || at.bottom)
			for k := range cells {
				g.cell(c, k, &cells[k], i, i+1, y+above)
			}
		}
		f.add(piece)
	}
}

// row is a table row in one piece, its cells centred on its height.
func (g *grid) row(cells []cell) row {
	lead, n := cells[0].st.Lead, 1
	for _, c := range cells {
		n = max(n, len(c.lines))
	}
	h := float64(n)*lead + 2*cellPad
	return row{h: h, draw: func(c *canvas, y float64, at place) {
		g.frame(c, y, h, true, true)
		for k := range cells {
			shown := cells[k]
			if at.repeated {
				shown.elem = artifact
			}
			g.cell(c, k, &shown, 0, len(shown.lines), y+cellPad+float64(n-len(shown.lines))/2*lead)
		}
	}}
}

// cell writes the lines from up to to of the cell in column k.
func (g *grid) cell(c *canvas, k int, cl *cell, from, to int, y float64) {
	for i := from; i < to && i < len(cl.lines); i++ {
		c.line(cl.elem, &cl.lines[i], g.edges[k]+cellPad, y+float64(i-from)*cl.st.Lead, cl.st)
	}
}

// frame draws the rules around the cells of a row.
func (g *grid) frame(c *canvas, y, h float64, top, bottom bool) {
	c.mark(artifact)
	left, right := g.edges[0], g.edges[len(g.edges)-1]
	if top {
		c.rule(left, y, right, y)
	}
	if bottom {
		c.rule(left, y+h, right, y+h)
	}
	for _, x := range g.edges {
		c.rule(x, y, x, y+h)
	}
}

func (f *flow) fail(format string, args ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format, args...)
	}
}

// keepPlaces notes where the rows from one on come to stand.
func (f *flow) keepPlaces(from int, name string, g *grid) {
	left, right := g.edges[0], g.edges[len(g.edges)-1]
	for i := from; i < len(f.rows); i++ {
		r := &f.rows[i]
		draw, h := r.draw, r.h
		r.draw = func(c *canvas, y float64, at place) {
			c.doc.places = append(c.doc.places, Place{name, c.number + 1, left, pageH - y - h, right - left, h})
			draw(c, y, at)
		}
	}
}

package typeset

import (
	"fmt"
	"strings"
)

// row is the smallest thing a page break leaves whole: a line, a table row, a piece of a tall one.
type row struct {
	gap  float64 // white above it, dropped at the top of a page
	h    float64
	keep bool // no page break between this row and the next
	head *row // repeated above this row when it begins a page
	draw func(c *canvas, y float64, at place)
}

// place says where on its page a row came to stand.
type place struct{ top, bottom, repeated bool }

// flow turns blocks into rows and rows into pages.
type flow struct {
	doc  *doc
	set  *styles
	rows []row
	gap  float64 // white owed to the next row
	err  error   // the first fault in a block
}

func (f *flow) add(r row) {
	r.gap += f.gap
	f.gap = 0
	f.rows = append(f.rows, r)
}

// text sets a paragraph; no line of it stands alone at the top or the foot of a page.
func (f *flow) text(tag, s string, st *style, keep bool) {
	for _, s := range strings.Split(s, "\n") {
		lines := breakLines(f.doc.shape(s, st), bodyW, st)
		if len(lines) == 0 {
			f.gap += st.lead
			continue
		}
		e := f.doc.elem(0, tag)
		for i := range lines {
			l := &lines[i]
			f.add(row{h: st.lead, keep: keep || i+1 < len(lines) && (i == 0 || i+2 == len(lines)),
				draw: func(c *canvas, y float64, _ place) {
					c.line(e, l, bodyLeft, y, st)
				}})
		}
	}
}

// paginate draws the rows page by page. Rows that must keep together move to the next page together, unless they are
// taller than a page.
func (f *flow) paginate() {
	for i := 0; i < len(f.rows); {
		i = f.page(i)
	}
	if len(f.rows) == 0 {
		f.doc.newPage()
	}
}

// page fills one page from row i on and tells which row begins the next.
func (f *flow) page(i int) int {
	c := f.doc.newPage()
	y := bodyTop
	if h := f.rows[i].head; h != nil {
		h.draw(c, y, place{top: true, repeated: true})
		y += h.h
	}
	end, first := f.fill(i, bodyTop+bodyH-y), i
	for ; i < end; i++ {
		r := &f.rows[i]
		if i > first {
			y += r.gap
		}
		r.draw(c, y, place{top: i == first, bottom: i+1 == end})
		y += r.h
	}
	c.endMark()
	return end
}

// fill tells how far rows from i on fit in a height, ending where a break is allowed; always at least one row.
func (f *flow) fill(i int, room float64) int {
	used, whole, end := 0.0, i, i
	for j := i; j < len(f.rows); j++ {
		if j > i {
			used += f.rows[j].gap
		}
		if used += f.rows[j].h; used > room+0.01 {
			break
		}
		end = j + 1
		if !f.rows[j].keep {
			whole = end
		}
	}
	if whole > i {
		return whole
	}
	return max(end, i+1)
}

// footers numbers the pages, centred at the foot.
func (f *flow) footers() {
	st := &f.set.footer
	for i, c := range f.doc.pages {
		l := breakLines(f.doc.shape(fmt.Sprintf("第 %d 页 共 %d 页", i+1, len(f.doc.pages)), st), bodyW, st)
		c.line(artifact, &l[0], bodyLeft, pageH-bodyLeft, st)
		c.endMark()
	}
}

package typeset

import (
	"strconv"
	"strings"
)

// row is the smallest thing a page break leaves whole: a line, a table row, a piece of a tall one.
type row struct {
	gap  float64 // white above it, dropped at the top of a page
	h    float64
	keep bool // no page break between this row and the next
	feed bool // begins a page
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
	feed bool    // the next row begins a page
	err  error   // the first fault in a block

	title string // of the document, for errors
}

func (f *flow) add(r row) {
	if len(f.rows) >= mostRows {
		if f.err == nil {
			f.err = tooLong(f.title)
		}
		return
	}
	r.gap += f.gap
	r.feed = f.feed
	f.gap, f.feed = 0, false
	f.rows = append(f.rows, r)
}

// text sets a paragraph; no line of it stands alone at the top or the foot of a page.
func (f *flow) text(t Text) {
	st := f.style(t.Style)
	for i, runs := range paragraphs(t.Runs) {
		lines := breakLines(f.doc.shapeRuns(runs, st), f.set.Width-st.Inset*st.Size, st)
		if len(lines) == 0 {
			if i > 0 || len(t.Runs) > 0 {
				f.gap += st.Lead
			}
			continue
		}
		f.gap += st.Before
		spread(lines, st)
		e := f.doc.elem(0, st.Tag)
		for i := range lines {
			l := &lines[i]
			f.add(row{h: st.Lead, keep: t.Keep || st.Keep || i+1 < len(lines) && (i == 0 || i+2 == len(lines)),
				draw: func(c *canvas, y float64, _ place) {
					if i == 0 {
						c.arrive(e, t.Name, Text{Runs: runs}.String(), y)
					}
					c.line(e, l, f.set.Left, y, st)
				}})
		}
		f.gap += st.After
	}
}

// paragraphs parts runs at line feeds.
func paragraphs(runs []Run) [][]Run {
	out := [][]Run{nil}
	for _, r := range runs {
		for i, s := range strings.Split(r.Text, "\n") {
			if i > 0 {
				out = append(out, nil)
			}
			if s != "" {
				out[len(out)-1] = append(out[len(out)-1], Run{s, r.Face, r.Link})
			}
		}
	}
	return out
}

// spread sets the letters of a short title apart.
func spread(lines []line, st *style) {
	if st.Spread == 0 || len(lines) != 1 {
		return
	}
	l := &lines[0]
	if n := float64(len(l.gs) - 1); l.x > n*st.Spread*st.Size {
		l.stretch, l.spread = st.Spread*st.Size, true
		l.x -= n * l.stretch / 2
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
	y := f.set.Top
	if h := f.rows[i].head; h != nil {
		h.draw(c, y, place{top: true, repeated: true})
		y += h.h
	}
	end, first := f.fill(i, f.set.Top+f.set.Height-y), i
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
			if f.rows[j].feed {
				return j
			}
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

// headerTop is where a header stands, from the upper edge of the page.
const headerTop = 18 * Millimetre

// onEach writes a line at a height on every page from one on; {page} and {pages} are numbers.
func (f *flow) onEach(text string, from int, y float64) {
	st := f.set.named[Footer]
	for i, c := range f.doc.pages {
		if i < from {
			continue
		}
		said := strings.NewReplacer("{page}", strconv.Itoa(i+1), "{pages}", strconv.Itoa(len(f.doc.pages))).Replace(text)
		if l := breakLines(f.doc.shape(said, st), f.set.Width, st); len(l) > 0 {
			c.line(artifact, &l[0], f.set.Left, y, st)
			c.endMark()
		}
	}
}

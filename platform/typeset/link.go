package typeset

import (
	"fmt"
	"net/url"
	"strings"
)

// link is where a piece of text leads: an address of the web, or, after #, the name of a paragraph of the same document.
type link struct {
	target string
	text   string // all that is linked
	elem   int    // made when its first piece is drawn; 0: not yet
}

// annot is a piece of a link on a page: the rectangle to click, from the lower left corner to the upper right one.
type annot struct {
	link, page     int
	x1, y1, x2, y2 float64
}

// link notes a link and gives its number, from 1.
func (d *doc) link(target, text string) int {
	d.links = append(d.links, link{target: target, text: text})
	return len(d.links)
}

// checkLinks tells which link leads nowhere, or out of the web.
func (d *doc) checkLinks() error {
	for _, l := range d.links {
		if name, inside := strings.CutPrefix(l.target, "#"); inside {
			if _, ok := d.named[name]; !ok {
				return fmt.Errorf("链接“%s”指向文书中没有的位置“%s”", l.text, name)
			}
			continue
		}
		if u, err := url.Parse(l.target); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || escaped(u.Host) != u.Host {
			return fmt.Errorf("链接“%s”的网址“%s”不能使用：网址应当以 http:// 或者 https:// 开头", l.text, l.target)
		}
	}
	return nil
}

// escaped is an address in the characters that an address may hold.
func escaped(address string) string {
	var b strings.Builder
	for i := range len(address) {
		if c := address[i]; c <= ' ' || c > '~' || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// linked tells whether a line has a link in it.
func (l *line) linked() bool {
	for i := range l.gs {
		if l.gs[i].link != 0 {
			return true
		}
	}
	return false
}

// pieces writes a line piece by piece, each link as an element of its own with its place on the page. It stands within
// a text object, after the moves of the line were found; meant says that each piece must say what it means.
func (c *canvas) pieces(elem int, l *line, x, y float64, meant bool) {
	c.WriteString("\n")
	for from := 0; from < len(l.gs); {
		to, left := from, x-c.back[from]
		for ; to < len(l.gs) && l.gs[to].link == l.gs[from].link; to++ {
			x += l.gs[to].w + l.stretch - c.back[to]
		}
		owner, k, size := elem, l.gs[from].link-1, l.gs[from].size
		if k >= 0 {
			owner = c.doc.linkElem(elem, k)
		}
		said := ""
		if meant {
			said = c.doc.source(l.gs[from:to])
		}
		c.begin(owner, said)
		c.glyphs(l, from, to)
		c.WriteString("\n")
		c.endMark()
		if k >= 0 {
			c.annotate(annot{k, c.number, left, y - 0.2*size, x - l.stretch, y + 0.9*size})
		}
		from = to
	}
}

// linkElem is the element of a link, made under the paragraph where its first piece stands.
func (d *doc) linkElem(parent, k int) int {
	if d.links[k].elem == 0 {
		d.links[k].elem = d.elem(parent, "Link")
	}
	return d.links[k].elem
}

// annotate puts the rectangle of a piece of a link on the page.
func (c *canvas) annotate(a annot) {
	c.doc.annots = append(c.doc.annots, a)
	e := &c.doc.elems[c.doc.links[a.link].elem]
	e.kids = append(e.kids, kid{page: c.number, annot: len(c.doc.annots)})
}

// writeLinks writes the annotations; their numbers in the parent tree follow those of the pages.
func (d *doc) writeLinks(o *file, ids, pages []int) {
	for i, a := range d.annots {
		l := d.links[a.link]
		said, does := l.text, ""
		if name, inside := strings.CutPrefix(l.target, "#"); inside {
			does = "/Dest" + d.named[name].destination(pages)
		} else {
			does = fmt.Sprintf("/A<</S/URI/URI<%X>>>", escaped(l.target))
			if l.text != l.target {
				said += " " + l.target
			}
		}
		o.object(ids[i], "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>",
			a.x1, a.y1, a.x2, a.y2, hexText(said), len(d.pages)+i, does)
	}
}

package typeset

import (
	"slices"
	"strings"
)

// doc gathers what a file needs while it is set: fonts in use, pages, the structure a screen reader follows.
type doc struct {
	set     *styles
	places  []Place
	fonts   []*docFont
	pages   []*canvas
	elems   []elem // 0 is the document
	missing map[rune]bool
	parts
}

// docFont is a face as one file uses it.
type docFont struct {
	*Face
	cids map[cidKey]uint16
	gids []uint16 // by CID
	text []string // by CID: what the glyph stands for in the source
}

// cidKey: one glyph that stands for two characters needs two CIDs, or copied text would be wrong.
type cidKey struct {
	gid  uint16
	text string
}

// elem is one element of the structure tree.
type elem struct {
	tag, alt string
	attr     string // further entries of its dictionary
	parent   int
	kids     []kid
}

// kid is an element, a piece of a page's content, or a link's place on a page.
type kid struct{ elem, page, mcid, annot int } // annot: of doc.annots, from 1

func newDoc(set *styles) *doc {
	return &doc{set: set, missing: map[rune]bool{}, elems: []elem{{tag: "Document", parent: -1}}}
}

// font gives the number of a face in this file.
func (d *doc) font(f *Face) int {
	i := slices.IndexFunc(d.fonts, func(u *docFont) bool { return u.Face == f })
	if i >= 0 {
		return i
	}
	d.fonts = append(d.fonts, &docFont{Face: f, cids: map[cidKey]uint16{}, gids: []uint16{0}, text: []string{"\ufffd"}})
	return len(d.fonts) - 1
}

func (u *docFont) cid(gid uint16, text string) uint16 {
	k := cidKey{gid, text}
	cid, ok := u.cids[k]
	if !ok {
		cid = uint16(len(u.gids))
		u.cids[k] = cid
		u.gids, u.text = append(u.gids, gid), append(u.text, text)
	}
	return cid
}

// elem adds an element under another.
func (d *doc) elem(parent int, tag string) int {
	d.elems = append(d.elems, elem{tag: tag, parent: parent})
	i := len(d.elems) - 1
	d.elems[parent].kids = append(d.elems[parent].kids, kid{elem: i})
	return i
}

func (d *doc) newPage() *canvas {
	c := &canvas{doc: d, number: len(d.pages)}
	d.pages = append(d.pages, c)
	return c
}

// source is the text that glyphs stand for.
func (d *doc) source(gs []glyph) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(d.fonts[g.font].text[g.cid])
	}
	return b.String()
}

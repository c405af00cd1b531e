package typeset

import (
	"fmt"
	"strings"
)

// several bookmarks, the title among them, are worth showing when a file is opened.
const several = 3

// mark is where a bookmark or a link leads: a paragraph, its upper edge at y.
type mark struct {
	level int // 1: the title; 0: no heading
	text  string
	page  int // from 0
	y     float64
	elem  int // the same place for a screen reader
}

// arrive notes where a paragraph is drawn, if something may lead there: a bookmark to a heading, a link to a name.
func (c *canvas) arrive(elem int, name, text string, y float64) {
	m := mark{text: text, page: c.number, y: y, elem: elem}
	if tag := c.doc.elems[elem].tag; len(tag) == 2 && tag[0] == 'H' {
		m.level = int(tag[1] - '0')
		c.doc.marks = append(c.doc.marks, m)
	}
	if _, taken := c.doc.named[name]; name != "" && !taken {
		if c.doc.named == nil {
			c.doc.named = map[string]mark{}
		}
		c.doc.named[name] = m
	}
}

// branch is a bookmark in the tree; numbers are those of marks, -1: none.
type branch struct{ parent, prev, next, first, last, count int }

// branches hangs each mark under the nearest one before it that has a higher rank.
func branches(marks []mark) (tree []branch, root branch) {
	root = branch{-1, -1, -1, -1, -1, len(marks)}
	at := func(i int) *branch {
		if i < 0 {
			return &root
		}
		return &tree[i]
	}
	var path []int // from the root to the last mark
	for i, m := range marks {
		for len(path) > 0 && marks[path[len(path)-1]].level >= m.level {
			path = path[:len(path)-1]
		}
		b := branch{-1, -1, -1, -1, -1, 0}
		if len(path) > 0 {
			b.parent = path[len(path)-1]
		}
		up := at(b.parent)
		if b.prev = up.last; b.prev >= 0 {
			tree[b.prev].next = i
		} else {
			up.first = i
		}
		up.last = i
		for _, k := range path {
			tree[k].count++
		}
		tree, path = append(tree, b), append(path, i)
	}
	return tree, root
}

// writeBookmarks writes the tree of bookmarks, all open, and gives the catalogue's entries for it.
func (d *doc) writeBookmarks(o *file, pages, elems []int) string {
	if len(d.marks) == 0 {
		return ""
	}
	top := o.alloc()
	ids := make([]int, len(d.marks))
	for i := range ids {
		ids[i] = o.alloc()
	}
	tree, root := branches(d.marks)
	refs := func(b branch) string {
		var s strings.Builder
		for _, r := range []struct {
			key string
			to  int
		}{{"Prev", b.prev}, {"Next", b.next}, {"First", b.first}, {"Last", b.last}} {
			if r.to >= 0 {
				fmt.Fprintf(&s, "/%s %d 0 R", r.key, ids[r.to])
			}
		}
		if b.count > 0 {
			fmt.Fprintf(&s, "/Count %d", b.count)
		}
		return s.String()
	}
	o.object(top, "<</Type/Outlines%s>>", refs(root))
	for i, m := range d.marks {
		parent := top
		if tree[i].parent >= 0 {
			parent = ids[tree[i].parent]
		}
		o.object(ids[i], "<</Title%s/Parent %d 0 R%s/Dest%s/SE %d 0 R>>",
			hexText(m.text), parent, refs(tree[i]), m.destination(pages), elems[m.elem])
	}
	entries := fmt.Sprintf("/Outlines %d 0 R", top)
	if len(d.marks) >= several {
		entries += "/PageMode/UseOutlines"
	}
	return entries
}

// destination is the place as a viewer scrolls to it, at the zoom it has.
func (m mark) destination(pages []int) string {
	return fmt.Sprintf("[%d 0 R/XYZ 0 %.2f null]", pages[m.page], pageH-m.y)
}

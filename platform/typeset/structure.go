package typeset

import (
	"fmt"
	"strings"
)

// writeStructure writes the tree that tells a screen reader what is a heading, a paragraph, a table cell, and in which
// order to read; it gives the object of its root, and those of the elements.
func (d *doc) writeStructure(o *file, pages, annots []int) (root int, ids []int) {
	root, parents := o.alloc(), o.alloc()
	ids = make([]int, len(d.elems))
	for i := range ids {
		if i == 0 || !d.bare(i) {
			ids[i] = o.alloc()
		}
	}
	for i, e := range d.elems {
		if ids[i] == 0 {
			continue
		}
		parent := root
		if e.parent >= 0 {
			parent = ids[e.parent]
		}
		alt := ""
		if e.alt != "" {
			alt = "/Alt" + hexText(e.alt)
		}
		kids, page := e.writeKids(ids, pages, annots)
		o.object(ids[i], "<</S/%s/P %d 0 R%s%s%s/K[%s]>>", e.tag, parent, e.attr, page, alt, kids)
	}
	var nums strings.Builder
	for i, c := range d.pages {
		fmt.Fprintf(&nums, "%d[", i)
		for _, e := range c.owners {
			fmt.Fprintf(&nums, "%d 0 R ", ids[e])
		}
		nums.WriteString("]")
	}
	for i, a := range d.annots {
		fmt.Fprintf(&nums, "%d %d 0 R ", len(pages)+i, ids[d.links[a.link].elem])
	}
	o.object(parents, "<</Nums[%s]>>", nums.String())
	o.object(root, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		ids[0], parents, len(pages)+len(d.annots))
	return root, ids
}

// bare tells whether an element says nothing and is no cell, which a table needs even when empty.
func (d *doc) bare(i int) bool {
	e := &d.elems[i]
	return len(e.kids) == 0 && e.tag != "TH" && e.tag != "TD"
}

// writeKids gives an element's contents, and the entry that names the page of the first.
func (e *elem) writeKids(ids, pages, annots []int) (kids, page string) {
	var b strings.Builder
	home := -1
	for _, k := range e.kids {
		if k.elem > 0 {
			if ids[k.elem] > 0 {
				fmt.Fprintf(&b, "%d 0 R ", ids[k.elem])
			}
			continue
		}
		if home < 0 {
			home = k.page
			page = fmt.Sprintf("/Pg %d 0 R", pages[home])
		}
		switch {
		case k.annot > 0:
			fmt.Fprintf(&b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", pages[k.page], annots[k.annot-1])
		case k.page == home:
			fmt.Fprintf(&b, "%d ", k.mcid)
		default:
			fmt.Fprintf(&b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", pages[k.page], k.mcid)
		}
	}
	return b.String(), page
}

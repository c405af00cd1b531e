package pdfsign

import (
	"fmt"
	"strconv"
)

// tree is the structure tree of a tagged file. A widget stands in it as a Form, otherwise a screen reader never comes to
// the signature and the file loses its conformance (PDF/UA-1, 7.18.4).
type tree struct {
	w        *writer
	num      int
	root     dict
	kids     [][]byte
	parents  int // object of the parent tree
	dict     dict
	leaves   [][]byte // of a parent tree with levels
	nums     [][]byte
	key      int
	elements []element
}

type element struct {
	num, widget, page int
	label             string
}

// openTree reads the tree; nil when the file is not tagged.
func (w *writer) openTree(catalog dict) (*tree, error) {
	num := reference(catalog.get("StructTreeRoot"))
	if num == 0 {
		return nil, nil
	}
	t := &tree{w: w, num: num}
	var err error
	if t.root, err = w.dict(catalog.get("StructTreeRoot")); err != nil {
		return nil, err
	}
	kids, err := w.resolve(t.root.get("K"))
	switch {
	case err != nil:
		return nil, err
	case len(kids) > 0 && kids[0] == '[':
		if t.kids, err = items(kids); err != nil {
			return nil, unreadable("its structure tree: %w", err)
		}
	case kids != nil:
		t.kids = [][]byte{t.root.get("K")}
	}
	if raw := t.root.get("ParentTree"); raw != nil {
		if t.dict, err = w.dict(raw); err != nil {
			return nil, err
		}
		t.parents = reference(raw)
	}
	if t.nums, err = w.array(t.dict.get("Nums")); err != nil {
		return nil, err
	}
	if t.leaves, err = w.array(t.dict.get("Kids")); err != nil {
		return nil, err
	}
	if t.key, err = t.nextKey(); err != nil {
		return nil, err
	}
	if t.parents == 0 {
		t.parents = w.alloc()
		t.root = t.root.set("ParentTree", ref(t.parents))
	}
	return t, nil
}

// nextKey is a key of the parent tree that is not in use.
func (t *tree) nextKey() (int, error) {
	key := 0
	if n, ok := number(t.root.get("ParentTreeNextKey")); ok {
		key = n
	}
	if n := len(t.nums); n >= 2 {
		if last, ok := number(t.nums[n-2]); ok {
			key = max(key, last+1)
		}
	}
	if n := len(t.leaves); n > 0 {
		d, err := t.w.dict(t.leaves[n-1])
		if err != nil {
			return 0, err
		}
		limits, err := t.w.array(d.get("Limits"))
		if err != nil {
			return 0, err
		}
		if len(limits) == 2 {
			if last, ok := number(limits[1]); ok {
				key = max(key, last+1)
			}
		}
	}
	if key > mostObjects {
		return 0, unreadable("its structure tree has absurd keys")
	}
	return key, nil
}

// add takes a widget into the tree and gives its key.
func (t *tree) add(widget, page int, label string) int {
	e := element{t.w.alloc(), widget, page, label}
	t.elements = append(t.elements, e)
	t.kids = append(t.kids, []byte(ref(e.num)))
	return t.key + len(t.elements) - 1
}

func (t *tree) write() {
	var fresh [][]byte
	for i, e := range t.elements {
		d := dict{}.set("Type", "/StructElem").set("S", "/Form").set("P", ref(t.num)).set("Pg", ref(e.page)).
			set("K", fmt.Sprintf("[<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>]", e.widget, e.page))
		if e.label != "" {
			d = d.set("Alt", writeText(e.label))
		}
		t.w.object(e.num, d.String())
		fresh = append(fresh, []byte(strconv.Itoa(t.key+i)), []byte(ref(e.num)))
	}
	last := t.key + len(t.elements) - 1
	if len(t.leaves) > 0 {
		leaf := t.w.alloc()
		t.w.object(leaf, dict{}.set("Limits", fmt.Sprintf("[%d %d]", t.key, last)).set("Nums", list(fresh)).String())
		t.dict = t.dict.set("Kids", list(append(t.leaves, []byte(ref(leaf)))))
	} else {
		t.dict = t.dict.set("Nums", list(append(t.nums, fresh...)))
	}
	t.w.object(t.parents, t.dict.String())
	t.w.object(t.num, t.root.set("K", list(t.kids)).set("ParentTreeNextKey", strconv.Itoa(last+1)).String())
}

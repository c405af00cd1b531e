package pdfsign

import (
	"bytes"
	"fmt"
	"slices"
)

// later tells what increments after the first upTo bytes did besides adding signatures; "" when nothing.
func (f *file) later(upTo int) string {
	old, err := open(f.b[:upTo])
	if err != nil {
		return "what stood before it cannot be read alone any more"
	}
	if !bytes.Equal(f.trailer.get("Root"), old.trailer.get("Root")) || !bytes.Equal(f.trailer.get("Info"), old.trailer.get("Info")) {
		return "the file was given another catalog or other particulars"
	}
	if n := len(f.sections) - len(old.sections); n < 0 || !slices.EqualFunc(f.sections[n:], old.sections, func(a, b section) bool { return a.at == b.at }) {
		return "what came after it does not build on it"
	}
	c, err := compare(old, f)
	if err != nil {
		return "what came after it cannot be read: " + err.Error()
	}
	for _, s := range f.sections {
		if s.at < upTo {
			continue
		}
		for _, p := range s.spans {
			for num := p.first; num < p.first+p.n; num++ {
				if why := c.object(num); why != "" {
					return why
				}
			}
		}
	}
	return ""
}

// comparison is of two revisions of a file.
type comparison struct {
	old, now  *file
	root      int
	oldForm   int
	tree      int
	parents   int
	pages     map[int]bool // of the old revision
	annots    map[int]bool // arrays of annotations that stand alone
	fields    map[int]formField
	oldFields map[int]formField
	done      map[int]bool
}

func compare(old, now *file) (*comparison, error) {
	c := &comparison{old: old, now: now, pages: map[int]bool{}, annots: map[int]bool{}, done: map[int]bool{}}
	var catalog dict
	var err error
	if c.root, catalog, err = old.root(); err != nil {
		return nil, err
	}
	c.oldForm = reference(catalog.get("AcroForm"))
	c.tree = reference(catalog.get("StructTreeRoot"))
	if c.tree != 0 {
		d, err := old.dict(catalog.get("StructTreeRoot"))
		if err != nil {
			return nil, err
		}
		c.parents = reference(d.get("ParentTree"))
	}
	pages, err := old.pages(catalog, mostPages)
	if err != nil {
		return nil, err
	}
	for _, p := range pages {
		c.pages[p] = true
		d, err := old.dict([]byte(ref(p)))
		if err != nil {
			return nil, err
		}
		if n := reference(d.get("Annots")); n != 0 {
			c.annots[n] = true
		}
	}
	if c.oldFields, err = fieldsOf(old); err != nil {
		return nil, err
	}
	c.fields, err = fieldsOf(now)
	return c, err
}

func fieldsOf(f *file) (map[int]formField, error) {
	_, root, err := f.root()
	if err != nil {
		return nil, err
	}
	out := map[int]formField{}
	if root.get("AcroForm") == nil {
		return out, nil
	}
	form, err := f.dict(root.get("AcroForm"))
	if err != nil {
		return nil, err
	}
	list, err := f.signatureFields(form.get("Fields"))
	for _, x := range list {
		out[x.num] = x
	}
	return out, err
}

// object tells what is wrong with a later version of an object.
func (c *comparison) object(num int) string {
	if c.done[num] {
		return ""
	}
	c.done[num] = true
	at, _, err := c.old.find(num)
	if err != nil || at < 0 && num < c.old.size && num != 0 {
		return fmt.Sprintf("object %d, which was free, was used", num)
	}
	if at < 0 {
		return "" // a new object: what leads to it is compared
	}
	was, wasBytes, err := c.old.stream(num)
	if err != nil {
		return fmt.Sprintf("object %d cannot be read", num)
	}
	is, isBytes, err := c.now.stream(num)
	if err != nil {
		return fmt.Sprintf("object %d cannot be read", num)
	}
	if wasBytes != 0 || isBytes != 0 {
		if wasBytes == isBytes {
			return ""
		}
		return fmt.Sprintf("the stream %d was replaced", num)
	}
	if bytes.Equal(was, is) {
		return ""
	}
	if c.annots[num] {
		return c.annotations(num, was, is)
	}
	a, err1 := dictionary(was)
	b, err2 := dictionary(is)
	if err1 != nil || err2 != nil {
		return fmt.Sprintf("object %d was changed", num)
	}
	switch _, field := c.oldFields[num]; {
	case num == c.root:
		return c.catalog(a, b)
	case num == c.oldForm:
		return c.form(a, b)
	case c.pages[num]:
		if why := same(a, b, fmt.Sprintf("page object %d", num), "Annots", "Tabs"); why != "" {
			return why
		}
		if a.get("Tabs") != nil && !bytes.Equal(a.get("Tabs"), b.get("Tabs")) {
			return fmt.Sprintf("the order of reading of page object %d was changed", num)
		}
		return c.annotations(num, a.get("Annots"), b.get("Annots"))
	case field && c.oldFields[num].value == 0:
		return same(a, b, "the field "+c.oldFields[num].name, "V", "AP", "M")
	case num == c.tree:
		return c.structure(a, b)
	case num == c.parents:
		if why := same(a, b, "the structure", "Nums", "Kids"); why != "" {
			return why
		}
		for _, k := range []string{"Nums", "Kids"} {
			if !c.grown(a.get(k), b.get(k)) {
				return "the structure was changed"
			}
		}
		return ""
	}
	return fmt.Sprintf("object %d was changed", num)
}

// same tells whether two dictionaries are equal but for some keys.
func same(a, b dict, what string, but ...string) string {
	for _, k := range slices.Concat(a.keys, b.keys) {
		if !slices.Contains(but, k) && !bytes.Equal(a.get(k), b.get(k)) {
			return fmt.Sprintf("%s: %s was changed", what, k)
		}
	}
	return ""
}

func (c *comparison) catalog(a, b dict) string {
	if why := same(a, b, "the catalog", "AcroForm"); why != "" {
		return why
	}
	was, is := dict{}, dict{}
	var err error
	if a.get("AcroForm") != nil {
		if was, err = c.old.dict(a.get("AcroForm")); err != nil {
			return "the form cannot be read"
		}
	}
	if is, err = c.now.dict(b.get("AcroForm")); err != nil {
		return "the form cannot be read"
	}
	return c.form(was, is)
}

func (c *comparison) form(a, b dict) string {
	if why := same(a, b, "the form", "Fields", "SigFlags"); why != "" {
		return why
	}
	return c.widgets("the form", a.get("Fields"), b.get("Fields"))
}

func (c *comparison) annotations(page int, was, is []byte) string {
	return c.widgets(fmt.Sprintf("page object %d", page), was, is)
}

// widgets tells whether a list has grown by signature fields alone.
func (c *comparison) widgets(what string, was, is []byte) string {
	a, err1 := c.old.array(was)
	b, err2 := c.now.array(is)
	if err1 != nil || err2 != nil || !prefix(a, b) {
		return what + ": fields or notes were changed"
	}
	for _, raw := range b[len(a):] {
		if _, ok := c.fields[reference(raw)]; !ok {
			return what + ": something other than a signature was added"
		}
	}
	return ""
}

func (c *comparison) structure(a, b dict) string {
	if why := same(a, b, "the structure", "K", "ParentTree", "ParentTreeNextKey"); why != "" {
		return why
	}
	if p := a.get("ParentTree"); p != nil && !bytes.Equal(p, b.get("ParentTree")) {
		return "the structure was changed"
	}
	was, is := a.get("K"), b.get("K")
	if len(was) > 0 && was[0] != '[' && reference(was) != 0 {
		if r, err := c.old.resolve(was); err == nil && len(r) > 0 && r[0] != '[' {
			was = []byte("[" + string(was) + "]")
		}
	}
	if !c.grown(was, is) {
		return "the structure was changed"
	}
	x, _ := c.old.array(was) // read by grown
	y, _ := c.now.array(is)
	for _, raw := range y[len(x):] {
		d, err := c.now.dict(raw)
		if err != nil || name(d.get("S")) != "Form" {
			return "something other than a signature was added to the structure"
		}
	}
	return ""
}

// grown tells whether a list has only got further items.
func (c *comparison) grown(was, is []byte) bool {
	a, err1 := c.old.array(was)
	b, err2 := c.now.array(is)
	return err1 == nil && err2 == nil && prefix(a, b)
}

func prefix(a, b [][]byte) bool {
	return len(a) <= len(b) && slices.EqualFunc(a, b[:len(a)], func(x, y []byte) bool { return bytes.Equal(x, y) })
}

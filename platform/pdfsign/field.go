package pdfsign

import (
	"fmt"
	"slices"
	"strconv"
)

// field is a signature's field, which is also its widget on the page.
type field struct {
	num  int
	dict dict
}

const printedLocked = 4 | 128 // annotation flags: printed, and not to be moved

// addFields writes the fields of all signatures into the first increment, so that the later ones only fill them.
func (w *writer) addFields(sigs []Signature) ([]*field, error) {
	rootNum, root, err := w.root()
	if err != nil {
		return nil, err
	}
	form, formNum := dict{}, 0
	if raw := root.get("AcroForm"); raw != nil {
		if form, err = w.dict(raw); err != nil {
			return nil, err
		}
		formNum = reference(raw)
	}
	if form.get("XFA") != nil {
		return nil, unreadable("its form is an XFA form")
	}
	fields, err := w.array(form.get("Fields"))
	if err != nil {
		return nil, err
	}
	if sigs, err = w.named(fields, sigs); err != nil {
		return nil, err
	}
	last := 0
	for _, s := range sigs {
		if s.Place != nil {
			last = max(last, s.Place.Page)
		}
	}
	pages, err := w.pages(root, last+1)
	if err != nil {
		return nil, err
	}
	if len(pages) <= last {
		return nil, fmt.Errorf("a signature is to stand on page %d, but the file has %d pages", last+1, len(pages))
	}

	out := make([]*field, len(sigs))
	onPage := map[int][][]byte{} // widgets by page
	t, err := w.openTree(root)
	if err != nil {
		return nil, err
	}
	for i, s := range sigs {
		page, rect := pages[0], "[0 0 0 0]"
		if s.Place != nil {
			page, rect = pages[s.Place.Page], "["+numbers(s.Place.Rect[:]...)+"]"
		}
		x := &field{num: w.alloc()}
		x.dict = dict{}.set("Type", "/Annot").set("Subtype", "/Widget").set("FT", "/Sig").set("T", writeText(s.Field)).
			set("F", strconv.Itoa(printedLocked)).set("Rect", rect).set("P", ref(page))
		if s.Label != "" {
			x.dict = x.dict.set("TU", writeText(s.Label))
		}
		if t != nil {
			x.dict = x.dict.set("StructParent", strconv.Itoa(t.add(x.num, page, s.Label)))
		}
		if i > 0 { // the first is written with its signature
			w.object(x.num, x.dict.String())
		}
		out[i] = x
		onPage[page] = append(onPage[page], []byte(ref(x.num)))
		fields = append(fields, []byte(ref(x.num)))
	}
	for _, num := range slices.Compact(slices.Sorted(slices.Values(pages))) {
		if err := w.annotate(num, onPage[num], t != nil); err != nil {
			return nil, err
		}
	}
	if formNum == 0 {
		formNum = w.alloc()
		root = root.set("AcroForm", ref(formNum))
		w.object(rootNum, root.String())
	}
	w.object(formNum, form.set("Fields", list(fields)).set("SigFlags", "3").String())
	if t != nil {
		t.write()
	}
	return out, nil
}

func ref(num int) string { return strconv.Itoa(num) + " 0 R" }

// named gives a name to fields without one and refuses one that is taken.
func (w *writer) named(fields [][]byte, sigs []Signature) ([]Signature, error) {
	taken := map[string]bool{}
	for _, raw := range fields {
		d, err := w.dict(raw)
		if err != nil {
			return nil, err
		}
		t, err := w.resolve(d.get("T"))
		if err != nil {
			return nil, err
		}
		taken[text(t)] = true
	}
	sigs = slices.Clone(sigs)
	for _, s := range sigs {
		if s.Field == "" {
			continue
		}
		if taken[s.Field] {
			return nil, fmt.Errorf("the file has a field %s already", s.Field)
		}
		taken[s.Field] = true
	}
	n := len(fields)
	for i := range sigs {
		for sigs[i].Field == "" {
			n++
			if name := "Signature" + strconv.Itoa(n); !taken[name] {
				sigs[i].Field = name
			}
		}
	}
	return sigs, nil
}

// annotate adds widgets to a page.
func (w *writer) annotate(num int, widgets [][]byte, tagged bool) error {
	if len(widgets) == 0 {
		return nil
	}
	page, err := w.dict([]byte(ref(num)))
	if err != nil {
		return err
	}
	annots, err := w.array(page.get("Annots"))
	if err != nil {
		return err
	}
	page = page.set("Annots", list(append(annots, widgets...)))
	if tagged && page.get("Tabs") == nil {
		page = page.set("Tabs", "/S") // PDF/UA: widgets are reached in the order of the structure
	}
	w.object(num, page.String())
	return nil
}

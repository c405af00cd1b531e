package efile

import (
	"bytes"
	"fmt"
	"io"

	"yunting/platform/typeset"
)

// stampSheet sets one line at the right of the strip.
var stampSheet = func() *typeset.Sheet {
	one := typeset.Style{Tag: "P", Face: "song", Size: 8, Lead: 12, Align: 'r'}
	s := &typeset.Sheet{Left: 28, Top: 5, Width: a4W - 56, Height: 13, Styles: map[string]typeset.Style{}}
	for _, name := range []string{typeset.Body, typeset.Cell, typeset.CellHead, typeset.Field, typeset.Note, typeset.Sign, typeset.Footer} {
		s.Styles[name] = one
	}
	return s
}()

// stamped writes the stamps of all pages and gives their objects: 材料编号, 卷宗页码 n/N, and as of which entry.
func (w *writer) stamped(c Catalogue, out Bound, front int) ([]int, error) {
	doc := typeset.Document{Title: "卷宗页码", Made: c.At, Sheet: stampSheet, Options: typeset.Options{AllowMissing: true}}
	page := 0
	add := func(what string) {
		page++
		if page > 1 {
			doc.Blocks = append(doc.Blocks, typeset.PageBreak{})
		}
		doc.Blocks = append(doc.Blocks, typeset.Words(typeset.Body, fmt.Sprintf("截至第%d条记录　%s　卷宗页码 %d/%d", c.Seq, what, page, out.Pages)))
	}
	for i := range front {
		add(map[bool]string{true: "封面", false: "卷内目录"}[i == 0])
	}
	for _, x := range c.Items {
		for range out.Spots[x.ID].Pages {
			add("材料编号 " + x.ID)
		}
	}
	r, err := typeset.Render(doc)
	if err != nil {
		return nil, err
	}
	if r.Pages != out.Pages {
		return nil, fmt.Errorf("efile: %d stamps for %d pages", r.Pages, out.Pages)
	}
	pdf, err := essence(r.PDF)
	if err != nil {
		return nil, err
	}
	return w.drawn(pdf)
}

// drawn writes each page of a small file as a drawing that other pages can show.
func (w *writer) drawn(pdf []byte) ([]int, error) {
	resources, order, pages := map[int][]byte{}, []int(nil), map[int]int{}
	err := objects(bytes.NewReader(pdf), func(o object, data io.Reader) error {
		if data != nil {
			return nil
		}
		d, err := entries(o.body)
		if err != nil {
			return nil //nolint:nilerr // an array
		}
		switch string(d.get("Type")) {
		case "/Page":
			n, ok := reference(d.get("Contents"))
			if !ok {
				return malformed("a page has several contents")
			}
			resources[n], pages[o.n] = bytes.Clone(d.get("Resources")), n
		case "/Pages":
			order, err = kids(d)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	base := len(w.at) - 1
	to := func(n int) int { w.room(base + n); return base + n }
	err = objects(bytes.NewReader(pdf), func(o object, data io.Reader) error {
		body := bytes.TrimSuffix(renumbered(o.body, to), []byte("\n"))
		switch r := resources[o.n]; {
		case data == nil && (pages[o.n] != 0 || bytes.Contains(body, []byte("/Kids"))):
			return nil
		case data == nil:
			w.object(to(o.n), "%s", body)
			return w.err
		case r != nil:
			head := fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 %s %s]/Resources %s", num(a4W), num(a4H), renumbered(r, to))
			body = append([]byte(head), bytes.TrimPrefix(body, []byte("<<"))...)
			fallthrough
		default:
			return w.stream(to(o.n), body, data)
		}
	})
	out := make([]int, len(order))
	for i, p := range order {
		out[i] = to(pages[p])
	}
	return out, err
}

package efile

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
)

// leafs is what was kept of one source while its objects were carried over: its pages, which are written last, and what
// its catalogue says of layers.
type leafs struct {
	base   int          // what is added to its numbers
	pages  map[int]dict // by its numbers
	kids   []int
	layers dict
}

// carry copies every object of a source as it comes by, but for its pages, its tree and its catalogue. Numbers grow by one
// amount, so nothing needs to be remembered of an object that has passed.
func (w *writer) carry(from io.Reader) (*leafs, error) {
	l := &leafs{base: len(w.at) - 1, pages: map[int]dict{}}
	lost := false // a reference to what no file has
	to := func(n int) int {
		if lost = lost || n < 1 || n > mostNumber; lost {
			return 0
		}
		w.room(l.base + n)
		return l.base + n
	}
	err := objects(from, func(o object, data io.Reader) error {
		if bytes.HasPrefix(o.body, []byte("<<")) && data == nil {
			d, err := entries(o.body)
			if err != nil {
				return err
			}
			switch string(d.get("Type")) {
			case "/Page":
				for i := range d {
					d[i].value = renumbered(d[i].value, to)
				}
				l.pages[o.n] = d
				return nil
			case "/Pages":
				if l.kids != nil {
					return malformed("it has two trees of pages")
				}
				l.kids, err = kids(d)
				return err
			case "/Catalog":
				if v := d.get("OCProperties"); v != nil {
					l.layers, err = entries(renumbered(v, to))
				}
				return err
			}
		}
		n := to(o.n)
		if lost {
			return malformed("it refers to objects beyond number %d", mostNumber)
		}
		if w.at[n] != 0 {
			return malformed("object %d stands twice", o.n)
		}
		body := bytes.TrimSuffix(renumbered(o.body, to), []byte("\n"))
		if data != nil {
			return w.stream(n, body, data)
		}
		w.object(n, "%s", body)
		return w.err
	})
	if err != nil {
		return nil, err
	}
	if lost {
		return nil, malformed("it refers to objects beyond number %d", mostNumber)
	}
	for _, k := range l.kids {
		if l.pages[k] == nil {
			return nil, malformed("page %d is not there", k)
		}
	}
	if len(l.kids) == 0 {
		return nil, malformed("it has no pages")
	}
	return l, nil
}

// room makes sure that a number exists.
func (w *writer) room(n int) {
	if n >= len(w.at) {
		w.reserve(n - len(w.at) + 1)
	}
}

func kids(d dict) (ns []int, err error) {
	vs, err := items(d.get("Kids"))
	if err != nil {
		return nil, err
	}
	for _, v := range vs {
		n, ok := reference(v)
		if !ok {
			return nil, malformed("the tree of pages is nested")
		}
		ns = append(ns, n)
	}
	return ns, nil
}

// essence leaves of a small file what its pages are drawn with, for carry: a paper fresh from the typesetter also holds its
// structure, its bookmarks and its metadata, which say nothing about the bundle.
func essence(pdf []byte) ([]byte, error) {
	type held struct {
		object
		data []byte
	}
	all := map[int]held{}
	var order, roots []int
	err := objects(bytes.NewReader(pdf), func(o object, data io.Reader) error {
		h := held{object: o}
		h.body = bytes.TrimSuffix(bytes.Clone(o.body), []byte("\n"))
		if data != nil {
			var err error
			if h.data, err = io.ReadAll(data); err != nil {
				return err
			}
		} else if d, err := entries(h.body); err == nil {
			switch string(d.get("Type")) {
			case "/Page":
				var b bytes.Buffer
				b.WriteString("<</Type/Page")
				for _, key := range onPage {
					if v := d.get(key); v != nil {
						fmt.Fprintf(&b, "/%s %s", key, v)
					}
				}
				h.body = append(b.Bytes(), ">>"...)
			case "/Pages":
				roots = append(roots, o.n)
			}
		}
		all[o.n] = h
		order = append(order, o.n)
		return nil
	})
	if err != nil {
		return nil, err
	}
	wanted := map[int]bool{}
	for len(roots) > 0 {
		n := roots[0]
		if roots = roots[1:]; wanted[n] {
			continue
		}
		wanted[n] = true
		renumbered(all[n].body, func(to int) int { roots = append(roots, to); return to })
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for _, n := range order {
		h := all[n]
		switch {
		case !wanted[n]:
		case h.stream >= 0:
			fmt.Fprintf(&b, "%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n", n, h.body, h.data)
		default:
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, h.body)
		}
	}
	b.WriteString("xref\n")
	return b.Bytes(), nil
}

// onPage are the entries of a page that are carried.
var onPage = []string{"MediaBox", "UserUnit", "Resources", "Contents", "Group"}

// numbers reads an array of n numbers.
func numbers(v []byte, n int) ([]float64, error) {
	vs, err := items(v)
	if err != nil || len(vs) != n {
		return nil, malformed("%.60q are not %d numbers", v, n)
	}
	out := make([]float64, n)
	for i := range vs {
		if out[i], err = strconv.ParseFloat(string(vs[i]), 64); err != nil {
			return nil, malformed("%.20q is no number", vs[i])
		}
	}
	return out, nil
}

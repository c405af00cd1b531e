package typeset

import (
	"fmt"
	"sync"
)

// Sheet is how documents of one kind look: the type area on A4, in points, and the styles of the parts.
type Sheet struct {
	Left, Top, Width, Height float64
	Styles                   map[string]Style
	Fonts                    *Fonts // nil: the embedded ones

	once   sync.Once
	opened *styles
	err    error
}

// Style is the look of one part.
type Style struct {
	Tag    string  // what it is to a screen reader: P, H1, H2, H3
	Face   string  // song 宋, title 标宋, fang 仿宋, hei 黑, kai 楷
	Size   float64 // points
	Lead   float64 // from baseline to baseline
	Indent float64 // of the first line, in em
	Align  byte    // 'j' justified, 'l', 'c', 'r'
	Inset  float64 // kept free at the right, in em
	Spread float64 // letters of a short line are set apart by so many em
	Before float64 // white above, points
	After  float64 // white below
	Keep   bool    // stays with what follows
}

// Styles that the engine itself asks a sheet for.
const (
	Body     = "body"      // paragraphs
	Cell     = "cell"      // of a table
	CellHead = "cell-head" // its header
	Field    = "field"     // of a form
	Note     = "note"      // beside a code
	Sign     = "sign"      // signatures
	Footer   = "footer"
)

// styles is an opened sheet.
type styles struct {
	*Sheet
	named map[string]*style
	faces map[string][]*Face
}

// open finds the faces, once for a sheet.
func (s *Sheet) open() (*styles, error) {
	s.once.Do(func() {
		f := s.Fonts
		if f == nil {
			if f, s.err = Embedded(); s.err != nil {
				return
			}
		}
		o := &styles{Sheet: s, named: map[string]*style{}, faces: map[string][]*Face{}}
		for _, role := range roles {
			o.faces[role] = f.chain(role)
		}
		for name, x := range s.Styles {
			fs, ok := o.faces[x.Face]
			if !ok {
				s.err = fmt.Errorf("typeset: style %s: no face is called %q", name, x.Face)
				return
			}
			o.named[name] = &style{Style: x, name: name, faces: fs}
		}
		for _, name := range []string{Body, Cell, CellHead, Field, Note, Sign, Footer} {
			if o.named[name] == nil {
				s.err = fmt.Errorf("typeset: the sheet has no style %s", name)
				return
			}
		}
		s.opened = o
	})
	return s.opened, s.err
}

// style finds a style by name; an unknown one is a fault of the document.
func (f *flow) style(name string) *style {
	st := f.set.named[name]
	if st == nil {
		f.fail("版式中没有名为“%s”的样式", name)
		return f.set.named[Body]
	}
	return st
}

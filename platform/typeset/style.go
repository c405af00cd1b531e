package typeset

import "sync"

// styles are the ways a court paper sets its parts.
type styles struct {
	court, kind, number, body, plain, heading, sign, cell, cellHead, form, note, footer style
	seal                                                                                []*Face
}

// loadStyles gives the styles of the embedded faces, once.
var loadStyles = sync.OnceValues(func() (*styles, error) {
	f, err := Embedded()
	if err != nil {
		return nil, err
	}
	return newStyles(f), nil
})

// newStyles gives each part the face that the standard names for it: 小标宋 for titles, 仿宋 of size 3 for the text.
func newStyles(f *Fonts) *styles {
	fang, song, title, hei := f.chain(Fang), f.chain(Song), f.chain(Titles), f.chain(Hei)
	return &styles{
		court:    style{faces: title, size: 22, lead: 36, align: 'c'},
		kind:     style{faces: title, size: 26, lead: 44, align: 'c'},
		number:   style{faces: fang, size: bodySize, lead: bodyLead, align: 'r'},
		body:     style{faces: fang, size: bodySize, lead: bodyLead, indent: 2, align: 'j'},
		plain:    style{faces: fang, size: bodySize, lead: bodyLead, align: 'j'},
		heading:  style{faces: hei, size: bodySize, lead: bodyLead, indent: 2, align: 'l'},
		sign:     style{faces: fang, size: bodySize, lead: bodyLead, align: 'l'},
		cell:     style{faces: song, size: 12, lead: 18, align: 'l'},
		cellHead: style{faces: hei, size: 12, lead: 18, align: 'c'},
		form:     style{faces: fang, size: 14, lead: 24, align: 'l'},
		note:     style{faces: song, size: 10.5, lead: 17, align: 'j'},
		footer:   style{faces: song, size: 10.5, lead: 14, align: 'c'},
		seal:     title,
	}
}

package typeset

import "sync"

// styles are the ways a court paper sets its parts.
type styles struct {
	court, kind, number, body, plain, heading, sign, cell, cellHead, form, note, footer style
	seal                                                                                []*face
}

// loadStyles opens the embedded faces, once.
var loadStyles = sync.OnceValues(func() (*styles, error) {
	faces, err := embedded()
	if err != nil {
		return nil, err
	}
	song, heavy := []*face{faces[0], faces[1]}, []*face{faces[1], faces[0]}
	return &styles{
		court:    style{faces: heavy, size: 22, lead: 36, align: 'c'},
		kind:     style{faces: heavy, size: 26, lead: 44, align: 'c'},
		number:   style{faces: song, size: bodySize, lead: bodyLead, align: 'r'},
		body:     style{faces: song, size: bodySize, lead: bodyLead, indent: 2, align: 'j'},
		plain:    style{faces: song, size: bodySize, lead: bodyLead, align: 'j'},
		heading:  style{faces: heavy, size: bodySize, lead: bodyLead, indent: 2, align: 'l'},
		sign:     style{faces: song, size: bodySize, lead: bodyLead, align: 'l'},
		cell:     style{faces: song, size: 12, lead: 18, align: 'l'},
		cellHead: style{faces: heavy, size: 12, lead: 18, align: 'c'},
		form:     style{faces: song, size: 14, lead: 24, align: 'l'},
		note:     style{faces: song, size: 10.5, lead: 17, align: 'j'},
		footer:   style{faces: song, size: 10.5, lead: 14, align: 'c'},
		seal:     heavy,
	}, nil
})

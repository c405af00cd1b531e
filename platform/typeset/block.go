package typeset

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Block is one part of a document.
type Block interface{ set(f *flow) }

// Run is a piece of a paragraph in one face, or a link. An empty face is that of the style.
type Run struct {
	Text string `json:"text"`
	Face string `json:"face,omitempty"`
	Link string `json:"link,omitempty"` // where it leads: https://…, or #name of a paragraph
}

// Text is a paragraph in a style of the sheet. A line feed begins a new paragraph of the same style.
type Text struct {
	Style string `json:"style"`
	Runs  []Run  `json:"runs"`
	Keep  bool   `json:"keep,omitempty"` // stays with what follows
	Name  string `json:"name,omitempty"` // for links that lead to it
}

// Words makes a paragraph of one run.
func Words(style, text string) Text { return Text{Style: style, Runs: []Run{{Text: text}}} }

// String is the paragraph without its faces.
func (t Text) String() string {
	var b strings.Builder
	for _, r := range t.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// Table has a header row, repeated on each page it runs over. Columns are given as shares of the line, aligned by one
// letter each: l, c, r or j. Rows[0] is the header; every row has as many cells as there are columns.
type Table struct {
	Columns []float64  `json:"columns"`
	Align   string     `json:"align"`
	Rows    [][]string `json:"rows"`
}

// Form has two columns: what is asked, what is said.
type Form struct {
	Pairs [][2]string `json:"pairs"`
}

// Space is white of so many body lines; it vanishes at the top of a page.
type Space struct {
	Lines float64 `json:"lines"`
}

// QR is a QR code of 28 mm, with a caption beside it.
type QR struct {
	Code    string `json:"code"`
	Caption string `json:"caption"`
}

// Foot is the end of a document: who signs, the date, who certifies. It stays together, and with the two lines before it.
type Foot struct {
	Sign   []string `json:"sign,omitempty"`   // "审判员　陈某某", role and name parted by a space; a line without one is centred over the date
	Date   string   `json:"date,omitempty"`   // as it is to be read
	Attest string   `json:"attest,omitempty"` // left of the stamp, below the date
	After  []string `json:"after,omitempty"`  // below the date
	Stamp  float64  `json:"stamp,omitempty"`  // room for a stamp of so many millimetres over year and month of the date; 0: none
}

// PageBreak begins a new page.
type PageBreak struct{}

func (t Text) set(f *flow)      { f.text(t) }
func (t Table) set(f *flow)     { f.table(t) }
func (t Form) set(f *flow)      { f.form(t.Pairs) }
func (s Space) set(f *flow)     { f.gap += s.Lines * f.set.named[Body].Lead }
func (q QR) set(f *flow)        { f.qr(q.Code, q.Caption) }
func (t Foot) set(f *flow)      { f.foot(t) }
func (t PageBreak) set(f *flow) { f.feed = true }

// Blocks is a body as data. In JSON each block is an object with one key, the name of what it is.
type Blocks []Block

// blocks names them.
var blocks = map[string]func() Block{
	"text": func() Block { return &Text{} }, "table": func() Block { return &Table{} }, "form": func() Block { return &Form{} },
	"space": func() Block { return &Space{} }, "qr": func() Block { return &QR{} }, "foot": func() Block { return &Foot{} },
	"page-break": func() Block { return &PageBreak{} }, "image": func() Block { return &Image{} },
}

// MarshalJSON writes [{"text":{…}},{"table":{…}}].
func (bs Blocks) MarshalJSON() ([]byte, error) {
	out := make([]map[string]Block, len(bs))
	for i, b := range bs {
		name := ""
		switch b.(type) {
		case Text, *Text:
			name = "text"
		case Table, *Table:
			name = "table"
		case Form, *Form:
			name = "form"
		case Space, *Space:
			name = "space"
		case QR, *QR:
			name = "qr"
		case Foot, *Foot:
			name = "foot"
		case PageBreak, *PageBreak:
			name = "page-break"
		case Image, *Image:
			name = "image"
		default:
			return nil, fmt.Errorf("typeset: %T has no name", b)
		}
		out[i] = map[string]Block{name: b}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote; an unknown block is an error.
func (bs *Blocks) UnmarshalJSON(b []byte) error {
	var in []map[string]json.RawMessage
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*bs = make(Blocks, 0, len(in))
	for i, one := range in {
		if len(one) != 1 {
			return fmt.Errorf("typeset: block %d has %d names, want one", i+1, len(one))
		}
		for name, raw := range one {
			make, ok := blocks[name]
			if !ok {
				return fmt.Errorf("typeset: block %d: no block is called %q", i+1, name)
			}
			x := make()
			if err := json.Unmarshal(raw, x); err != nil {
				return fmt.Errorf("typeset: block %d: %w", i+1, err)
			}
			*bs = append(*bs, value(x))
		}
	}
	return nil
}

// value is a block without its pointer, so that a body read back equals the one written.
func value(b Block) Block {
	switch x := b.(type) {
	case *Text:
		return *x
	case *Table:
		return *x
	case *Form:
		return *x
	case *Space:
		return *x
	case *QR:
		return *x
	case *Foot:
		return *x
	case *PageBreak:
		return *x
	case *Image:
		return *x
	}
	return b
}

// Said is the text of a block, a paragraph, a cell or a line of a foot each.
func Said(b Block) (out []string) {
	switch x := value(b).(type) {
	case Text:
		out = append(out, x.String())
	case Table:
		for _, r := range x.Rows {
			out = append(out, r...)
		}
	case Form:
		for _, p := range x.Pairs {
			out = append(out, p[0], p[1])
		}
	case QR:
		out = append(out, x.Caption)
	case Foot:
		out = append(append(out, x.Sign...), x.Date, x.Attest)
		out = append(out, x.After...)
	}
	return out
}

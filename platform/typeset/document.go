// Package typeset sets documents 排版 as PDF: Chinese line breaking, tables, signatures, stamps.
//
// It is pure Go, reads no clock and no file, and gives the same bytes for the same document. It knows nothing of what
// the documents are about: their look comes in a Sheet, their content as blocks.
package typeset

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Document is what is set: blocks, on the pages of a sheet.
type Document struct {
	Title  string    `json:"title"`            // of the file, for viewers and screen readers
	Author string    `json:"author"`           // of the file
	Lang   string    `json:"lang"`             // zh-CN when empty
	Made   time.Time `json:"made"`             // for the file's metadata; written in UTC
	Footer string    `json:"footer"`           // at the foot of every page; {page} and {pages} are its numbers; empty: none
	Header string    `json:"header,omitempty"` // at the head of every page but the first, with the same words; empty: none
	Blocks Blocks    `json:"blocks"`
	Corner *QR       `json:"corner,omitempty"` // a small code above the text of the first page
	Sheet  *Sheet    `json:"-"`
	Options
}

// Options changes what Render tolerates.
type Options struct {
	// AllowMissing prints 〓 for a character that no face has, so that a party with a rare name can still be served.
	// The text layer of the PDF keeps the character. Without it such a document is an error.
	AllowMissing bool `json:"-"`
}

// Result is a finished document.
type Result struct {
	PDF     []byte
	Pages   int
	Missing []rune  // printed as 〓, ascending; only with AllowMissing
	Places  []Place // where later signatures find their room
}

// Place is a named place on a page, in points from the lower left corner.
type Place struct {
	Name       string
	Page       int // from 1
	X, Y, W, H float64
}

// Place finds a place by its name.
func (r Result) Place(name string) (Place, bool) {
	i := slices.IndexFunc(r.Places, func(p Place) bool { return p.Name == name })
	if i < 0 {
		return Place{}, false
	}
	return r.Places[i], true
}

// ErrMissing says that a document holds characters that no embedded face has. See MissingError for which.
var ErrMissing = errors.New("文书中有字库没有的字")

// MissingError is the ErrMissing of one document: its title and the characters, ascending.
type MissingError struct {
	Title string
	Runes []rune
}

func (e *MissingError) Error() string {
	var s []string
	for _, r := range e.Runes {
		s = append(s, fmt.Sprintf("“%c”（%U）", r, r))
	}
	said := ErrMissing.Error()
	if e.Title != "" {
		said = "《" + e.Title + "》：" + said
	}
	return said + "：" + strings.Join(s, "、") + "。请改用字库中的字，或者选择以〓代替"
}

func (e *MissingError) Unwrap() error { return ErrMissing }

// Render sets a document. It fails on a character without a glyph (ErrMissing), on a table whose rows do not fit its
// columns, on a style that the sheet does not have, on a code too long for a QR symbol, on more than a thousand pages (ErrTooLong),
// without a title, and without a time.
func Render(x Document) (Result, error) {
	if x.Sheet == nil {
		return Result{}, errors.New("文书没有版式（Sheet），不能排版")
	}
	set, err := x.Sheet.open()
	if err != nil {
		return Result{}, err
	}
	if strings.TrimSpace(x.Title) == "" {
		return Result{}, errors.New("文书缺少标题（Title）：阅读软件和读屏软件要用它称呼文书")
	}
	if x.Made.IsZero() {
		return Result{}, errors.New("文书缺少制作时间（Made），不能生成文件")
	}
	if x.long() {
		return Result{}, tooLong(x.Title)
	}
	d := newDoc(set)
	f := &flow{doc: d, set: set, title: x.Title}
	for _, b := range x.Blocks {
		if f.err == nil {
			b.set(f)
		}
	}
	if f.err != nil {
		return Result{}, f.err
	}
	f.paginate()
	if x.Corner != nil {
		f.corner(*x.Corner)
	}
	if x.Footer != "" {
		f.onEach(x.Footer, 0, pageH-f.set.Left)
	}
	if x.Header != "" {
		f.onEach(x.Header, 1, headerTop)
	}
	if f.err != nil {
		return Result{}, f.err
	}
	if err := d.checkLinks(); err != nil {
		return Result{}, err
	}
	missing := slices.Sorted(maps.Keys(d.missing))
	if len(missing) > 0 && !x.AllowMissing {
		return Result{}, &MissingError{x.Title, missing}
	}
	lang := x.Lang
	if lang == "" {
		lang = "zh-CN"
	}
	pdf := d.bytes(meta{title: x.Title, author: x.Author, lang: lang, made: x.Made.UTC()})
	return Result{PDF: pdf, Pages: len(d.pages), Missing: missing, Places: d.places}, nil
}

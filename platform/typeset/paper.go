// Package typeset sets the court's papers 排版 as PDF: Chinese line breaking, tables, signatures, the seal.
//
// It is pure Go, reads no clock and no file, and gives the same bytes for the same paper. The layout is that of the
// forms for court papers (人民法院民事裁判文书制作规范, 法〔2016〕221号): A4, 22 lines of 28 characters of size 3.
package typeset

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Paper is one court paper: title, body, signature.
type Paper struct {
	Court  string // the court's name, centred on top
	Kind   string // 民事判决书, centred below, spread
	Number string // （2026）粤0192民初1号, right; empty: no line
	Title  string // of the file, for viewers and screen readers; empty: court, kind and number joined
	Blocks []Block
	Sign   []string  // "审判员　陈某某", role and name parted by a space; a line without one is centred over the date
	Date   string    // in Chinese numerals, 二〇二六年十一月二十三日
	Attest string    // 本件与原本核对无异, left of the seal; empty: no line
	Clerk  []string  // after the date: 法官助理, 书记员
	Seal   *Seal     // over the year and month of the date 骑年盖月; nil: unsealed
	Annex  []Block   // after the signature: 附：本案适用的法律条文, a code to check the paper by
	Footer bool      // 第 1 页 共 2 页
	Made   time.Time // when it was made, for the file's metadata; written in UTC
	Options
}

// Options changes what Render tolerates.
type Options struct {
	// AllowMissing prints 〓 for a character that no face has, so that a party with a rare name can still be served.
	// The text layer of the PDF keeps the character. Without it such a paper is an error.
	AllowMissing bool
}

// Result is a finished paper.
type Result struct {
	PDF     []byte
	Pages   int
	Missing []rune // printed as 〓, ascending; only with AllowMissing
}

// ErrMissing says that a paper holds characters that no embedded face has. See MissingError for which.
var ErrMissing = errors.New("文书中有字库没有的字")

// MissingError is the ErrMissing of one paper and names the characters, ascending.
type MissingError struct{ Runes []rune }

func (e *MissingError) Error() string {
	var s []string
	for _, r := range e.Runes {
		s = append(s, fmt.Sprintf("“%c”（%U）", r, r))
	}
	return ErrMissing.Error() + "：" + strings.Join(s, "、") + "。请改用字库中的字，或者选择以〓代替"
}

func (e *MissingError) Unwrap() error { return ErrMissing }

// Render sets a paper. It fails on a character without a glyph (ErrMissing), on a table whose rows do not fit its
// columns, on a code too long for a QR symbol, on a seal without a date and on a paper without a time.
func Render(p Paper) (Result, error) {
	set, err := loadStyles()
	if err != nil {
		return Result{}, err
	}
	if p.Made.IsZero() {
		return Result{}, errors.New("文书缺少制作时间（Made），不能生成文件")
	}
	d := newDoc()
	f := &flow{doc: d, set: set}
	f.head(p)
	for _, b := range p.Blocks {
		b.set(f)
	}
	f.sign(p)
	for _, b := range p.Annex {
		b.set(f)
	}
	if f.err != nil {
		return Result{}, f.err
	}
	f.paginate()
	if p.Footer {
		f.footers()
	}
	missing := slices.Sorted(maps.Keys(d.missing))
	if len(missing) > 0 && !p.AllowMissing {
		return Result{}, &MissingError{missing}
	}
	return Result{PDF: d.bytes(p.meta()), Pages: len(d.pages), Missing: missing}, nil
}

func (p Paper) meta() meta {
	t := p.Title
	if t == "" {
		t = p.Court + p.Kind + p.Number
	}
	return meta{title: t, author: p.Court, made: p.Made.UTC()}
}

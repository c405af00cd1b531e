// Package form holds the forms of the court's papers 文书样式: for each kind what it must know, what it says, a sample.
package form

import (
	"slices"
	"time"

	"yunting/platform/typeset"
)

// Paper is one paper of a court, ready to be set: title, body, foot.
type Paper struct {
	Court  string // the court's name, centred on top; empty: no line
	Kind   string // 民事判决书, centred below, spread
	Number string // （2026）粤0192民初1号, right; empty: no line
	Title  string // of the file; empty: court, kind and number joined
	Lang   string // of the file; empty: zh-CN
	Blocks typeset.Blocks
	Sign   []string // "审判员　陈某某", role and name parted by a space; a line without one is centred over the date
	Date   string   // in Chinese numerals, 二〇二六年十一月二十三日
	Attest string   // 本件与原本核对无异, left of the seal; empty: no line
	Clerk  []string // after the date: 法官助理, 书记员
	Seal   *Seal    // room for it is kept over year and month of the date 骑年盖月; it is put there by a signature. nil: unsealed
	Annex  typeset.Blocks
	Header string      // at the head of every page but the first; empty: none
	Corner *typeset.QR // the code by which the paper is found again
	Made   time.Time   // when it was made, for the file's metadata; written in UTC
	typeset.Options

	theirs bool // a party's own paper: the court words nothing in it
}

// Corner is the code by which a paper is found again, as its first page bears it, and where that leads.
func Corner(code, address string) *typeset.QR { return corner(code, address, Hans) }

func corner(code, address, lang string) *typeset.QR {
	return &typeset.QR{Code: address, Caption: codeWord[lang] + " " + code + "\n" + address}
}

// pageNumbers stand at the foot of every paper, by its language.
var pageNumbers = map[string]string{"": "第 {page} 页 共 {pages} 页", Hant: "第 {page} 頁 共 {pages} 頁", En: "Page {page} of {pages}"}

// Document is the paper as blocks on the court's sheet.
func (p Paper) Document() typeset.Document {
	x := typeset.Document{Title: p.Title, Author: p.Court, Lang: p.Lang, Made: p.Made, Footer: pageNumbers[p.Lang], Header: p.Header, Corner: p.Corner, Sheet: Sheet, Options: p.Options}
	if x.Title == "" {
		x.Title = p.Court + p.Kind + p.Number
	}
	foot := typeset.Foot{Sign: p.Sign, Date: p.Date, Attest: p.Attest, After: p.Clerk}
	if p.Seal != nil {
		foot.Stamp = sealAcross
	}
	var head typeset.Blocks
	if p.Court != "" {
		head = append(head, typeset.Words(Masthead, p.Court))
	}
	title := typeset.Run{Text: p.Kind}
	if p.Lang == Hant { // the title face has no traditional characters: one even weight instead of two in a word
		title.Face = "song"
	}
	head = append(head, typeset.Text{Style: Title, Runs: []typeset.Run{title}})
	if p.Number != "" {
		head = append(head, typeset.Words(Reference, p.Number))
	}
	x.Blocks = slices.Concat(head, p.Blocks, typeset.Blocks{foot}, p.Annex)
	return x
}

// Set sets the paper.
func (p Paper) Set() (typeset.Result, error) { return typeset.Render(p.Document()) }

// Seal is a court's round electronic seal 电子印章. It never bears the national emblem or a star, and that of a
// demonstration court says 演示 in large letters: nobody may take it for a real one.
type Seal struct {
	Court         string // around the edge
	Demonstration bool
}

// sealAcross is the size of a basic court's seal in millimetres.
const sealAcross = 42

const (
	sealWord     = "电子印章"
	sealDemoWord = "演示"
)

// Stamp is the seal's picture.
func (s Seal) Stamp() typeset.Stamp {
	x := typeset.Stamp{Edge: s.Court, Small: sealWord, Size: sealAcross}
	if s.Demonstration {
		x.Big = sealDemoWord
	}
	return x
}

// Called is what the seal is to those who do not see it.
func (s Seal) Called() string {
	if s.Demonstration {
		return sealWord + "（" + sealDemoWord + "）：" + s.Court
	}
	return sealWord + "：" + s.Court
}

// Para is a paragraph of the body: indented by two characters, justified.
func Para(text string) typeset.Block { return typeset.Words(typeset.Body, text) }

// Table has a header row and columns given as shares of the line, each aligned by one letter: l, c, r or j.
func Table(columns []float64, align string, rows [][]string) typeset.Block {
	return typeset.Table{Columns: columns, Align: align, Rows: rows}
}

// Fields are what is asked and what is said.
func Fields(pairs [][2]string) typeset.Block { return typeset.Form{Pairs: pairs} }

// Package normal makes the form in which uploads are read 规范版: a new PDF that holds upright pages and nothing that
// acts, and the text of each page for searching. What somebody uploaded stays as it is; this stands beside it.
//
// A new file is built from what is known to be harmless. Nothing is struck out of the old one, so what nobody thought
// of is not carried over.
package normal

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"

	"yunting/vault"
)

// Limits are the most a file may ask of the court.
type Limits struct {
	Bytes  int   // of the original
	Output int   // bytes of the normal form
	Pages  int   // of a PDF
	Pixels int   // of a picture, as it says of itself, before anything of it is decoded
	Stream int64 // bytes one compressed part may swell to
	Total  int64 // bytes all of them may swell to
	Text   int   // bytes of text kept of the whole file
}

// Usual are the limits of this court: a picture of 50 million pixels needs up to 800 MB for a moment in the worst
// of its formats, and nothing needs more.
var Usual = Limits{Bytes: int(vault.DocumentLimit), Output: 100 << 20, Pages: 2000, Pixels: 50_000_000, Stream: 256 << 20, Total: 1 << 30, Text: 8 << 20}

// Normal is what a file became.
type Normal struct {
	PDF     []byte   // nil: only the original is there, Why tells why
	Pages   int      // of the PDF
	Why     string   // why there is no normal form, in words for people
	Removed []string // what the original holds and the normal form does not, in words for people
	Text    []string // by page, from the first; a file without pages has one
	Untold  string   // why some or all of the text is not there, in words for people
}

// Unfit is a file that has no normal form. It says what is the matter and what to do; the original stays.
type Unfit string

func (u Unfit) Error() string { return string(u) }

func unfit(say string, args ...any) error { return Unfit(fmt.Sprintf(say, args...)) }

// Make gives the normal form and the text of a file of one kind. The same bytes give the same result. A file that
// cannot be brought into form is no error: Normal.Why says so. An error means that it may be tried again.
func Make(ctx context.Context, kind vault.Kind, original []byte, most Limits) (Normal, error) {
	if err := ctx.Err(); err != nil {
		return Normal{}, err
	}
	if len(original) > most.Bytes {
		return Normal{Why: fmt.Sprintf("文件超过%d MB，没有制作规范版", most.Bytes>>20), Untold: "文件太大，没有提取文字"}, nil
	}
	type made struct {
		n   Normal
		err error
	}
	done := make(chan made, 1)
	go func() {
		var m made
		defer func() {
			if r := recover(); r != nil { // a broken file must not take the court down with it
				m.n, m.err = Normal{}, unfit("文件结构异常，无法制作规范版；请打开后另存（打印）为新的 PDF 再上传")
				if recovered != nil {
					recovered(r, debug.Stack())
				}
			}
			done <- m
		}()
		m.n, m.err = form(ctx, kind, original, most)
	}()
	select {
	case m := <-done:
		var no Unfit
		if errors.As(m.err, &no) {
			m.n.PDF, m.n.Pages, m.n.Why, m.err = nil, 0, no.Error(), nil
			if len(m.n.Text) == 0 && m.n.Untold == "" {
				m.n.Untold = "文件无法读取，没有提取文字"
			}
		}
		m.n.Text = capped(m.n.Text, most.Text)
		return m.n, m.err
	case <-ctx.Done():
		return Normal{}, ctx.Err()
	}
}

// recovered hears of what was recovered; set by tests, which must not pass over it.
var recovered func(cause any, stack []byte)

func form(ctx context.Context, kind vault.Kind, b []byte, most Limits) (Normal, error) {
	switch kind {
	case vault.PDF:
		return pages(ctx, b, most)
	case vault.JPEG, vault.PNG, vault.WebP:
		return picture(kind, b, most)
	case vault.HEIC:
		return Normal{Why: "HEIC 图片不能转换；请在手机上改用“兼容性最佳”（JPEG）格式另传一份", Untold: noOCR}, nil
	case vault.Text:
		return Normal{Why: "纯文本直接查看，不另作规范版", Text: []string{plain(b)}}, nil
	case vault.DOCX:
		return word(b, most)
	case vault.XLSX:
		return sheets(b, most)
	case vault.MP4, vault.MOV, vault.MP3, vault.M4A, vault.WAV:
		return Normal{Why: "录音录像没有页面，不另作规范版", Untold: "录音录像没有文字"}, nil
	}
	return Normal{Why: "这种文件不另作规范版", Untold: "没有提取文字"}, nil
}

const noOCR = "图片没有文字层，本院不作文字识别"

// capped keeps no more than n bytes of text, whole pages first.
func capped(ts []string, n int) []string {
	for i, t := range ts {
		if len(t) > n {
			t = strings.ToValidUTF8(t[:n], "")
			ts[i] = t
		}
		n -= len(t)
	}
	return ts
}

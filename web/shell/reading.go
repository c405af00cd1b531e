package shell

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"html"
	"io"
	"strings"
	"time"

	"github.com/a-h/templ"
	"github.com/skip2/go-qrcode"

	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/platform/typeset"
)

// Reading is a paper as somebody who may read it has it on a page.
type Reading struct {
	document.Paper
	Name   string // of the case: its number
	For    string // whom it is addressed to, in words; empty: everybody
	PDF    string // where the file is
	Blocks typeset.Blocks
}

// MostContent bounds what is read of a paper's content; the longest judgment has some hundred kilobytes.
const MostContent = 8 << 20

// ContentOf opens the content of a paper; none when it was issued before contents were kept, or when it is too much for a
// page: the file is there to be read.
func (h *House) ContentOf(ctx context.Context, p document.Paper) (typeset.Blocks, error) {
	if p.Content == "" {
		return nil, nil
	}
	f, _, err := h.Vault.Get(ctx, p.Content)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, MostContent+1))
	if err != nil || len(b) > MostContent {
		return nil, err
	}
	var bs typeset.Blocks
	return bs, json.Unmarshal(b, &bs)
}

// tags are the elements that styles of a paper become; all others are paragraphs.
var tags = map[string]string{form.Title: "h1", form.Heading: "h2"}

// PaperText is the content of a paper as it is read on a page: headings, paragraphs, tables. It is written by hand and
// not by a template, so that no white space comes in between: what is copied is what the paper says.
func PaperText(bs typeset.Blocks) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		var b strings.Builder
		b.WriteString(`<article class="paper" lang="zh-Hans">`)
		for _, x := range bs {
			writeBlock(&b, x)
		}
		b.WriteString("</article>")
		_, err := io.WriteString(w, b.String())
		return err
	})
}

func writeBlock(b *strings.Builder, x typeset.Block) {
	switch x := x.(type) {
	case typeset.Text:
		writeText(b, x)
	case typeset.Table:
		writeTable(b, x)
	case typeset.Form:
		b.WriteString(`<table class="asked"><tbody>`)
		for _, p := range x.Pairs {
			b.WriteString(`<tr><th scope="row">` + lines(p[0]) + "</th><td>" + lines(p[1]) + "</td></tr>")
		}
		b.WriteString("</tbody></table>")
	case typeset.QR:
		b.WriteString("<figure>")
		if png, err := qrcode.Encode(x.Code, qrcode.Medium, 240); err == nil {
			b.WriteString(`<img width="120" height="120" alt="` + html.EscapeString("二维码："+x.Code) + `" src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(png) + `">`)
		}
		b.WriteString("<figcaption>" + lines(x.Caption) + "</figcaption></figure>")
	case typeset.Foot:
		b.WriteString(`<div class="signed">`)
		for _, s := range x.Sign {
			b.WriteString("<p>" + html.EscapeString(s) + "</p>")
		}
		if x.Date != "" {
			b.WriteString("<p>" + html.EscapeString(x.Date) + "</p>")
		}
		if x.Attest != "" {
			b.WriteString(`<p class="attest">` + html.EscapeString(x.Attest) + "</p>")
		}
		for _, s := range x.After {
			b.WriteString("<p>" + html.EscapeString(s) + "</p>")
		}
		b.WriteString("</div>")
	}
}

// writeText writes a paragraph; a line feed begins a new one of the same style, as on paper.
func writeText(b *strings.Builder, t typeset.Text) {
	tag := tags[t.Style]
	if tag == "" {
		tag = "p"
	}
	open, end := "<"+tag+` class="s-`+html.EscapeString(t.Style)+`">`, "</"+tag+">"
	b.WriteString(open)
	for _, r := range t.Runs {
		for i, s := range strings.Split(r.Text, "\n") {
			if i > 0 {
				b.WriteString(end + open)
			}
			switch s = html.EscapeString(s); {
			case s == "":
			case r.Face != "":
				b.WriteString(`<span class="face-` + html.EscapeString(r.Face) + `">` + s + "</span>")
			default:
				b.WriteString(s)
			}
		}
	}
	b.WriteString(end)
}

// writeTable writes a table; on a phone each cell names its column.
func writeTable(b *strings.Builder, t typeset.Table) {
	if len(t.Rows) == 0 {
		return
	}
	b.WriteString(`<table class="listed"><thead><tr>`)
	for _, c := range t.Rows[0] {
		b.WriteString(`<th scope="col">` + lines(c) + "</th>")
	}
	b.WriteString("</tr></thead><tbody>")
	for _, r := range t.Rows[1:] {
		b.WriteString("<tr>")
		for i, c := range r {
			b.WriteString(`<td data-l="` + html.EscapeString(t.Rows[0][i]) + `"`)
			if i < len(t.Align) && strings.IndexByte("rc", t.Align[i]) >= 0 {
				b.WriteString(` class="` + t.Align[i:i+1] + `"`)
			}
			b.WriteString(">" + lines(c) + "</td>")
		}
		b.WriteString("</tr>")
	}
	b.WriteString("</tbody></table>")
}

// lines escapes a text and keeps its line feeds.
func lines(s string) string { return strings.ReplaceAll(html.EscapeString(s), "\n", "<br>") }

// dayOf is the court date of an instant.
func dayOf(t time.Time) string { return calendar.Of(t).String() }

// signedHow says how somebody signed a paper, and what vouches for it.
func signedHow(ctx context.Context, s document.Signed) string {
	switch s.Way {
	case docket.Typed:
		return T(ctx, "打印体姓名，账号实名，本院为本次行为签发的证书")
	case docket.Drawn:
		return T(ctx, "手写签名，账号实名，本院为本次行为签发的证书")
	case docket.Pictured:
		return T(ctx, "签名图片，账号实名，本院为本次行为签发的证书")
	}
	return T(ctx, "电子签名，本院签发的证书")
}

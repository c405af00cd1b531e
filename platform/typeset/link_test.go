package typeset

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"yunting/pdftest"
)

const address = "https://court.example/d/7F3K-9Q2M?lang=zh&from=(paper)"

// withLinks has a link that runs over a line's end, one within the document, and one in a loose line.
func withLinks() Document {
	p := short("")
	p.Blocks = append(p.Blocks,
		Text{Style: Body, Runs: []Run{{Text: "本文书可以在"}, {Text: "云庭互联网法院的文书核验页面上查到，页面给出文书的签发时间与摘要", Link: address},
			{Text: "核对；理由见"}, {Text: "第二部分", Link: "#reasons", Face: "hei"}, {Text: "。"}}},
		Text{Style: Body, Runs: []Run{{Text: "又见"}, {Text: address, Link: address}, {Text: "，统一社会信用代码不拆开因此很松：ABCDEFGHIJ0123456789。"}}},
		PageBreak{}, Text{Style: "heading", Name: "reasons", Runs: []Run{{Text: "二、理由"}}}, Words(Body, "略。"))
	return p
}

func TestLinks(t *testing.T) {
	pdf := render(t, withLinks()).PDF
	if urls := pdftest.Run(t, pdf, "pdfinfo", "-url", "FILE"); strings.Count(urls, address) < 4 {
		t.Errorf("want two links, each over two lines:\n%s", urls)
	}
	read := structure(t, pdf)
	for _, want := range []string{"Link (inline)", `"云庭互联网法院的文书核验页面上查到，页面给出文书的签发时间与摘要"`, `"第二部分"`, `"` + address + `"`} {
		if !strings.Contains(read, want) {
			t.Errorf("the structure lacks %s:\n%s", want, read)
		}
	}
	// The words before, in and after a link are read in their order, without a blank that nobody wrote.
	if raw := strings.ReplaceAll(rawText(t, pdf), "\n", ""); !strings.Contains(raw, withLinks().Blocks[3].(Text).String()) {
		t.Errorf("the text reads %s", raw)
	}
	// The rectangles stand over the words: what a reader finds inside is the text that is linked.
	whole := ""
	for _, m := range regexp.MustCompile(`/Rect\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\].*/URI`).FindAllStringSubmatch(string(pdf), 2) {
		var x1, y1, x2, y2 float64
		if _, err := fmt.Sscan(strings.Join(m[1:], " "), &x1, &y1, &x2, &y2); err != nil {
			t.Fatal(err)
		}
		whole += strings.TrimSpace(pdftest.Run(t, pdf, "pdftotext", "-f", "1", "-l", "1", "-x", fmt.Sprint(int(x1+1)), "-W", fmt.Sprint(int(x2-x1-2)),
			"-y", fmt.Sprint(int(pageH-y2)), "-H", fmt.Sprint(int(y2-y1+1)), "FILE", "-"))
	}
	if want := "云庭互联网法院的文书核验页面上查到，页面给出文书的签发时间与摘要"; whole != want {
		t.Errorf("the links stand over %q, want %q", whole, want)
	}
}

func TestLinksLeadToTheWebOrInside(t *testing.T) {
	for _, target := range []string{"javascript:alert(1)", "file:///etc/passwd", "https://", "http://例.example/", "#nowhere", "court.example", "mailto:a@b.example"} {
		p := short("")
		p.Blocks = append(p.Blocks, Text{Style: Body, Runs: []Run{{Text: "此处", Link: target}}})
		if _, err := Render(p); err == nil || !strings.Contains(err.Error(), "链接“此处”") {
			t.Errorf("%s: %v", target, err)
		}
	}
	p := short("")
	p.Blocks = append(p.Blocks, Text{Style: Body, Runs: []Run{{Text: "此处", Link: "https://court.example/文书?a=“1”"}}})
	if urls := pdftest.Run(t, render(t, p).PDF, "pdfinfo", "-url", "FILE"); !strings.Contains(urls, "https://court.example/%E6%96%87%E4%B9%A6?a=%E2%80%9C1%E2%80%9D") {
		t.Errorf("Han in an address: %s", urls)
	}
}

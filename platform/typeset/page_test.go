package typeset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"yunting/pdftest"
)

func pages(t *testing.T, p Document) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(rawText(t, render(t, p).PDF), "\f"), "\f")
}

// Wherever the text ends, at least two lines of it stand on the page of the signatures.
func TestSignatureNeverAlone(t *testing.T) {
	seen := map[int]bool{}
	for chars := 28 * 6; chars <= 28*24; chars += 28 {
		p := judgment()
		foot := signed
		foot.Attest, p.Footer = "", ""
		p.Blocks = slices.Concat(head("云庭互联网法院", "民事裁定书", "（2026）粤0192民初12345号"), paras([]string{han(chars)}, []string{"本裁定立即生效。"}), Blocks{foot})
		got := pages(t, p)
		seen[len(got)] = true
		lines := strings.Split(strings.TrimSpace(got[len(got)-1]), "\n")
		sign := len(foot.Sign) + 1 + len(foot.After)
		if len(lines) < sign+2 || lines[len(lines)-sign] != foot.Sign[0] {
			t.Errorf("%d characters: the last page holds %q", chars, lines)
		}
	}
	if !seen[1] || !seen[2] {
		t.Errorf("the lengths tried did not cross a page: %v", seen)
	}
}

// A paper that ends with the signatures, without date, attestation or clerk, keeps them with its text, and does not move
// them to a new page while they fit on the old one.
func TestBareSignatureNeverAlone(t *testing.T) {
	const room = 22
	seen := map[int]bool{}
	for lines := 2; lines <= 2*room; lines++ {
		p := short(han(28*lines - 2))
		foot := Foot{Sign: []string{"起诉人　陈小满", "代理人　林阿豪"}}
		p.Blocks = append(paras([]string{han(28*lines - 2)}), foot)
		got := pages(t, p)
		seen[len(got)] = true
		last := strings.Split(strings.TrimSpace(got[len(got)-1]), "\n")
		if len(last) < len(foot.Sign)+2 || last[len(last)-len(foot.Sign)] != foot.Sign[0] {
			t.Errorf("%d lines: the last page holds %q", lines, last)
		}
		if fits := lines+len(foot.Sign)+2 <= room; fits && len(got) > 1 {
			t.Errorf("%d lines and the signatures fit on a page, but stand on %d", lines, len(got))
		}
	}
	if !seen[1] || !seen[2] {
		t.Errorf("the lengths tried did not cross a page: %v", seen)
	}
}

func TestPageHoldsTwentyTwoLines(t *testing.T) {
	p := Words("plain", han(28*60))
	f := &flow{doc: newDoc(opened(t)), set: opened(t)}
	p.set(f)
	if n := f.fill(0, f.set.Height); n != 22 {
		t.Errorf("%d lines on a page, want 22", n)
	}
	l := breakLines(f.doc.shape(strings.Repeat("法", 40), f.set.named["plain"]), f.set.Width, f.set.named["plain"])
	if len(l[0].gs) != 28 {
		t.Errorf("%d characters in a line, want 28", len(l[0].gs))
	}
}

func TestHeadingStaysWithText(t *testing.T) {
	for lines := 10; lines <= 20; lines++ {
		p := short(han(28*lines - 2))
		p.Blocks = append(p.Blocks, Words("heading", "二、本院查明"), Words(Body, han(90)))
		for _, page := range pages(t, p) {
			if strings.HasSuffix(strings.TrimSpace(page), "二、本院查明") {
				t.Errorf("%d lines before: the heading stands alone at the foot", lines)
			}
		}
	}
}

func TestTableRunsOverPages(t *testing.T) {
	rows := [][]string{{"序号", "事项", "金额"}}
	for i := range 60 {
		rows = append(rows, []string{fmt.Sprint(i + 1), "货款", "38.00"})
	}
	rows = append(rows, []string{"61", han(900), "1.00"}) // taller than a page
	p := short("清单如下：")
	p.Blocks = append(p.Blocks, Table{Columns: []float64{1, 2, 1}, Align: "clr", Rows: rows})
	got := pages(t, p)
	if len(got) < 4 {
		t.Fatalf("%d pages", len(got))
	}
	for i, page := range got {
		if n := strings.Count(page, "序号 事项 金额"); n != 1 {
			t.Errorf("page %d has the header %d times", i+1, n)
		}
	}
	pdf := render(t, p).PDF
	read := structure(t, pdf)
	if n := strings.Count(read, "序号"); n != 1 {
		t.Errorf("the header is read %d times, want once", n)
	}
	if !strings.Contains(read, han(900)) {
		t.Error("the tall cell is not in one piece in the structure")
	}
}

func TestFaultsAreNamed(t *testing.T) {
	made := time.Unix(1, 0)
	of := func(bs ...Block) Document { return Document{Title: "试", Made: made, Sheet: sheet(), Blocks: bs} }
	for want, p := range map[string]Document{
		"第 2 行有 1 格，应有 2 格": of(Table{Columns: []float64{1, 1}, Align: "ll", Rows: [][]string{{"甲", "乙"}, {"丙"}}}),
		"对齐":                of(Table{Columns: []float64{1, 1}, Align: "lx", Rows: [][]string{{"甲", "乙"}}}),
		"太窄":                of(Table{Columns: []float64{1, 99}, Align: "ll", Rows: [][]string{{"甲", "乙"}}}),
		"二维码":               of(QR{strings.Repeat("x", 5000), ""}),
		"日期":                of(Foot{Sign: []string{"审判员　甲"}, Stamp: 42}),
		"“横幅”":              of(Words("横幅", "甲")),
		"Made":              {Title: "试", Sheet: sheet()},
		"Title":             {Made: made, Sheet: sheet()},
		"Sheet":             {Made: made},
	} {
		if _, err := Render(p); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

func TestSameBytesFromManyGoroutines(t *testing.T) {
	want := render(t, judgment()).PDF
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 10 {
				r, err := Render(judgment())
				if err != nil || !bytes.Equal(r.PDF, want) {
					t.Errorf("different bytes (%v)", err)
				}
			}
		})
	}
	wg.Wait()
	other := judgment()
	other.Title = "（2026）粤0192民初12346号"
	if bytes.Equal(render(t, other).PDF, want) {
		t.Error("another number gave the same file")
	}
}

func BenchmarkRender(b *testing.B) {
	p := judgment()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Render(p); err != nil {
			b.Fatal(err)
		}
	}
}

// A face changes within a paragraph; the paragraph stays one, in lines and in the structure.
func TestRunsOfAParagraph(t *testing.T) {
	p := short("")
	p.Blocks = append(p.Blocks, Text{Style: Body, Runs: []Run{{Text: "本院认为，"}, {Text: "经营者应当退还货款", Face: "hei"}, {Text: "；" + han(80)}}})
	pdf := render(t, p).PDF
	if want := "本院认为，经营者应当退还货款；" + han(80); !strings.Contains(structure(t, pdf), want) {
		t.Error("the paragraph is not read in one piece")
	}
	if n := strings.Count(pdftest.Run(t, pdf, "pdffonts", "FILE"), "yes yes yes"); n != 3 {
		t.Errorf("%d faces, want 3", n)
	}
}

// A body is data: written and read back it gives the same file; what is not a block is named.
func TestBodyAsData(t *testing.T) {
	p := judgment()
	p.Blocks = append(p.Blocks, PageBreak{}, Words(Body, "附页"))
	b, err := json.Marshal(p.Blocks)
	if err != nil {
		t.Fatal(err)
	}
	want := render(t, p)
	p.Blocks = nil
	if err := json.Unmarshal(b, &p.Blocks); err != nil {
		t.Fatal(err)
	}
	if got := render(t, p); !bytes.Equal(got.PDF, want.PDF) {
		t.Error("the body read back gives another file")
	}
	for in, said := range map[string]string{`[{"poem":{}}]`: "poem", `[{}]`: "0 names", `[{"text":{},"space":{}}]`: "2 names", `[{"text":7}]`: "block 1"} {
		if err := json.Unmarshal([]byte(in), &p.Blocks); err == nil || !strings.Contains(err.Error(), said) {
			t.Errorf("%s: %v", in, err)
		}
	}
}

// The code in the corner takes no room from the text.
func TestCornerCode(t *testing.T) {
	p := judgment()
	plain := render(t, p)
	p.Corner = &QR{"https://court.example/d/7F3K9Q2MXA4D", "7F3K-9Q2M-XA4D"}
	r := render(t, p)
	if r.Pages != plain.Pages {
		t.Errorf("%d pages, without the code %d", r.Pages, plain.Pages)
	}
	if !strings.Contains(rawText(t, r.PDF), "7F3K-9Q2M-XA4D") {
		t.Error("the caption is not there")
	}
}

// A header stands on every page but the first, and is no part of what is read.
func TestHeader(t *testing.T) {
	p := judgment()
	p.Header = "第 {page} 页眉"
	r := render(t, p)
	for i, page := range strings.Split(strings.TrimSuffix(rawText(t, r.PDF), "\f"), "\f") {
		want := fmt.Sprintf("第 %d 页眉", i+1)
		if has := strings.Contains(page, want); has != (i > 0) {
			t.Errorf("page %d: header %v", i+1, has)
		}
	}
	if strings.Contains(structure(t, r.PDF), "页眉") {
		t.Error("the header is read as text")
	}
	if r.Pages < 2 {
		t.Fatal("the sample has one page")
	}
}

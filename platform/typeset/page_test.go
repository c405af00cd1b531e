package typeset

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

func pages(t *testing.T, p Paper) []string {
	t.Helper()
	return strings.Split(strings.TrimSuffix(rawText(t, render(t, p).PDF), "\f"), "\f")
}

// Wherever the text ends, at least two lines of it stand on the page of the signatures.
func TestSignatureNeverAlone(t *testing.T) {
	seen := map[int]bool{}
	for chars := 28 * 6; chars <= 28*24; chars += 28 {
		p := judgment()
		p.Blocks, p.Annex, p.Attest, p.Footer = paras([]string{han(chars)}, []string{"本裁定立即生效。"}), nil, "", false
		got := pages(t, p)
		seen[len(got)] = true
		lines := strings.Split(strings.TrimSpace(got[len(got)-1]), "\n")
		sign := len(p.Sign) + 1 + len(p.Clerk)
		if len(lines) < sign+2 || lines[len(lines)-sign] != p.Sign[0] {
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
		p.Court, p.Kind, p.Number, p.Title, p.Date, p.Clerk, p.Attest, p.Annex, p.Seal, p.Footer = "", "", "", "", "", nil, "", nil, nil, false
		p.Sign = []string{"起诉人　陈小满", "代理人　林阿豪"}
		got := pages(t, p)
		seen[len(got)] = true
		last := strings.Split(strings.TrimSpace(got[len(got)-1]), "\n")
		if len(last) < len(p.Sign)+2 || last[len(last)-len(p.Sign)] != p.Sign[0] {
			t.Errorf("%d lines: the last page holds %q", lines, last)
		}
		if fits := lines+len(p.Sign)+2 <= room; fits && len(got) > 1 {
			t.Errorf("%d lines and the signatures fit on a page, but stand on %d", lines, len(got))
		}
	}
	if !seen[1] || !seen[2] {
		t.Errorf("the lengths tried did not cross a page: %v", seen)
	}
}

func TestPageHoldsTwentyTwoLines(t *testing.T) {
	p := Paper{Blocks: []Block{Plain(han(28 * 60))}, Made: time.Unix(0, 0)}
	f := &flow{doc: newDoc(), set: stylesForTest(t)}
	p.Blocks[0].set(f)
	if n := f.fill(0, bodyH); n != 22 {
		t.Errorf("%d lines on a page, want 22", n)
	}
	l := breakLines(f.doc.shape(strings.Repeat("法", 40), &f.set.plain), bodyW, &f.set.plain)
	if len(l[0].gs) != 28 {
		t.Errorf("%d characters in a line, want 28", len(l[0].gs))
	}
}

func TestHeadingStaysWithText(t *testing.T) {
	for lines := 10; lines <= 20; lines++ {
		p := short(han(28*lines - 2))
		p.Blocks = append(p.Blocks, Heading("二、本院查明"), Para(han(90)))
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
	p.Blocks = append(p.Blocks, Table([]float64{1, 2, 1}, "clr", rows))
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
	for want, p := range map[string]Paper{
		"第 2 行有 1 格，应有 2 格": {Made: made, Blocks: []Block{Table([]float64{1, 1}, "ll", [][]string{{"甲", "乙"}, {"丙"}})}},
		"对齐":                {Made: made, Blocks: []Block{Table([]float64{1, 1}, "lx", [][]string{{"甲", "乙"}})}},
		"太窄":                {Made: made, Blocks: []Block{Table([]float64{1, 99}, "ll", [][]string{{"甲", "乙"}})}},
		"二维码":               {Made: made, Blocks: []Block{QR(strings.Repeat("x", 5000), "")}},
		"日期":                {Made: made, Seal: &Seal{}},
		"Made":              {},
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
			for range 5 {
				r, err := Render(judgment())
				if err != nil || !bytes.Equal(r.PDF, want) {
					t.Errorf("different bytes (%v)", err)
				}
			}
		})
	}
	wg.Wait()
	other := judgment()
	other.Number = "（2026）粤0192民初12346号"
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

package efile

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"
	"sync/atomic"
	"testing"
)

// bulky is a PDF in the plain form with a page and a picture of so many bytes, made as it is read.
func bulky(bytesOf int64) io.Reader {
	head := fmt.Sprintf("%%PDF-1.7\n1 0 obj\n<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<</XObject<</I 3 0 R>>>>>>\nendobj\n"+
		"2 0 obj\n<</Length 30>>\nstream\nq 500 0 0 700 40 70 cm /I Do Q\nendstream\nendobj\n"+
		"3 0 obj\n<</Type/XObject/Subtype/Image/Width %d/Height 1000/BitsPerComponent 8/ColorSpace/DeviceGray/Length %d>>\nstream\n", bytesOf/1000, bytesOf)
	tail := "\nendstream\nendobj\n4 0 obj\n<</Type/Pages/Count 1/Kids[1 0 R]>>\nendobj\n5 0 obj\n<</Type/Catalog/Pages 4 0 R>>\nendobj\nxref\n"
	return io.MultiReader(bytes.NewReader([]byte(head)), io.LimitReader(zeros{}, bytesOf), bytes.NewReader([]byte(tail)))
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// watched counts what passes and looks at the memory in use on the way.
type watched struct {
	n    int64
	peak atomic.Uint64
}

func (w *watched) Write(p []byte) (int, error) {
	if w.n += int64(len(p)); w.n/(32<<20) != (w.n-int64(len(p)))/(32<<20) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		w.peak.Store(max(w.peak.Load(), m.HeapAlloc))
	}
	return len(p), nil
}

// A case with 500 MB of exhibits is bound in the memory of a small one.
func TestLargeExhibitsNeedNoMemory(t *testing.T) {
	c, files := sample(t)
	const each, many = 50 << 20, 10
	for i := range many {
		c.Items = append(c.Items, Item{ID: fmt.Sprint(100 + i), Part: Defendant, Volume: Main, Sort: Exhibit, Title: "被告证据", On: c.AcceptedOn})
	}
	small := from(files, pagesOf)
	take := func(ctx context.Context, x Item) (Form, error) {
		if x.Title == "被告证据" {
			return Form{Pages: 1, Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bulky(each)), nil }}, nil
		}
		return small(ctx, x)
	}
	var before runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	w := &watched{}
	out, err := Bind(context.Background(), w, c, take, Usual)
	if err != nil {
		t.Fatal(err)
	}
	if out.Size < many*each || w.n != out.Size {
		t.Fatalf("%d bytes were written, %d were told", w.n, out.Size)
	}
	if grown := int64(w.peak.Load()) - int64(before.HeapAlloc); grown > 64<<20 {
		t.Errorf("the heap grew by %d MB while %d MB were bound", grown>>20, out.Size>>20)
	} else {
		t.Logf("%d MB bound, the heap grew by %d MB", out.Size>>20, max(grown, 0)>>20)
	}
}

// BenchmarkTwoHundredItems binds a case of 200 papers of three pages.
func BenchmarkTwoHundredItems(b *testing.B) {
	c, _ := sample(b)
	c.Items = nil
	pdf := paper(b, "证据", 3)
	files := map[string][]byte{}
	for i := range 200 {
		id := fmt.Sprint(i + 1)
		c.Items = append(c.Items, Item{ID: id, Part: Plaintiff, Volume: Main, Sort: Exhibit, Title: "原告证据" + id, Who: "原告陈小满", On: c.AcceptedOn})
		files[id] = pdf
	}
	b.ReportAllocs()
	for b.Loop() {
		w := &watched{}
		out, err := Bind(context.Background(), w, c, from(files, pagesOf), Usual)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Pages), "pages")
		b.ReportMetric(float64(out.Size)/1e6, "MB")
	}
}

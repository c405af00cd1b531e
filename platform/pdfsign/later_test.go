package pdfsign

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"
)

// forge appends an increment with objects as given, as somebody without a key would.
func forge(t *testing.T, pdf []byte, objects func(w *writer)) []byte {
	t.Helper()
	f, err := open(pdf)
	if err != nil {
		t.Fatal(err)
	}
	w := &writer{file: f, next: f.size, prev: f.start, hash: sha256.New(), out: bytes.Clone(pdf)}
	objects(w)
	w.table()
	return w.out
}

func TestOnlySignaturesMayComeLater(t *testing.T) {
	h := newHouse(t)
	signed := mustSign(t, paper(t), h.signers(nil)...)
	f, err := open(signed)
	if err != nil {
		t.Fatal(err)
	}
	rootNum, root, err := f.root()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.pages(root, 1)
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.dict([]byte(ref(pages[0])))
	if err != nil {
		t.Fatal(err)
	}
	form, err := f.dict(root.get("AcroForm"))
	if err != nil {
		t.Fatal(err)
	}
	fields, err := items(form.get("Fields"))
	if err != nil {
		t.Fatal(err)
	}
	tree, err := f.dict(root.get("StructTreeRoot"))
	if err != nil {
		t.Fatal(err)
	}
	contents := reference(page.get("Contents"))
	for name, do := range map[string]func(w *writer){
		"another content": func(w *writer) { w.stream(contents, "", []byte("BT ET")) },
		"another page":    func(w *writer) { w.object(pages[0], page.set("Contents", ref(rootNum)).String()) },
		"a turned page":   func(w *writer) { w.object(pages[0], page.set("Rotate", "90").String()) },
		"a note": func(w *writer) {
			n := w.alloc()
			w.object(n, "<</Type/Annot/Subtype/FreeText/Rect[0 0 90 90]>>")
			w.object(pages[0], page.set("Annots", "["+ref(n)+"]").String())
		},
		"a text field": func(w *writer) {
			n := w.alloc()
			w.object(n, "<</FT/Tx/T(x)>>")
			w.object(reference(root.get("AcroForm")), form.set("Fields", list(append(fields, []byte(ref(n))))).String())
		},
		"a field fewer": func(w *writer) {
			w.object(reference(root.get("AcroForm")), form.set("Fields", list(fields[1:])).String())
		},
		"a script":          func(w *writer) { w.object(rootNum, root.set("OpenAction", "<</S/JavaScript/JS(x)>>").String()) },
		"another signature": func(w *writer) { w.object(reference(fields[0]), "<</FT/Sig/T(judge)/V "+string(fields[1])+">>") },
		"another structure": func(w *writer) { w.object(reference(root.get("StructTreeRoot")), tree.set("K", "[]").String()) },
		"another info": func(w *writer) {
			n := w.alloc()
			w.object(n, "<</Title(x)>>")
			w.trailer = w.trailer.set("Info", ref(n))
		},
		"another catalog": func(w *writer) { n := w.alloc(); w.object(n, root.String()); w.trailer = w.trailer.set("Root", ref(n)) },
	} {
		got, err := Check(forge(t, signed, do), h.trust())
		if err != nil {
			continue // cannot be read at all: nobody is deceived
		}
		for _, s := range got {
			if s.Whole || s.Good() {
				t.Errorf("%s came after %s and was not noticed: %v", name, s.Field, s.Findings)
			}
		}
	}
	for _, s := range mustCheck(t, forge(t, signed, func(*writer) {}), h.trust()) {
		if !s.Good() || s.Whole {
			t.Errorf("an empty increment changes nothing: %v", s.Findings)
		}
	}
}

// Whoever leaves out a revision before the signature shows what was not signed.
func TestSkippedRevisionIsNoticed(t *testing.T) {
	h := newHouse(t)
	base := paper(t)
	f, err := open(base)
	if err != nil {
		t.Fatal(err)
	}
	_, root, err := f.root()
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.pages(root, 1)
	if err != nil {
		t.Fatal(err)
	}
	page, err := f.dict([]byte(ref(pages[0])))
	if err != nil {
		t.Fatal(err)
	}
	corrected := forge(t, base, func(w *writer) { w.stream(reference(page.get("Contents")), "", []byte("% corrected")) })
	signed := mustSign(t, corrected, h.person("judge", "某甲", nil))
	out := forge(t, signed, func(w *writer) {
		for _, p := range w.sections[0].spans {
			for num := p.first; num < p.first+p.n; num++ {
				at, _, err := w.find(num)
				if err != nil {
					t.Fatal(err)
				}
				w.marks = append(w.marks, mark{num, at})
			}
		}
		w.prev = f.start
	})
	for _, s := range mustCheck(t, out, h.trust()) {
		if !s.Has(FaultLater) {
			t.Errorf("not noticed: %v", s.Findings)
		}
	}
}

// A container that another dictionary points to, or a range that leaves out more, signs nothing.
func TestRangesAreExact(t *testing.T) {
	h := newHouse(t)
	out := mustSign(t, paper(t), h.person("judge", "某甲", nil))
	i := bytes.Index(out, []byte("/ByteRange[0 ")) + len("/ByteRange[0 ")
	var a, b, c int
	if _, err := fmt.Sscanf(string(out[i:]), "%d %d %d", &a, &b, &c); err != nil {
		t.Fatal(err)
	}
	for _, r := range [][3]int{{a - 100, b, c}, {a, b + 2, c - 2}, {a, b, c - 7}, {a, b, c + 1}, {0, b, c}} {
		bad := bytes.Clone(out)
		copy(bad[i:], fmt.Sprintf("%-33s", fmt.Sprintf("%d %d %d", r[0], r[1], r[2])))
		got, err := Check(bad, h.trust())
		if err != nil {
			t.Fatal(err)
		}
		if got[0].Good() {
			t.Errorf("the range %v passed", r)
		}
	}
}

// small is a tagged file of one empty page: large ones fuzz slowly.
func small() []byte {
	var o bytes.Buffer
	var at []int
	o.WriteString("%PDF-1.7\n")
	for i, body := range []string{"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>", "<</K 5 0 R/ParentTree<</Nums[0[5 0 R]]>>>>", "<</S/Document/P 4 0 R/K[]>>"} {
		at = append(at, o.Len())
		fmt.Fprintf(&o, "%d 0 obj\n%s\nendobj\n", i+1, body)
	}
	start := o.Len()
	fmt.Fprintf(&o, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, x := range at {
		fmt.Fprintf(&o, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&o, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return o.Bytes()
}

func FuzzCheck(f *testing.F) {
	h := newHouse(f)
	pdf := small()
	f.Add(pdf)
	f.Add(mustSign(f, pdf, h.person("judge", "某甲", nil)))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Pages 1 0 R/AcroForm<</Fields[1 0 R]>>/Kids[1 0 R]>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer\n<</Size 2/Root 1 0 R>>\nstartxref\n89\n%%EOF"))
	sig := h.person("later", "某乙", nil)
	sig.Place = &Place{0, [4]float64{10, 10, 60, 60}, ring(f)}
	f.Fuzz(func(t *testing.T, b []byte) {
		_, _ = Check(b, h.trust())
		out, err := Sign(context.Background(), b, sig)
		if err != nil {
			return
		}
		got, err := Check(out, h.trust())
		if err != nil {
			return // the rest of the form need not be readable
		}
		for _, s := range got {
			if s.Field == "later" && (s.Has(FaultChanged) || s.Has(FaultBroken) || s.Has(FaultCoverage) || !s.Whole) {
				t.Errorf("what was just signed does not hold: %v", s.Findings)
			}
		}
	})
}

func FuzzContainer(f *testing.F) {
	h := newHouse(f)
	s := h.person("judge", "某甲", nil)
	attrs, err := signed(make([]byte, 32), s.Chain[0])
	if err != nil {
		f.Fatal(err)
	}
	sig, err := s.sign(attrs)
	if err != nil {
		f.Fatal(err)
	}
	token, err := h.stamps().Stamp(context.Background(), sig)
	if err != nil {
		f.Fatal(err)
	}
	cms, err := s.container(attrs, sig, token)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(cms)
	f.Add(token)
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, err := parseMessage(b); err == nil {
			m.confirmed()
			_, _ = parseStamp(m.token, m.sig)
		}
		_, _ = parseStamp(b, nil)
	})
}

func TestTextsComeBack(t *testing.T) {
	for _, s := range []string{"", "plain", `(a\b)`, "审判员 某甲", "𠮷", "a\nb"} {
		if got := text([]byte(writeText(s))); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
	if got := text([]byte(`(a\(b\)\101\
c\n)`)); got != "a(b)Ac\n" {
		t.Errorf("got %q", got)
	}
	if got := writeName(name([]byte("/A#20B"))); got != "/A#20B" || !strings.HasPrefix(got, "/") {
		t.Errorf("got %q", got)
	}
}

func BenchmarkThreeSignatures(b *testing.B) {
	h := newHouse(b)
	pdf := paper(b)
	for name, s := range map[string]Stamper{"stamped": h.stamps(), "unstamped": nil} {
		sigs := h.signers(s)
		sigs[1] = h.person("clerk", "书记员 某乙", nil)
		sigs[1].Stamper = s
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				mustSign(b, pdf, sigs...)
			}
		})
	}
	out := mustSign(b, pdf, h.signers(h.stamps())...)
	b.Run("check", func(b *testing.B) {
		for b.Loop() {
			mustCheck(b, out, h.trust())
		}
	})
}

package normal

import (
	"context"
	"testing"
	"time"

	"yunting/vault"
)

// small keeps a fuzzed file from being slow without being wrong.
var small = Limits{Bytes: 1 << 20, Output: 4 << 20, Pages: 50, Pixels: 1 << 20, Stream: 4 << 20, Total: 16 << 20, Text: 1 << 20}

// tried makes the normal form of anything: no panic, no hang, and either pages or a reason.
func tried(t *testing.T, kind vault.Kind, b []byte) Normal {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	fell.Store(nil)
	n, err := Make(ctx, kind, b, small)
	if f := fell.Load(); f != nil {
		t.Fatal(*f)
	}
	if err != nil {
		t.Fatalf("it hangs: %v", err)
	}
	if (n.PDF == nil) == (n.Why == "") || n.PDF != nil && n.Pages < 1 {
		t.Fatalf("%d bytes, %d pages, why %q", len(n.PDF), n.Pages, n.Why)
	}
	return n
}

func FuzzPDF(f *testing.F) {
	f.Add(simple("", ""))
	f.Add(simple("/OpenAction<</S/JavaScript/JS(x)>>/OCProperties<</D<<>>>>", "/Rotate 90/CropBox[0 0 9 9]/Annots[6 0 R]",
		"<</Subtype/Widget/Rect[0 0 9 9]/AP<</N 7 0 R>>>>", stream("/Subtype/Form/BBox[0 0 9 9]/Matrix[1 0 0 1 0 0]/Resources<</XObject<</X 7 0 R>>>>", "q /X Do Q")))
	f.Add(file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>", stream("", "BT /F1 9 Tf [(a) -300 <0102>] TJ /Span<</ActualText<FEFF4E2D>>>BDC (b)' EMC ET"),
		"<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</W[1[500]2 9 600]/DW 1000>>]>>",
		stream("", "1 begincodespacerange <0000><FFFF> endcodespacerange 1 beginbfrange <0000><00FF><4E00> endbfrange")))
	f.Fuzz(func(t *testing.T, b []byte) {
		n := tried(t, vault.PDF, b)
		if n.PDF != nil {
			if again := tried(t, vault.PDF, n.PDF); again.PDF == nil {
				t.Fatalf("the normal form has none: %s", again.Why)
			}
		}
	})
}

// FuzzContent fuzzes what draws a page and the table of its font, which a fuzzed file seldom reaches.
func FuzzContent(f *testing.F) {
	f.Add("BT /F1 9 Tf 1 0 0 1 9 9 Tm (abc) Tj T* [(d) 9 (e)] TJ ET", "1 beginbfchar <61> <4E2D> endbfchar")
	f.Add("q Q Q BI /W 1 ID xx EI /F1 Do <</A[<<", "1 beginbfrange <00> <FF> [<0041>] endbfrange")
	f.Fuzz(func(t *testing.T, content, table string) {
		b := file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]>>", "<</Type/Page/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
			stream("/Filter/FlateDecode", string(deflate([]byte(content)))), "<</Type/Font/Subtype/TrueType/ToUnicode 6 0 R>>", stream("/Filter/FlateDecode", string(deflate([]byte(table)))))
		if n := tried(t, vault.PDF, b); n.PDF == nil {
			t.Fatalf("a page that draws nonsense is a page: %s", n.Why)
		}
	})
}

func FuzzPicture(f *testing.F) {
	for how := range 9 {
		f.Add(photo(f, how, 8, 4))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, kind := range []vault.Kind{vault.JPEG, vault.PNG, vault.WebP} {
			tried(t, kind, b)
		}
		if how := upright(b); how < 1 || how > 8 {
			t.Fatal(how)
		}
	})
}

func FuzzOffice(f *testing.F) {
	f.Add(`<a><p><t>x</t></p></a>`, `<sst><si><t>x</t></si></sst>`)
	f.Fuzz(func(t *testing.T, doc, sheet string) {
		tried(t, vault.DOCX, office(t, "word/document.xml", doc))
		tried(t, vault.XLSX, office(t, "xl/sharedStrings.xml", sheet, "xl/worksheets/sheet1.xml", doc))
	})
}

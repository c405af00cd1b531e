package normal

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/vault"
)

// Whatever acts is gone, whatever is drawn is there, and the record says what is gone.
func TestActiveContentIsLeftOut(t *testing.T) {
	js := "<</Type/Action/S/JavaScript/JS(app.alert\\(1\\))>>"
	for name, c := range map[string]struct {
		b    []byte
		gone string
	}{
		"open action":   {simple("/OpenAction "+js, ""), "脚本和自动动作"},
		"names":         {simple("/Names<</JavaScript<</Names[(a) "+js+"]>>>>", ""), "脚本和自动动作"},
		"page opens":    {simple("", "/AA<</O "+js+">>"), "脚本和自动动作"},
		"launch":        {simple("", "/Annots[6 0 R]", "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(calc.exe)>>>>"), "脚本和自动动作"},
		"submit":        {simple("", "/Annots[6 0 R]", "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/SubmitForm/F(http://x.test)>>>>"), "脚本和自动动作"},
		"link":          {simple("", "/Annots[6 0 R]", "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://x.test)>>>>"), "链接和按钮动作"},
		"attached file": {simple("/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>", "", "<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>", stream("/Type/EmbeddedFile", "MZ evil")), "附带的文件"},
		"rich media":    {simple("", "/Annots[6 0 R]", "<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]/RichMediaContent<<>>>>"), "多媒体"},
		"XFA":           {simple("/AcroForm<</Fields[]/XFA 6 0 R>>", "", stream("", "<xdp/>")), "XFA 动态表单"},
		"metadata":      {simple("/Metadata 6 0 R", "", stream("/Type/Metadata/Subtype/XML", "<x/>")), "文档属性"},
		// An action where a font should be: it is of no kind that a page is drawn with.
		"hidden in resources": {simple("", "/Resources<</Font<</F1 5 0 R/F2 6 0 R>>/XObject<</E 7 0 R>>>>", js, stream("/Type/EmbeddedFile", "MZ evil")), ""},
	} {
		t.Run(name, func(t *testing.T) {
			n := make1(t, vault.PDF, c.b)
			sound(t, n.PDF)
			if c.gone != "" && !slices.Contains(n.Removed, c.gone) {
				t.Errorf("what is left out is not told: %q", n.Removed)
			}
			if n.Pages != 1 || len(n.Text) != 1 || n.Text[0] != "Hello court" {
				t.Errorf("%d pages, text %q, why %q", n.Pages, n.Text, n.Why)
			}
			if got := strings.TrimSpace(run(t, n.PDF, "pdftotext", "FILE", "-")); got != "Hello court" {
				t.Errorf("drawn: %q", got)
			}
			if bytes.Contains(n.PDF, []byte("evil")) {
				t.Error("the attached file came along")
			}
		})
	}
}

// What cannot be brought into form says why and what to do; nothing hangs and nothing falls over.
func TestUnfit(t *testing.T) {
	bomb := string(deflate(make([]byte, 300<<20)))
	deep := []string{"<</Type/Catalog/Pages 2 0 R>>"}
	for i := range 200 {
		deep = append(deep, fmt.Sprintf("<</Type/Pages/Count 1/Kids[%d 0 R]>>", i+3))
	}
	deep = append(deep, "<</Type/Page/MediaBox[0 0 9 9]>>")
	many := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[" + strings.Repeat("<</Type/Page>>", Usual.Pages+1) + "]>>"}
	nested := file("", "<</Type/Catalog/Pages 2 0 R/X "+strings.Repeat("[", 100_000)+strings.Repeat("]", 100_000)+">>", "<</Type/Pages/Kids[]>>")
	for name, c := range map[string]struct {
		b    []byte
		want string
	}{
		"no pages":                        {file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 5/Kids[]>>"), "没有页面"},
		"cyclic tree":                     {file("", "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 5/Kids[2 0 R 3 0 R]>>", "<</Type/Pages/Kids[2 0 R]/Count 1>>"), "没有页面"},
		"deep tree":                       {file("", deep...), "页面目录异常"},
		"too many pages":                  {file("", many...), "超过 2000 页"},
		"bomb":                            {simple("", "/Contents 6 0 R", stream("/Filter/FlateDecode", bomb)), "异常膨胀"},
		"bomb in a picture":               {simple("", "/Resources<</XObject<</I 6 0 R>>>>", stream("/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode", bomb)), "异常膨胀"},
		"huge picture":                    {simple("", "/Resources<</XObject<</I 6 0 R>>>>", stream("/Type/XObject/Subtype/Image/Width 99999/Height 99999/BitsPerComponent 8/ColorSpace/DeviceGray", "x")), "像素"},
		"no PDF":                          {[]byte("%PDF-1.4\nnothing follows"), "PDF"},
		"table points nowhere":            {bytes.ReplaceAll(file("", "<<>>"), []byte("startxref\n"), []byte("startxref\n9")), "PDF"},
		"nested a hundred thousand times": {nested, "PDF"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
			defer cancel()
			n, err := Make(ctx, vault.PDF, c.b, Usual)
			if err != nil || n.PDF != nil || !strings.Contains(n.Why, c.want) {
				t.Errorf("%v, %d bytes, why %q", err, len(n.PDF), n.Why)
			}
		})
	}
}

// Damage that a reader can mend is mended.
func TestDamageIsMended(t *testing.T) {
	good := simple("", "")
	at := bytes.Index(good, []byte("xref\n"))
	loop := bytes.Replace(good, []byte("trailer\n<<"), fmt.Appendf(nil, "trailer\n<</Prev %d", at), 1)
	self := simple("", "/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>", stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", "/X Do"))
	for name, b := range map[string][]byte{
		"no table":            good[:at],
		"wrong offsets":       bytes.Replace(good, []byte("0000000015"), []byte("0000000011"), 1),
		"table loops":         loop,
		"a form shows itself": self,
		"rubbish after":       append(slices.Clone(good), "<!-- rubbish -->"...),
	} {
		t.Run(name, func(t *testing.T) {
			n := make1(t, vault.PDF, b)
			if n.Why != "" {
				t.Fatal(n.Why)
			}
			sound(t, n.PDF)
			if n.Text[0] != "Hello court" {
				t.Errorf("text %q", n.Text)
			}
		})
	}
}

// Pages come out upright and at the origin, however they were turned and cut.
func TestPagesAreUpright(t *testing.T) {
	for rotate, size := range map[int]string{0: "200 x 300", 90: "300 x 200", 180: "200 x 300", 270: "300 x 200", -90: "300 x 200", 450: "300 x 200"} {
		b := simple("", fmt.Sprintf("/CropBox[50 50 250 350]/Rotate %d", rotate))
		n := make1(t, vault.PDF, b)
		sound(t, n.PDF)
		info := run(t, n.PDF, "pdfinfo", "FILE")
		if !strings.Contains(info, "Page size:       "+size) || !strings.Contains(info, "Page rot:        0") {
			t.Errorf("turned by %d:\n%s", rotate, info)
		}
		was, is := shown(t, b), shown(t, n.PDF)
		if !bytes.Equal(was, is) {
			t.Errorf("turned by %d the page looks different", rotate)
		}
	}
}

// shown is the first page as dots.
func shown(t *testing.T, pdf []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	run(t, pdf, "pdftoppm", "-r", "36", "-cropbox", "-singlefile", "-gray", "FILE", filepath.Join(dir, "page"))
	b, err := os.ReadFile(filepath.Join(dir, "page.pgm"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A filled form and a note keep their looks; a field without one is told of.
func TestFormsAreFlattened(t *testing.T) {
	look := stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]/Resources<</Font<</F1 5 0 R>>>>", "BT /F1 12 Tf 2 5 Td (filled in) Tj ET")
	b := simple("/AcroForm<</Fields[6 0 R 8 0 R]>>", "/Annots[6 0 R 8 0 R 9 0 R]",
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(filled in)/Rect[50 100 150 120]/AP<</N 7 0 R>>>>", look,
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(b)/V(unseen)/Rect[50 50 150 70]>>",
		"<</Type/Annot/Subtype/Widget/FT/Btn/T(c)/AS/On/Rect[50 20 150 40]/AP<</N<</On 7 0 R>>>>>>")
	n := make1(t, vault.PDF, b)
	sound(t, n.PDF)
	if got := run(t, n.PDF, "pdftotext", "FILE", "-"); strings.Count(got, "filled in") != 2 {
		t.Errorf("drawn: %q", got)
	}
	if n.Text[0] != "Hello court\nfilled in\nfilled in" {
		t.Errorf("text: %q", n.Text)
	}
	if !slices.Contains(n.Removed, "1 个没有外观的表单项（内容见原件）") {
		t.Errorf("%q", n.Removed)
	}
}

// Something drawn after an unbalanced page stays in place, and hidden layers stay hidden.
func TestLayersAndBalance(t *testing.T) {
	b := file("", "<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>/Annots[7 0 R]>>",
		stream("", "q q 1.5 0 0 1 20 0 cm BT /F1 24 Tf 50 300 Td (seen) Tj ET /OC /L BDC BT /F1 24 Tf 50 200 Td (unseen) Tj ET EMC"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", "<</Type/OCG/Name(layer)>>",
		"<</Type/Annot/Subtype/Stamp/Rect[50 50 150 90]/AP<</N 8 0 R>>>>", stream("/Type/XObject/Subtype/Form/BBox[0 0 10 10]", "0 0 5 10 re f"))
	n := make1(t, vault.PDF, b)
	sound(t, n.PDF)
	if !bytes.Equal(shown(t, b), shown(t, n.PDF)) {
		t.Error("the page looks different")
	}
	if under, over := unbalanced([]byte("Q Q q (Q) Tj")); under != 2 || over != 1 {
		t.Errorf("%d states before, %d after", under, over)
	}
}

// A file that opens without a password is read, one that does not is kept as it is.
func TestEncryption(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in.pdf"), filepath.Join(dir, "out.pdf")
	if err := os.WriteFile(in, simple("", ""), 0o600); err != nil {
		t.Fatal(err)
	}
	for user, why := range map[string]string{"": "", "secret": "打开密码"} {
		for _, bits := range []string{"40", "128", "256"} {
			args := []string{"--encrypt", user, "owner", bits, "--", in, out}
			if bits != "256" {
				args = append([]string{"--allow-weak-crypto"}, args...)
			}
			if b, err := exec.Command("qpdf", args...).CombinedOutput(); err != nil {
				t.Fatalf("%s", b)
			}
			b, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			n := make1(t, vault.PDF, b)
			if why != "" {
				if n.PDF != nil || !strings.Contains(n.Why, why) {
					t.Errorf("%s bits: %q", bits, n.Why)
				}
				continue
			}
			sound(t, n.PDF)
			if n.Text[0] != "Hello court" || bytes.Contains(n.PDF, []byte("/Encrypt")) {
				t.Errorf("%s bits: %q", bits, n.Text)
			}
		}
	}
}

// The same original gives the same bytes, and the normal form of a normal form says the same.
func TestTheSameAgain(t *testing.T) {
	b := simple("/OpenAction<</S/JavaScript/JS(x)>>", "")
	first := make1(t, vault.PDF, b)
	if again := make1(t, vault.PDF, b); !bytes.Equal(first.PDF, again.PDF) {
		t.Error("two runs differ")
	}
	if second := make1(t, vault.PDF, first.PDF); !slices.Equal(second.Text, first.Text) || len(second.Removed) > 0 {
		t.Errorf("%q, %q", second.Text, second.Removed)
	}
}

func TestTimeIsBounded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Make(ctx, vault.PDF, simple("", ""), Usual); err == nil {
		t.Error("work went on after its time")
	}
}

// A form that draws the next twice, and so on, is some kilobytes and more drawing than anybody's viewer ends: the judge
// must not be the one who finds out.
func TestWhatCannotBeDrawnIsNotCarried(t *testing.T) {
	ladder := func(rungs int) []byte {
		objs := []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>", stream("", "/X Do /X Do")}
		for i := range rungs {
			objs = append(objs, stream(fmt.Sprintf("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>", 6+i), "/X Do\n/X Do"))
		}
		return file("", append(objs, stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"))...)
	}
	if n := make1(t, vault.PDF, ladder(40)); n.PDF != nil || !strings.Contains(n.Why, "层层重复") {
		t.Errorf("2^40 forms: %q", n.Why)
	}
	if n := make1(t, vault.PDF, ladder(5)); n.PDF == nil {
		t.Errorf("some forms within forms: %q", n.Why)
	}
}

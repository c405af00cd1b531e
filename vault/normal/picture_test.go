package normal

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yunting/vault"
)

// photo is a picture, red in the corner that is top left when it is held as how says.
func photo(t testing.TB, how, w, h int) []byte {
	t.Helper()
	tw, th := w, h
	if how >= 5 {
		tw, th = h, w
	}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range th {
		for x := range tw {
			sx, sy := turned(how, x, y, w, h)
			c := color.RGBA{250, 250, 250, 255}
			if x < tw/2 && y < th/2 {
				c = color.RGBA{220, 10, 10, 255}
			}
			m.SetRGBA(sx, sy, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	if how == 0 {
		return b.Bytes()
	}
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x02\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00GPS 23.1291N 113.2644E")
	tiff[19] = byte(how)
	seg := append([]byte("Exif\x00\x00"), tiff...)
	app := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(seg)+2))
	return slices.Concat(b.Bytes()[:2], app, seg, b.Bytes()[2:])
}

// A photograph comes out upright, however the telephone was held, and says no longer where it was taken.
func TestPhotographsAreUpright(t *testing.T) {
	for how := 1; how <= 8; how++ {
		n := make1(t, vault.JPEG, photo(t, how, 64, 32))
		sound(t, n.PDF)
		if bytes.Contains(n.PDF, []byte("GPS")) || bytes.Contains(n.PDF, []byte("Exif")) {
			t.Errorf("%d: it still says where it was taken", how)
		}
		if n.Pages != 1 || n.Untold != noOCR || len(n.Removed) != 1 {
			t.Errorf("%+v", n)
		}
		dir := t.TempDir()
		run(t, n.PDF, "pdftoppm", "-r", "20", "-png", "-singlefile", "FILE", filepath.Join(dir, "p"))
		f, err := os.Open(filepath.Join(dir, "p.png"))
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		w, h := m.Bounds().Dx(), m.Bounds().Dy()
		if wide := how < 5; wide != (w > h) {
			t.Errorf("%d: %d×%d", how, w, h)
		}
		for _, q := range []struct {
			x, y int
			red  bool
		}{{w / 4, h / 4, true}, {3 * w / 4, h / 4, false}, {w / 4, 3 * h / 4, false}, {3 * w / 4, 3 * h / 4, false}} {
			_, g, _, _ := m.At(q.x, q.y).RGBA()
			if (g < 0x6000) != q.red {
				t.Errorf("%d: the picture is not upright at %d,%d", how, q.x, q.y)
			}
		}
	}
}

// A picture larger than a page needs is made smaller; one that only claims to be vast is never decoded.
func TestPicturesAreBounded(t *testing.T) {
	n := make1(t, vault.JPEG, photo(t, 0, 4000, 3000))
	sound(t, n.PDF)
	if list := run(t, n.PDF, "pdfimages", "-list", "FILE"); !strings.Contains(list, " 2205  1654 ") {
		t.Error(list)
	}
	if info := run(t, n.PDF, "pdfinfo", "FILE"); !strings.Contains(info, "793.7") && !strings.Contains(info, "595.28") {
		t.Error(info)
	}
	long := make1(t, vault.JPEG, photo(t, 0, 300, 9000))
	sound(t, long.PDF)
	if list := run(t, long.PDF, "pdfimages", "-list", "FILE"); !strings.Contains(list, " 300  9000 ") {
		t.Error(list)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3, 2))); err != nil {
		t.Fatal(err)
	}
	vast := b.Bytes()
	binary.BigEndian.PutUint32(vast[16:], 60_000)
	binary.BigEndian.PutUint32(vast[20:], 60_000)
	binary.BigEndian.PutUint32(vast[29:], crc32.ChecksumIEEE(vast[12:29]))
	if n := make1(t, vault.PNG, vast); n.PDF != nil || !strings.Contains(n.Why, "60000×60000") {
		t.Errorf("%q", n.Why)
	}
	for _, side := range [][2]int{{60_001, 1}, {1, 60_001}} { // few pixels, and more on one side than can be scaled or written
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, side[0], side[1]))); err != nil {
			t.Fatal(err)
		}
		if n := make1(t, vault.PNG, b.Bytes()); n.PDF != nil || !strings.Contains(n.Why, "裁成几张") {
			t.Errorf("%v: %q", side, n.Why)
		}
	}
	if n := make1(t, vault.JPEG, photo(t, 1, 64, 32)[:200]); n.PDF != nil || !strings.Contains(n.Why, "损坏") {
		t.Errorf("%q", n.Why)
	}
}

// A drawing stays exact, what is transparent is white, and the same picture gives the same bytes.
func TestScreenshotsStayExact(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 200, 100))
	for x := range 100 {
		m.SetNRGBA(x, 50, color.NRGBA{1, 2, 3, 255})
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	n := make1(t, vault.PNG, b.Bytes())
	sound(t, n.PDF)
	if list := run(t, n.PDF, "pdfimages", "-list", "FILE"); !strings.Contains(list, "image  no") {
		t.Error(list)
	}
	if again := make1(t, vault.PNG, b.Bytes()); !bytes.Equal(n.PDF, again.PDF) {
		t.Error("two runs differ")
	}
}

// office packs parts as an office program does.
func office(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, parts[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTextOfOfficeFiles(t *testing.T) {
	w := office(t, "word/document.xml", `<w:document xmlns:w="x"><w:body><w:p><w:r><w:t>借款</w:t></w:r><w:r><w:t>三万元 &amp; 利息</w:t></w:r></w:p><w:p><w:r><w:t>第二段</w:t></w:r></w:p></w:body></w:document>`)
	if n := make1(t, vault.DOCX, w); len(n.Text) != 1 || n.Text[0] != "借款三万元 & 利息\n第二段\n" || n.PDF != nil || n.Why == "" {
		t.Errorf("%+v", n)
	}
	x := office(t, "xl/sharedStrings.xml", `<sst><si><t>日期</t></si><si><r><t>金</t></r><r><t>额</t></r></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row><row><c><v>30000</v></c><c t="inlineStr"><is><t>元</t></is></c></row></sheetData></worksheet>`)
	if n := make1(t, vault.XLSX, x); len(n.Text) != 1 || n.Text[0] != "日期\t金额\t\n30000\t元\t\n" {
		t.Errorf("%+v", n)
	}
	if n := make1(t, vault.DOCX, []byte("no archive")); n.Text != nil || n.Untold != brokenOffice {
		t.Errorf("%+v", n)
	}
	if n := make1(t, vault.Text, []byte("\ufeff借款三万元")); n.Text[0] != "借款三万元" {
		t.Errorf("%+v", n)
	}
	for _, k := range []vault.Kind{vault.HEIC, vault.MP4, vault.MOV, vault.MP3, vault.M4A, vault.WAV} {
		if n := make1(t, k, []byte("x")); n.PDF != nil || n.Why == "" || n.Untold == "" {
			t.Errorf("%s: %+v", k, n)
		}
	}
}

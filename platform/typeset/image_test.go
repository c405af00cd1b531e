package typeset

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"
)

// quarters is a picture whose four quarters differ: red and green above, blue and grey below.
func quarters(w, h int, alpha uint8) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := [4]color.NRGBA{{220, 20, 20, 255}, {20, 200, 20, 255}, {20, 20, 220, alpha}, {128, 128, 128, 255}}
			m.SetNRGBA(x, y, c[y*2/h*2+x*2/w])
		}
	}
	return m
}

func pngOf(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t *testing.T, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withExif puts a camera's note into a JPEG: an orientation, and a place that must not get out.
func withExif(b []byte, orientation byte) []byte {
	tiff := "II*\x00\x08\x00\x00\x00\x02\x00" + "\x0f\x01\x02\x00\x04\x00\x00\x00Cam\x00" +
		"\x12\x01\x03\x00\x01\x00\x00\x00" + string([]byte{orientation, 0, 0, 0}) + "\x00\x00\x00\x00" + "GPS 23.1N 113.3E"
	body := "Exif\x00\x00" + tiff
	seg := append([]byte{0xff, 0xe1, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	return append(append(append([]byte(nil), b[:2]...), seg...), b[2:]...)
}

func pictured(images ...Image) Document {
	p := Document{Title: "附图", Sheet: sheet(), Made: time.Unix(1, 0)}
	for _, m := range images {
		p.Blocks = append(p.Blocks, m, PageBreak{})
	}
	return p
}

// names says which colours stand in the four quarters of a picture w × h millimetres on top of a page.
func names(m image.Image, w, h float64) string {
	const dots = 36.0 / 72
	out := ""
	for _, at := range [][2]float64{{0.25, 0.25}, {0.75, 0.25}, {0.25, 0.75}, {0.75, 0.75}} {
		s := sheet()
		x := (s.Left + s.Width/2 + (at[0]-0.5)*w*Millimetre) * dots
		y := (s.Top + at[1]*h*Millimetre) * dots
		r, g, b, _ := m.At(int(x), int(y)).RGBA()
		near := func(r0, g0, b0 int) bool {
			d := func(a uint32, b int) bool { return int(a>>8)-b < 14 && b-int(a>>8) < 14 }
			return d(r, r0) && d(g, g0) && d(b, b0)
		}
		switch {
		case near(220, 20, 20):
			out += "R"
		case near(20, 200, 20):
			out += "G"
		case near(20, 20, 220):
			out += "B"
		case near(138, 138, 238):
			out += "b" // half transparent over white
		case near(128, 128, 128):
			out += "g"
		default:
			out += fmt.Sprintf("(%d %d %d)", r>>8, g>>8, b>>8)
		}
	}
	return out
}

// sample is a picture and the colours of its quarters: red, green, blue, b for a pale blue, grey.
type sample struct {
	name string
	data []byte
	tall bool
	want string
}

// samples are pictures of every kind.
func samples(t *testing.T) []sample {
	t.Helper()
	grey := image.NewGray(image.Rect(0, 0, 40, 40))
	for i := range grey.Pix {
		grey.Pix[i] = 128
	}
	paletted := image.NewPaletted(image.Rect(0, 0, 40, 20), color.Palette{color.NRGBA{220, 20, 20, 255}, color.NRGBA{20, 20, 220, 128}})
	for i := range paletted.Pix {
		paletted.Pix[i] = uint8(i % 40 / 20)
	}
	deep := image.NewNRGBA64(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			deep.Set(x, y, quarters(40, 20, 255).At(x, y))
		}
	}
	progressive, err := os.ReadFile("testdata/progressive.jpg")
	if err != nil {
		t.Fatal(err)
	}
	photo := jpegOf(t, quarters(64, 32, 255))
	return []sample{
		{"RGB", pngOf(t, quarters(40, 20, 255)), false, "RGBg"}, {"RGBA", pngOf(t, quarters(40, 20, 128)), false, "RGbg"},
		{"grey", pngOf(t, grey), false, "gggg"}, {"palette", pngOf(t, paletted), false, "RbRb"}, {"16 bits", pngOf(t, deep), false, "RGBg"},
		{"baseline", photo, false, "RGBg"}, {"progressive", progressive, false, "RGBg"}, {"grey JPEG", jpegOf(t, grey), false, "gggg"},
		{"mirrored", withExif(photo, 2), false, "GRgB"}, {"upside down", withExif(photo, 3), false, "gBGR"}, {"4", withExif(photo, 4), false, "BgRG"},
		{"5", withExif(photo, 5), true, "RBGg"}, {"held upright", withExif(photo, 6), true, "BRgG"}, {"7", withExif(photo, 7), true, "gGBR"},
		{"held upright, left", withExif(photo, 8), true, "GgRB"},
	}
}

// album has one of them on each page.
func album(samples []sample) Document {
	var images []Image
	for _, s := range samples {
		images = append(images, Image{s.data, 60, "四色图：" + s.name})
	}
	return pictured(images...)
}

// Two renderers show each kind of picture with the right colours in the right corners.
func TestImages(t *testing.T) {
	samples := samples(t)
	pdf := render(t, album(samples)).PDF
	for _, mupdf := range []bool{false, true} {
		pages := pageImages(t, pdf, mupdf)
		if len(pages) != len(samples) {
			t.Fatalf("%d pages, want %d", len(pages), len(samples))
		}
		for i, s := range samples {
			h := 30.0
			if s.tall {
				h = 120
			} else if strings.HasPrefix(s.name, "grey") {
				h = 60
			}
			if got := names(pages[i], 60, h); got != s.want {
				t.Errorf("%s, mupdf %v: %s, want %s", s.name, mupdf, got, s.want)
			}
		}
	}
	if bytes.Contains(pdf, []byte("GPS 23.1N")) || bytes.Contains(pdf, []byte("Exif")) {
		t.Error("the file tells where the picture was taken")
	}
	again := render(t, album(samples)).PDF
	if !bytes.Equal(pdf, again) {
		t.Error("the same pictures gave another file")
	}
	twice := render(t, album([]sample{samples[0], samples[0]})).PDF
	if n := bytes.Count(twice, []byte("/Subtype/Image")); n != 1 {
		t.Errorf("a picture shown twice is stored %d times", n)
	}
	if read := structure(t, pdf); strings.Count(read, "Figure") != len(samples) {
		t.Errorf("not every picture is a figure:\n%s", read)
	}
}

func TestImageFaults(t *testing.T) {
	good := pngOf(t, quarters(40, 20, 255))
	photo := jpegOf(t, quarters(64, 32, 255))
	cmyk, err := os.ReadFile("testdata/cmyk.jpg")
	if err != nil {
		t.Fatal(err)
	}
	bomb := append([]byte(nil), good...)
	copy(bomb[16:], []byte{0, 0, 0x7f, 0xff, 0, 0, 0x7f, 0xff}) // width and height; the checksum of the header is wrong as well
	for want, m := range map[string]Image{
		"替代文字":      {good, 40, " "},
		"至多 1000 字": {good, 40, strings.Repeat("图", 1001)},
		"放不进":       {good, 400, "图"},
		"高 600 毫米":  {pngOf(t, quarters(4, 60, 255)), 40, "图"},
		"宽 0 毫米":    {good, 0, "图"},
		"不是 PNG":    {[]byte("GIF89a……"), 40, "图"},
		"已经损坏":      {good[:len(good)-20], 40, "图"},
		"“断”":       {photo[:len(photo)/2], 40, "断"},
		"“空”":       {nil, 40, "空"},
		"CMYK":      {cmyk, 40, "图"},
		"“弹”":       {bomb, 40, "弹"},
		"字节，至多":     {append(good, make([]byte, imageBytes)...), 40, "图"},
	} {
		if _, err := Render(pictured(m)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// Whatever bytes come as a picture, they are read or refused.
func FuzzImage(f *testing.F) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, quarters(16, 8, 255), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Add(withExif(b.Bytes(), 6))
	b.Reset()
	if err := png.Encode(&b, quarters(16, 8, 100)); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		d := newDoc(nil)
		if n, err := d.picture(data); err == nil && (n != 0 || len(d.images[0].data) == 0) {
			t.Errorf("read as %d, %+v", n, d.images)
		}
	})
}

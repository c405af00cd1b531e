package typeset

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"yunting/pdftest"
)

// pageImages renders every page at 36 dots an inch, by poppler or by mupdf.
func pageImages(t *testing.T, pdf []byte, mupdf bool) []image.Image {
	t.Helper()
	dir := t.TempDir()
	if mupdf {
		pdftest.Run(t, pdf, "mutool", "draw", "-q", "-r", "36", "-o", filepath.Join(dir, "p-%03d.png"), "FILE")
	} else {
		pdftest.Run(t, pdf, "pdftoppm", "-r", "36", "-thinlinemode", "shape", "-png", "FILE", filepath.Join(dir, "p"))
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	var out []image.Image
	for _, name := range names { // Glob sorts
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		m, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, m)
	}
	return out
}

// darkness is how much ink stands in each square of so many dots, from 0 to 1.
func darkness(m image.Image, side int) [][]float64 {
	b := m.Bounds()
	out := make([][]float64, (b.Dy()+side-1)/side)
	for i := range out {
		out[i] = make([]float64, (b.Dx()+side-1)/side)
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			r, g, bl, _ := m.At(b.Min.X+x, b.Min.Y+y).RGBA()
			out[y/side][x/side] += (1 - float64(r+g+bl)/3/0xffff) / float64(side*side)
		}
	}
	return out
}

// Two renderers that share no code put the same ink in the same places, and none beside the type area.
func TestRenderersAgree(t *testing.T) {
	for name, p := range map[string]Document{"judgment": judgment(), "links": withLinks(), "torture": torture()} {
		pdf := render(t, p).PDF
		poppler, mupdf := pageImages(t, pdf, false), pageImages(t, pdf, true)
		if len(poppler) != len(mupdf) {
			t.Fatalf("%s: %d pages by poppler, %d by mupdf", name, len(poppler), len(mupdf))
		}
		s := p.Sheet
		for i := range poppler {
			const side, most = 9, 0.12 // of a square of 18 points; a whole character is about 0.2
			a, b := darkness(poppler[i], side), darkness(mupdf[i], side)
			ink := 0.0
			for y := range min(len(a), len(b)) {
				for x := range min(len(a[y]), len(b[y])) {
					if d := a[y][x] - b[y][x]; d > most || d < -most {
						t.Errorf("%s, page %d, square %d across, %d down: %.2f by poppler, %.2f by mupdf", name, i+1, x, y, a[y][x], b[y][x])
					}
					at := float64(x*side) * 2 // in points: of the left edge of the square
					if a[y][x] > 0.005 && (at+2*side < s.Left-1 || at > s.Left+s.Width+1) {
						t.Errorf("%s, page %d: ink beside the type area, %.0f points from the left", name, i+1, at)
					}
					ink += a[y][x]
				}
			}
			if ink < 0.5 {
				t.Errorf("%s, page %d is empty", name, i+1)
			}
		}
	}
}

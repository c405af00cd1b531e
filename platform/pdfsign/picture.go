package pdfsign

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strconv"
)

// Picture is what a signature shows: a seal, a name written by hand. It is made once and may stand in any number of
// signatures, at the same time too.
type Picture struct {
	w, h      float64
	resources string
	content   []byte // compressed
	image     *raster
}

// raster is a picture of dots, compressed.
type raster struct {
	w, h       int
	rgb, alpha []byte
}

// Vector makes a picture from content operators in a box of so many points. resources is a dictionary for them, which may
// name objects of the file that is signed; nil when the operators need none.
func Vector(width, height float64, content, resources []byte) (*Picture, error) {
	if !(width > 0 && height > 0) || !finite([]float64{width, height}) {
		return nil, fmt.Errorf("a picture of %v by %v points cannot be", width, height)
	}
	if resources == nil {
		resources = []byte("<<>>")
	}
	if j, err := end(resources, 0, 0); err != nil || j != len(resources) {
		return nil, errors.New("the resources of a picture are not a dictionary")
	}
	if _, err := dictionary(resources); err != nil {
		return nil, fmt.Errorf("the resources of a picture: %w", err)
	}
	return &Picture{w: width, h: height, resources: string(resources), content: deflate(content)}, nil
}

// Over makes a picture from content operators that lets through what is under it, as ink does: a seal over a date.
func Over(width, height float64, content []byte) (*Picture, error) {
	return Vector(width, height, append([]byte("/Ink gs\n"), content...), []byte("<</ExtGState<</Ink<</BM/Multiply>>>>>>"))
}

// Most of a picture that somebody hands in.
const (
	mostDots    = 4 << 20
	mostStrokes = 2000
	mostPoints  = 50_000
)

// Drawn makes a picture from a PNG file, whose transparent dots stay so.
func Drawn(file []byte) (*Picture, error) {
	c, err := png.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the picture is not a PNG file: %w", err)
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > mostDots/c.Height {
		return nil, fmt.Errorf("the picture has %d by %d dots, %d million are the most", c.Width, c.Height, mostDots>>20)
	}
	m, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the picture is not a PNG file: %w", err)
	}
	r := &raster{w: c.Width, h: c.Height}
	rgb, alpha := make([]byte, 0, 3*r.w*r.h), make([]byte, 0, r.w*r.h)
	clear := false
	for y := range r.h {
		for x := range r.w {
			p, a := dot(m, x, y)
			rgb, alpha = append(rgb, p[:]...), append(alpha, a)
			clear = clear || a < 255
		}
	}
	r.rgb = deflate(rgb)
	if clear {
		r.alpha = deflate(alpha)
	}
	w, h := float64(r.w), float64(r.h)
	if k := 1000 / max(w, h); k < 1 {
		w, h = w*k, h*k
	}
	content := fmt.Sprintf("q %s 0 0 %s 0 0 cm /Im Do Q", numbers(w), numbers(h))
	return &Picture{w: w, h: h, content: deflate([]byte(content)), image: r}, nil
}

// dot gives a dot without the alpha multiplied in.
func dot(m image.Image, x, y int) (rgb [3]byte, alpha byte) {
	b := m.Bounds().Min
	if n, ok := m.(*image.NRGBA); ok {
		p := n.NRGBAAt(b.X+x, b.Y+y)
		return [3]byte{p.R, p.G, p.B}, p.A
	}
	r, g, bl, a := m.At(b.X+x, b.Y+y).RGBA()
	if a == 0 {
		return [3]byte{255, 255, 255}, 0
	}
	return [3]byte{byte(r * 0xff / a), byte(g * 0xff / a), byte(bl * 0xff / a)}, byte(a >> 8)
}

// Stroke is one stroke of a pen: points from the upper left corner, x to the right, y downwards.
type Stroke [][2]float64

// Strokes makes a picture of what a pen drew in a box of so many points, in black, with a line of so many points.
func Strokes(width, height, line float64, strokes []Stroke) (*Picture, error) {
	if len(strokes) == 0 || len(strokes) > mostStrokes {
		return nil, fmt.Errorf("a signature by hand has between one stroke and %d, not %d", mostStrokes, len(strokes))
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "0 G 0 g 1 J 1 j %s w\n", numbers(line))
	points := 0
	for _, s := range strokes {
		if points += len(s); points > mostPoints {
			return nil, fmt.Errorf("a signature by hand has at most %d points", mostPoints)
		}
		for i, p := range s {
			if !finite(p[:]) {
				return nil, errors.New("a signature by hand has a point outside every page")
			}
			op := " l\n"
			if i == 0 {
				op = " m\n"
			}
			b.WriteString(numbers(p[0], height-p[1]) + op)
		}
		if len(s) == 1 { // a dot
			b.WriteString(numbers(s[0][0], height-s[0][1]) + " l\n")
		}
		if len(s) > 0 {
			b.WriteString("S\n")
		}
	}
	if points == 0 || !finite([]float64{line}) || line <= 0 {
		return nil, errors.New("a signature by hand is empty")
	}
	return Vector(width, height, b.Bytes(), nil)
}

// Size is the picture's width and height in points.
func (p *Picture) Size() (width, height float64) { return p.w, p.h }

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write(b) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// picture writes a picture and gives its object.
func (w *writer) picture(p *Picture) int {
	resources := p.resources
	if m := p.image; m != nil {
		mask := ""
		if m.alpha != nil {
			n := w.alloc()
			w.stream(n, m.entries("/DeviceGray"), m.alpha)
			mask = "/SMask " + ref(n)
		}
		n := w.alloc()
		w.stream(n, m.entries("/DeviceRGB")+mask, m.rgb)
		resources = "<</XObject<</Im " + ref(n) + ">>>>"
	}
	num := w.alloc()
	w.stream(num, "/Type/XObject/Subtype/Form/BBox[0 0 "+numbers(p.w, p.h)+"]/Resources"+resources+"/Filter/FlateDecode", p.content)
	return num
}

func (m *raster) entries(space string) string {
	return "/Type/XObject/Subtype/Image/Width " + strconv.Itoa(m.w) + "/Height " + strconv.Itoa(m.h) +
		"/ColorSpace" + space + "/BitsPerComponent 8/Filter/FlateDecode"
}

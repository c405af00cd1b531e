package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"strings"
	"unicode/utf8"
)

// Image is a picture, centred: PNG, or JPEG baseline or progressive, grey or colour. What a camera wrote into the file
// beside the picture (place, device) does not get into the document; that the camera was turned is heeded.
type Image struct {
	Data  []byte  `json:"data"`
	Width float64 `json:"width"` // millimetres; the height follows
	Alt   string  `json:"alt"`   // what it shows, for whoever cannot see it; must be there
}

// The largest picture: bytes, and pixels (some 70 MB when unpacked).
const (
	imageBytes  = 16 << 20
	imagePixels = 16_000_000
	altLength   = 1000 // characters
)

// picture is an image as the file holds it.
type picture struct {
	digest [sha256.Size]byte
	w, h   int     // pixels as stored
	colour string  // colour space
	filter string  // entries of its dictionary on how it is packed
	data   []byte  // packed
	alpha  []byte  // packed as well; nil: opaque
	turn   *[6]int // brings the stored picture upright, in the unit square; nil: it is
}

func (m Image) set(f *flow) {
	n, err := f.doc.picture(m.Data)
	if err != nil {
		f.fail("图片“%s”：%w", m.Alt, err)
		return
	}
	p := f.doc.images[n]
	w, high, wide := m.Width*Millimetre, float64(p.h), float64(p.w)
	if p.turn != nil && p.turn[0] == 0 {
		high, wide = wide, high
	}
	h := w * high / wide
	switch {
	case strings.TrimSpace(m.Alt) == "":
		f.fail("图片没有替代文字：看不见图片的人需要知道图中是什么")
		return
	case utf8.RuneCountInString(m.Alt) > altLength:
		f.fail("图片的替代文字有 %d 字，至多 %d 字", utf8.RuneCountInString(m.Alt), altLength)
		return
	case !(w >= 1) || w > f.set.Width+0.01 || h > f.set.Height-2*tableGap:
		f.fail("图片“%s”宽 %.0f 毫米、高 %.0f 毫米，放不进宽 %.0f 毫米、高 %.0f 毫米的版心", m.Alt, m.Width, h/Millimetre,
			f.set.Width/Millimetre, (f.set.Height-2*tableGap)/Millimetre)
		return
	}
	e := f.doc.elem(0, "Figure")
	f.doc.elems[e].alt = m.Alt
	x := f.set.Left + (f.set.Width-w)/2
	f.gap += tableGap
	f.add(row{h: h, draw: func(c *canvas, y float64, _ place) {
		low := pageH - y - h
		f.doc.elems[e].attr = layoutBox(x, low, x+w, low+h)
		c.mark(e)
		t := [6]int{1, 0, 0, 1, 0, 0}
		if p.turn != nil {
			t = *p.turn
		}
		c.put("q ", w*float64(t[0]), h*float64(t[1]), w*float64(t[2]), h*float64(t[3]), x+w*float64(t[4]), low+h*float64(t[5]),
			" cm /I", n, " Do Q\n")
	}})
	f.gap += tableGap
}

// picture reads a picture, once for the file, and gives its number.
func (d *doc) picture(b []byte) (int, error) {
	digest := sha256.Sum256(b)
	for i, p := range d.images {
		if p.digest == digest {
			return i, nil
		}
	}
	if len(b) > imageBytes {
		return 0, fmt.Errorf("有 %d 字节，至多 %d 字节", len(b), imageBytes)
	}
	conf, kind, err := image.DecodeConfig(bytes.NewReader(b))
	switch {
	case err != nil:
		return 0, errors.New("不是 PNG 或者 JPEG 图片，或者已经损坏")
	case conf.Width < 1 || conf.Height < 1 || conf.Width > imagePixels/conf.Height:
		return 0, fmt.Errorf("有 %d × %d 个像素，至多共 %d 个", conf.Width, conf.Height, imagePixels)
	}
	var p picture
	switch kind {
	case "png":
		p, err = readPNG(b)
	case "jpeg":
		p, err = readJPEG(b)
	default: // another decoder that the program happens to hold
		err = errors.New("不是 PNG 或者 JPEG 图片")
	}
	if err != nil {
		return 0, err
	}
	p.digest, p.w, p.h = digest, conf.Width, conf.Height
	d.images = append(d.images, p)
	return len(d.images) - 1, nil
}

func readPNG(b []byte) (picture, error) {
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return picture{}, fmt.Errorf("PNG 图片已经损坏：%w", err)
	}
	n, ok := m.(*image.NRGBA)
	if !ok {
		n = image.NewNRGBA(m.Bounds())
		draw.Draw(n, n.Rect, m, n.Rect.Min, draw.Src)
	}
	w, h := n.Rect.Dx(), n.Rect.Dy()
	grey, opaque := true, true
	for i := 0; i < len(n.Pix); i += 4 {
		grey = grey && n.Pix[i] == n.Pix[i+1] && n.Pix[i] == n.Pix[i+2]
		opaque = opaque && n.Pix[i+3] == 255
	}
	pick := func(from, count int) []byte {
		out := make([]byte, 0, w*h*count)
		for i := from; i < len(n.Pix); i += 4 {
			out = append(out, n.Pix[i:i+count]...)
		}
		return pack(out, w*count)
	}
	p := picture{colour: "/DeviceRGB", filter: packed(w, 3)}
	if grey {
		p.colour, p.filter, p.data = "/DeviceGray", packed(w, 1), pick(0, 1)
	} else {
		p.data = pick(0, 3)
	}
	if !opaque {
		p.alpha = pick(3, 1)
	}
	return p, nil
}

// packed are the entries for what pack gives.
func packed(w, colours int) string {
	return fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 12/Colors %d/Columns %d>>", colours, w)
}

// pack compresses rows of bytes as differences to the row above.
func pack(pix []byte, row int) []byte {
	var out bytes.Buffer
	z := zlib.NewWriter(&out)
	line := make([]byte, 1+row)
	line[0] = 2
	for i := 0; i < len(pix); i += row {
		for k := range row {
			line[1+k] = pix[i+k]
			if i > 0 {
				line[1+k] -= pix[i-row+k]
			}
		}
		_, _ = z.Write(line) // a bytes.Buffer takes everything
	}
	_ = z.Close()
	return out.Bytes()
}

// readJPEG takes a JPEG over as it is, less what is not picture.
func readJPEG(b []byte) (picture, error) {
	bare, turned, err := strip(b)
	if err != nil {
		return picture{}, err
	}
	m, err := jpeg.Decode(bytes.NewReader(bare)) // the whole of it: a viewer must not be the first to find it broken
	if err != nil {
		return picture{}, fmt.Errorf("JPEG 图片已经损坏：%w", err)
	}
	p := picture{data: bare, turn: turned}
	switch m.ColorModel() {
	case color.GrayModel:
		p.colour, p.filter = "/DeviceGray", "/Filter/DCTDecode"
	case color.YCbCrModel:
		p.colour, p.filter = "/DeviceRGB", "/Filter/DCTDecode/DecodeParms<</ColorTransform 1>>"
	case color.RGBAModel:
		p.colour, p.filter = "/DeviceRGB", "/Filter/DCTDecode/DecodeParms<</ColorTransform 0>>"
	default:
		return picture{}, errors.New("是印刷四色（CMYK）图片，请先转为 RGB")
	}
	return p, nil
}

// writeImages writes the pictures and gives the entries of the resources that name them.
func (d *doc) writeImages(o *file) string {
	var b strings.Builder
	for i, p := range d.images {
		id, mask := o.alloc(), ""
		const entries = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace%s%s%s"
		if p.alpha != nil {
			m := o.alloc()
			o.plain(m, fmt.Sprintf(entries, p.w, p.h, "/DeviceGray", packed(p.w, 1), ""), p.alpha)
			mask = fmt.Sprintf("/SMask %d 0 R", m)
		}
		o.plain(id, fmt.Sprintf(entries, p.w, p.h, p.colour, p.filter, mask), p.data)
		fmt.Fprintf(&b, "/I%d %d 0 R", i, id)
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("/XObject<<%s>>", b.String())
}

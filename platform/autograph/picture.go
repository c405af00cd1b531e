package autograph

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// MostPicture is the most bytes of a picture of a signature.
const MostPicture = 300 << 10

const (
	mostDots = 16 << 20 // of the picture handed in
	keptSide = 720      // dots of the longer side of the picture that is kept
	paperAt  = 200      // grey from which a dot is paper and not ink
)

// Why a picture is not taken.
var (
	ErrLarge   = fmt.Errorf("a picture of a signature has at most %d bytes", MostPicture)
	ErrPicture = errors.New("this is neither a PNG nor a JPEG file that can be read")
	ErrBlank   = errors.New("there is no ink on the picture")
)

// Picture reads a picture of a signature on paper and gives its ink alone, as PNG with the paper transparent. It is
// drawn anew: what a camera or a program noted beside the picture is not in it.
func Picture(file []byte) ([]byte, error) {
	if len(file) > MostPicture {
		return nil, ErrLarge
	}
	c, kind, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || c.Width <= 0 || c.Height <= 0 || c.Width > mostDots/c.Height {
		return nil, ErrPicture
	}
	var m image.Image
	turn := 1
	switch kind {
	case "png":
		m, err = png.Decode(bytes.NewReader(file))
	case "jpeg":
		m, err = jpeg.Decode(bytes.NewReader(file))
		turn = orientation(file)
	default:
		return nil, ErrPicture
	}
	if err != nil {
		return nil, ErrPicture
	}
	out, err := ink(turned(smaller(m), turn))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, out); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// smaller lays a picture on white paper, no larger than is kept.
func smaller(m image.Image) *image.RGBA {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	if side := max(w, h); side > keptSide {
		w, h = max(1, w*keptSide/side), max(1, h*keptSide/side)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(out, out.Bounds(), m, b, draw.Over, nil)
	return out
}

// ink takes the paper away and cuts the empty edges off.
func ink(m *image.RGBA) (image.Image, error) {
	out := image.NewNRGBA(m.Bounds())
	var used image.Rectangle
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			p := m.RGBAAt(x, y)
			grey := color.GrayModel.Convert(p).(color.Gray).Y
			if grey >= paperAt {
				continue
			}
			out.SetNRGBA(x, y, color.NRGBA{R: p.R, G: p.G, B: p.B, A: uint8(min(255, (paperAt-int(grey))*3))})
			used = used.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	if used.Dx() < 8 || used.Dy() < 4 {
		return nil, ErrBlank
	}
	return out.SubImage(used), nil
}

// turned puts a picture upright that a camera held otherwise.
func turned(m *image.RGBA, how int) *image.RGBA {
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	at := map[int]func(x, y int) (int, int){
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return h - 1 - y, x },
		7: func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		8: func(x, y int) (int, int) { return y, w - 1 - x },
	}[how]
	if at == nil {
		return m
	}
	size := image.Rect(0, 0, w, h)
	if how >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := at(x, y)
			out.SetRGBA(tx, ty, m.RGBAAt(x, y))
		}
	}
	return out
}

// orientation is what a camera says of how it was held (Exif 0x0112), from 1 to 8; 1 when it says nothing.
func orientation(b []byte) int {
	for b = b[2:]; len(b) >= 4 && b[0] == 0xff; {
		size := int(binary.BigEndian.Uint16(b[2:]))
		if size < 2 || len(b) < 2+size || b[1] == 0xda {
			break
		}
		if part := b[4 : 2+size]; b[1] == 0xe1 && len(part) > 14 && string(part[:6]) == "Exif\x00\x00" {
			return exif(part[6:])
		}
		b = b[2+size:]
	}
	return 1
}

func exif(t []byte) int {
	var order binary.ByteOrder = binary.BigEndian
	if string(t[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(t[4:]))
	if at+2 > int64(len(t)) {
		return 1
	}
	n := int64(order.Uint16(t[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > int64(len(t)) {
			return 1
		}
		if order.Uint16(t[e:]) == 0x0112 {
			if how := int(order.Uint16(t[e+8:])); how >= 1 && how <= 8 {
				return how
			}
		}
	}
	return 1
}

package normal

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/webp"

	"yunting/vault"
)

// A picture is set as wide as an A4 page at 200 dots to the inch. A long screenshot keeps its width and makes a long
// page: pressed onto A4 nobody could read it.
const (
	paperShort = 595.28   // points
	dots       = 1654     // pixels across the short side of A4
	mostDots   = 24 << 20 // pixels of a page
	mostLong   = 60_000   // pixels of the longer side: JPEG ends at 65,535, and to scale a line of millions takes gigabytes
	longest    = 14_000.  // points; viewers stop at 14,400
	quality    = 88       // of JPEG: print in a photographed page stays sharp
	lossless   = 2        // how much larger a picture may be for being exact: screenshots are, photographs never
)

// decoders are chosen by kind, never by what the bytes begin with: other packages bring decoders of their own along, and
// those were never tried with bad files.
var decoders = map[vault.Kind]struct {
	size    func(io.Reader) (image.Config, error)
	picture func(io.Reader) (image.Image, error)
}{
	vault.JPEG: {jpeg.DecodeConfig, jpeg.Decode},
	vault.PNG:  {png.DecodeConfig, png.Decode},
	vault.WebP: {webp.DecodeConfig, webp.Decode},
}

func picture(kind vault.Kind, b []byte, most Limits) (Normal, error) {
	n := Normal{Untold: noOCR}
	bad := unfit("图片已损坏，无法打开；请重新拍摄或扫描后上传")
	as := decoders[kind]
	c, err := as.size(bytes.NewReader(b))
	if err != nil || c.Width < 1 || c.Height < 1 {
		return n, bad
	}
	if int64(c.Width)*int64(c.Height) > int64(most.Pixels) {
		return n, unfit("图片太大（%d×%d 像素，上限为 %d 万像素），没有制作规范版；请缩小后另传一份", c.Width, c.Height, most.Pixels/10_000)
	}
	if max(c.Width, c.Height) > mostLong {
		return n, unfit("图片太长（%d×%d 像素，一边的上限为 %d 像素），没有制作规范版；请裁成几张后另传", c.Width, c.Height, mostLong)
	}
	m, err := as.picture(bytes.NewReader(b))
	if err != nil {
		return n, bad
	}
	how := 1
	if kind == vault.JPEG {
		how = upright(b)
		if bytes.Contains(b[:min(len(b), 1<<20)], []byte("Exif\x00\x00")) {
			n.Removed = append(n.Removed, "拍摄信息（可能含位置）")
		}
	}
	rgb := scaled(m, how)
	w, h := rgb.Rect.Dx(), rgb.Rect.Dy()
	data, filter, err := encoded(rgb)
	if err != nil {
		return n, err
	}
	pw, ph := paper(w, h)
	out := newWriter()
	tree, page, content, img := out.next(), out.next(), out.next(), out.next()
	out.object(page, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>", tree, num(pw), num(ph), content, img))
	out.stream(content, "", fmt.Appendf(nil, "q %s 0 0 %s 0 0 cm /P Do Q", num(pw), num(ph)))
	out.stream(img, fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/%s", w, h, filter), data)
	n.PDF, n.Pages = out.tree(tree, []int{page}, ""), 1
	if len(n.PDF) > most.Output {
		return n, unfit("图片转换后超过 %d MB，没有制作规范版", most.Output>>20)
	}
	return n, nil
}

// paper is the size in points of the page of a picture: the short side of A4 for its short side, unless it is longer
// than a page can be.
func paper(w, h int) (float64, float64) {
	long := paperShort * float64(max(w, h)) / float64(min(w, h))
	short := paperShort
	if long > longest {
		short, long = short*longest/long, longest
	}
	if w > h {
		return long, max(short, 3)
	}
	return max(short, 3), long
}

// scaled is the picture upright, on white, no larger than a page needs.
func scaled(m image.Image, how int) *image.RGBA {
	b := m.Bounds()
	w, h := b.Dx(), b.Dy()
	by := 1.
	if s := min(w, h); s > dots {
		by = float64(dots) / float64(s)
	}
	if area := float64(w) * float64(h) * by * by; area > mostDots {
		by *= math.Sqrt(mostDots / area)
	}
	sw, sh := max(1, int(float64(w)*by+.5)), max(1, int(float64(h)*by+.5))
	small := image.NewRGBA(image.Rect(0, 0, sw, sh))
	draw.Draw(small, small.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	if sw == w && sh == h {
		draw.Draw(small, small.Rect, m, b.Min, draw.Over)
	} else {
		draw.BiLinear.Scale(small, small.Rect, m, b, draw.Over, nil)
	}
	if how == 1 {
		return small
	}
	tw, th := sw, sh
	if how >= 5 {
		tw, th = sh, sw
	}
	out := image.NewRGBA(image.Rect(0, 0, tw, th))
	for y := range th {
		for x := range tw {
			sx, sy := turned(how, x, y, sw, sh)
			copy(out.Pix[out.PixOffset(x, y):][:4], small.Pix[small.PixOffset(sx, sy):][:4])
		}
	}
	return out
}

// encoded is the picture exact where that costs little, and as JPEG where it would cost much.
func encoded(m *image.RGBA) (data []byte, filter string, err error) {
	var lossy bytes.Buffer
	if err := jpeg.Encode(&lossy, m, &jpeg.Options{Quality: quality}); err != nil {
		return nil, "", err
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	raw := make([]byte, 0, w*h*3)
	for y := range h {
		row := m.Pix[y*m.Stride:][:w*4]
		for x := 0; x < len(row); x += 4 {
			raw = append(raw, row[x], row[x+1], row[x+2])
		}
	}
	if exact := deflate(raw); len(exact) <= lossy.Len()*lossless {
		return exact, "FlateDecode", nil
	}
	return lossy.Bytes(), "DCTDecode", nil
}

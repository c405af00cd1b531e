package typeset

import (
	"fmt"

	"github.com/skip2/go-qrcode"
)

const (
	cornerSize = 16 * Millimetre
	cornerTop  = 13 * Millimetre // from the upper edge of the page
	qrSize     = 28 * Millimetre
	qrQuiet    = 10.0 // white between the code and its caption, points
)

// symbol is a QR code as dark and light squares.
func (f *flow) symbol(code string) [][]bool {
	q, err := qrcode.New(code, qrcode.Medium)
	if err != nil {
		f.fail("二维码内容无法编码（%d 字节）：%w", len(code), err)
		return nil
	}
	q.DisableBorder = true
	return q.Bitmap()
}

// qr sets a QR code at the left and its caption beside it, centred on its height.
func (f *flow) qr(code, caption string) {
	f.gap += tableGap
	draw := f.beside(code, caption, qrSize)
	f.add(row{h: draw.h, draw: func(c *canvas, y float64, _ place) { draw.at(c, y) }})
	f.gap += tableGap
}

// corner draws a small code into the upper margin of the first page; it is read last.
func (f *flow) corner(q QR) {
	c := f.doc.pages[0]
	f.beside(q.Code, q.Caption, cornerSize).at(c, cornerTop)
	c.endMark()
}

// besides is a code with its caption.
type besides struct {
	h  float64
	at func(c *canvas, y float64)
}

func (f *flow) beside(code, caption string, size float64) besides {
	modules := f.symbol(code)
	if modules == nil {
		return besides{at: func(*canvas, float64) {}}
	}
	st, left := f.set.named[Note], f.set.Left
	lines := f.lines(caption, f.set.Width-size-qrQuiet, st)
	high := max(size, float64(len(lines))*st.Lead)
	figure := f.doc.elem(0, "Figure")
	f.doc.elems[figure].alt = "二维码：" + code
	text := f.doc.elem(0, "P")
	return besides{high, func(c *canvas, y float64) {
		f.doc.elems[figure].attr = layoutBox(left, pageH-y-size, left+size, pageH-y)
		c.mark(figure)
		c.modules(modules, left, y, size/float64(len(modules)))
		for i := range lines {
			c.line(text, &lines[i], left+size+qrQuiet, y+(high-float64(len(lines))*st.Lead)/2+float64(i)*st.Lead, st)
		}
	}}
}

// modules fills the dark squares of a code, runs of a row at once.
func (c *canvas) modules(dark [][]bool, x, y, side float64) {
	c.put("q ", fmt.Sprintf("%.4f 0 0 %.4f ", side, -side), x, pageH-y, " cm\n") // one unit per module, downwards
	for i, line := range dark {
		for j := 0; j < len(line); j++ {
			from := j
			for j < len(line) && line[j] {
				j++
			}
			if j > from {
				c.put(from, " ", i, " ", j-from, " 1 re\n")
			}
		}
	}
	c.WriteString("f Q\n")
}

// layoutBox is the attribute that tells where a figure stands.
func layoutBox(x1, y1, x2, y2 float64) string {
	var c canvas
	c.put("/A<</O/Layout/Placement/Block/BBox[", x1, y1, x2, y2, "]>>")
	return c.String()
}

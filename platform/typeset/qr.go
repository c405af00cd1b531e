package typeset

import (
	"fmt"

	"github.com/skip2/go-qrcode"
)

const (
	qrSize  = 28 * millimetre
	qrQuiet = 10.0 // white between the code and its caption, points
)

// qr sets a QR code at the left and its caption beside it, centred on its height.
func (f *flow) qr(code, caption string) {
	q, err := qrcode.New(code, qrcode.Medium)
	if err != nil {
		f.fail("二维码内容无法编码（%d 字节）：%w", len(code), err)
		return
	}
	q.DisableBorder = true
	modules := q.Bitmap()
	st := &f.set.note
	lines := f.lines(caption, bodyW-qrSize-qrQuiet, st)
	high := max(qrSize, float64(len(lines))*st.lead)
	figure := f.doc.elem(0, "Figure")
	f.doc.elems[figure].alt = "二维码：" + code
	text := f.doc.elem(0, "P")
	f.gap += tableGap
	f.add(row{h: high, draw: func(c *canvas, y float64, _ place) {
		f.doc.elems[figure].attr = layoutBox(bodyLeft, pageH-y-qrSize, bodyLeft+qrSize, pageH-y)
		c.mark(figure)
		c.modules(modules, bodyLeft, y, qrSize/float64(len(modules)))
		for i := range lines {
			c.line(text, &lines[i], bodyLeft+qrSize+qrQuiet, y+(high-float64(len(lines))*st.lead)/2+float64(i)*st.lead, st)
		}
	}})
	f.gap += tableGap
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

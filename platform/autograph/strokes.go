// Package autograph reads what somebody draws with a pen or a finger as his signature, or shows as a picture of it 手写签名.
package autograph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
)

// Bounds of a drawing. A name of four complex characters has some sixty strokes and a thousand points.
const (
	MostStrokes = 200
	MostPoints  = 5000
	MostText    = 128 << 10 // bytes of a drawing as it is written
	mostSide    = 4000      // units of the field that is drawn in
	leastSide   = 50
)

// Drawing is what a pen drew in a field: strokes of points from the upper left corner, x to the right, y downwards.
type Drawing struct {
	Width   int        `json:"w"`
	Height  int        `json:"h"`
	Strokes [][][2]int `json:"s"`
}

// Why a drawing is not taken.
var (
	ErrEmpty  = errors.New("nothing is drawn")
	ErrTiny   = errors.New("a dot or a short line is no signature")
	ErrMany   = fmt.Errorf("a drawing has at most %d strokes and %d points", MostStrokes, MostPoints)
	ErrUnread = errors.New("this is not a drawing, or only a part of one")
)

// Parse reads a drawing as a page writes it. Whatever it gives is within the bounds and has some ink.
func Parse(text string) (Drawing, error) {
	var d Drawing
	if strings.TrimSpace(text) == "" {
		return d, ErrEmpty
	}
	if len(text) > MostText {
		return d, ErrMany
	}
	in := json.NewDecoder(strings.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(&d); err != nil || in.More() {
		return Drawing{}, ErrUnread
	}
	if err := d.check(); err != nil {
		return Drawing{}, err
	}
	return d, nil
}

func (d Drawing) check() error {
	if d.Width < leastSide || d.Width > mostSide || d.Height < leastSide || d.Height > mostSide {
		return ErrUnread
	}
	if len(d.Strokes) > MostStrokes {
		return ErrMany
	}
	points, ink := 0, 0.0
	for _, s := range d.Strokes {
		if points += len(s); points > MostPoints {
			return ErrMany
		}
		for i, p := range s {
			if p[0] < 0 || p[0] > d.Width || p[1] < 0 || p[1] > d.Height {
				return ErrUnread
			}
			if i > 0 {
				ink += math.Hypot(float64(p[0]-s[i-1][0]), float64(p[1]-s[i-1][1]))
			}
		}
	}
	switch {
	case points == 0:
		return ErrEmpty
	case ink < float64(d.Height)/4:
		return ErrTiny
	}
	return nil
}

// Bytes is the drawing as it is kept; Parse reads it again.
func (d Drawing) Bytes() []byte {
	b, err := json.Marshal(d)
	if err != nil { // whole numbers are always written
		panic(err)
	}
	return bytes.TrimSpace(b)
}

// Fit scales the ink alone, without the empty field around it, into a box, and gives the size it then has.
func (d Drawing) Fit(width, height float64) (strokes [][][2]float64, w, h float64) {
	x0, y0, x1, y1 := math.MaxInt, math.MaxInt, 0, 0
	for _, s := range d.Strokes {
		for _, p := range s {
			x0, y0, x1, y1 = min(x0, p[0]), min(y0, p[1]), max(x1, p[0]), max(y1, p[1])
		}
	}
	const edge = 1.5 // half a line stays within the box
	k := min((width-2*edge)/float64(max(1, x1-x0)), (height-2*edge)/float64(max(1, y1-y0)))
	for _, s := range d.Strokes {
		if len(s) == 0 {
			continue
		}
		var out [][2]float64
		for _, p := range s {
			out = append(out, [2]float64{edge + k*float64(p[0]-x0), edge + k*float64(p[1]-y0)})
		}
		strokes = append(strokes, out)
	}
	return strokes, 2*edge + k*float64(x1-x0), 2*edge + k*float64(y1-y0)
}

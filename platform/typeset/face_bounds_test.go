package typeset

import (
	"strings"
	"testing"
)

// A small font that asks for endless work is refused, whatever it repeats.
func TestEndlessFontsAreRefused(t *testing.T) {
	// Ten subroutines, each calling the next ten times, and the last of them drawing.
	var subrs [][]byte
	for i := range 10 {
		var s []byte
		for range 10 {
			if i == 9 {
				s = append(append(s, 140, 140), rlineto)
			} else {
				s = append(putNumber(s, float64(i+1-107)), callgsubr)
			}
		}
		subrs = append(subrs, append(s, subrReturn))
	}
	call := append([]byte{139, hmoveto}, append(putNumber(nil, -107), callgsubr, endchar)...)
	c := cffOf(t, subrs, call)
	if err := c.check(0); err == nil || !strings.Contains(err.Error(), "endlessly long") {
		t.Errorf("subroutines: %v", err)
	}
	c = cffOf(t, [][]byte{append(putNumber(nil, -107), callgsubr)}, call)
	if err := c.check(0); err == nil || !strings.Contains(err.Error(), "deep") {
		t.Errorf("a subroutine that calls itself: %v", err)
	}

	// A glyph whose two parts are itself.
	self := []byte{0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, moreParts | argsAreXY, 0, 0, 0, 0, 0, argsAreXY, 0, 0, 0, 0}
	g := &glyf{n: 1, data: self, wide: true, loca: be.AppendUint32(make([]byte, 4), uint32(len(self)))}
	if err := g.check(0); err == nil || !strings.Contains(err.Error(), "too many others") {
		t.Errorf("a glyph made of itself: %v", err)
	}
	f := &Face{units: 1000, glyphs: 1, hmtx: make([]byte, 4), long: 1, outlines: g}
	if out := f.outline(0); out != nil {
		t.Errorf("drawn: %s", out)
	}
}

func cffOf(t *testing.T, global [][]byte, glyph []byte) *cff {
	t.Helper()
	charstrings := putIndex(nil, [][]byte{glyph})
	head := func(at int) []byte {
		b := putIndex([]byte{1, 0, 4, 4}, [][]byte{[]byte("Endless")})
		b = putIndex(b, [][]byte{entry(opCharStrings, at, nil)})
		return putIndex(putIndex(b, nil), global)
	}
	c, err := parseCFF(append(head(len(head(0))), charstrings...))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

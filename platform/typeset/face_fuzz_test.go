package typeset

import (
	"bytes"
	"testing"
)

// However a font is broken, it is refused or it can be drawn and cut down; and what is cut down can be read again.
func FuzzFont(f *testing.F) {
	for _, name := range []string{"glyf.ttf", "named.otf", "cid.otf", "both.ttc"} {
		f.Add(faceFile(f, name), 0)
	}
	f.Add(faceFile(f, "both.ttc"), 1)
	f.Fuzz(func(t *testing.T, data []byte, index int) {
		face, err := LoadFace("fuzz", data, index)
		if err != nil {
			return
		}
		gids := []uint16{0, uint16(face.glyphs - 1), uint16(face.glyphs / 2)}
		for _, r := range "A法Á1\U00020BB7\x00\uffff" {
			gids = append(gids, face.glyph(r))
		}
		for _, gid := range gids {
			face.width(gid)
			face.outline(gid)
		}
		p := face.program(face, gids)
		if again := face.program(face, gids); !bytes.Equal(p.data, again.data) {
			t.Error("other bytes the second time")
		}
		switch whole := face.outlines.(type) {
		case *cff:
			cut, err := parseCFF(p.data)
			if err != nil {
				t.Fatal(err)
			}
			for i, gid := range gids {
				a, err1 := cut.glyph(i)
				b, err2 := whole.glyph(int(gid))
				if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
					t.Errorf("glyph %d differs in the subset: %x, want %x (%v, %v)", gid, a, b, err1, err2)
				}
			}
		case *glyf:
			tables, err := fontTables(p.data, 0)
			if err != nil {
				t.Fatal(err)
			}
			n := len(tables["hmtx"]) / 4
			cut, err := parseGlyf(tables, n)
			if err != nil {
				t.Fatal(err)
			}
			for i := range n {
				if err := cut.check(i); err != nil {
					t.Errorf("glyph %d of the subset: %v", i, err)
				}
			}
		}
	})
}

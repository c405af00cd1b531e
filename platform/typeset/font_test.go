package typeset

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func embeddedForTest(t testing.TB) *Fonts {
	t.Helper()
	f, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func faces(t testing.TB) (regular, bold *Face) {
	t.Helper()
	f := embeddedForTest(t)
	return f.chain(Song)[0], f.chain(Titles)[0]
}

// gb2312 gives every Han character of GB 2312, levels 1 and 2.
func gb2312(t *testing.T) []rune {
	t.Helper()
	var out []rune
	for row := 0xb0; row <= 0xf7; row++ {
		for col := 0xa1; col <= 0xfe; col++ {
			s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{byte(row), byte(col)})
			if err != nil {
				t.Fatal(err)
			}
			if r := []rune(string(s))[0]; r >= 0x4e00 && r <= 0x9fff {
				out = append(out, r)
			}
		}
	}
	return out
}

func TestFacesHoldWhatCourtsWrite(t *testing.T) {
	f := embeddedForTest(t)
	han := gb2312(t)
	if len(han) != 6763 {
		t.Fatalf("%d characters of GB 2312, want 6763", len(han))
	}
	for _, role := range roles {
		for _, r := range append(han, []rune(neverFirst+neverLast+"〇〓×①⑳□■√㎡αμ⸺０９Ａｚ")...) {
			if f.chain(role)[0].glyph(r) == 0 {
				t.Errorf("%s: no glyph for %c (%U)", role, r, r)
			}
		}
		for _, r := range "喆堃昇镕珺龘𠮷㛃䶮𬭎𫓧𬱟㙍𨱏鿍ŠłőấЖ" { // rare characters that occur in names
			if face, _ := find(r, f.chain(role)); face == nil {
				t.Errorf("%s: no glyph for %c (%U) in any face", role, r, r)
			}
		}
	}
}

// The faces of the repository are not checked when the program starts; they are checked here.
func TestEveryGlyphIsSound(t *testing.T) {
	f := embeddedForTest(t)
	for _, role := range roles {
		face := f.chain(role)[0]
		if err := face.checkAll(); err != nil {
			t.Errorf("%s: %v", face.name, err)
		}
		for gid := range face.glyphs {
			out := face.outline(uint16(gid))
			if m, h := bytes.Count(out, []byte("m\n")), bytes.Count(out, []byte("h\n")); m != h {
				t.Errorf("%s: glyph %d opens %d contours and closes %d", face.name, gid, m, h)
			}
		}
		if got := string(face.outline(face.glyph('一'))); strings.Count(got, "m\n") != 1 {
			t.Errorf("%s: 一 has one stroke: %s", face.name, got)
		}
	}
}

// A subset holds the glyphs asked for, in order, and reads their widths as the whole face does.
func TestSubset(t *testing.T) {
	regular, _ := faces(t)
	whole := regular.outlines.(*cff)
	var gids []uint16
	for _, r := range "\x00〓法A1，⸺龘½ ′" {
		gids = append(gids, regular.glyph(r))
	}
	got, err := parseCFF(regular.program(regular, gids).data)
	if err != nil {
		t.Fatal(err)
	}
	if got.charstrings.n != len(gids) {
		t.Fatalf("%d glyphs, want %d", got.charstrings.n, len(gids))
	}
	kinds := map[byte]bool{}
	for i, g := range gids {
		kinds[got.fdOf[i]] = true
		a, err1 := got.charstrings.at(i)
		b, err2 := whole.charstrings.at(int(g))
		if err1 != nil || err2 != nil || !bytes.Equal(a, b) {
			t.Errorf("glyph %d differs (%v, %v)", i, err1, err2)
		}
		x, y := got.dicts[got.fdOf[i]], whole.dicts[whole.fdOf[g]]
		if x.defaultW != y.defaultW || x.nominalW != y.nominalW {
			t.Errorf("glyph %d has other widths", i)
		}
	}
	if len(kinds) < 3 {
		t.Errorf("the sample spans only %d font dictionaries", len(kinds))
	}
}

func TestStampSaysItsWords(t *testing.T) {
	_, bold := faces(t)
	big := bold.outline(bold.glyph('演'))
	draw := func(s Stamp) []byte {
		d, err := s.Draw(sheet())
		if err != nil {
			t.Fatal(err)
		}
		return d.Content
	}
	if !bytes.Contains(draw(Stamp{Edge: "云庭互联网法院", Big: "演示", Small: "电子印章", Size: 42}), big) {
		t.Error("the stamp does not say 演示")
	}
	plain := draw(Stamp{Edge: "云庭互联网法院", Small: "电子印章", Size: 42})
	if bytes.Contains(plain, big) {
		t.Error("the stamp says 演示 unasked")
	}
	for _, r := range "云庭互联网法院电子印章" {
		if !bytes.Contains(plain, bold.outline(bold.glyph(r))) {
			t.Errorf("the stamp lacks %c", r)
		}
	}
	var missing *MissingError
	if _, err := (Stamp{Edge: "云\U0001F600", Size: 42}).Draw(sheet()); !errors.As(err, &missing) || missing.Runes[0] != 0x1F600 {
		t.Errorf("a letter without a glyph: %v", err)
	}
}

// The stamp rides on the year and covers the month; its place is told, and no text but the foot's lies in it.
func TestStampPlace(t *testing.T) {
	f := &flow{doc: newDoc(opened(t)), set: opened(t)}
	date := f.doc.shape("二〇二六年十一月二十三日", f.set.named[Sign])
	if got := stampCentre(date, 100); got != 100+6*16 {
		t.Errorf("centre at %v", got)
	}
	r := render(t, judgment())
	p, ok := r.Place(StampPlace)
	if !ok || p.Page != r.Pages && p.Page != r.Pages-1 || math.Abs(p.W-42*Millimetre) > 0.01 || p.X < 0 || p.Y < 0 {
		t.Errorf("place %+v of %d pages", p, r.Pages)
	}
	for _, name := range []string{"sign1", "sign2", "sign3", "after1", "after2"} {
		if x, ok := r.Place(name); !ok || x.Page != p.Page || x.W < 60 {
			t.Errorf("%s stands at %+v", name, x)
		}
	}
}

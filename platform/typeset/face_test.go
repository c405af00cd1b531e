package typeset

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"yunting/pdftest"
)

// The small faces under testdata/faces are made by make.py there.
func faceFile(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/faces/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func load(t testing.TB, name string, index int) *Face {
	t.Helper()
	f, err := LoadFace(name, faceFile(t, name), index)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func drawn(f *Face, r rune) string {
	return strings.ReplaceAll(strings.TrimSpace(string(f.outline(f.glyph(r)))), "\n", " ")
}

// Drawings come out on the em of a thousand, whatever the font counts in: 2048 units here.
func TestTrueType(t *testing.T) {
	f := load(t, "glyf.ttf", 0)
	for r, want := range map[rune]string{
		'A': "99.61 0 m 99.61 500 l 599.61 500 l 599.61 0 l h",
		// the square and the small one, halved and put above it; the bearing is 0, so all begins there
		'Á': "0 0 m 0 500 l 500 500 l 500 0 l h 95.7 585.94 m 95.7 659.18 l 168.95 659.18 l 168.95 585.94 l h",
		'法': "0 0 m 0 325.52 81.38 488.28 244.14 488.28 c 406.9 488.28 488.28 325.52 488.28 0 c h",
	} {
		if got := drawn(f, r); got != want {
			t.Errorf("%c: %s\nwant %s", r, got, want)
		}
	}
	if f.width(f.glyph('A')) != 500 || f.width(f.glyph('法')) != 1000 || f.asc != 880 || f.name != "Squares-Regular" {
		t.Errorf("widths %d and %d, ascent %d, name %s", f.width(f.glyph('A')), f.width(f.glyph('法')), f.asc, f.name)
	}
}

// A charstring loses its hints and subroutines, not a stroke, and a letter made of two becomes one drawing.
func TestNamedCFF(t *testing.T) {
	f := load(t, "named.otf", 0)
	for r, want := range map[rune]string{
		'A': "99.61 0 m 99.61 500 l 148.44 500 l h",
		'Á': "99.61 0 m 99.61 500 l 148.44 500 l h 48.83 610.35 m 122.07 683.59 l 195.31 610.35 l h",
		'法': "0 0 m 0 48.83 l 97.66 48.83 l 97.66 97.66 l 244.14 97.66 l 244.14 48.83 l 244.14 48.83 l 292.97 48.83 l 301.27 48.83 l h",
	} {
		if got := drawn(f, r); got != want {
			t.Errorf("%c: %s\nwant %s", r, got, want)
		}
	}
	flat, err := f.outlines.(*cff).glyph(int(f.glyph('A')))
	if err != nil || bytes.IndexByte(flat, hintmask) >= 0 || flat[0] != 24+139 {
		t.Errorf("not flat, or without its width: %v (%v)", flat, err)
	}
}

// Cut from the collection with hints and subroutines, or flattened by another program beforehand: one drawing.
func TestHintedAndFlatFacesAgree(t *testing.T) {
	hinted := load(t, "cid.otf", 0)
	flat, _ := faces(t)
	c := hinted.outlines.(*cff)
	if c.global.n == 0 || len(c.dicts) < 3 {
		t.Fatalf("the sample is too easy: %d global subroutines, %d font dictionaries", c.global.n, len(c.dicts))
	}
	for _, r := range "法庭民事龘A1，½" {
		if a, b := drawn(hinted, r), drawn(flat, r); a != b || a == "" {
			t.Errorf("%c: %s\nwant %s", r, a, b)
		}
		if a, b := hinted.width(hinted.glyph(r)), flat.width(flat.glyph(r)); a != b {
			t.Errorf("%c is %d wide, want %d", r, a, b)
		}
	}
}

func TestCollection(t *testing.T) {
	if a, b := load(t, "both.ttc", 0), load(t, "both.ttc", 1); a.name != "Squares-Regular" || b.name != "Named-Regular" {
		t.Errorf("%s, %s", a.name, b.name)
	}
	if _, err := LoadFace("both.ttc", faceFile(t, "both.ttc"), 2); err == nil || !strings.Contains(err.Error(), "has no face 2") {
		t.Error(err)
	}
}

// A subset draws what the whole face draws, parts of glyphs included.
func TestSubsetsDrawTheSame(t *testing.T) {
	for _, name := range []string{"glyf.ttf", "named.otf", "cid.otf"} {
		f := load(t, name, 0)
		gids := []uint16{0, f.glyph('法'), f.glyph('Á'), f.glyph('A')}
		p := f.program(f, gids)
		again := &Face{units: f.units, glyphs: f.glyphs, hmtx: f.hmtx, long: f.long}
		var err error
		if name == "glyf.ttf" {
			var tables tables
			if tables, err = fontTables(p.data, 0); err == nil {
				again.hmtx, again.long = tables["hmtx"], len(tables["hmtx"])/4
				again.outlines, err = parseGlyf(tables, len(tables["hmtx"])/4)
			}
		} else {
			again.outlines, err = parseCFF(p.data)
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i, gid := range gids {
			if a, b := string(again.outline(uint16(i))), string(f.outline(gid)); a != b {
				t.Errorf("%s: glyph %d: %s\nwant %s", name, i, a, b)
			}
		}
	}
}

// Faces of every kind give back exactly the text that was set in them.
func TestTextOfDroppedInFaces(t *testing.T) {
	for _, name := range []string{"glyf.ttf", "named.otf", "cid.otf"} {
		set := embeddedForTest(t).With(Fang, load(t, name, 0))
		const text = "法A法Á民事法庭A1，喆堃𠮷法"
		pdf := renderWith(t, set, short(text)).PDF
		if got := rawText(t, pdf); !strings.Contains(got, text) {
			t.Errorf("%s: %q", name, got)
		}
		fonts := pdftest.Run(t, pdf, "pdffonts", "FILE")
		if n := strings.Count(fonts, "yes yes yes"); n < 3 || n != strings.Count(fonts, "Identity-H") {
			t.Errorf("%s: not all embedded, cut down and with a Unicode map:\n%s", name, fonts)
		}
		if out := pdftest.Run(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
		if again := renderWith(t, set, short(text)).PDF; !bytes.Equal(again, pdf) {
			t.Errorf("%s: other bytes the second time", name)
		}
	}
}

// on is the sheet of the tests with other fonts.
func on(f *Fonts) *Sheet {
	s := sheet()
	return &Sheet{Left: s.Left, Top: s.Top, Width: s.Width, Height: s.Height, Styles: s.Styles, Fonts: f}
}

func renderWith(t *testing.T, f *Fonts, p Document) Result {
	t.Helper()
	p.Sheet = on(f)
	return render(t, p)
}

// Charstrings are flattened by whoever comes first; all get the same bytes.
func TestDroppedInFacesFromManyGoroutines(t *testing.T) {
	f, err := FontsFrom(os.DirFS("fonts/fandol"))
	if err != nil {
		t.Fatal(err)
	}
	p := judgment()
	p.Sheet = on(f.With(Titles, load(t, "cid.otf", 0)).With(Hei, load(t, "glyf.ttf", 0)))
	var files [4][]byte
	var wg sync.WaitGroup
	for i := range files {
		wg.Go(func() {
			r, err := Render(p)
			if err != nil {
				t.Error(err)
			}
			files[i] = r.PDF
		})
	}
	wg.Wait()
	for i := range files {
		if !bytes.Equal(files[i], files[0]) {
			t.Errorf("goroutine %d made another file", i)
		}
	}
}

func TestFolderOfFonts(t *testing.T) {
	file := func(name string) *fstest.MapFile { return &fstest.MapFile{Data: faceFile(t, name)} }
	f, err := FontsFrom(fstest.MapFS{"fang.otf": file("named.otf"), "song.1.ttc": file("both.ttc"), "COPYING": {}, ".keep": {}})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, face := range f.chain(Fang) {
		names = append(names, face.name)
	}
	if got := strings.Join(names, " "); got != "Named-Regular YuntingKai-Light Named-Regular NotoSerifCJKsc-Regular" {
		t.Error(got)
	}
	if got := embeddedForTest(t).chain(Fang)[0].name; got != "NotoSerifCJKsc-Regular" {
		t.Errorf("the embedded fonts have changed: %s for 仿宋", got)
	}
	for want, dir := range map[string]fstest.MapFS{
		"arial.ttf is not the name of a font: the folder takes fang":       {"arial.ttf": file("glyf.ttf")},
		"fang.otf and fang.ttf are both for fang":                          {"fang.otf": file("named.otf"), "fang.ttf": file("glyf.ttf")},
		"font kai.ttf: table \"OS/2\": the licence of this face forbids":   {"kai.ttf": file("restricted.ttf")},
		"font hei.ttf: this is no TrueType or OpenType font":               {"hei.ttf": {Data: []byte("<html>not found</html>")}},
		"font song.7.ttc: the collection has no face 7":                    {"song.7.ttc": file("both.ttc")},
		"font fang.ttf: table \"cmap\" is missing":                         {"fang.ttf": {Data: without(t, "glyf.ttf", "cmap")}},
		"font fang.otf: no outlines":                                       {"fang.otf": {Data: without(t, "named.otf", "CFF ")}},
		"font fang.ttf: table \"glyf\" reaches beyond the end of the file": {"fang.ttf": {Data: faceFile(t, "glyf.ttf")[:600]}},
		"font fang.ttf: this is a web font":                                {"fang.ttf": {Data: []byte("wOF2 and so on")}},
	} {
		if _, err := FontsFrom(dir); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// The folder that lies beside the program is one an operator can name as it is.
func TestFangSongBesideTheProgram(t *testing.T) {
	f, err := FontsFrom(os.DirFS("fonts/fandol"))
	if err != nil {
		t.Fatal(err)
	}
	for r, want := range map[rune]string{'法': "FandolFang-Regular", '喆': "YuntingKai-Light", '𠮷': "NotoSerifCJKsc-Regular"} {
		if face, _ := find(r, f.chain(Fang)); face.name != want {
			t.Errorf("%c is taken from %s, want %s", r, face.name, want)
		}
	}
	p := judgment()
	pdf := renderWith(t, f, p).PDF
	read := structure(t, pdf)
	for _, s := range slices.Concat(parties, claims, facts, reasons) {
		if !strings.Contains(read, `"`+s+`"`) {
			t.Errorf("not in one piece in the structure: %s", s)
		}
	}
}

// without renames a table, so that it is not found.
func without(t *testing.T, name, tag string) []byte {
	b := bytes.Clone(faceFile(t, name))
	i := bytes.Index(b, []byte(tag))
	if i < 0 {
		t.Fatalf("%s has no table %s", name, tag)
	}
	copy(b[i:], "none")
	return b
}

// Tables that a font may lack are not missed.
func TestOptionalTables(t *testing.T) {
	for _, tag := range []string{"OS/2", "post", "hhea", "name"} {
		for _, name := range []string{"glyf.ttf", "named.otf"} {
			f, err := LoadFace(name, without(t, name, tag), 0)
			if err != nil || f.glyph('A') == 0 || f.width(f.glyph('A')) != 500 {
				t.Errorf("%s without %s: %v", name, tag, err)
			}
		}
	}
}

// A character is found by the map of any format that is read; those that are not are passed over.
func TestCharacterMaps(t *testing.T) {
	u16 := func(v ...int) (b []byte) {
		for _, v := range v {
			b = be.AppendUint16(b, uint16(v))
		}
		return b
	}
	zero := append(u16(0, 262, 0), make([]byte, 256)...)
	zero[6+'A'] = 3
	for name, c := range map[string]struct {
		r   rune
		gid uint16
		sub []byte
	}{
		"0":       {'A', 3, zero},
		"4":       {'B', 5, u16(4, 32, 0, 4, 0, 0, 0, 'C', 0xffff, 0, 'A', 0xffff, 4-'A', 1, 0, 0)},
		"4, list": {'B', 9, u16(4, 36, 0, 4, 0, 0, 0, 'C', 0xffff, 0, 'A', 0xffff, 1, 1, 4, 0, 7, 8, 0)},
		"6":       {'B', 8, u16(6, 14, 0, 'A', 2, 7, 8)},
		"12":      {'𠮷', 7, u16(12, 0, 0, 28, 0, 0, 0, 1, 2, 0x0BB5, 2, 0x0BBF, 0, 5)},
	} {
		table := append(u16(0, 1, 0, 3, 0, 12), c.sub...)
		f := &Face{glyphs: 10}
		if err := readCmap(f, tables{"cmap": table}); err != nil {
			t.Errorf("format %s: %v", name, err)
			continue
		}
		if got := f.glyph(c.r); got != c.gid {
			t.Errorf("format %s: glyph %d for %c, want %d", name, got, c.r, c.gid)
		}
		if got := f.glyph('中'); got != 0 {
			t.Errorf("format %s: glyph %d for a character that is not there", name, got)
		}
	}
	for _, format := range []int{2, 13} {
		f := &Face{glyphs: 10}
		table := append(u16(0, 1, 0, 3, 0, 12), u16(format, 14, 0, 'A', 2, 7, 8)...)
		if err := readCmap(f, tables{"cmap": table}); err == nil || !strings.Contains(err.Error(), "no Unicode map") {
			t.Errorf("format %d: %v", format, err)
		}
	}
}

// The operators that reckon are no longer written by anyone, but the standard has them.
func TestCharstringsThatReckon(t *testing.T) {
	n := func(v ...float64) (b []byte) {
		for _, v := range v {
			b = putNumber(b, v)
		}
		return b
	}
	two := func(op byte) []byte { return []byte{12, op} }
	for want, cs := range map[string][]byte{
		"17":      slices.Concat(n(3, 4), two(24), n(5), two(10)),                    // mul, add
		"-2.5":    slices.Concat(n(5, 2), two(12), two(14)),                          // div, neg
		"9":       slices.Concat(n(-9), two(9), n(1, 2), two(18), two(18)),           // abs, drop
		"7":       slices.Concat(n(7, 3), two(20), n(3), two(21)),                    // put, get
		"1":       slices.Concat(n(1, 2, 3, 4), two(22)),                             // ifelse
		"8":       slices.Concat(n(64), two(26)),                                     // sqrt
		"4":       slices.Concat(n(2), two(27), two(10)),                             // dup
		"3":       slices.Concat(n(2, 5), two(28), two(11)),                          // exch, sub
		"1 2 3 2": slices.Concat(n(1, 2, 3, 1), two(29)),                             // index
		"3 1 2":   slices.Concat(n(1, 2, 3, 3, 1), two(30)),                          // roll
		"1 0 1":   slices.Concat(n(2, 2), two(15), n(1, 0), two(3), n(1, 0), two(4)), // eq, and, or
		"0":       slices.Concat(n(6), two(5)),                                       // not
	} {
		f := flattener{cff: &cff{}}
		if err := f.run(cs, 0); err != nil {
			t.Errorf("%s: %v", want, err)
			continue
		}
		var got []string
		for _, a := range f.args {
			again, err := readArg(a.raw)
			if err != nil || again.v != a.v {
				t.Errorf("%v is written as %v (%v)", a.v, again.v, err)
			}
			got = append(got, strconv.FormatFloat(a.v, 'g', -1, 64))
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
}

// Almost a line, drawn as two curves: every shorthand comes out as the same drawing written in full.
func TestFlex(t *testing.T) {
	full := pen{k: 1}
	full.curve(1, 0, 2, 3, 4, 0)
	full.curve(5, 0, 6, -3, 7, 0)
	for op, a := range map[int][]float64{
		hflex: {1, 2, 3, 4, 5, 6, 7}, hflex1: {1, 0, 2, 3, 4, 5, 6, -3, 7},
		flex: {1, 0, 2, 3, 4, 0, 5, 0, 6, -3, 7, 0, 50}, flex1: {1, 0, 2, 3, 4, 0, 5, 0, 6, -3, 7},
	} {
		p := pen{k: 1}
		p.do(op, a)
		if string(p.out) != string(full.out) {
			t.Errorf("operator %d: %s\nwant %s", op, p.out, full.out)
		}
	}
}

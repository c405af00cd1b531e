package normal

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// font turns the codes of a page into text and tells how wide each is.
type font struct {
	wide    bool // codes of several bytes
	table   *toUnicode
	charset encoding.Encoding // of a font whose codes are characters of a known set
	simple  [256]string
	widths  map[uint32]float64 // in thousandths of the size
	usual   float64
}

// charsets are the predefined maps whose codes are characters; by the first words of their names.
var charsets = []struct {
	prefix string
	set    encoding.Encoding
}{
	{"UniGB-UTF16", ucs}, {"UniCNS-UTF16", ucs}, {"UniJIS-UTF16", ucs}, {"UniKS-UTF16", ucs},
	{"UniGB-UCS2", ucs}, {"UniCNS-UCS2", ucs}, {"UniJIS-UCS2", ucs}, {"UniKS-UCS2", ucs}, {"UniJIS2004-UTF16", ucs},
	{"GBK", simplifiedchinese.GBK}, {"GBpc-EUC", simplifiedchinese.GBK}, {"GB-EUC", simplifiedchinese.GBK},
	{"ETen-B5", traditionalchinese.Big5}, {"ETenms-B5", traditionalchinese.Big5}, {"B5pc", traditionalchinese.Big5}, {"HKscs-B5", traditionalchinese.Big5},
	{"90ms-RKSJ", japanese.ShiftJIS}, {"90msp-RKSJ", japanese.ShiftJIS}, {"EUC-", japanese.EUCJP},
	{"KSCms-UHC", korean.EUCKR}, {"KSC-EUC", korean.EUCKR},
}

var ucs = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)

func (s *source) font(o types.Object) *font {
	d := s.dict(o)
	f := &font{widths: map[uint32]float64{}, usual: 500}
	if st, ok := s.stream(d["ToUnicode"]); ok {
		if b, err := s.content(st); err == nil {
			f.table = readCMap(b)
		}
	}
	if s.name(d["Subtype"]) == "Type0" {
		f.wide, f.usual = true, 1000
		called := s.name(d["Encoding"])
		for _, c := range charsets {
			if strings.HasPrefix(called, c.prefix) {
				f.charset = c.set
			}
		}
		if kids := s.array(d["DescendantFonts"]); len(kids) > 0 {
			kid := s.dict(kids[0])
			if w, ok := s.number(kid["DW"]); ok {
				f.usual = w
			}
			s.cidWidths(f, s.array(kid["W"]))
		}
		return f
	}
	first := s.integer(d["FirstChar"])
	for i, w := range s.array(d["Widths"]) {
		if v, ok := s.number(w); ok && i < 256 {
			f.widths[uint32(first+i)] = v
		}
	}
	if s.name(d["Subtype"]) == "Type3" { // its widths are in the font's own measure
		if m, ok := s.numbers(d["FontMatrix"], 6); ok {
			for k := range f.widths {
				f.widths[k] *= m[0] * 1000
			}
		}
	}
	s.encoding(f, d["Encoding"])
	return f
}

// cidWidths reads the widths of a composite font: c [w w w] or c c w.
func (s *source) cidWidths(f *font, a types.Array) {
	for i := 0; i+1 < len(a) && len(f.widths) < mostCodes; {
		from := s.integer(a[i])
		if each := s.array(a[i+1]); each != nil {
			for k, w := range each {
				if v, ok := s.number(w); ok {
					f.widths[uint32(from+k)] = v
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(a) {
			return
		}
		w, _ := s.number(a[i+2])
		for k, to := from, s.integer(a[i+1]); k <= to && k-from < 1<<16; k++ {
			f.widths[uint32(k)] = w
		}
		i += 3
	}
}

// encoding fills in what the codes of a simple font mean.
func (s *source) encoding(f *font, o types.Object) {
	base := charmap.Windows1252 // what a font without a word about it is nearly always written in
	e := s.get(o)
	d, _ := e.(types.Dict)
	called := s.name(e)
	if d != nil {
		called = s.name(d["BaseEncoding"])
	}
	if called == "MacRomanEncoding" {
		base = charmap.Macintosh
	}
	for c := 32; c < 256; c++ {
		if r := base.DecodeByte(byte(c)); r != utf8.RuneError && r >= ' ' {
			f.simple[c] = string(r)
		}
	}
	code := 0
	for _, x := range s.array(d["Differences"]) {
		switch x := s.get(x).(type) {
		case types.Integer:
			code = int(x)
		case types.Name:
			if code >= 0 && code < 256 {
				f.simple[code] = glyph(string(x))
			}
			code++
		}
	}
}

// glyphs are names of glyphs that are not the character itself.
var glyphs = map[string]string{
	"space": " ", "exclam": "!", "quotedbl": "\"", "numbersign": "#", "dollar": "$", "percent": "%", "ampersand": "&", "quotesingle": "'",
	"quoteright": "’", "quoteleft": "‘", "parenleft": "(", "parenright": ")", "asterisk": "*", "plus": "+", "comma": ",", "hyphen": "-",
	"minus": "-", "period": ".", "slash": "/", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
	"seven": "7", "eight": "8", "nine": "9", "colon": ":", "semicolon": ";", "less": "<", "equal": "=", "greater": ">", "question": "?",
	"at": "@", "bracketleft": "[", "backslash": "\\", "bracketright": "]", "asciicircum": "^", "underscore": "_", "grave": "`",
	"braceleft": "{", "bar": "|", "braceright": "}", "asciitilde": "~", "endash": "–", "emdash": "—", "bullet": "•", "ellipsis": "…",
	"quotedblleft": "“", "quotedblright": "”", "fi": "fi", "fl": "fl", "ff": "ff", "ffi": "ffi", "ffl": "ffl", "section": "§",
	"paragraph": "¶", "copyright": "©", "registered": "®", "trademark": "™", "degree": "°", "plusminus": "±", "multiply": "×",
	"divide": "÷", "yen": "¥", "Euro": "€", "sterling": "£", "cent": "¢", "periodcentered": "·", "nbspace": " ", "germandbls": "ß",
	"ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "oslash": "ø", "Oslash": "Ø", "dotlessi": "ı",
}

// accents end the names of letters with marks: eacute.
var accents = []struct{ word, mark string }{{"grave", "\u0300"}, {"acute", "\u0301"}, {"circumflex", "\u0302"}, {"tilde", "\u0303"},
	{"dieresis", "\u0308"}, {"ring", "\u030a"}, {"caron", "\u030c"}, {"cedilla", "\u0327"}}

// glyph is the text of a glyph's name; empty when the name says nothing.
func glyph(n string) string {
	n, _, _ = strings.Cut(n, ".")
	if s, ok := glyphs[n]; ok {
		return s
	}
	if len(n) == 1 {
		return n
	}
	if h, ok := strings.CutPrefix(n, "uni"); ok && len(h) >= 4 {
		if v, err := strconv.ParseUint(h[:4], 16, 32); err == nil {
			return string(rune(v))
		}
	}
	if h, ok := strings.CutPrefix(n, "u"); ok && len(h) >= 4 && len(h) <= 6 {
		if v, err := strconv.ParseUint(h, 16, 32); err == nil {
			return string(rune(v))
		}
	}
	for _, a := range accents {
		if letter, ok := strings.CutSuffix(n, a.word); ok && len(letter) == 1 {
			return letter + a.mark
		}
	}
	return ""
}

// char is one shown code: its text, its width in thousandths, whether the text is known and whether it is the one-byte
// code of a space, which word spacing widens.
type char struct {
	text  string
	width float64
	known bool
	space bool
}

// chars takes a shown string apart.
func (f *font) chars(b []byte) (out []char) {
	for i := 0; i < len(b); {
		n, code := f.code(b[i:])
		c := char{width: f.usual, space: n == 1 && code == ' '}
		if w, ok := f.widths[code]; ok {
			c.width = w
		}
		if f.table != nil {
			c.text, c.known = f.table.of(n, code)
		}
		switch {
		case c.known:
		case f.charset != nil:
			if s, err := f.charset.NewDecoder().Bytes(b[i : i+n]); err == nil {
				c.text, c.known = strings.Trim(string(s), "\ufffd"), true
			}
		case !f.wide:
			c.text = f.simple[byte(code)]
			c.known = c.text != ""
		}
		out, i = append(out, c), i+n
	}
	return out
}

// code is the next code of a string and how many bytes it has.
func (f *font) code(b []byte) (n int, code uint32) {
	if !f.wide {
		return 1, uint32(b[0])
	}
	if f.charset != nil && f.charset != ucs {
		if b[0] < 0x80 || len(b) < 2 {
			return 1, uint32(b[0])
		}
		return 2, uint32(b[0])<<8 | uint32(b[1])
	}
	if f.charset == ucs && len(b) >= 4 && b[0]&0xfc == 0xd8 {
		return 4, uint32(b[0])<<24 | uint32(b[1])<<16 | uint32(b[2])<<8 | uint32(b[3])
	}
	if f.table != nil {
		for n := 1; n <= 4 && n <= len(b); n++ {
			code = code<<8 | uint32(b[n-1])
			for _, s := range f.table.spaces {
				if s.bytes == n && code >= s.low && code <= s.top {
					return n, code
				}
			}
		}
	}
	if len(b) < 2 {
		return len(b), uint32(b[0])
	}
	return 2, uint32(b[0])<<8 | uint32(b[1])
}

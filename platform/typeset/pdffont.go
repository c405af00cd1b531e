package typeset

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// write embeds the glyphs in use and gives the font's object.
func (u *docFont) write(o *file) int {
	font, cid, descriptor, program, unicode := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
	name := u.subsetName()
	p := u.program(u.Face, u.gids)
	o.stream(program, p.stream, p.data)
	o.stream(unicode, "", u.toUnicode())
	o.object(font, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>",
		name, cid, unicode)
	o.object(cid, "<</Type/Font%s/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/DW 1000/W[%s]/FontDescriptor %d 0 R>>", p.font, name, u.widthArray(), descriptor)
	o.object(descriptor, "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d"+
		"/CapHeight %d/StemV 80/%s %d 0 R>>",
		name, u.bbox[0], u.bbox[1], u.bbox[2], u.bbox[3], u.asc, u.desc, u.capH, p.file, program)
	return font
}

// subsetName marks the font as cut down, by six letters that depend on the glyphs in it.
func (u *docFont) subsetName() string {
	h := sha256.New()
	for _, g := range u.gids {
		h.Write([]byte{byte(g >> 8), byte(g)})
	}
	tag := h.Sum(nil)[:6]
	for i := range tag {
		tag[i] = 'A' + tag[i]%26
	}
	return string(tag) + "+" + u.name
}

func (u *docFont) widthArray() string {
	var b strings.Builder
	for cid, g := range u.gids {
		if w := u.width(g); w != 1000 {
			fmt.Fprintf(&b, "%d[%d]", cid, w)
		}
	}
	return b.String()
}

// toUnicode maps each CID to the text it was set from, so that 金 is copied as 金 and not as the radical ⾦ that
// shares its glyph.
func (u *docFont) toUnicode() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)" +
		"/Supplement 0>>def/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n")
	for from := 1; from < len(u.text); from += 100 { // a block holds at most 100
		to := min(from+100, len(u.text))
		fmt.Fprintf(&b, "%d beginbfchar\n", to-from)
		for cid := from; cid < to; cid++ {
			fmt.Fprintf(&b, "<%04X><%s>\n", cid, hex16(u.text[cid]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap CMapName currentdict/CMap defineresource pop end end")
	return []byte(b.String())
}

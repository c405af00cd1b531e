package typeset

import (
	"fmt"
	"math/bits"
	"slices"
)

// fontProgram is a face cut down to the glyphs in use, and how a PDF embeds it.
type fontProgram struct {
	font   string // entries of the CIDFont dictionary
	file   string // key in the font descriptor
	stream string // entries of the stream's dictionary
	data   []byte
}

// program is a TrueType font without instructions. Parts that no paper asked for stand after the glyphs asked for.
func (g *glyf) program(f *Face, gids []uint16) fontProgram {
	gids = slices.Clone(gids)
	place := map[int]int{} // of a glyph that serves as part
	var data, loca, hmtx []byte
	for i := 0; i < len(gids); i++ {
		loca = be.AppendUint32(loca, uint32(len(data)))
		hmtx = be.AppendUint16(hmtx, uint16(f.rawWidth(int(gids[i]))))
		hmtx = be.AppendUint16(hmtx, uint16(f.bearing(int(gids[i]))))
		data = append(data, g.bare(int(gids[i]), func(part int) int {
			at, ok := place[part]
			if !ok {
				at = len(gids)
				place[part] = at
				gids = append(gids, uint16(part))
			}
			return at
		})...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	loca = be.AppendUint32(loca, uint32(len(data)))

	head := slices.Clone(g.head[:54])
	be.PutUint32(head[8:], 0)
	be.PutUint16(head[50:], 1) // offsets of four bytes
	maxp := slices.Clone(g.maxp[:32])
	be.PutUint16(maxp[4:], uint16(len(gids)))
	for at := 14; at <= 26; at += 2 { // what instructions would need, but for one zone
		be.PutUint16(maxp[at:], 0)
	}
	be.PutUint16(maxp[14:], 1)
	hhea := make([]byte, 36)
	be.PutUint32(hhea, 0x00010000)
	be.PutUint16(hhea[4:], be.Uint16(g.head[42:])) // the box of all glyphs, from head
	be.PutUint16(hhea[6:], be.Uint16(g.head[38:]))
	be.PutUint16(hhea[18:], 1) // upright
	be.PutUint16(hhea[34:], uint16(len(gids)))
	file := sfnt([]table{{"glyf", data}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}})
	return fontProgram{font: "/Subtype/CIDFontType2/CIDToGIDMap/Identity", file: "FontFile2",
		stream: fmt.Sprintf("/Length1 %d", len(file)), data: file}
}

// bare is the description of a glyph without instructions, its parts renumbered; nothing if it is unsound.
func (g *glyf) bare(gid int, number func(part int) int) []byte {
	b, err := g.raw(gid)
	if err != nil || len(b) == 0 {
		return nil
	}
	if !together(b) {
		d, err := readDrawing(b)
		if err != nil {
			return nil
		}
		return d.bare()
	}
	ps, end, err := components(b)
	if err != nil {
		return nil
	}
	bare := slices.Clone(b[:end])
	for _, p := range ps {
		be.PutUint16(bare[p.at-2:], uint16(p.flags&^instructions))
		be.PutUint16(bare[p.at:], uint16(number(p.gid)))
	}
	return bare
}

type table struct {
	tag  string
	data []byte
}

// sfnt binds tables, given in the order of their tags, into a font file.
func sfnt(ts []table) []byte {
	n := len(ts)
	power := bits.Len(uint(n)) - 1
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = be.AppendUint16(out, uint16(v))
	}
	at, head := 12+16*n, 0
	for _, t := range ts {
		out = append(out, t.tag...)
		for _, v := range []uint32{checksum(t.data), uint32(at), uint32(len(t.data))} {
			out = be.AppendUint32(out, v)
		}
		if t.tag == "head" {
			head = at
		}
		at += (len(t.data) + 3) &^ 3
	}
	for _, t := range ts {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	be.PutUint32(out[head+8:], 0xb1b0afba-checksum(out))
	return out
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += be.Uint32(b)
	}
	var last [4]byte
	copy(last[:], b)
	return sum + be.Uint32(last[:])
}

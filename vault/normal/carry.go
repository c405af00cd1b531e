package normal

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// carrier carries what a page is drawn with from the old file to the new one, and nothing else: only the keys and
// kinds below. Actions, files, scripts, forms and metadata have no key here.
type carrier struct {
	*source
	w       *writer
	given   map[int]int // number in the old file to number in the new
	waiting []int       // numbers of the old file that are given and not yet written
	groups  []int       // layers met, by their old numbers
	drawn   drawn
}

// deepest is how far directly nested values are followed; nothing honest nests a tenth of it.
const deepest = 60

// carried are the keys of fonts, pictures, forms, patterns, shadings, functions, colours, masks and layers.
var carried = set(`Type Subtype Filter DecodeParms
 BaseFont FirstChar LastChar Widths FontDescriptor Encoding ToUnicode DescendantFonts CIDSystemInfo Registry Ordering Supplement DW W DW2 W2 CIDToGIDMap
 FontBBox FontMatrix CharProcs Resources Differences BaseEncoding
 FontName Flags ItalicAngle Ascent Descent Leading CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile FontFile2 FontFile3 CharSet CIDSet
 FontFamily FontStretch FontWeight Style FD Length1 Length2 Length3
 Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals ColorTransform
 Width Height ColorSpace Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte OC
 FormType BBox Matrix Group S CS I
 LW LC LJ ML D RI OP op OPM Font FL SM SA BM CA ca AIS TK G BC
 PatternType PaintType TilingType XStep YStep Shading ExtGState
 ShadingType Background AntiAlias Domain Function Coords Extend BitsPerCoordinate BitsPerFlag VerticesPerRow
 FunctionType Range Size BitsPerSample Order Encode C0 C1 N Functions Bounds
 WhitePoint BlackPoint Gamma Alternate Colorants Process Components MixingHints Solidities
 CMapName UseCMap WMode Name OCGs P VE`)

// kinds are the values Type, Subtype and S may have. Whatever says it is something else is not carried.
var kinds = map[string]map[string]bool{
	"Type":    set("Font FontDescriptor XObject ExtGState Pattern Mask Group OCG OCMD Encoding CMap"),
	"Subtype": set("Type0 Type1 MMType1 TrueType Type3 CIDFontType0 CIDFontType2 CIDFontType0C Type1C OpenType Image Form DeviceN NChannel"),
	"S":       set("Transparency Alpha Luminosity"),
}

// named are the parts of resources whose keys are the page's own.
var named = []string{"ColorSpace", "ExtGState", "Font", "Pattern", "Properties", "Shading", "XObject"}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// ref gives the new number of an old object, to be written later.
func (c *carrier) ref(old int) string {
	n, ok := c.given[old]
	if !ok {
		n = c.w.next()
		c.given[old] = n
		c.waiting = append(c.waiting, old)
	}
	return fmt.Sprintf("%d 0 R", n)
}

// settle writes everything that was referred to.
func (c *carrier) settle() error {
	for len(c.waiting) > 0 {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		old := c.waiting[0]
		c.waiting = c.waiting[1:]
		if err := c.write(c.given[old], old); err != nil {
			return err
		}
		if c.w.out.Len() > c.most.Output {
			return unfit("规范版超过 %d MB，没有制作；请压缩图片或拆分后另传", c.most.Output>>20)
		}
	}
	return nil
}

func (c *carrier) write(n, old int) error {
	o := c.get(*types.NewIndirectRef(old, 0))
	st, ok := o.(types.StreamDict)
	if !ok {
		v, err := c.value(o, 0)
		if err != nil {
			return err
		}
		if d, is := o.(types.Dict); is && c.name(d["Type"]) == "OCG" {
			c.groups = append(c.groups, old)
		}
		c.w.object(n, v)
		return nil
	}
	if !kept(c.source, st.Dict, true) || st.Dict["F"] != nil { // content in another file, or of a kind that has no place on a page
		c.w.object(n, "null")
		return nil
	}
	if err := c.weigh(st); err != nil {
		return err
	}
	w, h := c.integer(st.Dict["Width"]), c.integer(st.Dict["Height"])
	if c.name(st.Dict["Subtype"]) == "Image" && int64(w)*int64(h) > 4*int64(c.most.Pixels) {
		return unfit("PDF 中有一张图片太大（%d×%d 像素），没有制作规范版；请降低扫描分辨率后另传一份", w, h)
	}
	d := maps.Clone(st.Dict)
	delete(d, "Length")
	body, err := c.entries(d, 0)
	if err != nil {
		return err
	}
	c.w.stream(n, body, st.Raw)
	return nil
}

// kept tells whether a dictionary is of a kind that belongs to the look of a page. A stream must also not call itself
// something else; for the rest the type is an ornament that writers misspell.
func kept(s *source, d types.Dict, stream bool) bool {
	for k, known := range kinds {
		if k == "Type" && !stream {
			continue
		}
		if n, ok := s.get(d[k]).(types.Name); ok && !known[string(n)] {
			return false
		}
	}
	return true
}

// value writes one value of the old file for the new one.
func (c *carrier) value(o types.Object, depth int) (string, error) {
	if depth > deepest {
		return "", errDamaged
	}
	switch o := o.(type) {
	case nil:
		return "null", nil
	case types.IndirectRef:
		return c.ref(int(o.ObjectNumber)), nil
	case types.Boolean:
		return fmt.Sprint(bool(o)), nil
	case types.Integer:
		return fmt.Sprint(int(o)), nil
	case types.Float:
		return num(float64(o)), nil
	case types.Name:
		return name(string(o)), nil
	case types.StringLiteral, types.HexLiteral:
		return fmt.Sprintf("<%x>", bytesOf(o)), nil
	case types.Array:
		var b strings.Builder
		b.WriteByte('[')
		for i, x := range o {
			v, err := c.value(x, depth+1)
			if err != nil {
				return "", err
			}
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(v)
		}
		return b.String() + "]", nil
	case types.Dict:
		if !kept(c.source, o, false) {
			return "null", nil
		}
		v, err := c.entries(o, depth+1)
		return "<<" + v + ">>", err
	}
	return "null", nil
}

// entries writes the carried keys of a dictionary, in order.
func (c *carrier) entries(d types.Dict, depth int) (string, error) {
	var b bytes.Buffer
	for _, k := range slices.Sorted(maps.Keys(d)) {
		if !carried[k] || d[k] == nil || k == "Type" && !kinds[k][c.name(d[k])] {
			continue
		}
		var v string
		var err error
		switch k {
		case "Resources":
			v, err = c.resources(c.dict(d[k]), depth+1)
		case "CharProcs", "Colorants", "Solidities":
			v, err = c.table(c.dict(d[k]), depth+1)
		default:
			v, err = c.value(d[k], depth+1)
		}
		if err != nil {
			return "", err
		}
		b.WriteString(name(k) + " " + v)
	}
	return b.String(), nil
}

// resources writes what a page, a form or a pattern draws with.
func (c *carrier) resources(d types.Dict, depth int) (string, error) {
	var b strings.Builder
	b.WriteString("<<")
	for _, k := range named {
		t := c.dict(d[k])
		if len(t) == 0 {
			continue
		}
		v, err := c.table(t, depth+1)
		if err != nil {
			return "", err
		}
		b.WriteString(name(k) + v)
	}
	return b.String() + ">>", nil
}

// table writes a dictionary whose keys are names somebody gave.
func (c *carrier) table(d types.Dict, depth int) (string, error) {
	if depth > deepest {
		return "", errDamaged
	}
	var b strings.Builder
	b.WriteString("<<")
	for _, k := range slices.Sorted(maps.Keys(d)) {
		if x := c.dict(d[k]); x != nil && !kept(c.source, x, false) {
			continue
		}
		v, err := c.value(d[k], depth+1)
		if err != nil {
			return "", err
		}
		b.WriteString(name(k) + " " + v)
	}
	return b.String() + ">>", nil
}

// layers writes which layers there are and which are hidden when the file is opened.
func (c *carrier) layers(root types.Dict) string {
	if len(c.groups) == 0 {
		return ""
	}
	d := c.dict(c.dict(root["OCProperties"])["D"])
	off := map[int]bool{}
	hidden := c.name(d["BaseState"]) == "OFF"
	for _, g := range c.groups {
		off[g] = hidden
	}
	for _, part := range []struct {
		key string
		off bool
	}{{"ON", false}, {"OFF", true}} {
		for _, g := range c.array(d[part.key]) {
			if r, ok := g.(types.IndirectRef); ok {
				off[int(r.ObjectNumber)] = part.off
			}
		}
	}
	var all, no []string
	for _, g := range c.groups {
		all = append(all, c.ref(g))
		if off[g] {
			no = append(no, c.ref(g))
		}
	}
	return fmt.Sprintf("/OCProperties<</OCGs[%s]/D<</OFF[%s]>>>>", strings.Join(all, " "), strings.Join(no, " "))
}

package typeset

import "strings"

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// xmp is the same as the information dictionary, in the form archives read. It claims no conformance (PDF/A, PDF/UA):
// the file has what they ask for, but no validator has been run on it.
func (m meta) xmp() []byte {
	return []byte(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + xmlText.Replace(m.title) + `</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>` + xmlText.Replace(m.author) + `</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>` + m.lang + `</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>` + m.made.Format("2006-01-02T15:04:05Z") + `</xmp:CreateDate>
<pdf:Producer>` + producer + `</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`)
}

// srgb is a colour profile with the sRGB primaries and a gamma of 2.2, made here: there is no file to ship.
var srgb = func() []byte {
	fixed := func(kind string, values ...float64) []byte {
		b := append([]byte(kind), 0, 0, 0, 0)
		for _, v := range values {
			b = be.AppendUint32(b, uint32(v*65536+0.5))
		}
		return b
	}
	name := append(be.AppendUint32([]byte("desc\x00\x00\x00\x00"), 5), "sRGB\x00"...)
	name = append(name, make([]byte, 4+4+2+1+67)...) // no Unicode and no Macintosh name
	gamma := []byte{'c', 'u', 'r', 'v', 0, 0, 0, 0, 0, 0, 0, 1, 2, 0x33, 0, 0}
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", name}, {"cprt", []byte("text\x00\x00\x00\x00CC0\x00")}, {"wtpt", fixed("XYZ ", 0.9642, 1, 0.8249)},
		{"rXYZ", fixed("XYZ ", 0.43607, 0.22249, 0.01392)}, {"gXYZ", fixed("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", fixed("XYZ ", 0.14307, 0.06061, 0.7141)}, {"rTRC", gamma}, {"gTRC", gamma}, {"bTRC", gamma},
	}
	head := make([]byte, 128)
	be.PutUint32(head[8:], 0x02100000)
	copy(head[12:], "mntrRGB XYZ ")
	copy(head[24:], []byte{7, 0xea, 0, 1, 0, 1})
	copy(head[36:], "acsp")
	copy(head[68:], fixed("", 0.9642, 1, 0.8249)[4:])
	dir, data := be.AppendUint32(nil, uint32(len(tags))), []byte(nil)
	for _, t := range tags {
		dir = append(dir, t.name...)
		dir = be.AppendUint32(dir, uint32(len(head)+4+12*len(tags)+len(data)))
		dir = be.AppendUint32(dir, uint32(len(t.data)))
		data = append(data, t.data...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	out := append(append(head, dir...), data...)
	be.PutUint32(out, uint32(len(out)))
	return out
}()

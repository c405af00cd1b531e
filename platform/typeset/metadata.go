package typeset

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// meta is what the file says of itself.
type meta struct {
	title, author string
	lang          string    // of the text, as in BCP 47
	made          time.Time // UTC
}

const producer = "Yunting"

// clean gives the metadata as both XML and PDF can hold it: the information dictionary and the XMP packet must say the
// same to the letter, and XML knows no control characters.
func (m meta) clean() meta {
	m.title, m.author, m.lang = plainText(m.title), plainText(m.author), plainText(m.lang)
	return m
}

func plainText(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == utf8.RuneError, r == 0xfffe, r == 0xffff:
			return ' '
		}
		return r
	}, s))
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// xmp is the same as the information dictionary, in the form archives read, and claims PDF/A-2b and PDF/UA-1. The mark
// of the latter is foreign to the former and must be described in the file.
func (m meta) xmp() []byte {
	creator := ""
	if m.author != "" {
		creator = "<dc:creator><rdf:Seq><rdf:li>" + xmlText.Replace(m.author) + "</rdf:li></rdf:Seq></dc:creator>\n"
	}
	return fmt.Appendf(nil, `<?xpacket begin="`+"\ufeff"+`" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
%s<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>%s</xmp:CreateDate>
<pdf:Producer>%s</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`, xmlText.Replace(m.title), creator, xmlText.Replace(m.lang), m.made.Format("2006-01-02T15:04:05Z"), producer)
}

// srgbPacked is the profile as every file holds it.
var srgbPacked = sync.OnceValue(func() []byte { return deflate(srgb) })

// srgb is the colour profile of sRGB (IEC 61966-2-1) in version 4, made here: there is no file to ship. Colours are those
// of the standard as seen under D50; the curve is its own, not a plain gamma.
var srgb = func() []byte {
	fixed := func(kind string, values ...float64) []byte {
		b := append([]byte(kind), 0, 0, 0, 0)
		for _, v := range values {
			b = be.AppendUint32(b, uint32(int32(math.Round(v*65536))))
		}
		return b
	}
	text := func(s string) []byte { // one entry, English, in UTF-16
		b := append([]byte("mluc\x00\x00\x00\x00"), 0, 0, 0, 1, 0, 0, 0, 12, 'e', 'n', 'U', 'S')
		b = be.AppendUint32(be.AppendUint32(b, uint32(2*len(s))), 28)
		for _, r := range s {
			b = be.AppendUint16(b, uint16(r))
		}
		return b
	}
	curve := append([]byte("para\x00\x00\x00\x00\x00\x03\x00\x00"), fixed("", 2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)[4:]...)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", text("sRGB")}, {"cprt", text("CC0")}, {"wtpt", fixed("XYZ ", 0.9642, 1, 0.8249)},
		// how D65, the white of the standard, was brought to D50 (Bradford)
		{"chad", fixed("sf32", 1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01708, -0.00925, 0.01508, 0.75168)},
		{"rXYZ", fixed("XYZ ", 0.43607, 0.22249, 0.01392)}, {"gXYZ", fixed("XYZ ", 0.38515, 0.71687, 0.09708)},
		{"bXYZ", fixed("XYZ ", 0.14307, 0.06061, 0.7141)}, {"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	be.PutUint32(head[8:], 0x04200000)
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

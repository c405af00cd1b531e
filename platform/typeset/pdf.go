package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf16"
)

// parts are what a file holds beside text: bookmarks, links, pictures.
type parts struct {
	marks  []mark
	named  map[string]mark // paragraphs that links lead to
	links  []link
	annots []annot
	images []picture
}

// file writes numbered objects. The cross-reference table is the classical one: signatures are appended to it later.
type file struct {
	bytes.Buffer
	offsets []int
}

func (o *file) alloc() int {
	o.offsets = append(o.offsets, 0)
	return len(o.offsets)
}

func (o *file) object(id int, format string, args ...any) {
	o.offsets[id-1] = o.Len()
	fmt.Fprintf(o, "%d 0 obj\n", id)
	fmt.Fprintf(o, format, args...)
	o.WriteString("\nendobj\n")
}

// stream writes a compressed stream; entries are those of its dictionary beyond the length and the filter.
func (o *file) stream(id int, entries string, b []byte) {
	z := deflate(b)
	o.object(id, "<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", entries, len(z), z)
}

// plain writes a stream uncompressed, for metadata that must be found without a PDF reader.
func (o *file) plain(id int, entries string, b []byte) {
	o.object(id, "<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(b), b)
}

// The fastest level sets a paper in half the time of the default one and makes it a twelfth larger: outlines hardly
// compress.
var deflaters = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

func deflate(b []byte) []byte {
	var out bytes.Buffer
	w := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(w)
	w.Reset(&out)
	_, _ = w.Write(b) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// hexText is a text string object in UTF-16.
func hexText(s string) string { return fmt.Sprintf("<FEFF%s>", hex16(s)) }

func hex16(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// bytes writes the file.
func (d *doc) bytes(m meta) []byte {
	m = m.clean()
	var o file
	fmt.Fprintf(&o, "%%PDF-1.7\n%%\xe2\xe3\xcf\xd3\n")
	catalog, tree, xmp, icc, info := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
	resources := d.writeResources(&o)
	pageIDs, annotIDs := d.writePages(&o, tree, resources)
	structure, elemIDs := d.writeStructure(&o, pageIDs, annotIDs)
	bookmarks := d.writeBookmarks(&o, pageIDs, elemIDs)
	o.object(catalog, "<</Type/Catalog/Pages %d 0 R/Lang<%X>/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"+
		"/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile %d 0 R>>]%s>>", tree, m.lang, structure, xmp, icc, bookmarks)
	o.plain(xmp, "/Type/Metadata/Subtype/XML", m.xmp())
	o.plain(icc, "/N 3/Filter/FlateDecode", srgbPacked())
	author := ""
	if m.author != "" {
		author = "/Author" + hexText(m.author)
	}
	o.object(info, "<</Title%s%s/Producer(%s)/CreationDate(%s)>>", hexText(m.title), author, producer, m.made.Format("D:20060102150405Z"))

	id := fmt.Sprintf("%X", sha256.Sum256(o.Bytes()))[:32]
	at := o.Len()
	fmt.Fprintf(&o, "xref\n0 %d\n0000000000 65535 f \n", len(o.offsets)+1)
	for _, x := range o.offsets {
		fmt.Fprintf(&o, "%010d 00000 n \n", x)
	}
	fmt.Fprintf(&o, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(o.offsets)+1, catalog, info, id, id, at)
	return o.Bytes()
}

// writeResources writes fonts and pictures and gives the dictionary that every page shares.
func (d *doc) writeResources(o *file) string {
	var fonts strings.Builder
	for i, u := range d.fonts {
		fmt.Fprintf(&fonts, "/F%d %d 0 R", i, u.write(o))
	}
	return fmt.Sprintf("<</Font<<%s>>%s>>", fonts.String(), d.writeImages(o))
}

func (d *doc) writePages(o *file, tree int, resources string) (ids, annots []int) {
	ids, annots = make([]int, len(d.pages)), make([]int, len(d.annots))
	for i := range ids {
		ids[i] = o.alloc()
	}
	for i := range annots {
		annots[i] = o.alloc()
	}
	var kids strings.Builder
	for i, c := range d.pages {
		content := o.alloc()
		fmt.Fprintf(&kids, "%d 0 R ", ids[i])
		var on strings.Builder
		for k, a := range d.annots {
			if a.page == i {
				fmt.Fprintf(&on, "%d 0 R ", annots[k])
			}
		}
		links := ""
		if on.Len() > 0 {
			links = fmt.Sprintf("/Annots[%s]", on.String())
		}
		o.object(ids[i], "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources%s"+
			"/Group<</S/Transparency/CS/DeviceRGB>>/Contents %d 0 R/StructParents %d/Tabs/S%s>>",
			tree, pageW, pageH, resources, content, i, links)
		o.stream(content, "", c.Bytes())
	}
	o.object(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(ids), kids.String())
	d.writeLinks(o, annots, ids)
	return ids, annots
}

package typeset

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yunting/pdftest"
)

// graph is a file as qpdf reads it.
type graph struct {
	objects map[string]map[string]any // "12 0 R": its dictionary
	data    map[string]string         // "12 0 R": its stream, unpacked
	trailer map[string]any
}

func readGraph(t *testing.T, pdf []byte) *graph {
	t.Helper()
	var file struct{ QPDF []json.RawMessage }
	out := pdftest.Run(t, pdf, "qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", "FILE")
	if err := json.Unmarshal([]byte(out), &file); err != nil || len(file.QPDF) != 2 {
		t.Fatalf("qpdf: %v", err)
	}
	var objects map[string]struct {
		Value  any
		Stream struct {
			Data []byte
			Dict map[string]any
		}
	}
	if err := json.Unmarshal(file.QPDF[1], &objects); err != nil {
		t.Fatal(err)
	}
	g := &graph{objects: map[string]map[string]any{}, data: map[string]string{}}
	for name, o := range objects {
		ref := strings.TrimPrefix(name, "obj:")
		switch v, ok := o.Value.(map[string]any); {
		case ref == "trailer":
			g.trailer = v
		case o.Stream.Dict != nil:
			g.objects[ref], g.data[ref] = o.Stream.Dict, string(o.Stream.Data)
		case ok:
			g.objects[ref] = v
		default:
			t.Errorf("object %s is no dictionary", ref)
		}
	}
	return g
}

// dict follows a reference.
func (g *graph) dict(v any) map[string]any {
	if ref, ok := v.(string); ok {
		return g.objects[ref]
	}
	d, _ := v.(map[string]any)
	return d
}

func list(v any) []any { l, _ := v.([]any); return l }

func text(v any) string { s, _ := v.(string); return strings.TrimPrefix(s, "u:") }

func number(v any) int { f, _ := v.(float64); return int(f) }

// piece is a marked content: the page and its number there.
type piece struct {
	page string
	mcid int
}

// marked reads a page's content: what paints stands in exactly one piece, artifact or element, and pieces are numbered
// in the order in which they are read.
func (g *graph) marked(t *testing.T, page string) int {
	t.Helper()
	depth, count, states, named := 0, 0, 0, ""
	tokens := tokens(g.data[text(g.objects[page]["/Contents"])])
	for i, tok := range tokens {
		switch tok {
		case "/MCID":
			named = tokens[i+1]
		case "BMC", "BDC":
			depth++
			if tok == "BDC" {
				if got, err := strconv.Atoi(named); err != nil || got != count {
					t.Errorf("page %s: piece %q, want %d", page, named, count)
				}
				count++
			}
		case "EMC":
			depth--
		case "q":
			states++
		case "Q":
			states--
		case "TJ", "Tj", "S", "s", "f", "B", "Do", "sh":
			if depth != 1 {
				t.Errorf("page %s: %s paints in %d pieces", page, tok, depth)
			}
		}
		if depth < 0 || depth > 1 || states < 0 || states > 28 {
			t.Fatalf("page %s: pieces nested %d deep, states %d", page, depth, states)
		}
	}
	if depth != 0 || states != 0 {
		t.Errorf("page %s ends within a piece or a state", page)
	}
	return count
}

// tokens parts a content stream; strings are dropped.
func tokens(s string) []string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], "<<"):
			i++
			b.WriteByte(' ')
		case s[i] == '<':
			i += strings.IndexByte(s[i:], '>')
			b.WriteByte(' ')
		case s[i] == '/':
			b.WriteString(" /")
		case strings.IndexByte("<>[]", s[i]) >= 0:
			b.WriteByte(' ')
		default:
			b.WriteByte(s[i])
		}
	}
	return strings.Fields(b.String())
}

// What the structure says of the pages and the pages say of the structure is the same, as an outside parser reads it;
// headings do not skip a rank, rows of a table are alike, links know their elements, and nothing lies about unused.
func TestStructureAgreesWithPages(t *testing.T) {
	for name, p := range map[string]Document{"judgment": judgment(), "links": withLinks(), "torture": torture()} {
		t.Run(name, func(t *testing.T) { agree(t, readGraph(t, render(t, p).PDF)) })
	}
}

func agree(t *testing.T, g *graph) {
	root := g.dict(g.trailer["/Root"])
	tree := g.dict(root["/StructTreeRoot"])
	said := map[piece]string{}    // by the structure: piece to element
	annots := map[string]string{} // by the structure: annotation to element
	rank := 0
	var visit func(ref, parent string, column *int)
	visit = func(ref, parent string, column *int) {
		e := g.objects[ref]
		tag := text(e["/S"])
		if e["/P"] != parent {
			t.Errorf("%s %s: parent %v, want %s", tag, ref, e["/P"], parent)
		}
		switch {
		case len(tag) == 3 && strings.HasPrefix(tag, "/H"):
			if n := int(tag[2] - '0'); n > rank+1 {
				t.Errorf("heading %s follows rank %d", tag, rank)
			} else {
				rank = n
			}
		case tag == "/TH" || tag == "/TD":
			*column++
			if a := g.dict(e["/A"]); tag == "/TH" && a["/Scope"] == nil {
				t.Errorf("header cell %s has no scope", ref)
			}
		case tag == "/Figure" && (text(e["/Alt"]) == "" || list(g.dict(e["/A"])["/BBox"]) == nil):
			t.Errorf("figure %s has no text or no place", ref)
		}
		var rows []int
		for _, k := range list(e["/K"]) {
			var cells int
			switch d := g.dict(k); {
			case d == nil: // a number
				said[piece{text(e["/Pg"]), number(k)}] = ref
			case d["/Type"] == "/MCR":
				said[piece{text(d["/Pg"]), number(d["/MCID"])}] = ref
			case d["/Type"] == "/OBJR":
				annots[text(d["/Obj"])] = ref
			default:
				visit(text(k), ref, &cells)
				rows = append(rows, cells)
			}
		}
		if tag == "/TR" {
			*column = sum(rows)
		} else if tag != "/TH" && tag != "/TD" && column != nil {
			*column = sum(rows)
		}
		if tag == "/Table" && slices.Min(rows) != slices.Max(rows) {
			t.Errorf("table %s has rows of %v cells", ref, rows)
		}
	}
	visit(text(tree["/K"]), text(root["/StructTreeRoot"]), nil)

	nums, by := list(g.dict(tree["/ParentTree"])["/Nums"]), map[int]any{}
	for i := 0; i < len(nums); i += 2 {
		if i > 0 && number(nums[i]) <= number(nums[i-2]) {
			t.Errorf("parent tree: key %v after %v", nums[i], nums[i-2])
		}
		by[number(nums[i])] = nums[i+1]
	}
	if len(by) != number(tree["/ParentTreeNextKey"]) {
		t.Errorf("%d entries in the parent tree, next key %v", len(by), tree["/ParentTreeNextKey"])
	}
	pieces := 0
	for _, kid := range list(g.dict(root["/Pages"])["/Kids"]) {
		page := g.dict(kid)
		owners := list(by[number(page["/StructParents"])])
		if n := g.marked(t, text(kid)); n != len(owners) {
			t.Errorf("page %s has %d pieces, the parent tree %d", kid, n, len(owners))
		}
		for i, owner := range owners {
			if e := said[piece{text(kid), i}]; e != text(owner) {
				t.Errorf("piece %d of page %s: parent tree says %v, the structure %s", i, kid, owner, e)
			}
		}
		pieces += len(owners)
		for _, a := range list(page["/Annots"]) {
			link := g.dict(a)
			e := text(by[number(link["/StructParent"])])
			if annots[text(a)] != e || text(g.objects[e]["/S"]) != "/Link" || number(link["/F"]) != 4 || text(link["/Contents"]) == "" {
				t.Errorf("link %v is not tied to its element", a)
			}
			delete(annots, text(a))
		}
	}
	if pieces != len(said) || len(annots) > 0 {
		t.Errorf("the structure names %d pieces, the pages have %d; links on no page: %v", len(said), pieces, annots)
	}
	g.bookmarks(t, root["/Outlines"])
	g.metadata(t, root)

	used := map[string]bool{}
	var reach func(v any)
	reach = func(v any) {
		switch v := v.(type) {
		case string:
			if d, ok := g.objects[v]; ok && !used[v] {
				used[v] = true
				reach(d)
			}
		case map[string]any:
			for _, x := range v {
				reach(x)
			}
		case []any:
			for _, x := range v {
				reach(x)
			}
		}
	}
	reach(g.trailer)
	for ref := range g.objects {
		if !used[ref] {
			t.Errorf("object %s is used by nothing", ref)
		}
	}
}

func sum(ns []int) (s int) {
	for _, n := range ns {
		s += max(n, 0)
	}
	return s
}

// bookmarks walks the tree both ways and counts.
func (g *graph) bookmarks(t *testing.T, ref any) int {
	t.Helper()
	node, count, last := g.dict(ref), 0, any(nil)
	for at := node["/First"]; at != nil; at = g.dict(at)["/Next"] {
		b := g.dict(at)
		if b["/Parent"] != ref || b["/Prev"] != last || text(b["/Title"]) == "" || len(list(b["/Dest"])) != 5 {
			t.Errorf("bookmark %v is not tied in: %v", at, b)
		}
		if e := g.dict(b["/SE"]); !strings.HasPrefix(text(e["/S"]), "/H") || e["/Pg"] != list(b["/Dest"])[0] {
			t.Errorf("bookmark %v leads to %v", at, e)
		}
		count += 1 + g.bookmarks(t, at)
		last = at
	}
	if node["/Last"] != last || count != number(node["/Count"]) {
		t.Errorf("bookmarks under %v: last %v, want %v; count %v, want %d", ref, node["/Last"], last, node["/Count"], count)
	}
	return count
}

// metadata compares the two places where a file tells of itself, to the letter.
func (g *graph) metadata(t *testing.T, root map[string]any) {
	t.Helper()
	info := g.dict(g.trailer["/Info"])
	said := map[string]string{}
	dec, path := xml.NewDecoder(strings.NewReader(g.data[text(root["/Metadata"])])), []string{}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("XMP: %v", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			for _, name := range []string{"title", "creator", "CreateDate", "Producer", "language"} {
				if slices.Contains(path, name) {
					said[name] += strings.Trim(string(tok), "\n")
				}
			}
		}
	}
	date := strings.NewReplacer("-", "", "T", "", ":", "").Replace(said["CreateDate"])
	want := map[string]string{"/Title": said["title"], "/Producer": said["Producer"], "/CreationDate": "D:" + date}
	if said["creator"] != "" {
		want["/Author"] = said["creator"]
	}
	got := map[string]string{}
	for k, v := range info {
		got[k] = text(v)
	}
	if !maps.Equal(got, want) || said["title"] == "" || text(root["/Lang"]) != said["language"] {
		t.Errorf("the dictionary says %q, XMP %q", got, want)
	}
	if id := list(g.trailer["/ID"]); len(id) != 2 || g.trailer["/Encrypt"] != nil {
		t.Errorf("trailer: %s", fmt.Sprint(g.trailer))
	}
}

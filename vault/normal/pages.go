package normal

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// leaf is one page with what it inherits.
type leaf struct {
	d         types.Dict
	resources types.Dict
	media     types.Object
	crop      types.Object
	rotate    types.Object
}

// pages makes the normal form of a PDF, and its text.
func pages(ctx context.Context, b []byte, most Limits) (n Normal, err error) {
	s, err := read(ctx, b, most)
	if err != nil {
		return n, err
	}
	root, err := s.file.Catalog()
	if err != nil || root == nil {
		return n, errDamaged
	}
	ls, err := s.leaves(root)
	if err != nil {
		return n, err
	}
	n.Removed = s.acts(root, ls)
	n.Text, n.Untold, err = s.text(ls)
	if err != nil {
		return n, err
	}
	c := &carrier{source: s, w: newWriter(), given: map[int]int{}, drawn: drawn{source: s, known: map[int]float64{}, within: map[int]bool{}}}
	tree := c.w.next()
	var kids []int
	bare := 0
	for _, l := range ls {
		page, missing, err := c.page(l, tree)
		if err != nil {
			return n, err
		}
		kids, bare = append(kids, page), bare+missing
	}
	if bare > 0 {
		n.Removed = append(n.Removed, fmt.Sprintf("%d 个没有外观的表单项（内容见原件）", bare))
	}
	out := c.w.tree(tree, kids, c.layers(root))
	if len(out) > most.Output {
		return n, unfit("规范版超过 %d MB，没有制作；请压缩图片或拆分后另传", most.Output>>20)
	}
	n.PDF, n.Pages = out, len(kids)
	return n, nil
}

// leaves finds the pages, whatever the tree says about their number. No node is visited twice.
func (s *source) leaves(root types.Dict) (ls []leaf, err error) {
	seen := map[int]bool{}
	nodes := 0
	var walk func(o types.Object, from leaf, depth int) error
	walk = func(o types.Object, from leaf, depth int) error {
		if r, ok := o.(types.IndirectRef); ok {
			if seen[int(r.ObjectNumber)] {
				return nil
			}
			seen[int(r.ObjectNumber)] = true
		}
		d := s.dict(o)
		if d == nil {
			return nil
		}
		if nodes++; depth > deepest || nodes > 20*s.most.Pages {
			return unfit("PDF 的页面目录异常，没有制作规范版；请打开后打印为新的 PDF 再上传")
		}
		if v := s.dict(d["Resources"]); v != nil {
			from.resources = v
		}
		for _, x := range []struct {
			key string
			to  *types.Object
		}{{"MediaBox", &from.media}, {"CropBox", &from.crop}, {"Rotate", &from.rotate}} {
			if d[x.key] != nil {
				*x.to = d[x.key]
			}
		}
		if kids := s.array(d["Kids"]); kids != nil && s.name(d["Type"]) != "Page" {
			for _, k := range kids {
				if err := walk(k, from, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if len(ls) == s.most.Pages {
			return unfit("PDF 超过 %d 页，没有制作规范版；请拆分成几个文件后另传", s.most.Pages)
		}
		from.d = d
		ls = append(ls, from)
		return nil
	}
	if err := walk(root["Pages"], leaf{}, 0); err != nil {
		return nil, err
	}
	if len(ls) == 0 {
		return nil, unfit("PDF 里没有页面；请打开确认内容，打印为新的 PDF 后上传")
	}
	return ls, nil
}

// box is the visible part of a page: left, bottom, right, top. A page that does not say is A4.
func (s *source) box(l leaf) [4]float64 {
	get := func(o types.Object) ([4]float64, bool) {
		v, ok := s.numbers(o, 4)
		if !ok {
			return [4]float64{}, false
		}
		r := [4]float64{min(v[0], v[2]), min(v[1], v[3]), max(v[0], v[2]), max(v[1], v[3])}
		return r, r[2]-r[0] >= 1 && r[3]-r[1] >= 1
	}
	m, ok := get(l.media)
	if !ok {
		m = [4]float64{0, 0, 595.28, 841.89}
	}
	if c, ok := get(l.crop); ok {
		x := [4]float64{max(m[0], c[0]), max(m[1], c[1]), min(m[2], c[2]), min(m[3], c[3])}
		if x[2]-x[0] >= 1 && x[3]-x[1] >= 1 {
			return x
		}
	}
	return m
}

// place moves the visible part of a page to the origin and turns it upright; it gives the matrix and the new size.
func place(b [4]float64, rotate int) (matrix, float64, float64) {
	w, h := b[2]-b[0], b[3]-b[1]
	switch ((rotate%360 + 360) % 360) / 90 * 90 {
	case 90:
		return matrix{0, -1, 1, 0, -b[1], b[2]}, h, w
	case 180:
		return matrix{-1, 0, 0, -1, b[2], b[3]}, w, h
	case 270:
		return matrix{0, 1, -1, 0, b[3], -b[0]}, h, w
	}
	return matrix{1, 0, 0, 1, -b[0], -b[1]}, w, h
}

// page writes one page; missing counts what was filled in on it and has no look.
func (c *carrier) page(l leaf, tree int) (n, missing int, err error) {
	m, w, h := place(c.box(l), c.integer(l.rotate))
	body, err := c.pieces(l.d["Contents"])
	if err != nil {
		return 0, 0, err
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "q\n%s cm\n", m)
	under, over := unbalanced(body)
	b.WriteString(strings.Repeat("q\n", under))
	b.Write(body)
	b.WriteByte('\n')
	b.WriteString(strings.Repeat("Q\n", over))
	res := types.Dict{}
	for k, v := range l.resources {
		res[k] = v
	}
	forms := types.Dict{}
	for k, v := range c.dict(res["XObject"]) {
		forms[k] = v
	}
	for i, a := range c.array(l.d["Annots"]) {
		if i == 10_000 {
			break
		}
		look, at, bare := c.look(c.dict(a))
		if bare {
			missing++
		}
		if look == nil {
			continue
		}
		called := fmt.Sprintf("YtLook%d", i)
		forms[called] = look
		fmt.Fprintf(&b, "q %s cm %s Do Q\n", at, name(called))
	}
	b.WriteString("Q")
	if len(forms) > 0 {
		res["XObject"] = forms
		if err := c.drawn.page(b.Bytes(), res); err != nil {
			return 0, 0, err
		}
	}
	rs, err := c.resources(res, 0)
	if err != nil {
		return 0, 0, err
	}
	n, content := c.w.next(), c.w.next()
	unit := ""
	if u, ok := c.number(l.d["UserUnit"]); ok && u > 0 && u <= 75_000 && u != 1 {
		unit = "/UserUnit " + num(u)
	}
	group := ""
	if g := c.dict(l.d["Group"]); g != nil {
		v, err := c.value(g, 0)
		if err != nil {
			return 0, 0, err
		}
		group = "/Group " + v
	}
	c.w.object(n, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents %d 0 R/Resources%s%s%s>>", tree, num(w), num(h), content, rs, unit, group))
	c.w.packed(content, "", b.Bytes())
	return n, missing, c.settle()
}

const (
	hidden = 1 << 1 // flags of annotations
	noView = 1 << 5
)

// look is what an annotation or a form field shows, and where: a note on paper has no buttons. bare: something was
// filled in, but the file does not say how it looks.
func (s *source) look(a types.Dict) (types.Object, matrix, bool) {
	kind := s.name(a["Subtype"])
	if a == nil || kind == "Popup" || s.integer(a["F"])&(hidden|noView) != 0 {
		return nil, matrix{}, false
	}
	r, ok := s.numbers(a["Rect"], 4)
	if !ok {
		return nil, matrix{}, false
	}
	look := s.dict(a["AP"])["N"]
	if look != nil {
		if _, ok := s.stream(look); !ok { // one for each state
			look = s.dict(look)[s.name(a["AS"])]
		}
	}
	st, ok := s.stream(look)
	if !ok {
		return nil, matrix{}, kind == "Widget" && len(bytesOf(s.get(a["V"]))) > 0 || kind == "FreeText"
	}
	if _, ok := look.(types.IndirectRef); !ok || s.name(st.Dict["Subtype"]) != "Form" {
		return nil, matrix{}, false
	}
	bb, ok := s.numbers(st.Dict["BBox"], 4)
	if !ok {
		return nil, matrix{}, false
	}
	m := identity
	if v, ok := s.numbers(st.Dict["Matrix"], 6); ok {
		copy(m[:], v)
	}
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range [][2]float64{{bb[0], bb[1]}, {bb[2], bb[1]}, {bb[0], bb[3]}, {bb[2], bb[3]}} {
		x, y := m.at(p[0], p[1])
		x0, y0, x1, y1 = min(x0, x), min(y0, y), max(x1, x), max(y1, y)
	}
	if x1-x0 < 1e-6 || y1-y0 < 1e-6 {
		return nil, matrix{}, false
	}
	left, bottom, right, top := min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])
	sx, sy := (right-left)/(x1-x0), (top-bottom)/(y1-y0)
	return look, matrix{sx, 0, 0, sy, left - x0*sx, bottom - y0*sy}, false
}

// matrix is a change of coordinates as PDF writes it.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) at(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// on is m done first and then n.
func (m matrix) on(n matrix) matrix {
	return matrix{m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3], m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5]}
}

func (m matrix) String() string {
	s := make([]string, 6)
	for i, f := range m {
		s[i] = num(f)
	}
	return strings.Join(s, " ")
}

package efile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

// Form is how an item is bound.
type Form struct {
	Pages int    // of the PDF; 0: it is not bound, Why tells why
	Why   string // in words for people
	// Open gives the PDF, in the plain form (ErrForm). It is read once, from front to back.
	Open func(context.Context) (io.ReadCloser, error)
}

// Limits are the most one bundle may be.
type Limits struct {
	Pages int
	Bytes int64
}

// Usual are the limits of this court: what a reader's program still opens.
var Usual = Limits{Pages: 20_000, Bytes: 2 << 30}

// TooLarge says that a file is not bound as one. It is a sentence for people.
type TooLarge string

func (t TooLarge) Error() string { return string(t) }

// Spot is where an item stands in a bundle.
type Spot struct {
	First int `json:"first"` // page of the bundle, from 1
	Pages int `json:"pages"`
}

// Bound is a finished bundle.
type Bound struct {
	Pages int
	Size  int64
	Spots map[string]Spot // by the name of the item
}

// Bind writes the bundle of a catalogue: cover, catalogue, items. take tells how each item is bound; it is asked once for
// each. The same catalogue and the same forms give the same bytes. What is in memory at a time is one page of each item,
// where every object stands, and the stamps.
func Bind(ctx context.Context, w io.Writer, c Catalogue, take func(context.Context, Item) (Form, error), most Limits) (Bound, error) {
	forms := make([]Form, len(c.Items))
	for i, x := range c.Items {
		var err error
		if forms[i], err = take(ctx, x); err != nil {
			return Bound{}, fmt.Errorf("efile: item %s: %w", x.ID, err)
		}
	}
	out := Bound{Spots: map[string]Spot{}}
	front, first, err := fronted(c, forms, &out, most)
	if err != nil {
		return Bound{}, err
	}
	b := &binder{w: newWriter(&capped{w, most.Bytes}), before: map[string]int{}, after: map[string]int{}, all: out.Pages}
	b.root, b.tree = b.w.next(), b.w.next()
	if b.stamps, err = b.w.stamped(c, out, first); err != nil {
		return Bound{}, err
	}
	if err := b.add(bytes.NewReader(front.pdf), first, front.links); err != nil {
		return Bound{}, err
	}
	for i, x := range c.Items {
		if err := b.item(ctx, c, x, forms[i], out.Spots[x.ID].Pages); err != nil {
			return Bound{}, fmt.Errorf("efile: item %s: %w", x.ID, err)
		}
	}
	if err := b.finish(c, out, first); err != nil {
		return Bound{}, err
	}
	out.Size = b.w.len
	return out, nil
}

// capped stops a bundle that grows too large.
type capped struct {
	io.Writer
	left int64
}

func (c *capped) Write(p []byte) (int, error) {
	if c.left -= int64(len(p)); c.left < 0 {
		return 0, TooLarge("卷宗太大，不能装订成一个文件，请在目录中逐项下载")
	}
	return c.Writer.Write(p)
}

// binder puts pages behind each other.
type binder struct {
	w          *writer
	root, tree int
	stamps     []int // by page of the bundle
	pages      []int // objects of the pages so far
	all        int
	before     map[string]int // what is written before and after the content of a page
	after      map[string]int
	layers     []string // all, and those that are hidden
	hidden     []string
}

// item binds one item, or the page that says why it is not bound.
func (b *binder) item(ctx context.Context, c Catalogue, x Item, f Form, pages int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if f.Pages == 0 {
		pdf, err := absent(c, x, f.Why)
		if err != nil {
			return err
		}
		return b.add(bytes.NewReader(pdf), pages, nil)
	}
	r, err := f.Open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(b.add(reader{ctx, r}, pages, nil), r.Close())
}

// reader ends when its context does.
type reader struct {
	ctx context.Context
	io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p)
}

// add carries the pages of a source over. want is how many there must be.
func (b *binder) add(from io.Reader, want int, links [][]link) error {
	l, err := b.w.carry(from)
	if err != nil {
		return err
	}
	if len(l.kids) != want {
		return malformed("it has %d pages, %d were announced", len(l.kids), want)
	}
	for i, k := range l.kids {
		var on []link
		if links != nil {
			on = links[i]
		}
		if err := b.page(l.base+k, l.pages[k], on); err != nil {
			return err
		}
	}
	if l.layers == nil {
		return nil
	}
	all, err := items(l.layers.get("OCGs"))
	if err != nil {
		return err
	}
	d, err := entries(l.layers.get("D"))
	if err != nil {
		return err
	}
	off, err := items(d.get("OFF"))
	for _, v := range all {
		b.layers = append(b.layers, string(v))
	}
	for _, v := range off {
		b.hidden = append(b.hidden, string(v))
	}
	return err
}

// A4 in points, and the strip at the head of every page that is kept for the stamp.
const (
	a4W, a4H = 595.28, 841.89
	strip    = 20.0
)

// fitted is how a page is set on A4 below the strip: never larger than it is, its middle in the middle.
func fitted(media []float64, unit float64) (k, x, y, w, h float64) {
	pw, ph := (media[2]-media[0])*unit, (media[3]-media[1])*unit
	w, h = a4W, a4H
	if pw > ph {
		w, h = a4H, a4W
	}
	k = min(1, w/pw, (h-strip)/ph)
	x, y = (w-pw*k)/2, (h-strip-ph*k)/2
	k *= unit
	return k, x - media[0]*k, y - media[1]*k, w, h
}

// page writes one page: what it shows, a little smaller, and its stamp above. What is outside its edges stays outside.
func (b *binder) page(n int, d dict, links []link) error {
	media, err := numbers(d.get("MediaBox"), 4)
	if err != nil || media[2]-media[0] < 1 || media[3]-media[1] < 1 {
		return malformed("a page has no size")
	}
	unit := 1.0
	if v := d.get("UserUnit"); v != nil {
		if _, err := fmt.Sscan(string(v), &unit); err != nil || unit <= 0 {
			return malformed("a page has no measure")
		}
	}
	k, x, y, w, h := fitted(media, unit)
	res, err := entries(d.get("Resources"))
	if err != nil {
		return err
	}
	forms, err := entries(orEmpty(res.get("XObject")))
	if err != nil {
		return err
	}
	called := "YtStamp"
	for forms.get(called) != nil {
		called += "x"
	}
	inside := fmt.Sprintf("q %s 0 0 %s %s %s cm %s %s %s %s re W n\n", num(k), num(k), num(x), num(y), num(media[0]), num(media[1]), num(media[2]-media[0]), num(media[3]-media[1]))
	outside := fmt.Sprintf("\nQ q 1 0 0 1 %s %s cm /%s Do Q\n", num(w-a4W), num(h-a4H), called)
	open, err := b.shared(b.before, inside)
	if err != nil {
		return err
	}
	closed, err := b.shared(b.after, outside)
	if err != nil {
		return err
	}
	content := strings.TrimSpace(string(d.get("Contents")))
	if content = strings.TrimPrefix(content, "["); strings.HasSuffix(content, "]") {
		content = content[:len(content)-1]
	}
	var rs strings.Builder
	for _, e := range res {
		if e.key != "XObject" {
			fmt.Fprintf(&rs, "/%s %s", e.key, e.value)
		}
	}
	rs.WriteString("/XObject<<")
	for _, e := range forms {
		fmt.Fprintf(&rs, "/%s %s", e.key, e.value)
	}
	fmt.Fprintf(&rs, "/%s %d 0 R>>", called, b.stamps[len(b.pages)])
	more := ""
	if g := d.get("Group"); g != nil {
		more = "/Group " + string(g)
	}
	if len(links) > 0 {
		more += "/Annots["
		for _, l := range links {
			more += fmt.Sprintf("<</Type/Annot/Subtype/Link/Rect[%s %s %s %s]/Border[0 0 0]/F 4/Contents%s/Dest<%X>>>",
				num(x+l.x*k), num(y+l.y*k), num(x+(l.x+l.w)*k), num(y+(l.y+l.h)*k), hexText(l.says), l.to)
		}
		more += "]"
	}
	b.w.object(n, "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Contents[%d 0 R %s %d 0 R]/Resources<<%s>>%s>>", b.tree, num(w), num(h), open, content, closed, rs.String(), more)
	b.pages = append(b.pages, n)
	return b.w.err
}

func orEmpty(v []byte) []byte {
	if v == nil {
		return []byte("<<>>")
	}
	return v
}

// shared writes a piece of content once.
func (b *binder) shared(of map[string]int, content string) (int, error) {
	if n, ok := of[content]; ok {
		return n, nil
	}
	n := b.w.next()
	of[content] = n
	return n, b.w.stream(n, fmt.Appendf(nil, "<</Length %d>>", len(content)), strings.NewReader(content))
}

// spotName is the name of an item's first page: a link to it stays right in every later bundle.
func spotName(id string) string { return "item-" + id }

// finish writes what holds the pages together: bookmarks, names, the tree, the catalogue.
func (b *binder) finish(c Catalogue, out Bound, front int) error {
	w := b.w
	if len(b.pages) != b.all {
		return fmt.Errorf("efile: %d pages were bound, %d counted", len(b.pages), b.all)
	}
	outline, err := b.bookmarks(c, out, front)
	if err != nil {
		return err
	}
	var names []string
	for id, s := range out.Spots {
		names = append(names, fmt.Sprintf("<%X>[%d 0 R/Fit]", spotName(id), b.pages[s.First-1]))
	}
	sort.Strings(names) // hexadecimal digits sort as the bytes do
	dests := w.next()
	w.object(dests, "<</Names[%s]>>", strings.Join(names, ""))
	var kids strings.Builder
	for _, p := range b.pages {
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	w.object(b.tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(b.pages), kids.String())
	layers := ""
	if len(b.layers) > 0 {
		layers = fmt.Sprintf("/OCProperties<</OCGs[%s]/D<</OFF[%s]>>>>", strings.Join(b.layers, " "), strings.Join(b.hidden, " "))
	}
	w.object(b.root, "<</Type/Catalog/Pages %d 0 R/Lang(zh-CN)/PageMode/UseOutlines/Outlines %d 0 R/Names<</Dests %d 0 R>>/ViewerPreferences<</DisplayDocTitle true>>%s>>",
		b.tree, outline, dests, layers)
	info := w.next()
	w.object(info, "<</Title%s/Producer(Yunting)/CreationDate(%s)>>", hexText(c.title()), c.At.UTC().Format("D:20060102150405Z"))
	return w.end(b.root, info)
}

// bookmarks writes the outline: cover, catalogue, and each part with its items.
func (b *binder) bookmarks(c Catalogue, out Bound, front int) (int, error) {
	type mark struct {
		title string
		page  int // from 1
		kids  []mark
	}
	marks := []mark{{title: "封面", page: 1}, {title: "卷内目录", page: min(2, front)}}
	for i, x := range c.Items {
		if i == 0 || c.Items[i-1].Part != x.Part {
			marks = append(marks, mark{title: x.Part.Chinese(), page: out.Spots[x.ID].First})
		}
		m := &marks[len(marks)-1]
		m.kids = append(m.kids, mark{title: x.ID + "　" + x.Title, page: out.Spots[x.ID].First})
	}
	var write func(n, parent int, ms []mark) (first, last, count int)
	write = func(n, parent int, ms []mark) (int, int, int) {
		first := b.w.reserve(len(ms))
		for i, m := range ms {
			self := first + i
			more := ""
			if i > 0 {
				more += fmt.Sprintf("/Prev %d 0 R", self-1)
			}
			if i+1 < len(ms) {
				more += fmt.Sprintf("/Next %d 0 R", self+1)
			}
			if len(m.kids) > 0 {
				f, l, k := write(self, self, m.kids)
				more += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count %d", f, l, k)
			}
			b.w.object(self, "<</Title%s/Parent %d 0 R%s/Dest[%d 0 R/Fit]>>", hexText(m.title), parent, more, b.pages[m.page-1])
		}
		return first, first + len(ms) - 1, len(ms)
	}
	top := b.w.next()
	first, last, count := write(top, top, marks)
	for _, m := range marks {
		count += len(m.kids)
	}
	b.w.object(top, "<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, last, count)
	return top, b.w.err
}

// counted gives every item its place behind so many pages, and all pages.
func counted(c Catalogue, forms []Form, front int, spots map[string]Spot) int {
	n := front
	for i, x := range c.Items {
		pages := max(forms[i].Pages, 1)
		spots[x.ID] = Spot{n + 1, pages}
		n += pages
	}
	return n
}

// unbound lists the items that are not bound, in order.
func unbound(c Catalogue, forms []Form) (xs []Item) {
	for i, x := range c.Items {
		if forms[i].Pages == 0 {
			xs = append(xs, x)
		}
	}
	return slices.Clip(xs)
}

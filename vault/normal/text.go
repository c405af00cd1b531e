package normal

import (
	"errors"
	"math"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
	"golang.org/x/text/unicode/norm"
)

// text reads the text of every page, in the order in which it is drawn. untold says why there is none, or not all.
func (s *source) text(ls []leaf) (out []string, untold string, err error) {
	r := &reader{source: s, fonts: map[int]*font{}, left: s.most.Text}
	for _, l := range ls {
		if err := s.ctx.Err(); err != nil {
			return nil, "", err
		}
		r.fresh()
		body, err := s.pieces(l.d["Contents"])
		if err != nil {
			return nil, "", err
		}
		if err := r.run(body, l.resources, identity, 0); err != nil {
			return nil, "", err
		}
		for i, a := range s.array(l.d["Annots"]) {
			if i == 10_000 {
				break
			}
			if look, at, _ := s.look(s.dict(a)); look != nil {
				if err := r.form(look, at, 0); err != nil {
					return nil, "", err
				}
			}
		}
		out = append(out, tidy(r.out.String()))
	}
	any := false
	for _, t := range out {
		any = any || t != ""
	}
	switch {
	case r.left <= 0:
		untold = "文字太多，只提取了前面的部分"
	case !any && r.unknown > 0:
		untold = "PDF 的字体没有文字对照表，提取不出文字"
	case !any:
		untold = "扫描件没有文字层，本院不作文字识别"
	case r.unknown > r.known:
		untold = "PDF 的部分字体没有文字对照表，只提取了一部分文字"
	}
	if !any {
		out = nil
	}
	return out, untold, nil
}

// reader runs content streams for their text alone.
type reader struct {
	*source
	fonts          map[int]*font // by number of the font in the file
	out            strings.Builder
	left           int // bytes of text still taken
	known, unknown int
	steps          int // operators run, over all pages
	line           struct {
		x, y, size float64
		any        bool
	}
	actual []actual // marked content that says what it reads, and content inside it
}

type actual struct {
	said bool
	text string
}

// mostSteps bounds the work of one file: forms that show each other a thousandfold cost more than their bytes.
const mostSteps = 50_000_000

var errEndless = unfit("PDF 的内容反复嵌套，没有制作规范版；请打开后打印为新的 PDF 再上传")

func (r *reader) fresh() {
	r.out.Reset()
	r.line.any = false
	r.actual = nil
}

// state is what changes while text is drawn and is saved by q.
type state struct {
	ctm                                    matrix
	font                                   *font
	size, spacing, word, scale, lead, rise float64
}

// run reads one content stream. depth counts forms inside forms.
func (r *reader) run(b []byte, res types.Dict, at matrix, depth int) error {
	g := state{ctm: at, scale: 1}
	var saved []state
	tm, tlm := identity, identity
	l := lexer{b: b}
	var args []any
	fonts := r.dict(res["Font"])
	num := func(i int) float64 {
		if k := len(args) - i; k >= 0 && k < len(args) {
			f, _ := args[k].(float64)
			return f
		}
		return 0
	}
	last := func() any {
		if len(args) == 0 {
			return nil
		}
		return args[len(args)-1]
	}
	move := func(x, y float64) {
		tlm = matrix{1, 0, 0, 1, x, y}.on(tlm)
		tm = tlm
	}
	for v := l.next(0); v != nil; v = l.next(0) {
		o, ok := v.(op)
		if !ok {
			if len(args) < 64 {
				args = append(args, v)
			}
			continue
		}
		if r.steps++; r.steps > mostSteps {
			return errEndless
		}
		if r.steps%4096 == 0 {
			if err := r.ctx.Err(); err != nil {
				return err
			}
		}
		switch o {
		case "q":
			if len(saved) < mostNested {
				saved = append(saved, g)
			}
		case "Q":
			if n := len(saved); n > 0 {
				g, saved = saved[n-1], saved[:n-1]
			}
		case "cm":
			g.ctm = matrix{num(6), num(5), num(4), num(3), num(2), num(1)}.on(g.ctm)
		case "BT":
			tm, tlm = identity, identity
		case "Tf":
			g.size = num(1)
			if len(args) > 1 {
				if n, ok := args[len(args)-2].(label); ok {
					g.font = r.fontOf(fonts[string(n)])
				}
			}
		case "Tc":
			g.spacing = num(1)
		case "Tw":
			g.word = num(1)
		case "Tz":
			g.scale = num(1) / 100
		case "TL":
			g.lead = num(1)
		case "Ts":
			g.rise = num(1)
		case "Td":
			move(num(2), num(1))
		case "TD":
			g.lead = -num(1)
			move(num(2), num(1))
		case "Tm":
			tlm = matrix{num(6), num(5), num(4), num(3), num(2), num(1)}
			tm = tlm
		case "T*":
			move(0, -g.lead)
		case "Tj":
			r.show(&g, &tm, last())
		case "'":
			move(0, -g.lead)
			r.show(&g, &tm, last())
		case "\"":
			g.word, g.spacing = num(3), num(2)
			move(0, -g.lead)
			r.show(&g, &tm, last())
		case "TJ":
			a, _ := last().([]any)
			for _, x := range a {
				if f, ok := x.(float64); ok {
					tm = matrix{1, 0, 0, 1, -f / 1000 * g.size * g.scale, 0}.on(tm)
				} else {
					r.show(&g, &tm, x)
				}
			}
		case "BDC", "BMC":
			r.mark(last(), res)
		case "EMC":
			if n := len(r.actual); n > 0 {
				r.actual = r.actual[:n-1]
			}
		case "Do":
			if n, ok := last().(label); ok {
				if err := r.form(r.dict(res["XObject"])[string(n)], g.ctm, depth+1); err != nil {
					return err
				}
			}
		case "ID":
			l.picture()
		}
		args = args[:0]
	}
	return nil
}

// form reads the text of a form drawn on a page.
func (r *reader) form(o types.Object, at matrix, depth int) error {
	st, ok := r.stream(o)
	if !ok || depth > 12 || r.name(st.Dict["Subtype"]) != "Form" || st.Dict["F"] != nil {
		return nil
	}
	if r.steps += 100; r.steps > mostSteps {
		return errEndless
	}
	b, err := r.content(st)
	if err != nil {
		return err
	}
	if m, ok := r.numbers(st.Dict["Matrix"], 6); ok {
		at = matrix(m).on(at)
	}
	return r.run(b, r.dict(st.Dict["Resources"]), at, depth)
}

func (r *reader) fontOf(o types.Object) *font {
	ref, ok := o.(types.IndirectRef)
	if !ok {
		return r.font(o)
	}
	f, ok := r.fonts[int(ref.ObjectNumber)]
	if !ok {
		f = r.font(o)
		r.fonts[int(ref.ObjectNumber)] = f
	}
	return f
}

// mark opens marked content, and writes what it says it reads.
func (r *reader) mark(properties any, res types.Dict) {
	m := actual{}
	if n := len(r.actual); n > 0 {
		m.said = r.actual[n-1].said
	}
	if len(r.actual) > mostNested {
		return
	}
	var says []byte
	switch p := properties.(type) {
	case map[string]any:
		if t, ok := p["ActualText"].(text); ok {
			says = t
		}
	case label:
		says = bytesOf(r.get(r.dict(r.dict(res["Properties"])[string(p)])["ActualText"]))
	}
	if says != nil && !m.said {
		m.said, m.text = true, decoded(says)
	}
	r.actual = append(r.actual, m)
}

// decoded is a text string of PDF.
func decoded(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		return string(utf16be(text(b[2:])))
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return strings.ToValidUTF8(string(b[3:]), "")
	}
	var out strings.Builder
	for _, c := range b {
		out.WriteRune(rune(c))
	}
	return out.String()
}

// show takes the text of one string and moves on by its width.
func (r *reader) show(g *state, tm *matrix, v any) {
	b, ok := v.(text)
	if !ok || g.font == nil {
		return
	}
	for _, c := range g.font.chars(b) {
		w := (c.width/1000*g.size + g.spacing) * g.scale
		if c.space {
			w += g.word * g.scale
		}
		m := tm.on(g.ctm)
		x, y := m.at(0, g.rise)
		size := math.Abs(g.size) * math.Hypot(m[2], m[3])
		*tm = matrix{1, 0, 0, 1, w, 0}.on(*tm)
		ex, ey := tm.on(g.ctm).at(0, g.rise)
		if c.known {
			r.known++
		} else {
			r.unknown++
			r.line.x, r.line.y = ex, ey
			continue
		}
		say := c.text
		if n := len(r.actual); n > 0 && r.actual[n-1].said {
			say = r.actual[n-1].text
			r.actual[n-1].text = ""
			for i := range r.actual { // said once, whoever shows it
				r.actual[i].text = ""
			}
		}
		r.put(say, x, y, ex, ey, size)
	}
}

// put writes some text where it stands: a new line when it stands elsewhere, a space when there is a gap.
func (r *reader) put(s string, x, y, ex, ey, size float64) {
	if r.left <= 0 || s == "" {
		return
	}
	if r.line.any {
		dx, dy := x-r.line.x, y-r.line.y
		em := max(size, .1)
		switch {
		case math.Abs(dy) > em*.6 || dx < -em*1.5 && math.Abs(dx) > 1:
			r.out.WriteByte('\n')
		case dx > em*.22:
			r.out.WriteByte(' ')
		}
	}
	r.line.x, r.line.y, r.line.any = ex, ey, true
	s = strings.ToValidUTF8(s, "")
	r.left -= len(s)
	r.out.WriteString(s)
}

// pieces are the bytes that draw a page, put together.
func (s *source) pieces(o types.Object) ([]byte, error) {
	var out []byte
	parts := s.array(o)
	if parts == nil {
		parts = types.Array{o}
	}
	if len(parts) > 10_000 {
		return nil, errDamaged
	}
	for _, p := range parts {
		st, ok := s.stream(p)
		if !ok || st.Dict["F"] != nil { // content in another file
			continue
		}
		b, err := s.content(st)
		if errors.Is(err, errDamaged) { // one broken piece: viewers show the rest
			continue
		}
		if err != nil {
			return nil, err
		}
		out = append(append(out, b...), '\n') // pieces meet as at white space
	}
	return out, nil
}

// tidy makes text for reading: no controls, no forms of characters that only a font knows (the radicals that some
// writers give for characters, ligatures), no spaces at the ends of lines.
func tidy(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '\n':
			return c
		case c < ' ' || c == 0x7f || c == 0xad || c == '\ufffd' || c == '\ufeff':
			return -1
		case c == 0xa0:
			return ' '
		}
		return c
	}, s)
	var b strings.Builder
	for _, c := range s {
		if c >= 0x2e80 && c <= 0x2fdf || c >= 0xf900 && c <= 0xfaff || c >= 0xfb00 && c <= 0xfb06 {
			b.WriteString(norm.NFKC.String(string(c)))
		} else {
			b.WriteRune(c)
		}
	}
	lines := strings.Split(norm.NFC.String(b.String()), "\n")
	for i := range lines {
		lines[i] = strings.Trim(lines[i], " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n ")
}

package form

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yunting/platform/typeset"
)

// lines reads what a template gave, line by line, into a paper. docs/forms.md describes the language.
func (f *filler) lines(text string) (Paper, error) {
	r := reader{filler: f}
	joined := ""
	n := 0 // of the template
	for line := range strings.Lines(text) {
		line, at := unmarked(line)
		if line == "" { // nothing but a mark: the end
			continue
		}
		if at > 0 && joined == "" {
			n = at
		}
		line = joined + strings.TrimSpace(line)
		if joined = ""; strings.HasSuffix(line, `\`) && len(line) > 1 {
			joined = strings.TrimSuffix(line, `\`)
			continue
		}
		if line == "" {
			continue
		}
		if err := r.line(line); err != nil {
			return Paper{}, Fault{n, fmt.Sprintf("“%s”：%s", f.back(head(line)), err)}
		}
	}
	if joined != "" {
		return Paper{}, Fault{n, "最后一行以“\\”结尾，没有下文"}
	}
	r.flush()
	if r.paper.Kind == "" {
		return Paper{}, Fault{Say: "没有标题：应有一行以“# ”开头"}
	}
	return r.paper, nil
}

// head is the beginning of a line, for errors.
func head(s string) string {
	if rs := []rune(s); len(rs) > 20 {
		return string(rs[:20]) + "…"
	}
	return s
}

// reader gathers a paper.
type reader struct {
	*filler
	paper  Paper
	annex  bool // blocks go behind the foot
	table  *typeset.Table
	fields *typeset.Form
	breaks int
}

func (r *reader) add(b typeset.Block) {
	r.flush()
	if r.annex {
		r.paper.Annex = append(r.paper.Annex, b)
	} else {
		r.paper.Blocks = append(r.paper.Blocks, b)
	}
}

// flush ends a table or a form that was being read.
func (r *reader) flush() {
	t, x := r.table, r.fields
	r.table, r.fields = nil, nil
	if t != nil && len(t.Rows) > 1 { // a header without rows says nothing
		r.add(*t)
	}
	if x != nil {
		r.add(*x)
	}
}

// starts are the styles of a line by what it begins with.
var starts = []struct{ sign, style string }{{"## ", Heading}, {"> ", Plain}, {"~ ", typeset.Note}, {"^ ", Centre}}

func (r *reader) line(s string) error {
	switch {
	case strings.HasPrefix(s, "@"):
		return r.order(s)
	case strings.HasPrefix(s, "# "):
		r.paper.Kind = r.one(s[2:])
		return nil
	case strings.HasPrefix(s, "|="):
		return r.columns(s[2:])
	case strings.HasPrefix(s, "|"):
		return r.row(s)
	case strings.HasPrefix(s, "= "):
		key, value, ok := strings.Cut(s[2:], "|")
		if !ok {
			return fmt.Errorf("表格项应写成“= 名称 | 内容”")
		}
		if r.table != nil {
			r.flush()
		}
		if r.fields == nil {
			r.fields = &typeset.Form{}
		}
		r.fields.Pairs = append(r.fields.Pairs, [2]string{r.one(key), strings.TrimSpace(r.back(value))})
		return nil
	}
	for _, x := range starts {
		if rest, ok := strings.CutPrefix(s, x.sign); ok {
			r.add(typeset.Text{Style: x.style, Runs: r.runs(rest)})
			return nil
		}
	}
	s = strings.TrimPrefix(s, `\`)
	r.add(typeset.Text{Style: typeset.Body, Runs: r.runs(s)})
	return nil
}

// runs parts a paragraph at ** (heavy) into runs, and puts the values back.
func (r *reader) runs(s string) (out []typeset.Run) {
	for i, part := range strings.Split(s, "**") {
		face := ""
		if i%2 == 1 {
			face = "hei"
		}
		if part = r.flowing(part); part != "" {
			out = append(out, typeset.Run{Text: part, Face: face})
		}
	}
	if len(out) > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " ")
	}
	return out
}

// one is a text for a place that is one line.
func (r *reader) one(s string) string {
	return strings.TrimSpace(r.single(s))
}

// columns begins a table: "1.2 c | 5 l", a share and an alignment for each column.
func (r *reader) columns(s string) error {
	r.flush()
	t := &typeset.Table{}
	for _, c := range strings.Split(strings.Trim(s, " |"), "|") {
		w, a, _ := strings.Cut(strings.TrimSpace(c), " ")
		share, err := strconv.ParseFloat(w, 64)
		if a = strings.TrimSpace(a); err != nil || share <= 0 || len(a) != 1 || !strings.Contains("lcrj", a) {
			return fmt.Errorf("栏“%s”应写成宽度和对齐方式（l、c、r 或者 j），如“|= 1 c | 4 l |”", strings.TrimSpace(c))
		}
		t.Columns, t.Align = append(t.Columns, share), t.Align+a
	}
	if r.table = t; len(t.Columns) > mostColumns {
		return fmt.Errorf("表格最多%d栏", mostColumns)
	}
	return nil
}

// row is a row of a table: "| a | b |".
func (r *reader) row(s string) error {
	if r.table == nil {
		return fmt.Errorf("表格前应有一行说明各栏，如“|= 1 c | 4 l |”")
	}
	cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|"), "|")
	if len(cells) != len(r.table.Columns) {
		return fmt.Errorf("这一行有%d格，表格有%d栏", len(cells), len(r.table.Columns))
	}
	for i, c := range cells {
		cells[i] = strings.TrimSpace(r.back(c))
	}
	r.table.Rows = append(r.table.Rows, cells)
	return nil
}

// orders are the lines that begin with @.
var orders = []string{"@number", "@title", "@sign", "@date", "@attest", "@clerk", "@seal", "@party", "@annex", "@space", "@page", "@qr", "@header"}

func (r *reader) order(s string) error {
	name, rest, _ := strings.Cut(s, " ")
	if !slices.Contains(orders, name) {
		return fmt.Errorf("没有“%s”这样的指令；有%s", r.back(name), strings.Join(orders, "、"))
	}
	text := r.one(rest)
	p := &r.paper
	if name == "@space" || name == "@page" || name == "@qr" {
		if r.breaks++; r.breaks > mostBreaks {
			return fmt.Errorf("一份文书最多%d处空行、分页和二维码", mostBreaks)
		}
	}
	switch name {
	case "@title":
		p.Title = text
	case "@number":
		p.Number = text
	case "@sign":
		if text != "" {
			p.Sign = append(p.Sign, text)
		}
	case "@date":
		p.Date = text
	case "@header":
		p.Header = text
	case "@attest":
		p.Attest = text
	case "@clerk":
		if text != "" {
			p.Clerk = append(p.Clerk, text)
		}
	case "@seal":
		p.Seal = &Seal{}
	case "@party":
		p.theirs = true
	case "@annex":
		r.flush()
		r.annex = true
	case "@space":
		n, err := strconv.ParseFloat(text, 64)
		if err != nil || n <= 0 || n > 20 {
			return fmt.Errorf("“@space”后应写行数，如“@space 0.5”")
		}
		r.add(typeset.Space{Lines: n})
	case "@page":
		r.add(typeset.PageBreak{})
	case "@qr":
		code, caption, _ := strings.Cut(rest, "|")
		r.add(typeset.QR{Code: r.one(code), Caption: strings.TrimSpace(r.back(caption))})
	}
	return nil
}

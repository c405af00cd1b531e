package form

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"
	"unicode"
	"unicode/utf8"

	"yunting/law/calendar"
)

// A value never meets the parser of lines. While the template runs each value that it prints is replaced by a mark, one
// character of a private plane; the marks are put back as text into the finished blocks. Whatever a party typed, be it
// "| # @sign {{", stays the text of the place where it stands.
const firstMark, lastMark = rune(0xF0000), rune(0xFFFFD)

// filler is one run of a template.
type filler struct {
	values []value
	on     calendar.Date
	lang   string

	size, work, steps int // against the bounds
}

// value is what a template printed. A paragraph belongs to whom its first words name: in it a value is one line, unless the
// template keeps its lines because the court wrote them. Else a party could write a paragraph that the court seems to say.
type value struct {
	text  string
	lines bool
}

// kept is a text of the court whose lines are paragraphs.
type kept string

// mark keeps a value and gives what stands for it.
func (f *filler) mark(v any) (string, error) {
	k, lines := v.(kept)
	if lines {
		v = string(k)
	}
	s, err := f.said(v)
	if s = seen(s); err != nil || s == "" {
		return "", err
	}
	if err := f.say(len(s)); err != nil {
		return "", err
	}
	f.values = append(f.values, value{s, lines})
	r := firstMark + rune(len(f.values)-1)
	if r > lastMark {
		return "", bound(fmt.Sprintf("文书太长：有超过%d处内容", lastMark-firstMark))
	}
	return string(r), nil
}

// seen leaves out what a reader cannot see and what turns the order of the text around it: a paper has no ink for them,
// and on a page they would make other words than its own read backwards.
func seen(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			return -1
		}
		return r
	}, s)
}

// back puts the values into a text as they are.
func (f *filler) back(s string) string {
	return f.put(s, func(v value) string { return v.text })
}

// flowing puts the values into a paragraph: what a party wrote on several lines stands on one.
func (f *filler) flowing(s string) string {
	return f.put(s, func(v value) string {
		if v.lines {
			return v.text
		}
		return strings.Join(lines(v.text), "　")
	})
}

// single puts the values into a place that is one line. A value beside others, as a name beside its role, has no more than
// a space between its words: it cannot reach over to where another would sign.
func (f *filler) single(s string) string {
	s = strings.TrimSpace(s)
	alone := utf8.RuneCountInString(s) == 1
	return f.put(s, func(v value) string {
		if alone {
			return strings.Join(lines(v.text), " ")
		}
		return strings.Join(strings.Fields(v.text), " ")
	})
}

func (f *filler) put(s string, as func(value) string) string {
	if !strings.ContainsFunc(s, marked) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if marked(r) && int(r-firstMark) < len(f.values) {
			b.WriteString(as(f.values[r-firstMark]))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func marked(r rune) bool { return firstMark <= r && r <= lastMark }

const markFunc = "_mark"

// parsed keeps the templates of the program that were read, by their names. Those of a court are read each time: what is
// tried is not kept.
var parsed sync.Map

// parse reads a template and lets every value it prints pass through mark.
func (v Version) parse() (*template.Template, error) {
	if t, ok := parsed.Load(v.name); ok && v.ours {
		return t.(*template.Template), nil
	}
	if len(v.Text) > MostTemplate {
		return nil, Fault{Say: fmt.Sprintf("样式太长：最多%d KB", MostTemplate>>10)}
	}
	if i := strings.IndexFunc(v.Text, func(r rune) bool { return marked(r) || lined(r) }); i >= 0 {
		return nil, Fault{1 + strings.Count(v.Text[:i], "\n"), "样式中有不能使用的字符（U+F0000 以后的）"}
	}
	f := &filler{}
	t := template.New(v.name).Option("missingkey=error").Funcs(words).Funcs(f.funcs()).Funcs(f.plain())
	text := map[string]string{v.name: v.Text}
	parts, err := files.ReadFile(v.Lang + "/_parts.txt")
	if err == nil {
		if _, err := t.New(v.Lang + "/_parts.txt").Parse(string(parts)); err != nil {
			return nil, fmt.Errorf("form: %w", err)
		}
	}
	if t, err = t.Parse(v.Text); err != nil {
		return nil, v.faultOf(err)
	}
	if err := judge(t, text); err != nil {
		return nil, err
	}
	for _, x := range t.Templates() {
		if x.Tree != nil {
			if x.ParseName == v.name {
				enumerate(x.Root, v.Text)
			}
			escape(x.Root)
			count(x.Root)
		}
	}
	if v.ours {
		parsed.Store(v.name, t)
	}
	return t, nil
}

// escape appends mark to every pipeline that prints.
func escape(n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return
		}
		for _, x := range n.Nodes {
			escape(x)
		}
	case *parse.ActionNode:
		if len(n.Pipe.Decl) == 0 {
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{parse.NewIdentifier(markFunc).SetPos(n.Pos)}})
		}
	case *parse.IfNode:
		escape(n.List)
		escape(n.ElseList)
	case *parse.RangeNode:
		escape(n.List)
		escape(n.ElseList)
	case *parse.WithNode:
		escape(n.List)
		escape(n.ElseList)
	}
}

// funcs are the words of a template that belong to one run.
func (f *filler) funcs() template.FuncMap {
	return template.FuncMap{markFunc: f.mark, "keys": f.keys, "article": f.article, "short": f.short, "hear": f.hear, "second": f.second}
}

// fill runs a template over data.
func (v Version) fill(data any, on calendar.Date) (Paper, error) {
	t, err := v.parse()
	if err != nil {
		return Paper{}, err
	}
	if t, err = t.Clone(); err != nil {
		return Paper{}, fmt.Errorf("form: %w", err)
	}
	f := &filler{on: on, lang: v.Lang}
	b := output{filler: f}
	if err := t.Funcs(f.metered(words)).Funcs(f.metered(f.funcs())).Funcs(f.plain()).Execute(&b, data); err != nil {
		return Paper{}, v.faultOf(err)
	}
	return f.lines(b.String())
}

// said is a value as text: empty for nil.
func said(v any) (string, error) {
	switch x := v.(type) {
	case nil:
		return "", nil
	case string:
		return x, nil
	case calendar.Date:
		if x.IsZero() {
			return "", nil
		}
		return x.Chinese(), nil
	}
	if s, ok := printed(v); ok {
		return s, nil
	}
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.String, reflect.Int, reflect.Int64, reflect.Uint64, reflect.Float64, reflect.Bool:
		return fmt.Sprint(v), nil
	case reflect.Pointer, reflect.Interface:
		if r.IsNil() {
			return "", nil
		}
		return said(r.Elem().Interface())
	}
	return "", fmt.Errorf("%T 不能直接写进文书", v)
}

package form

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"text/template"
	"text/template/parse"

	"yunting/law/calendar"
)

// A value never meets the parser of lines. While the template runs each value that it prints is replaced by a mark, one
// character of a private plane; the marks are put back as text into the finished blocks. Whatever a party typed, be it
// "| # @sign {{", stays the text of the place where it stands.
const firstMark, lastMark = rune(0xF0000), rune(0xFFFFD)

// filler is one run of a template.
type filler struct {
	values []string
	on     calendar.Date
	lang   string

	size, work, steps int // against the bounds
}

// mark keeps a value and gives what stands for it.
func (f *filler) mark(v any) (string, error) {
	s, err := f.said(v)
	if err != nil || s == "" {
		return "", err
	}
	if err := f.say(len(s)); err != nil {
		return "", err
	}
	f.values = append(f.values, s)
	r := firstMark + rune(len(f.values)-1)
	if r > lastMark {
		return "", fmt.Errorf("文书有超过%d处内容", lastMark-firstMark)
	}
	return string(r), nil
}

// back puts the values into a text.
func (f *filler) back(s string) string {
	if !strings.ContainsFunc(s, marked) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if marked(r) && int(r-firstMark) < len(f.values) {
			b.WriteString(f.values[r-firstMark])
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
	return template.FuncMap{markFunc: f.mark, "keys": f.keys, "article": f.article, "short": f.short, "hear": f.hear}
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

package form

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
)

// A template is written by a court, not by the program: whatever it says, filling it ends soon and in little memory.
const (
	MostTemplate = 64 << 10 // bytes of a template
	mostOutput   = 1 << 20  // bytes of what a paper says
	mostWork     = 8 << 20  // bytes that words are given and give
	mostSteps    = 1 << 20  // parts of the template that are worked through, each as often as it is
	mostBreaks   = 1000     // @page, @space and @qr in a paper
	mostColumns  = 20       // of a table
)

// bound says that a template goes beyond what a paper can need.
type bound string

func (b bound) Error() string { return string(b) }

// plainWords are the words of text/template that a template may use beside our own. The others print in ways of their
// own or call what is not theirs to call.
var plainWords = []string{"and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "printf"}

func allowed(word string) bool {
	_, ours := words[word]
	_, theirs := (&filler{}).funcs()[word]
	return word != markFunc && (ours || theirs || slices.Contains(plainWords, word))
}

// judge refuses what no template needs and what might not end. text finds the source of a tree by the name it was read by.
func judge(t *template.Template, text map[string]string) error {
	calls := map[string][]string{}
	for _, x := range t.Templates() {
		if x.Tree == nil || x.Root == nil {
			continue
		}
		var fault error
		visit(x.Root, func(n parse.Node) bool {
			if call, ok := n.(*parse.TemplateNode); ok {
				calls[x.Name()] = append(calls[x.Name()], call.Name)
			}
			if say := refused(n); say != "" && fault == nil {
				fault = Fault{lineAt(text[x.ParseName], n.Position()), say}
			}
			return true
		})
		if fault != nil {
			return fault
		}
	}
	done := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(calls)) {
		if circular(name, calls, nil, done) {
			return Fault{0, fmt.Sprintf("“%s”直接或者间接地引用自己，没有尽头", name)}
		}
	}
	return nil
}

// circular tells whether a template leads back to itself.
func circular(name string, calls map[string][]string, path []string, done map[string]bool) bool {
	if slices.Contains(path, name) {
		return true
	}
	if done[name] {
		return false
	}
	for _, next := range calls[name] {
		if circular(next, calls, append(path, name), done) {
			return true
		}
	}
	done[name] = true
	return false
}

// refused says why a part of a template is not allowed; empty when it is.
func refused(n parse.Node) string {
	switch n := n.(type) {
	case *parse.RangeNode:
		if len(n.Pipe.Cmds) == 1 && len(n.Pipe.Cmds[0].Args) == 1 && n.Pipe.Cmds[0].Args[0].Type() == parse.NodeNumber {
			return "range只能用于数据中的列表，不能用于数字"
		}
	case *parse.IdentifierNode:
		if !allowed(n.Ident) {
			return fmt.Sprintf("样式中不能使用“%s”", n.Ident)
		}
	case *parse.PipeNode:
		for i, c := range n.Cmds {
			switch c.Args[0].Type() {
			case parse.NodeField, parse.NodeVariable, parse.NodeChain, parse.NodeDot:
				if len(c.Args) > 1 || i > 0 {
					return fmt.Sprintf("“%s”是数据，不能像词一样使用", c.Args[0])
				}
			}
		}
	}
	return ""
}

// visit goes through the parts of a template; see tells whether to go into one.
func visit(n parse.Node, see func(parse.Node) bool) {
	branch := func(b *parse.BranchNode) {
		visit(b.Pipe, see)
		visit(b.List, see)
		if b.ElseList != nil {
			visit(b.ElseList, see)
		}
	}
	if !see(n) {
		return
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, x := range n.Nodes {
			visit(x, see)
		}
	case *parse.ActionNode:
		visit(n.Pipe, see)
	case *parse.IfNode:
		branch(&n.BranchNode)
	case *parse.RangeNode:
		branch(&n.BranchNode)
	case *parse.WithNode:
		branch(&n.BranchNode)
	case *parse.TemplateNode:
		if n.Pipe != nil {
			visit(n.Pipe, see)
		}
	case *parse.PipeNode:
		for _, c := range n.Cmds {
			visit(c, see)
		}
	case *parse.CommandNode:
		for _, a := range n.Args {
			visit(a, see)
		}
	case *parse.ChainNode:
		visit(n.Node, see)
	}
}

const tickFunc = "_tick"

// count puts before every list of parts a step of the size of the list, so that no repetition goes uncounted.
func count(root *parse.ListNode) {
	var lists []*parse.ListNode
	visit(root, func(n parse.Node) bool {
		if l, ok := n.(*parse.ListNode); ok {
			lists = append(lists, l)
		}
		return true
	})
	for _, l := range lists {
		n := 4 // the step itself is work
		for _, x := range l.Nodes {
			visit(x, func(x parse.Node) bool {
				_, list := x.(*parse.ListNode)
				n++
				return !list
			})
		}
		step := &parse.NumberNode{NodeType: parse.NodeNumber, Pos: l.Pos, IsInt: true, Int64: int64(n), Text: strconv.Itoa(n)}
		call := &parse.CommandNode{NodeType: parse.NodeCommand, Pos: l.Pos, Args: []parse.Node{parse.NewIdentifier(tickFunc).SetPos(l.Pos), step}}
		l.Nodes = slices.Insert(l.Nodes, 0, parse.Node(&parse.ActionNode{NodeType: parse.NodeAction, Pos: l.Pos,
			Pipe: &parse.PipeNode{NodeType: parse.NodePipe, Pos: l.Pos, Cmds: []*parse.CommandNode{call}}}))
	}
}

// tick counts steps.
func (f *filler) tick(n int) (string, error) {
	if f.steps += n; f.steps > mostSteps {
		return "", bound("样式重复得太多：展开以后超过一份文书所能需要的内容")
	}
	return "", nil
}

// say counts what a paper says.
func (f *filler) say(n int) error {
	if f.size += n; f.size > mostOutput {
		return bound(fmt.Sprintf("文书太长：内容超过%d KB", mostOutput>>10))
	}
	return nil
}

// output is what a template writes, up to the most that a paper says.
type output struct {
	*filler
	strings.Builder
}

func (o *output) Write(b []byte) (int, error) {
	if err := o.say(len(b)); err != nil {
		return 0, err
	}
	return o.Builder.Write(b)
}

// metered counts what words are given and give: a text that is doubled again and again ends here.
func (f *filler) metered(words template.FuncMap) template.FuncMap {
	out := template.FuncMap{}
	for name, word := range words {
		w := reflect.ValueOf(word)
		t := w.Type()
		out[name] = reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
			n := 0
			for _, a := range args {
				n += weight(a)
			}
			if name == "join" {
				n += args[0].Len() * args[1].Len()
			}
			if f.work += n; f.work > mostWork {
				panic(tooMuch)
			}
			var got []reflect.Value
			if t.IsVariadic() {
				got = w.CallSlice(args)
			} else {
				got = w.Call(args)
			}
			if f.work += weight(got[0]); f.work > mostWork {
				panic(tooMuch)
			}
			return got
		}).Interface()
	}
	return out
}

// tooMuch is panicked with: text/template turns it into the error of the call.
const tooMuch = bound("样式反复加工同样的内容：超过一份文书所能需要的数量")

// plain are the words that stand in for those of text/template, and the counter.
func (f *filler) plain() template.FuncMap {
	m := f.metered(template.FuncMap{"printf": printf})
	m[tickFunc] = f.tick
	return m
}

var plainVerbs = regexp.MustCompile(`^(?:[^%]|%[ds%])*$`)

// printf puts numbers and texts into a text, as they are: widths could ask for any length.
func printf(text string, args ...any) (string, error) {
	if !plainVerbs.MatchString(text) {
		return "", fmt.Errorf("printf只能用%%d和%%s")
	}
	return fmt.Sprintf(text, args...), nil
}

// weight is the size of a value that a word is given, roughly, in bytes.
func weight(v reflect.Value) int {
	switch v.Kind() {
	case reflect.String:
		return v.Len()
	case reflect.Slice:
		n := 16 * v.Len()
		switch v.Type().Elem().Kind() {
		case reflect.String, reflect.Slice, reflect.Interface:
			for i := range v.Len() {
				n += weight(v.Index(i))
			}
		}
		return n
	case reflect.Interface:
		return weight(v.Elem())
	}
	return 1
}

// lineAt is the line of a place in a text, from 1; 0 when there is no text.
func lineAt(text string, at parse.Pos) int {
	if text == "" || int(at) > len(text) {
		return 0
	}
	return 1 + strings.Count(text[:at], "\n")
}

// Lines of the template travel through its output as marks of the last plane, so that a line that cannot be read is named
// by where it stands in the template, whatever was printed before it.
const firstLine, lastLine = rune(0x100000), rune(0x10FFFD)

func lined(r rune) bool { return firstLine <= r && r <= lastLine }

// enumerate marks the lines of the text in a template.
func enumerate(root *parse.ListNode, text string) {
	visit(root, func(n parse.Node) bool {
		x, ok := n.(*parse.TextNode)
		if !ok {
			return true
		}
		line := lineAt(text, x.Pos)
		var b strings.Builder
		for i, s := range strings.SplitAfter(string(x.Text), "\n") {
			b.WriteRune(min(firstLine+rune(line+i), lastLine))
			b.WriteString(s)
		}
		x.Text = []byte(b.String())
		return true
	})
}

// unmarked takes the marks off a line and tells which line of the template it comes from; 0: it does not say.
func unmarked(s string) (text string, line int) {
	return strings.Map(func(r rune) rune {
		if !lined(r) {
			return r
		}
		line = cmp.Or(line, int(r-firstLine))
		return -1
	}, s), line
}

// Fault is what is wrong with a template.
type Fault struct {
	Line int    // from 1; 0: it lies in no one line
	Say  string // in Chinese, for who wrote the template
}

func (f Fault) Error() string {
	if f.Line == 0 {
		return f.Say
	}
	return fmt.Sprintf("第%d行：%s", f.Line, f.Say)
}

// FaultOf is the fault an error of Check, Fill or Try speaks of.
func FaultOf(err error) Fault {
	var f Fault
	if errors.As(err, &f) {
		return f
	}
	return Fault{Say: err.Error()}
}

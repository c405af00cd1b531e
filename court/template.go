package court

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"

	"yunting/law/calendar"
)

// Template is the court's own wording of one block of one kind of paper 文书用语, in force from a date. What the law
// itself requires a paper to say is not a block and cannot be worded away.
type Template struct {
	Paper string        `json:"paper"` // key of the paper, respond; "*": every paper of the court
	Block string        `json:"block"` // header, opening, notices, closing
	From  calendar.Date `json:"from"`  // court date from which papers are worded so
	Text  []string      `json:"text"`  // lines of text/template; each line that is not empty becomes a paragraph
}

// The blocks of a paper.
const (
	Header  = "header"  // the name at the head
	Opening = "opening" // before the body
	Notices = "notices" // after the body: what this court wants people to know
	Closing = "closing" // the last words
	// Whole replaces the form of one kind of paper 文书样式. Its language is that of the forms (docs/forms.md), not that
	// of the other blocks; what the law asks for must stand in it.
	Whole = "whole"
)

// Blocks are all of them.
var Blocks = []string{Header, Opening, Notices, Closing, Whole}

// Wording is what a template may speak of.
type Wording struct {
	Court     Words  // the court
	Number    string // case number, or the number of the receipt before there is one
	Cause     string // 案由
	Plaintiff string
	Defendant string
	You       string // how the addressee is spoken to: 你, 你单位
	Judge     string // empty before allotment
	Today     string // 2026年11月23日
}

// Words is the court in a template.
type Words struct{ Name, City, Address, Phone, Hours, AppealCourt string }

// Words is the court as a template names it.
func (p *Profile) Words() Words {
	return Words{Name: p.Name, City: p.City, Address: p.Address, Phone: p.Phone, Hours: p.Hours.String(), AppealCourt: p.AppealCourt}
}

// Text finds the wording of a block in force on a court date: the newest one for the paper, else the newest one for
// every paper. False: the court has none of its own.
func (p *Profile) Text(paper, block string, on calendar.Date, w Wording) (lines []string, own bool) {
	var found *Template
	for i := range p.Templates {
		t := &p.Templates[i]
		if t.Block != block || t.Paper != paper && t.Paper != "*" || t.From.After(on) {
			continue
		}
		if found == nil || t.Paper == found.Paper && !t.From.Before(found.From) || t.Paper != "*" && found.Paper == "*" {
			found = t
		}
	}
	if found == nil {
		return nil, false
	}
	text, err := found.say(w)
	if err != nil { // Ready has tried it with words for everything: what can be named can be said
		return nil, false
	}
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	return lines, true
}

func (t Template) parse() (*template.Template, error) {
	x, err := template.New("").Option("missingkey=error").Parse(strings.Join(t.Text, "\n"))
	if err == nil && slices.ContainsFunc(x.Tree.Root.Nodes, func(n parse.Node) bool { return n.Type() == parse.NodeTemplate }) {
		err = fmt.Errorf("template: :1: a block cannot use another template")
	}
	return x, err
}

func (t Template) say(w Wording) (string, error) {
	x, err := t.parse()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = x.Execute(&b, w)
	return b.String(), err
}

// check reads and tries every wording, with words for everything and with words for nothing.
func (p *Profile) checkTemplates() error {
	full := Wording{Court: p.Words(), Number: "（2026）某0000民初1号", Cause: "某某纠纷", Plaintiff: "某甲", Defendant: "某乙", You: "你", Judge: "某丙", Today: "2026年1月1日"}
	for i, t := range p.Templates {
		at := fmt.Sprintf("templates[%d] (%s, %s)", i, t.Paper, t.Block)
		if t.Paper == "" {
			return fmt.Errorf("templates[%d].paper is missing: the key of a paper, or * for every paper", i)
		}
		if !slices.Contains(Blocks, t.Block) {
			return fmt.Errorf("%s.block: no block is called %q; it is one of %s", at, t.Block, strings.Join(Blocks, ", "))
		}
		if t.From.IsZero() {
			return fmt.Errorf("%s.from is missing: the day from which papers are worded so", at)
		}
		if len(t.Text) == 0 {
			return fmt.Errorf("%s.text is empty", at)
		}
		for j, o := range p.Templates[:i] {
			if o.Paper == t.Paper && o.Block == t.Block && o.From == t.From {
				return fmt.Errorf("%s: templates[%d] words the same block from the same day", at, j)
			}
		}
		if t.Block == Whole { // the forms check it: they know the data
			if t.Paper == "*" {
				return fmt.Errorf("%s.paper: a whole form is for one kind of paper", at)
			}
			continue
		}
		for _, w := range []Wording{full, {}} {
			said, err := t.say(w)
			if err != nil {
				return fmt.Errorf("%s.text, %s", at, lineOf(err))
			}
			if n := len(strings.Fields(said)); t.Block == Header && w.Number != "" && (n != 1 || strings.Contains(strings.TrimSpace(said), "\n")) {
				return fmt.Errorf("%s.text: the header is one line without spaces", at)
			}
		}
	}
	return nil
}

// lineOf turns "template: :2:14: …" into "line 2: …".
func lineOf(err error) string {
	s := strings.TrimPrefix(err.Error(), "template: :")
	line, rest, ok := strings.Cut(s, ":")
	if !ok {
		return err.Error()
	}
	return "line " + line + ": " + strings.TrimSpace(rest)
}

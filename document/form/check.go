package form

import (
	"fmt"
	"strings"

	"yunting/document"
	"yunting/platform/typeset"
)

// Check tries a version of a form on the sample: it must fit the data, can be set, and says what the law asks for.
func Check(k document.Kind, v Version) error {
	f, err := Of(k)
	if err != nil {
		return err
	}
	data := f.Sample()
	h := HeadOf(data)
	if h.Date.Before(v.From) { // a version of the future is tried on its first day
		h.Date = v.From
	}
	p, err := Fill(k, data, v.Lang, v)
	if err != nil {
		return err
	}
	said := p.Text()
	for _, m := range f.Must {
		if !strings.Contains(said, m.Says) {
			return fmt.Errorf("样式中缺少“%s”：%s要求写明", m.Says, m.Article)
		}
	}
	_, err = p.Set()
	return err
}

// Text is all that a paper says, a paragraph a line.
func (p Paper) Text() string {
	var b strings.Builder
	for _, x := range p.Document().Blocks {
		for _, s := range typeset.Said(x) {
			b.WriteString(s + "\n")
		}
	}
	return b.String()
}

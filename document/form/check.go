package form

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yunting/document"
	"yunting/law/calendar"
	"yunting/platform/typeset"
)

// Check tries a version of a form on the sample: it must fit the data, can be set, and says what the law asks for. What is
// wrong in a line of the template is a Fault.
func Check(k document.Kind, v Version) error {
	f, err := Of(k)
	if err != nil {
		return err
	}
	p, err := Try(k, f.Sample(), v)
	if err != nil {
		return err
	}
	for _, m := range f.Missing(p) {
		return m
	}
	_, err = p.Set()
	return err
}

// Missing lists what the law asks for and a paper does not say.
func (f Form) Missing(p Paper) (ms []Must) {
	said := p.Text()
	for _, m := range f.Must {
		if !strings.Contains(said, m.Says) {
			ms = append(ms, m)
		}
	}
	return ms
}

// Error says of a phrase that it is missing.
func (m Must) Error() string {
	return fmt.Sprintf("样式中缺少“%s”：%s要求写明", m.Says, m.Article)
}

// Try fills a form with one version of it, as a preview. A version of the future is tried on its first day.
func Try(k document.Kind, data any, v Version) (Paper, error) {
	if h := HeadOf(data); h.Date.Before(v.From) && !h.Date.IsZero() {
		h.Date = v.From
	}
	v.From = calendar.Date{} // it goes before the program's own on every date
	p, err := Fill(k, data, v.Lang, v)
	return p.Preview(v.Lang), err
}

// Preview is a paper as it would read, marked so that nobody takes it for one: unsealed, and without a code.
func (p Paper) Preview(lang string) Paper {
	p.Title = cmp.Or(p.Title, p.Court+p.Kind+p.Number) + previewed[lang].title
	p.Seal, p.Corner = nil, nil
	p.Blocks = slices.Insert(slices.Clone(p.Blocks), 0, typeset.Block(typeset.Words(typeset.Note, previewed[lang].note)))
	return p
}

var previewed = map[string]struct{ title, note string }{
	Hans: {"（预览）", "预览：样式试用，未经签发，不是法院的文书。"}, Hant: {"（預覽）", "預覽：樣式試用，未經簽發，不是法院的文書。"},
	En: {" (preview)", "Preview of a form. It was not issued and is no paper of the court."},
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

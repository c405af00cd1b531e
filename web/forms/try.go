package forms

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"yunting/chancery"
	"yunting/court"
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// Trial is a version that somebody tries, with what came of it. Nothing typed is lost.
type Trial struct {
	Action     string // where the form goes
	Text, From string // as typed
	To         string // on a case: for whom the paper is
	Sides      []shell.Choice
	Problems   []shell.Problem
	Said       string // what the paper would say; empty: it could not be made
	Entry      string // what goes into the profile; empty: it would be refused
}

// Typed reads a trial from a form.
func Typed(r *http.Request) Trial {
	return Trial{Text: strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n"), From: strings.TrimSpace(r.PostFormValue("from")), To: r.PostFormValue("to")}
}

// Judge tries a version on the invented sample, names everything wrong with it and says what would go into the profile.
// The paper is nil when it could not be made.
func (t *Trial) Judge(ctx context.Context, of *court.Profile, f form.Form) *form.Paper {
	bad := func(field, say string) { t.Problems = append(t.Problems, shell.Problem{Field: field, Say: say}) }
	from, err := calendar.Parse(t.From)
	p := t.judgeText(ctx, f, from)
	if err != nil {
		bad("from", shell.T(ctx, "请写明从哪一天起使用，例如2027-01-01"))
	}
	for _, own := range chancery.OwnForms(of, f.Kind) {
		if err == nil && own.From == from {
			bad("from", shell.T(ctx, "本院已有一个版本自%s起使用，请另选一天", from))
		}
	}
	if len(t.Problems) == 0 {
		t.Entry = entry(f.Kind, from, t.Text)
	}
	return p
}

// judgeText is the part of Judge about the text.
func (t *Trial) judgeText(ctx context.Context, f form.Form, from calendar.Date) *form.Paper {
	bad := func(say string) { t.Problems = append(t.Problems, shell.Problem{Field: "text", Say: say}) }
	if strings.TrimSpace(t.Text) == "" {
		bad(shell.T(ctx, "请写样式的文字"))
		return nil
	}
	p, err := form.Try(f.Kind, f.Sample(), form.Version{Lang: form.Hans, From: from, Text: t.Text})
	if err != nil {
		bad(FaultSay(ctx, form.FaultOf(err)))
		return nil
	}
	for _, m := range f.Missing(p) {
		bad(shell.T(ctx, "缺少“%s”：%s要求写明", m.Says, m.Article))
	}
	if _, err := set(p); err != nil {
		bad(shell.T(ctx, "不能排成文书：%s", err))
	}
	return &p
}

// Refuse says what is wrong with a version on a real case that was right on the sample.
func (t *Trial) Refuse(field, say string) {
	t.Problems, t.Entry = append(t.Problems, shell.Problem{Field: field, Say: say}), ""
}

// FaultSay is a fault in words, with its line.
func FaultSay(ctx context.Context, f form.Fault) string {
	if f.Line > 0 {
		return shell.T(ctx, "第%d行：%s", f.Line, f.Say)
	}
	return f.Say
}

// entry is a version as it stands in a court's profile.
func entry(k document.Kind, from calendar.Date, text string) string {
	t := court.Template{Paper: string(k), Block: court.Whole, From: from, Text: strings.Split(strings.TrimRight(text, "\n"), "\n")}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil { // of texts and a date: it cannot fail
		return fmt.Sprint(err)
	}
	return strings.TrimSpace(b.String())
}

// setting lets one preview be set at a time: whoever writes a form may ask for hundreds of pages.
var setting sync.Mutex

func set(p form.Paper) ([]byte, error) {
	setting.Lock()
	defer setting.Unlock()
	r, err := p.Set()
	return r.PDF, err
}

// Show sends a preview as PDF.
func Show(w http.ResponseWriter, p form.Paper) error {
	p.AllowMissing = true
	b, err := set(p)
	if err != nil {
		return err
	}
	return file(w, "application/pdf", p.Title+".pdf", b)
}

// try shows what a version would print, or its faults; do=pdf the same as a PDF.
func (p pages) try(w http.ResponseWriter, r *http.Request) error {
	f, err := kind(r)
	if err != nil {
		return err
	}
	t := Typed(r)
	paper := t.Judge(r.Context(), p.Court, f)
	if paper != nil && r.PostFormValue("do") == "pdf" {
		return Show(w, *paper)
	}
	if paper != nil {
		t.Said = paper.Text()
	}
	return p.showOne(w, r, f, t)
}

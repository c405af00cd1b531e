package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	_ "yunting/chancery" // declares the rules that papers cite
	"yunting/document"
	"yunting/document/form"
	"yunting/jobs"
	"yunting/law/calendar"
)

// documentCmd makes papers from forms, without a court and without a database.
type documentCmd struct {
	List   documentListCmd   `cmd:"" help:"Every kind of paper: its key, stage, name and languages."`
	Sample documentSampleCmd `cmd:"" help:"Set a kind of paper from its invented sample."`
	Render documentRenderCmd `cmd:"" help:"Set a kind of paper from data of your own."`
	Data   documentDataCmd   `cmd:"" help:"Print the data of a sample as JSON, to be changed and rendered."`
	Form   documentFormCmd   `cmd:"" help:"Print the form of a kind of paper as it stands in the program."`
}

type documentListCmd struct{ asJSON }

func (c documentListCmd) Run() error {
	if c.JSON {
		type row struct {
			Kind      string   `json:"kind"`
			Stage     string   `json:"stage"`
			Name      string   `json:"name"`
			Languages []string `json:"languages"`
		}
		rows := []row{}
		for _, f := range form.All() {
			rows = append(rows, row{string(f.Kind), f.Stage.Chinese(), f.Kind.Chinese(), form.Languages(f.Kind)})
		}
		return printJSON(rows)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
	for _, f := range form.All() {
		fmt.Fprintf(w, "%s\t%s\t%s\t%v\n", f.Kind, f.Stage.Chinese(), f.Kind.Chinese(), form.Languages(f.Kind))
	}
	return w.Flush()
}

// set is what the making of a paper may be told.
type set struct {
	Lang     string `help:"Language: zh-Hans, or a reference translation zh-Hant, en." default:"zh-Hans" enum:"zh-Hans,zh-Hant,en"`
	Template string `help:"File with a form of your own, instead of the program's." type:"existingfile"`
	Out      string `short:"o" help:"File to write, or - for standard output." required:"" placeholder:"FILE"`
	Missing  bool   `help:"Print 〓 for a character that no font has, instead of stopping."`
	Text     bool   `help:"Write the text instead of the PDF."`

	sign bool
}

type documentSampleCmd struct {
	Kind   string `arg:"" help:"Key of the paper: judgment, summons, …; document list names them."`
	Signed bool   `help:"Sign and seal it with keys for specimens, which everybody can make: they vouch for nothing."`
	set
}

func (c documentSampleCmd) Run() error {
	f, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	c.sign = c.Signed
	return c.make(f, f.Sample())
}

type documentRenderCmd struct {
	Kind string `arg:"" help:"Key of the paper."`
	set
}

func (c documentRenderCmd) Help() string {
	return "--data names the file with the data as JSON, or - for standard input; document data KIND prints that of a sample."
}

// Run reads the data from the file that --data names: the flag that for other commands names the folder of a court.
func (c documentRenderCmd) Run(s *settings) error {
	f, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	var b []byte
	if s.Data == "-" {
		b, err = io.ReadAll(os.Stdin)
	} else if at, no := os.Stat(s.Data); no == nil && at.IsDir() {
		return bad("data", "--data names a folder; document render wants the file with the data as JSON")
	} else {
		b, err = os.ReadFile(s.Data)
	}
	if err != nil {
		return bad("data", "%s", err)
	}
	data, err := f.Read(b)
	if err != nil {
		return bad("data", "%s", err)
	}
	return c.make(f, data)
}

type documentDataCmd struct {
	Kind string `arg:"" help:"Key of the paper."`
}

func (c documentDataCmd) Run() error {
	f, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	return printJSON(f.Sample())
}

type documentFormCmd struct {
	Kind string `arg:"" help:"Key of the paper."`
	Lang string `help:"Language." default:"zh-Hans" enum:"zh-Hans,zh-Hant,en"`
}

func (c documentFormCmd) Run() error {
	f, err := kindOf(c.Kind)
	if err != nil {
		return err
	}
	vs, err := form.Versions(f.Kind)
	if err != nil {
		return err
	}
	for _, v := range vs {
		if v.Lang == c.Lang {
			_, err := io.WriteString(os.Stdout, v.Text)
			return err
		}
	}
	return bad("lang", "%s has no form in %s", f.Kind, c.Lang)
}

func kindOf(kind string) (form.Form, error) {
	f, err := form.Of(document.Kind(kind))
	if err != nil {
		return f, bad("kind", "%s; yunting document list names the kinds", err)
	}
	return f, nil
}

// make fills, sets and writes a paper.
func (c set) make(f form.Form, data any) error {
	if h := form.HeadOf(data); h.Made.IsZero() {
		return bad("data", "made is missing: the instant of making, as 2026-11-23T02:00:00Z")
	} else if h.Date.IsZero() {
		h.Date = calendar.Of(h.Made)
	}
	var own []form.Version
	if c.Template != "" {
		b, err := os.ReadFile(c.Template)
		if err != nil {
			return bad("template", "%s", err)
		}
		v := form.Version{Lang: c.Lang, Text: string(b)}
		if err := form.Check(f.Kind, v); err != nil {
			return bad("template", "%s", err)
		}
		own = append(own, v)
	}
	p, err := form.Fill(f.Kind, data, c.Lang, own...)
	if err != nil {
		return bad("kind", "%s", err)
	}
	if c.Text {
		return c.write([]byte(p.Text()))
	}
	p.AllowMissing = c.Missing
	r, err := p.Set()
	if err != nil {
		return bad("data", "%s", err)
	}
	if c.sign {
		if r.PDF, err = jobs.Specimen(context.Background(), p, r); err != nil {
			return err
		}
	}
	return c.write(r.PDF)
}

func (c set) write(b []byte) error {
	if c.Out == "-" {
		_, err := os.Stdout.Write(b)
		return err
	}
	if err := os.WriteFile(c.Out, b, 0o644); err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			return bad("out", "%s", err)
		}
		return err
	}
	return nil
}

func printJSON(x any) error {
	e := json.NewEncoder(os.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(x)
}

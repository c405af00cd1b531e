package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"yunting/law"
	"yunting/law/calendar"
)

// rulebookCmd prints the rules the program applies; importing the court is what declares them.
type rulebookCmd struct {
	Word     string `arg:"" optional:"" help:"Only rules whose article, key, Chinese or English sentence holds this: 公告."`
	On       string `help:"Only what is in force on this court date, 2026-11-23."`
	JSON     bool   `help:"Print JSON."`
	Markdown bool   `help:"Print the page docs/law/rulebook.md."`
}

func (c rulebookCmd) Run() error {
	rules := law.Book()
	if c.On != "" {
		on, err := calendar.Parse(c.On)
		if err != nil {
			return bad("on", "%s", err)
		}
		rules = slices.DeleteFunc(rules, func(r law.Rule) bool { return !r.InForce(on.String()) })
	}
	rules = slices.DeleteFunc(rules, func(r law.Rule) bool { return !r.Holds(c.Word) })
	switch {
	case c.JSON:
		return writeJSON(os.Stdout, rules)
	case c.Markdown:
		_, err := io.WriteString(os.Stdout, markdown(rules))
		return err
	}
	slices.SortStableFunc(rules, law.ByInstrument)
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', 0)
	for _, r := range rules {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Key, r.Article, r.From, r.Until, r.Mark, r.Chinese, r.Summary)
	}
	return w.Flush()
}

func writeJSON(w io.Writer, rules []law.Rule) error {
	type row struct {
		Key     string   `json:"key"`
		Article string   `json:"article"`
		From    string   `json:"from"`
		Until   string   `json:"until,omitempty"`
		Mark    law.Mark `json:"mark,omitempty"`
		Summary string   `json:"summary"`
		Chinese string   `json:"chinese"`
	}
	rows := []row{}
	for _, r := range rules {
		rows = append(rows, row{r.Key, r.Article, r.From, r.Until, r.Mark, r.Summary, r.Chinese})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(rows)
}

// markdown is the book as a page, one table for each instrument.
func markdown(rules []law.Rule) string {
	var b strings.Builder
	b.WriteString("# The rulebook 规则\n\nEvery rule the program applies, with the article it rests on and the court dates it is in force. Written by\n" +
		"`yunting rulebook --markdown`; a test fails when it is not current. Marks are explained in `choices.md`.\n")
	slices.SortStableFunc(rules, law.ByInstrument)
	last := ""
	for _, r := range rules {
		if in := r.Instrument(); in != last {
			last = in
			fmt.Fprintf(&b, "\n## %s\n\n| article | rule | in English | in force | mark | key |\n| --- | --- | --- | --- | --- | --- |\n", in)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s — %s | %s | `%s` |\n", strings.TrimPrefix(r.Article, last), cell(r.Chinese), cell(r.Summary), r.From, r.Until, r.Mark, r.Key)
	}
	return b.String()
}

func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

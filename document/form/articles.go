package form

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"yunting/law/calendar"
)

// articles.tsv holds the provisions that papers cite: key, from, until, article, mark. A text that was renumbered has a
// line for each numbering, so that a paper cites the articles of its date.
//
//go:embed articles.tsv
var articleLines string

type numbered struct {
	from, until calendar.Date
	article     string
	mark        string // empty: read in the text; memory: not seen in a text (docs/law/choices.md)
}

var articles = sync.OnceValue(func() map[string][]numbered {
	out := map[string][]numbered{}
	n := 0
	for line := range strings.Lines(articleLines) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 {
			panic(fmt.Sprintf("form: articles.tsv line %d has %d columns, want 5", n, len(c)))
		}
		x := numbered{article: c[3], mark: c[4]}
		var err error
		if x.from, err = calendar.Parse(c[1]); err == nil && c[2] != "" {
			x.until, err = calendar.Parse(c[2])
		}
		if err != nil {
			panic(fmt.Sprintf("form: articles.tsv line %d: %v", n, err))
		}
		out[c[0]] = append(out[c[0]], x)
	}
	return out
})

// renumbered finds the article of a key on a date; known tells whether the table has the key at all.
func renumbered(key string, on calendar.Date) (article string, known, ok bool) {
	xs, known := articles()[key]
	for _, x := range xs {
		if !on.Before(x.from) && (x.until.IsZero() || !on.After(x.until)) {
			return x.article, true, true
		}
	}
	return "", known, false
}

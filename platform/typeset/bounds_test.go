package typeset

import (
	"errors"
	"strings"
	"testing"
)

// What is longer than a thousand pages is refused by name, whichever block makes it long.
func TestLongDocumentsAreRefused(t *testing.T) {
	many := func(b Block) Blocks {
		out := make(Blocks, 30_000)
		for i := range out {
			out[i] = b
		}
		return out
	}
	rows := make([][]string, 30_000)
	for i := range rows {
		rows[i] = []string{"", ""}
	}
	for name, bs := range map[string]Blocks{
		"lines":          {Words(Body, strings.Repeat("行\n", 500_000))},
		"one paragraph":  {Words(Body, han(700_000))},
		"paragraphs":     many(Words(Body, "")),
		"page breaks":    many(PageBreak{}),
		"table":          {Table{Columns: []float64{1, 1}, Align: "ll", Rows: rows}},
		"narrow columns": {Table{Columns: []float64{1, 14}, Align: "ll", Rows: [][]string{{"", ""}, {han(100_000), ""}}}},
		"a foot":         {Foot{Sign: strings.Split(strings.Repeat("审判员　某某\n", 30_000), "\n"), Date: "二〇二六年"}},
	} {
		p := short("")
		p.Blocks = bs
		if _, err := Render(p); !errors.Is(err, ErrTooLong) || !strings.Contains(err.Error(), p.Title) {
			t.Errorf("%s: %v", name, err)
		}
	}
	p := short(han(200_000))
	if r, err := Render(p); err != nil || r.Pages < 300 {
		t.Errorf("a book: %d pages, %v", r.Pages, err)
	}
}

// Characters without a width fill no line; the search for a break ends all the same, and nothing is lost.
func TestMarksWithoutWidthEndTheirLine(t *testing.T) {
	for _, s := range []string{"\u0301", "\u3099", " ", "a\u0301"} {
		p := short(strings.Repeat(s, 20_000))
		p.AllowMissing = true
		if _, err := Render(p); err != nil {
			t.Errorf("%+q: %v", s, err)
		}
	}
}

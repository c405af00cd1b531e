package typeset

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"yunting/pdftest"
)

// outline gives the bookmarks as a viewer sees them, indented by rank, with the page each leads to.
func outline(t *testing.T, pdf []byte) []string {
	t.Helper()
	out := pdftest.Run(t, pdf, "mutool", "show", "FILE", "outline")
	var lines []string
	for line := range strings.Lines(out) {
		line = strings.TrimRight(line, "\n")[1:] // the first column tells whether a branch is open
		m := regexp.MustCompile(`^(\t*)"(.*)"\t#page=(\d+)&`).FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("what bookmark is this? %q", line)
		}
		lines = append(lines, strings.Repeat("  ", len(m[1])-1)+strings.ReplaceAll(m[2], `\\`, `\`)+" "+m[3])
	}
	return lines
}

// Headings are bookmarks, nested as they are, and lead to the pages they stand on.
func TestBookmarks(t *testing.T) {
	p := short(han(600))
	p.Sheet = sheetWith("part", Style{Tag: "H3", Face: "hei", Size: 16, Lead: 28.9, Align: 'l', Keep: true})
	p.Blocks = append(p.Blocks, Words("heading", "一、当事人"), Words("part", "（一）原告"), Words(Body, han(300)), Words("part", "（二）被告"),
		PageBreak{}, Words("heading", "二、说理（“引号”）\\与𠮷"), Words(Body, "略。"))
	pdf := render(t, p).PDF
	want := []string{"通知书 1", "  一、当事人 2", "    （一）原告 2", "    （二）被告 2", "  二、说理（“引号”）\\与𠮷 3"}
	if got := outline(t, pdf); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if !strings.Contains(string(pdf), "/PageMode/UseOutlines") {
		t.Error("the bookmarks are not shown")
	}
	if pdf := render(t, short("略。")).PDF; strings.Contains(string(pdf), "/UseOutlines") {
		t.Error("a file with a single heading opens with its bookmarks")
	}
	if pdf := render(t, Document{Title: "白页", Sheet: sheet(), Made: p.Made}).PDF; strings.Contains(string(pdf), "/Outlines") {
		t.Error("a file without headings has bookmarks")
	}
}

// sheetWith is the sheet of the tests with one more style.
func sheetWith(name string, st Style) *Sheet {
	s := sheet()
	out := &Sheet{Left: s.Left, Top: s.Top, Width: s.Width, Height: s.Height, Styles: map[string]Style{name: st}}
	for k, v := range s.Styles {
		if k != name {
			out.Styles[k] = v
		}
	}
	return out
}

package law

import (
	"cmp"
	"slices"
	"strings"
)

// Instrument is the statute or standard a rule stands in: its title, with the version of the text where one is named.
func (r Rule) Instrument() string {
	i := strings.Index(r.Article, "》")
	if j := strings.LastIndex(r.Article, "》第"); j >= 0 {
		i = j // titles may hold titles
	}
	if i < 0 {
		return r.Article
	}
	end := i + len("》")
	if version, ok := strings.CutPrefix(r.Article[end:], "（"); ok {
		if name, _, found := strings.Cut(version, "）第"); found {
			return r.Article[:end] + "（" + name + "）"
		}
	}
	return r.Article[:end]
}

// ByInstrument orders rules by instrument, and within one by the number of the article, its paragraph and its item.
func ByInstrument(x, y Rule) int {
	return cmp.Or(cmp.Compare(x.Instrument(), y.Instrument()), slices.Compare(numbers(x.Article), numbers(y.Article)))
}

// numbers are the Chinese numerals after 第 in a citation, in order: 第十三条第一款第二项 is 13, 1, 2. A citation's title
// holds none that differ within an instrument.
func numbers(article string) (out []int) {
	parts := strings.Split(article, "第")
	for _, part := range parts[1:] {
		if n, ok := numeral(part); ok {
			out = append(out, n)
		}
	}
	return out
}

// numeral reads a Chinese numeral below ten thousand at the beginning of a text: 二百零六条 is 206.
func numeral(s string) (n int, ok bool) {
	var digit int
	for _, r := range s {
		if d := slices.Index([]rune("零一二三四五六七八九"), r); d >= 0 {
			digit, ok = d, true
			continue
		}
		unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		if unit == 0 {
			break
		}
		n, digit, ok = n+max(digit, 1)*unit, 0, true
	}
	return n + digit, ok
}

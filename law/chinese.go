package law

import (
	_ "embed"
	"fmt"
	"strings"
)

// The Chinese sentences of all rules stand in one file, so that a lawyer can read them through without reading the program:
// on each line a key, a tab, a sentence without its full stop.
//
//go:embed chinese.tsv
var chineseLines string

var chinese = readChinese(chineseLines)

func readChinese(lines string) map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(lines) {
		key, say, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if _, twice := m[key]; !ok || twice {
			panic(fmt.Sprintf("law: chinese.tsv: %q is twice or not two columns", line))
		}
		m[key] = say
	}
	return m
}

// WithoutRule lists the keys of Chinese sentences to which no rule was declared; a test sees that there are none.
func WithoutRule() (keys []string) {
	for key := range chinese {
		if _, ok := book[key]; !ok {
			keys = append(keys, key)
		}
	}
	return keys
}

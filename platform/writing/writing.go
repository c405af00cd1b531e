// Package writing tells text from bytes that only look like it 文字: what a form, a file name or an address may hold.
package writing

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// Fault says in Chinese why a text cannot be kept, for a sentence that begins with its name; empty: it can. Line ends and
// tabs are text. Other control characters come from broken programs or from people who look for holes.
func Fault(s string) string {
	if !utf8.ValidString(s) {
		return "不是UTF-8编码的文字"
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			return fmt.Sprintf("含有不能保存的控制字符（U+%04X）", r)
		}
	}
	return ""
}

// NameFault says in Chinese why a text cannot be a name that stands in a line with other words, for a sentence that begins
// with what it names; empty: it can. A name with a line end or a wide gap would look like two, one with signs that nobody
// sees or that turn the text around would read as another.
func NameFault(s string) string {
	last := 'x'
	for _, r := range s {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r):
			return "应当写在一行里，请删去换行"
		case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Co, r):
			return fmt.Sprintf("含有看不见的字符（U+%04X），请删去后重新填写", r)
		case unicode.IsSpace(r) && (r != ' ' || unicode.IsSpace(last)):
			return "中间的空格太宽，请只用一个空格"
		}
		last = r
	}
	return Fault(s)
}

// Name is a field's or file's name for such a sentence: printable, and short enough to read.
func Name(s string) string {
	var out []rune
	for _, r := range s { // a broken byte reads as U+FFFD
		if !unicode.IsPrint(r) {
			r = '□'
		}
		if out = append(out, r); len(out) == 40 {
			return string(out) + "…"
		}
	}
	return string(out)
}

package normal

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold is text as it is searched: every character in one form, small, without white space, because a line may end in
// the middle of a word.
func Fold(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteString(folded(c))
	}
	return b.String()
}

func folded(c rune) string {
	if unicode.IsSpace(c) || c == 0 {
		return ""
	}
	if c < 0x80 {
		return string(unicode.ToLower(c))
	}
	if 0x4e00 <= c && c < 0xa000 { // most of what is searched, and of one form only
		return string(c)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(string(c)))
}

// Snippet is the first place where folded words stand in a text, with what stands around it.
type Snippet struct{ Before, Hit, After string }

// line is a piece of text on one line. Where a line breaks between Chinese characters there is no space.
func line(cs []rune) string {
	var b strings.Builder
	var last rune
	gap := false
	for _, c := range cs {
		if unicode.IsSpace(c) {
			gap = true
			continue
		}
		if gap && last != 0 && (last < 0x2e80 || c < 0x2e80) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		last, gap = c, false
	}
	return b.String()
}

// around is how many characters a snippet shows on each side.
const around = 40

// Find shows where words stand in a text; both may be written in any form. Not found: an empty snippet.
func Find(text, words string) Snippet {
	words = Fold(words)
	if words == "" {
		return Snippet{}
	}
	var b strings.Builder
	chars := []rune(text)
	from := make([]int, 0, len(text)) // for each byte of the folded text the character it comes from
	for i, c := range chars {
		f := folded(c)
		b.WriteString(f)
		for range len(f) {
			from = append(from, i)
		}
	}
	at := strings.Index(b.String(), words)
	if at < 0 {
		return Snippet{}
	}
	lo, hi := from[at], from[at+len(words)-1]+1
	x := Snippet{Before: line(chars[max(0, lo-around):lo]), Hit: line(chars[lo:hi]), After: line(chars[hi:min(len(chars), hi+around)])}
	if lo > around {
		x.Before = "…" + x.Before
	}
	if hi+around < len(chars) {
		x.After += "…"
	}
	return x
}

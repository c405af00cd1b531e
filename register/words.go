package register

import (
	"slices"
	"strings"
	"unicode"
)

// Words splits texts into what a search finds them by: every pair of neighbouring Chinese characters, each single
// character, and each run of letters or digits with its endings of five (the last five digits of a case number are enough).
func Words(texts ...string) []string {
	var ws []string
	for _, t := range texts {
		for _, run := range runs(Fold(t)) {
			r := []rune(run)
			if !unicode.Is(unicode.Han, r[0]) {
				ws = append(ws, run)
				if len(r) > 5 {
					ws = append(ws, string(r[len(r)-5:]))
				}
				continue
			}
			for i := range r {
				ws = append(ws, string(r[i]))
				if i > 0 {
					ws = append(ws, string(r[i-1:i+1]))
				}
			}
		}
	}
	slices.Sort(ws)
	return slices.Compact(ws)
}

// Query turns what a person typed into a tsquery; empty when there is nothing to look for.
func Query(typed string) string {
	var parts []string
	for _, run := range runs(Fold(typed)) {
		r := []rune(run)
		if len(r) == 1 || !unicode.Is(unicode.Han, r[0]) {
			parts = append(parts, quote(run))
			continue
		}
		for i := 1; i < len(r); i++ {
			parts = append(parts, quote(string(r[i-1:i+1])))
		}
	}
	return strings.Join(parts, " & ")
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// Fold makes full-width letters and digits half-width and lower-case, so that what is typed meets what is stored.
func Fold(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		return unicode.ToLower(r)
	}, s)
}

// runs cuts a text into runs of Chinese characters and runs of letters and digits; everything else separates.
func runs(s string) (out []string) {
	class := func(r rune) int {
		switch {
		case unicode.Is(unicode.Han, r):
			return 1
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return 2
		}
		return 0
	}
	var cur []rune
	last := 0
	for _, r := range s {
		c := class(r)
		if c != last && len(cur) > 0 {
			out, cur = append(out, string(cur)), nil
		}
		if last = c; c != 0 {
			cur = append(cur, r)
		}
	}
	if len(cur) > 0 {
		out = append(out, string(cur))
	}
	return out
}

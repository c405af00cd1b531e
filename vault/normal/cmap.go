package normal

import "unicode/utf16"

// toUnicode is the table of a font from codes to text.
type toUnicode struct {
	spaces []span            // which codes there are, by length
	chars  map[uint64]string // by length and code
}

type span struct {
	bytes    int
	low, top uint32
}

// mostCodes is how many single codes of one font are kept; a font has 65,536 glyphs.
const mostCodes = 1 << 17

func key(n int, code uint32) uint64 { return uint64(n)<<32 | uint64(code) }

// readCMap reads a ToUnicode table. What cannot be understood in it is left out.
func readCMap(b []byte) *toUnicode {
	t := &toUnicode{chars: map[uint64]string{}}
	l := lexer{b: b}
	var before []any
	for v := l.next(0); v != nil; v = l.next(0) {
		o, ok := v.(op)
		if !ok {
			if len(before) < 3*mostCodes {
				before = append(before, v)
			}
			continue
		}
		switch o {
		case "endcodespacerange":
			for i := 0; i+1 < len(before); i += 2 {
				if s, ok := spanOf(before[i], before[i+1]); ok && len(t.spaces) < 100 {
					t.spaces = append(t.spaces, s)
				}
			}
		case "endbfchar":
			for i := 0; i+1 < len(before); i += 2 {
				if s, ok := spanOf(before[i], before[i]); ok && len(t.chars) < mostCodes {
					t.chars[key(s.bytes, s.low)] = string(utf16be(before[i+1]))
				}
			}
		case "endbfrange":
			for i := 0; i+2 < len(before); i += 3 {
				s, ok := spanOf(before[i], before[i+1])
				if !ok {
					continue
				}
				if each, is := before[i+2].([]any); is {
					for k, x := range each {
						if code := s.low + uint32(k); code <= s.top && len(t.chars) < mostCodes {
							t.chars[key(s.bytes, code)] = string(utf16be(x))
						}
					}
				} else if to := utf16be(before[i+2]); len(to) > 0 {
					for code := uint64(s.low); code <= uint64(s.top) && len(t.chars) < mostCodes; code++ {
						t.chars[key(s.bytes, uint32(code))] = string(to)
						to[len(to)-1]++
					}
				}
			}
		}
		before = before[:0]
	}
	return t
}

func spanOf(a, b any) (s span, ok bool) {
	lo, ok1 := a.(text)
	hi, ok2 := b.(text)
	if !ok1 || !ok2 || len(lo) == 0 || len(lo) > 4 || len(hi) != len(lo) {
		return s, false
	}
	s.bytes = len(lo)
	for i := range lo {
		s.low, s.top = s.low<<8|uint32(lo[i]), s.top<<8|uint32(hi[i])
	}
	return s, s.top >= s.low
}

func utf16be(v any) []rune {
	b, _ := v.(text)
	if len(b) == 1 {
		return []rune{rune(b[0])}
	}
	u := make([]uint16, 0, len(b)/2)
	for i := 0; i+1 < len(b); i += 2 {
		u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return utf16.Decode(u) // a half pair becomes U+FFFD
}

// of gives the text of a code of n bytes.
func (t *toUnicode) of(n int, code uint32) (string, bool) {
	s, ok := t.chars[key(n, code)]
	return s, ok
}

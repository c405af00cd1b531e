package normal

import (
	"bytes"
	"strconv"
)

// lexer reads a content stream piece by piece. Operands are float64, text (a string), label (a name), []any (an array)
// or map[string]any (a dictionary); an operator is op.
type lexer struct {
	b []byte
	i int
}

type (
	text  []byte // the bytes of a string
	label string // a name, without its slash
	op    string
)

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimits(c byte) bool { return white(c) || bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.i < len(l.b) {
		if c := l.b[l.i]; c == '%' {
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		} else if white(c) {
			l.i++
		} else {
			return
		}
	}
}

// next gives the next piece; nil at the end.
func (l *lexer) next(depth int) any {
	l.skip()
	if l.i >= len(l.b) {
		return nil
	}
	c := l.b[l.i]
	switch {
	case c == '(':
		return l.literal()
	case c == '<' && l.i+1 < len(l.b) && l.b[l.i+1] == '<':
		l.i += 2
		d := map[string]any{}
		var k label
		named := false
		for {
			v := l.next(depth + 1)
			if v == nil || v == op(">>") || depth > deepest {
				return d
			}
			if !named {
				k, named = v.(label)
				continue
			}
			d[string(k)], named = v, false
		}
	case c == '<':
		return l.hex()
	case c == '/':
		return l.name()
	case c == '[':
		l.i++
		var a []any
		for {
			v := l.next(depth + 1)
			if v == nil || v == op("]") || depth > deepest {
				return a
			}
			a = append(a, v)
		}
	case c == '>' && l.i+1 < len(l.b) && l.b[l.i+1] == '>':
		l.i += 2
		return op(">>")
	case c == ']' || c == '>' || c == ')' || c == '{' || c == '}':
		l.i++
		return op(c)
	}
	from := l.i
	for l.i < len(l.b) && !delimits(l.b[l.i]) {
		l.i++
	}
	s := string(l.b[from:l.i])
	if c == '+' || c == '-' || c == '.' || c >= '0' && c <= '9' {
		if f, err := strconv.ParseFloat(s, 64); err == nil && f > -1e12 && f < 1e12 {
			return f
		}
		return 0. // what writers make of a number at times: 1.-5
	}
	return op(s)
}

func (l *lexer) name() label {
	l.i++
	var out []byte
	for l.i < len(l.b) && !delimits(l.b[l.i]) {
		if c := l.b[l.i]; c == '#' && l.i+2 < len(l.b) {
			if v, err := strconv.ParseUint(string(l.b[l.i+1:l.i+3]), 16, 8); err == nil {
				out, l.i = append(out, byte(v)), l.i+3
				continue
			}
		}
		out, l.i = append(out, l.b[l.i]), l.i+1
	}
	return label(out)
}

func (l *lexer) hex() text {
	l.i++
	out := text{}
	half, v := false, byte(0)
	for ; l.i < len(l.b) && l.b[l.i] != '>'; l.i++ {
		d, ok := digit(l.b[l.i])
		if !ok {
			continue
		}
		if half {
			out = append(out, v<<4|d)
		}
		v, half = d, !half
	}
	if half {
		out = append(out, v<<4)
	}
	l.i++
	return out
}

func digit(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func (l *lexer) literal() text {
	l.i++
	out := text{}
	for open := 1; l.i < len(l.b); l.i++ {
		switch c := l.b[l.i]; c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				l.i++
				return out
			}
		case '\\':
			if l.i++; l.i >= len(l.b) {
				return out
			}
			switch e := l.b[l.i]; {
			case e == 'n':
				out = append(out, '\n')
			case e == 'r':
				out = append(out, '\r')
			case e == 't':
				out = append(out, '\t')
			case e == 'b':
				out = append(out, '\b')
			case e == 'f':
				out = append(out, '\f')
			case e == '\r':
				if l.i+1 < len(l.b) && l.b[l.i+1] == '\n' {
					l.i++
				}
			case e == '\n':
			case e >= '0' && e <= '7':
				v := 0
				for n := 0; n < 3 && l.i < len(l.b) && l.b[l.i] >= '0' && l.b[l.i] <= '7'; n++ {
					v, l.i = v*8+int(l.b[l.i]-'0'), l.i+1
				}
				l.i--
				out = append(out, byte(v))
			default:
				out = append(out, e)
			}
			continue
		}
		out = append(out, l.b[l.i])
	}
	return out
}

// picture skips the data of a picture that stands in the stream itself, after its ID.
func (l *lexer) picture() {
	for l.i++; l.i+2 < len(l.b); l.i++ {
		if white(l.b[l.i]) && l.b[l.i+1] == 'E' && l.b[l.i+2] == 'I' && (l.i+3 >= len(l.b) || white(l.b[l.i+3])) {
			l.i += 3
			return
		}
	}
	l.i = len(l.b)
}

// mostNested is how many saved states a page may ask for; programs that show pages break beyond some hundreds.
const mostNested = 2000

// unbalanced tells how many states must be saved before, and restored after, the bytes that draw a page, so that what
// is drawn after them is not displaced.
func unbalanced(b []byte) (under, over int) {
	l := lexer{b: b}
	level, low := 0, 0
	for v := l.next(0); v != nil; v = l.next(0) {
		switch v {
		case op("q"):
			level++
		case op("Q"):
			level--
			low = min(low, level)
		case op("ID"):
			l.picture()
		}
	}
	under = min(-low, mostNested)
	return under, max(0, min(under+level, mostNested))
}

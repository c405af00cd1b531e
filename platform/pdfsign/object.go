package pdfsign

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// A PDF object is kept as the bytes it was written with: what is not understood is passed on unchanged.

// Bounds of an object: how far dictionaries and arrays may be nested, and how many keys a dictionary may have.
const (
	deepest  = 64
	mostKeys = 4096
)

type syntaxError struct {
	at   int
	what string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("byte %d: %s", e.at, e.what) }

func blank(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return strings.IndexByte("()<>[]{}/%", c) >= 0 }

func regular(c byte) bool { return !blank(c) && !delimiter(c) }

// skip passes over white space and comments.
func skip(b []byte, i int) int {
	for i < len(b) {
		switch {
		case blank(b[i]):
			i++
		case b[i] == '%':
			for i < len(b) && b[i] != '\n' && b[i] != '\r' {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// end gives where the object that begins at i ends.
func end(b []byte, i, depth int) (int, error) {
	if i >= len(b) {
		return 0, &syntaxError{i, "the file ends within an object"}
	}
	if depth > deepest {
		return 0, &syntaxError{i, "objects are nested too deeply"}
	}
	switch c := b[i]; {
	case c == '(':
		return endText(b, i)
	case c == '<' && i+1 < len(b) && b[i+1] == '<':
		return endGroup(b, i+2, ">>", depth)
	case c == '<':
		n := bytes.IndexByte(b[i:], '>')
		if n < 0 {
			return 0, &syntaxError{i, "a string has no end"}
		}
		return i + n + 1, nil
	case c == '[':
		return endGroup(b, i+1, "]", depth)
	case c == '/':
		return endWord(b, i+1), nil
	case regular(c):
		j := endWord(b, i)
		if k, ok := endReference(b, i, j); ok {
			return k, nil
		}
		return j, nil
	}
	return 0, &syntaxError{i, fmt.Sprintf("%q begins no object", b[i])}
}

func endWord(b []byte, i int) int {
	for i < len(b) && regular(b[i]) {
		i++
	}
	return i
}

// endReference tells whether the number in b[i:j] begins a reference like 12 0 R.
func endReference(b []byte, i, j int) (int, bool) {
	if !digits(b[i:j]) {
		return 0, false
	}
	k := skip(b, j)
	l := endWord(b, k)
	if k == j || !digits(b[k:l]) {
		return 0, false
	}
	m := skip(b, l)
	if m == l || m >= len(b) || b[m] != 'R' || m+1 < len(b) && regular(b[m+1]) {
		return 0, false
	}
	return m + 1, true
}

func digits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

func endText(b []byte, i int) (int, error) {
	open := 0
	for j := i; j < len(b); j++ {
		switch b[j] {
		case '\\':
			j++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return j + 1, nil
			}
		}
	}
	return 0, &syntaxError{i, "a string has no end"}
}

func endGroup(b []byte, i int, closing string, depth int) (int, error) {
	for {
		i = skip(b, i)
		if bytes.HasPrefix(b[i:], []byte(closing)) {
			return i + len(closing), nil
		}
		var err error
		if i, err = end(b, i, depth+1); err != nil {
			return 0, err
		}
	}
}

// items gives the objects of an array.
func items(raw []byte) ([][]byte, error) {
	if len(raw) < 2 || raw[0] != '[' {
		return nil, &syntaxError{0, "an array was expected"}
	}
	var out [][]byte
	for i := skip(raw, 1); i < len(raw)-1; {
		j, err := end(raw, i, 0)
		if err != nil {
			return nil, err
		}
		out = append(out, raw[i:j])
		i = skip(raw, j)
	}
	return out, nil
}

// dict is a dictionary with its entries in the order they were written.
type dict struct {
	keys   []string
	values [][]byte
}

// dictionary reads a dictionary; a key that stands twice is an error, because readers differ on which one counts.
func dictionary(raw []byte) (dict, error) {
	var d dict
	if len(raw) < 4 || raw[0] != '<' || raw[1] != '<' {
		return d, &syntaxError{0, "a dictionary was expected"}
	}
	for i := skip(raw, 2); i < len(raw)-2; {
		if raw[i] != '/' {
			return d, &syntaxError{i, "a dictionary's key is no name"}
		}
		j := endWord(raw, i+1)
		key := name(raw[i:j])
		k := skip(raw, j)
		l, err := end(raw, k, 0)
		if err != nil {
			return d, err
		}
		if len(d.keys) == mostKeys {
			return d, &syntaxError{i, "a dictionary has too many keys"}
		}
		if d.get(key) != nil {
			return d, &syntaxError{i, "a dictionary has the key " + key + " twice"}
		}
		d.keys, d.values = append(d.keys, key), append(d.values, raw[k:l])
		i = skip(raw, l)
	}
	return d, nil
}

func (d dict) get(key string) []byte {
	if i := slices.Index(d.keys, key); i >= 0 {
		return d.values[i]
	}
	return nil
}

// set gives a dictionary with one entry changed or added.
func (d dict) set(key, value string) dict {
	d = dict{slices.Clone(d.keys), slices.Clone(d.values)}
	if i := slices.Index(d.keys, key); i >= 0 {
		d.values[i] = []byte(value)
		return d
	}
	return dict{append(d.keys, key), append(d.values, []byte(value))}
}

func (d dict) String() string {
	var s strings.Builder
	s.WriteString("<<")
	for i, k := range d.keys {
		s.WriteString(writeName(k))
		if v := d.values[i]; len(v) > 0 && regular(v[0]) {
			s.WriteByte(' ')
		}
		s.Write(d.values[i])
	}
	s.WriteString(">>")
	return s.String()
}

// name reads a name with its escapes; the slash is left off.
func name(raw []byte) string {
	if len(raw) == 0 || raw[0] != '/' {
		return ""
	}
	s := string(raw[1:])
	if !strings.Contains(s, "#") {
		return s
	}
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if v, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out.WriteByte(byte(v))
				i += 2
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

func writeName(s string) string {
	var out strings.Builder
	out.WriteByte('/')
	for _, c := range []byte(s) {
		if regular(c) && c > ' ' && c < 0x7f && c != '#' {
			out.WriteByte(c)
		} else {
			fmt.Fprintf(&out, "#%02X", c)
		}
	}
	return out.String()
}

// reference reads a reference; 0 when the object is none.
func reference(raw []byte) int {
	if len(raw) < 5 || raw[len(raw)-1] != 'R' {
		return 0
	}
	n, err := strconv.Atoi(string(raw[:endWord(raw, 0)]))
	if err != nil || n > mostObjects {
		return 0
	}
	return n
}

func number(raw []byte) (int, bool) {
	n, err := strconv.Atoi(string(raw))
	return n, err == nil && n >= 0
}

// text reads a text string.
func text(raw []byte) string {
	b := stringBytes(raw)
	if len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff {
		var u []uint16
		for i := 2; i+1 < len(b); i += 2 {
			u = append(u, uint16(b[i])<<8|uint16(b[i+1]))
		}
		return string(utf16.Decode(u))
	}
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
		return strings.ToValidUTF8(string(b[3:]), "�")
	}
	rs := make([]rune, len(b))
	for i, c := range b {
		rs[i] = rune(c)
	}
	return string(rs)
}

func stringBytes(raw []byte) []byte {
	switch {
	case len(raw) >= 2 && raw[0] == '<':
		return hexBytes(raw[1 : len(raw)-1])
	case len(raw) < 2 || raw[0] != '(':
		return nil
	}
	var out []byte
	raw = raw[1 : len(raw)-1]
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' || i+1 == len(raw) {
			out = append(out, raw[i])
			continue
		}
		i++
		if at := strings.IndexByte("nrtbf", raw[i]); at >= 0 {
			out = append(out, "\n\r\t\b\f"[at])
			continue
		}
		n, v := 0, 0
		for n < 3 && i+n < len(raw) && raw[i+n] >= '0' && raw[i+n] <= '7' {
			v = v<<3 | int(raw[i+n]-'0')
			n++
		}
		switch {
		case n > 0:
			out = append(out, byte(v))
			i += n - 1
		case raw[i] == '\n':
		case raw[i] == '\r':
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
		default:
			out = append(out, raw[i])
		}
	}
	return out
}

func hexBytes(s []byte) []byte {
	out := make([]byte, 0, len(s)/2)
	half, high := false, byte(0)
	for _, c := range s {
		v, ok := nibble(c)
		if !ok {
			continue
		}
		if half {
			out = append(out, high<<4|v)
		}
		half, high = !half, v
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func nibble(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// writeText gives a text string object.
func writeText(s string) string {
	plain := strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0
	if plain {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

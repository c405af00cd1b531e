package efile

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// ErrForm says that a file is not a PDF in the plain form, the only one that is bound: every object written out, one after
// the other, streams with their length in their own dictionary, no object within another. Normal forms of uploads and
// papers fresh from the typesetter are so. A file that is read from front to back needs no room in memory, however large.
var ErrForm = errors.New("efile: not a PDF in the plain form")

func malformed(say string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrForm, fmt.Sprintf(say, args...))
}

// mostBody bounds one object without its stream: the largest honest ones are the widths of a font.
const mostBody = 16 << 20

// mostNumber bounds the numbers of objects, and with them the room that is kept for where they stand.
const mostNumber = 2_000_000

// object is one object of a file as it comes by.
type object struct {
	n      int
	body   []byte
	stream int64 // bytes of its stream; -1: it has none
}

// objects reads a file from front to back. do must read the stream of an object to its end; what it leaves is skipped.
func objects(from io.Reader, do func(o object, data io.Reader) error) error {
	r := bufio.NewReaderSize(from, 64<<10)
	head, err := r.ReadSlice('\n')
	if err != nil || !bytes.HasPrefix(head, []byte("%PDF-1.")) {
		return malformed("no head")
	}
	for {
		l, err := line(r)
		switch {
		case err != nil:
			return malformed("it ends before its table")
		case string(l) == "xref":
			return nil
		case len(l) == 0 || l[0] == '%':
			continue
		}
		num, ok := bytes.CutSuffix(l, []byte(" 0 obj"))
		n, err := strconv.Atoi(string(num))
		if !ok || err != nil || n < 1 || n > mostNumber {
			return malformed("%.40q where an object should begin", l)
		}
		if err := readObject(r, object{n: n, stream: -1}, do); err != nil {
			return err
		}
	}
}

// readObject reads what follows the number of an object.
func readObject(r *bufio.Reader, o object, do func(object, io.Reader) error) error {
	var b bytes.Buffer
	for {
		l, err := line(r)
		if err != nil || b.Len()+len(l) > mostBody {
			return malformed("object %d does not end", o.n)
		}
		switch string(l) {
		case "endobj":
			o.body = b.Bytes()
			return do(o, nil)
		case "stream":
			o.body = b.Bytes()
			es, err := entries(o.body)
			if err != nil {
				return err
			}
			if o.stream, err = strconv.ParseInt(string(es.get("Length")), 10, 64); err != nil || o.stream < 0 {
				return malformed("object %d does not tell its length", o.n)
			}
			data := io.LimitReader(r, o.stream)
			if err := do(o, data); err != nil {
				return err
			}
			if _, err := io.Copy(io.Discard, data); err != nil {
				return err
			}
			for _, want := range []string{"", "endstream", "endobj"} {
				if l, err := line(r); err != nil || string(l) != want {
					return malformed("the stream of object %d does not end where it says", o.n)
				}
			}
			return nil
		}
		b.Write(l)
		b.WriteByte('\n')
	}
}

// line reads up to a line feed, which it drops.
func line(r *bufio.Reader) ([]byte, error) {
	l, err := r.ReadSlice('\n')
	if err == nil {
		return l[:len(l)-1], nil
	}
	if !errors.Is(err, bufio.ErrBufferFull) {
		return nil, err
	}
	long := bytes.Clone(l)
	for errors.Is(err, bufio.ErrBufferFull) && len(long) < mostBody {
		l, err = r.ReadSlice('\n')
		long = append(long, l...)
	}
	if err != nil {
		return nil, err
	}
	return long[:len(long)-1], nil
}

// entry is a key of a dictionary and its value as written.
type entry struct {
	key   string
	value []byte
}

type dict []entry

func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// entries parts a dictionary.
func entries(b []byte) (d dict, err error) {
	t := tokens{b: b}
	if !t.next() || t.text() != "<<" {
		return nil, malformed("no dictionary: %.40q", b)
	}
	for t.next() && t.text() != ">>" {
		if t.b[t.from] != '/' {
			return nil, malformed("%.40q is no key", t.text())
		}
		key := t.text()[1:]
		v, ok := t.value()
		if !ok {
			return nil, malformed("%s has no value", key)
		}
		d = append(d, entry{key, v})
	}
	if t.text() != ">>" {
		return nil, malformed("a dictionary does not end")
	}
	return d, nil
}

// items parts an array.
func items(b []byte) (vs [][]byte, err error) {
	t := tokens{b: b}
	if !t.next() || t.text() != "[" {
		return nil, malformed("no array: %.40q", b)
	}
	for {
		v, ok := t.value()
		if !ok {
			break
		}
		vs = append(vs, v)
	}
	if t.text() != "]" {
		return nil, malformed("an array does not end")
	}
	return vs, nil
}

// reference reads "12 0 R".
func reference(v []byte) (int, bool) {
	num, ok := bytes.CutSuffix(v, []byte(" 0 R"))
	n, err := strconv.Atoi(string(num))
	return n, ok && err == nil && n > 0
}

// renumbered is a value with the number of every object it refers to changed.
func renumbered(b []byte, to func(int) int) []byte {
	out := make([]byte, 0, len(b)+len(b)/8)
	t := tokens{b: b}
	done := 0
	var before [2][2]int // where the two tokens before stand
	for t.next() {
		if t.text() == "R" {
			if n, err := strconv.Atoi(string(b[before[0][0]:before[0][1]])); err == nil {
				out = append(out, b[done:before[0][0]]...)
				out = strconv.AppendInt(out, int64(to(n)), 10)
				done = before[0][1]
			}
		}
		before[0], before[1] = before[1], [2]int{t.from, t.to}
	}
	return append(out, b[done:]...)
}

// tokens goes through what is written in an object.
type tokens struct {
	b        []byte
	from, to int
}

func (t *tokens) text() string { return string(t.b[t.from:t.to]) }

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func (t *tokens) next() bool {
	b, i := t.b, t.to
	for i < len(b) && space(b[i]) {
		i++
	}
	t.from, t.to = i, i
	if i == len(b) {
		return false
	}
	switch c := b[i]; {
	case (c == '<' || c == '>') && i+1 < len(b) && b[i+1] == c:
		t.to = i + 2
	case c == '[' || c == ']' || c == '{' || c == '}' || c == '>' || c == ')':
		t.to = i + 1
	case c == '<':
		n := bytes.IndexByte(b[i:], '>')
		if n < 0 {
			n = len(b) - i - 1
		}
		t.to = i + n + 1
	case c == '(':
		deep := 0
		for ; i < len(b); i++ {
			if b[i] == '\\' {
				i++
			} else if b[i] == '(' {
				deep++
			} else if b[i] == ')' {
				if deep--; deep == 0 {
					i++
					break
				}
			}
		}
		t.to = min(i, len(b))
	default:
		i++
		for i < len(b) && !space(b[i]) && !bytes.ContainsRune([]byte("<>[](){}/%"), rune(b[i])) {
			i++
		}
		t.to = i
	}
	return true
}

// value goes over one value and gives it as written; not ok at the end of what holds it.
func (t *tokens) value() (v []byte, ok bool) {
	if !t.next() {
		return nil, false
	}
	from := t.from
	switch s := t.text(); {
	case s == ">>" || s == "]":
		return nil, false
	case s == "<<" || s == "[":
		for deep := 1; deep > 0; {
			if !t.next() {
				return nil, false
			}
			switch t.text() {
			case "<<", "[":
				deep++
			case ">>", "]":
				deep--
			}
		}
		return t.b[from:t.to], true
	case s[0] >= '0' && s[0] <= '9':
		back := *t
		end := t.to
		if t.next() && t.text() == "0" && t.next() && t.text() == "R" {
			return t.b[from:t.to], true
		}
		*t = back
		return t.b[from:end], true
	}
	return t.b[from:t.to], true
}

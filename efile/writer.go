package efile

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
)

// writer sets the objects of the bundle one after the other. Numbers are given before objects are written, so that they
// may refer to each other. It keeps nothing but where each object stands.
type writer struct {
	out *bufio.Writer
	len int64
	at  []int64 // by number; 0: not written
	err error
}

func newWriter(w io.Writer) *writer {
	x := &writer{out: bufio.NewWriterSize(w, 256<<10), at: []int64{0}}
	x.write([]byte("%PDF-1.7\n%\xe5\x8d\xb7\xe5\xae\x97\n"))
	return x
}

func (w *writer) put(format string, args ...any) {
	if w.err == nil {
		var n int
		n, w.err = fmt.Fprintf(w.out, format, args...)
		w.len += int64(n)
	}
}

func (w *writer) write(b []byte) {
	if w.err == nil {
		var n int
		n, w.err = w.out.Write(b)
		w.len += int64(n)
	}
}

// next gives a number for an object that will be written.
func (w *writer) next() int { return w.reserve(1) }

// reserve gives the first of n numbers.
func (w *writer) reserve(n int) int {
	first := len(w.at)
	w.at = append(w.at, make([]int64, n)...)
	return first
}

func (w *writer) object(n int, format string, args ...any) {
	w.at[n] = w.len
	w.put("%d 0 obj\n", n)
	w.put(format, args...)
	w.put("\nendobj\n")
}

// stream writes a stream whose dictionary already tells its length.
func (w *writer) stream(n int, body []byte, data io.Reader) error {
	w.at[n] = w.len
	w.put("%d 0 obj\n", n)
	w.write(body)
	w.put("\nstream\n")
	if w.err == nil {
		k, err := io.Copy(w.out, data)
		w.len += k
		w.err = err
	}
	w.put("\nendstream\nendobj\n")
	return w.err
}

// end writes the table. A number that was given and never written is free.
func (w *writer) end(root, info int) error {
	start := w.len
	w.put("xref\n0 %d\n0000000000 65535 f \n", len(w.at))
	for _, at := range w.at[1:] {
		if at == 0 {
			w.put("0000000000 00000 f \n")
		} else {
			w.put("%010d 00000 n \n", at)
		}
	}
	w.put("trailer\n<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(w.at), root, info, start)
	if w.err != nil {
		return w.err
	}
	return w.out.Flush()
}

// hexText is a text string in UTF-16.
func hexText(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// num writes a number without an exponent and never as -0.
func num(f float64) string {
	f = math.Round(f*1e4) / 1e4
	if f == 0 {
		return "0"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

package normal

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"math"
	"strconv"
)

// writer sets the objects of a new PDF one after the other. Numbers are given before objects are written, so that they
// may refer to each other.
type writer struct {
	out bytes.Buffer
	at  []int // offset by number; 0: not written
}

func newWriter() *writer {
	w := &writer{at: []int{0}}
	w.out.WriteString("%PDF-1.7\n%\xe4\xba\x91\xe5\xba\xad\n")
	return w
}

// next gives a number for an object that will be written.
func (w *writer) next() int {
	w.at = append(w.at, 0)
	return len(w.at) - 1
}

func (w *writer) object(n int, body string) {
	w.at[n] = w.out.Len()
	fmt.Fprintf(&w.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// stream writes a stream; dict is what stands in its dictionary besides the length.
func (w *writer) stream(n int, dict string, data []byte) {
	w.at[n] = w.out.Len()
	fmt.Fprintf(&w.out, "%d 0 obj\n<<%s/Length %d>>\nstream\n", n, dict, len(data))
	w.out.Write(data)
	w.out.WriteString("\nendstream\nendobj\n")
}

// packed writes a stream compressed.
func (w *writer) packed(n int, dict string, data []byte) {
	w.stream(n, dict+"/Filter/FlateDecode", deflate(data))
}

func deflate(data []byte) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data)
	z.Close()
	return b.Bytes()
}

// end writes the table and gives the file. A number that was given and never written is free.
func (w *writer) end(root int) []byte {
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.at))
	for _, at := range w.at[1:] {
		if at == 0 {
			w.out.WriteString("0000000000 00000 f \n")
			continue
		}
		fmt.Fprintf(&w.out, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(w.at), root, start)
	return w.out.Bytes()
}

// tree writes the page tree and the catalog over pages already written, and ends the file.
func (w *writer) tree(tree int, kids []int, more string) []byte {
	var b bytes.Buffer
	for _, k := range kids {
		fmt.Fprintf(&b, " %d 0 R", k)
	}
	w.object(tree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(kids), b.String()))
	root := w.next()
	w.object(root, fmt.Sprintf("<</Type/Catalog/Pages %d 0 R%s>>", tree, more))
	return w.end(root)
}

// num writes a number as PDF wants it: no exponent, no more digits than a page can show.
func num(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return "0"
	}
	f = math.Round(f*1e5) / 1e5
	if f == 0 {
		return "0" // never -0
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// name writes a name; whatever is not plain is escaped.
func name(s string) string {
	b := []byte{'/'}
	for i := range len(s) {
		c := s[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.' || c == '+' || c == '*' {
			b = append(b, c)
			continue
		}
		if c == 0 {
			continue
		}
		b = fmt.Appendf(b, "#%02X", c)
	}
	return string(b)
}

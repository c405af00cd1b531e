package pdfsign

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"math"
	"slices"
	"strconv"
	"strings"
)

// writer appends increments to a file.
type writer struct {
	*file
	out    []byte
	next   int // the next object number
	prev   int // of the newest table
	marks  []mark
	hash   hash.Hash // of out[:hashed]
	hashed int
	stamp  int // room for a time-stamp
}

// mark is where an object of the increment at hand stands.
type mark struct{ num, at int }

func (w *writer) alloc() int {
	w.next++
	return w.next - 1
}

func (w *writer) begin(num int) {
	w.marks = append(w.marks, mark{num, len(w.out)})
	w.out = fmt.Appendf(w.out, "%d 0 obj\n", num)
}

func (w *writer) object(num int, body string) {
	w.begin(num)
	w.out = append(w.out, body...)
	w.out = append(w.out, "\nendobj\n"...)
}

func (w *writer) stream(num int, entries string, b []byte) {
	w.begin(num)
	w.out = fmt.Appendf(w.out, "<<%s/Length %d>>\nstream\n", entries, len(b))
	w.out = append(w.out, b...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// table ends an increment with its cross-reference table.
func (w *writer) table() {
	slices.SortFunc(w.marks, func(a, b mark) int { return a.num - b.num })
	at := len(w.out)
	w.out = append(w.out, "xref\n"...)
	for i := 0; i < len(w.marks); {
		j := i + 1
		for j < len(w.marks) && w.marks[j].num == w.marks[j-1].num+1 {
			j++
		}
		w.out = fmt.Appendf(w.out, "%d %d\n", w.marks[i].num, j-i)
		for ; i < j; i++ {
			w.out = fmt.Appendf(w.out, "%010d 00000 n \n", w.marks[i].at)
		}
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d", w.trailer.get("ID"), w.prev, at))
	id := fmt.Sprintf("<%X>", sum[:16])
	first := id
	if both, err := items(w.trailer.get("ID")); err == nil && len(both) == 2 {
		first = string(both[0])
	}
	t := dict{}.set("Size", strconv.Itoa(w.next)).set("Root", string(w.trailer.get("Root")))
	if info := w.trailer.get("Info"); info != nil {
		t = t.set("Info", string(info))
	}
	t = t.set("ID", "["+first+id+"]").set("Prev", strconv.Itoa(w.prev))
	w.out = fmt.Appendf(w.out, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", t, at)
	w.prev, w.marks = at, nil
}

// list writes an array.
func list(raw [][]byte) string {
	var s strings.Builder
	s.WriteByte('[')
	for i, r := range raw {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.Write(r)
	}
	s.WriteByte(']')
	return s.String()
}

func numbers(v ...float64) string {
	var s strings.Builder
	for i, x := range v {
		if i > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64))
	}
	return s.String()
}

func finite(v []float64) bool {
	return !slices.ContainsFunc(v, func(x float64) bool { return math.IsNaN(x) || math.Abs(x) > 14400 })
}

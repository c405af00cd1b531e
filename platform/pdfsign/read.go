package pdfsign

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// Bounds of a file that is read; hostile ones name absurd numbers.
const (
	mostObjects  = 8_388_607 // ISO 32000-1, annex C
	mostSections = 1000
	mostPages    = 100_000
	mostSpans    = 10_000 // runs of entries in all tables together
	mostSigned   = 100    // signatures
)

// ErrForm tells that a file is not of the form that is read here.
var ErrForm = errors.New("the PDF file cannot be read")

func unreadable(format string, args ...any) error {
	return fmt.Errorf("%w: %w", ErrForm, fmt.Errorf(format, args...))
}

// span is a run of entries of the cross-reference table, each 20 bytes long.
type span struct{ first, n, at int }

// section is one cross-reference table, with those entries.
type section struct {
	at    int // of the word xref
	spans []span
}

// file is a PDF file with its newest revision first.
type file struct {
	b        []byte
	start    int // of the newest cross-reference table
	trailer  dict
	sections []section
	size     int // one more than the highest object number
}

// open reads the tables of a file, not its objects.
func open(b []byte) (*file, error) {
	if !bytes.HasPrefix(b, []byte("%PDF-")) {
		return nil, unreadable("it does not begin as one")
	}
	tail := b[max(0, len(b)-1024):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return nil, unreadable("it does not tell where its cross-reference table is")
	}
	tail = tail[i+len("startxref"):]
	from := skip(tail, 0)
	at, err := strconv.Atoi(string(tail[from:endWord(tail, from)]))
	if err != nil || at <= 0 || at >= len(b) {
		return nil, unreadable("it does not tell where its cross-reference table is")
	}
	f := &file{b: b, start: at}
	seen, spans := map[int]bool{}, 0
	for next := at; ; {
		if seen[next] || len(f.sections) == mostSections {
			return nil, unreadable("its cross-reference tables lead in a circle")
		}
		seen[next] = true
		s, t, err := f.section(next)
		if err != nil {
			return nil, err
		}
		if spans += len(s.spans); spans > mostSpans {
			return nil, unreadable("its cross-reference tables are in too many pieces")
		}
		if f.sections = append(f.sections, s); len(f.sections) == 1 {
			f.trailer = t
		}
		raw := t.get("Prev")
		if raw == nil {
			break
		}
		n, ok := number(raw)
		if !ok || n <= 0 || n >= len(b) {
			return nil, unreadable("a cross-reference table is missing")
		}
		next = n
	}
	if f.trailer.get("Encrypt") != nil {
		return nil, unreadable("it is encrypted")
	}
	n, ok := number(f.trailer.get("Size"))
	if !ok || n < 1 || n > mostObjects {
		return nil, unreadable("its trailer does not tell how many objects there are")
	}
	f.size = n
	return f, nil
}

func (f *file) section(at int) (section, dict, error) {
	s := section{at: at}
	b := f.b
	if !bytes.HasPrefix(b[at:], []byte("xref")) {
		if j := endWord(b, at); digits(b[at:j]) {
			return s, dict{}, unreadable("its cross-references are compressed: only classical tables are read; set the file anew")
		}
		return s, dict{}, unreadable("there is no cross-reference table at byte %d", at)
	}
	i := skip(b, at+4)
	for i < len(b) && b[i] != 't' {
		var head [2]int
		for k := range head {
			j := endWord(b, i)
			n, ok := number(b[i:j])
			if !ok || n > mostObjects {
				return s, dict{}, unreadable("the cross-reference table at byte %d is broken", at)
			}
			head[k], i = n, skip(b, j)
		}
		if head[1] > (len(b)-i)/20 {
			return s, dict{}, unreadable("the cross-reference table at byte %d is cut off", at)
		}
		s.spans = append(s.spans, span{head[0], head[1], i})
		i = skip(b, i+20*head[1])
	}
	if !bytes.HasPrefix(b[min(i, len(b)):], []byte("trailer")) {
		return s, dict{}, unreadable("the cross-reference table at byte %d has no trailer", at)
	}
	i = skip(b, i+len("trailer"))
	j, err := end(b, i, 0)
	if err != nil {
		return s, dict{}, unreadable("its trailer: %w", err)
	}
	t, err := dictionary(b[i:j])
	if err != nil {
		return s, dict{}, unreadable("its trailer: %w", err)
	}
	if t.get("XRefStm") != nil {
		return s, dict{}, unreadable("it has two kinds of cross-references; set the file anew")
	}
	return s, t, nil
}

// find gives where an object stands, -1 when it is not in use.
func (f *file) find(num int) (at, gen int, err error) {
	for _, s := range f.sections {
		for _, p := range s.spans {
			if num < p.first || num >= p.first+p.n {
				continue
			}
			e := f.b[p.at+20*(num-p.first):][:20]
			if !digits(e[:10]) || e[10] != ' ' || !digits(e[11:16]) || e[16] != ' ' || e[17] != 'n' && e[17] != 'f' {
				return 0, 0, unreadable("the cross-reference of object %d is broken", num)
			}
			if e[17] == 'f' {
				return -1, 0, nil
			}
			at, _ = strconv.Atoi(string(e[:10])) // digits
			gen, _ = strconv.Atoi(string(e[11:16]))
			return at, gen, nil
		}
	}
	return -1, 0, nil
}

// object gives an object as it is written; a stream's without its bytes.
func (f *file) object(num int) ([]byte, error) {
	raw, _, err := f.stream(num)
	return raw, err
}

// stream gives an object and, if it is a stream, where its bytes begin.
func (f *file) stream(num int) (raw []byte, bytesAt int, err error) {
	at, gen, err := f.find(num)
	if err != nil {
		return nil, 0, err
	}
	if at < 0 {
		return []byte("null"), 0, nil
	}
	if gen != 0 {
		return nil, 0, unreadable("the number of object %d was used twice", num)
	}
	head := fmt.Appendf(nil, "%d 0 obj", num)
	if at >= len(f.b) || !bytes.HasPrefix(f.b[at:], head) {
		return nil, 0, unreadable("object %d is not where the cross-reference says", num)
	}
	i := skip(f.b, at+len(head))
	j, err := end(f.b, i, 0)
	if err != nil {
		return nil, 0, unreadable("object %d: %w", num, err)
	}
	if k := skip(f.b, j); bytes.HasPrefix(f.b[k:], []byte("stream")) {
		bytesAt = k + len("stream")
	}
	return f.b[i:j], bytesAt, nil
}

// resolve follows a reference to the object it names.
func (f *file) resolve(raw []byte) ([]byte, error) {
	for range 8 {
		n := reference(raw)
		if n == 0 {
			return raw, nil
		}
		var err error
		if raw, err = f.object(n); err != nil {
			return nil, err
		}
	}
	return nil, unreadable("references lead in a circle")
}

func (f *file) dict(raw []byte) (dict, error) {
	raw, err := f.resolve(raw)
	if err != nil {
		return dict{}, err
	}
	d, err := dictionary(raw)
	if err != nil {
		return d, unreadable("%w", err)
	}
	return d, nil
}

// array gives the items of an array; nothing where there is none.
func (f *file) array(raw []byte) ([][]byte, error) {
	raw, err := f.resolve(raw)
	if err != nil || raw == nil || string(raw) == "null" {
		return nil, err
	}
	out, err := items(raw)
	if err != nil {
		return nil, unreadable("%w", err)
	}
	return out, nil
}

// root gives the catalog.
func (f *file) root() (int, dict, error) {
	n := reference(f.trailer.get("Root"))
	if n == 0 {
		return 0, dict{}, unreadable("its trailer names no catalog")
	}
	d, err := f.dict(f.trailer.get("Root"))
	return n, d, err
}

// pages gives the objects of the first n pages.
func (f *file) pages(catalog dict, n int) ([]int, error) {
	var out []int
	var walk func(raw []byte, above []int) error
	walk = func(raw []byte, above []int) error {
		num := reference(raw)
		if num == 0 || slices.Contains(above, num) || len(above) > deepest {
			return unreadable("its page tree is broken")
		}
		d, err := f.dict(raw)
		if err != nil {
			return err
		}
		if d.get("Kids") == nil {
			out = append(out, num)
			return nil
		}
		kids, err := f.array(d.get("Kids"))
		if err != nil {
			return err
		}
		for _, k := range kids {
			if len(out) >= n {
				return nil
			}
			if err := walk(k, append(above, num)); err != nil {
				return err
			}
		}
		return nil
	}
	err := walk(catalog.get("Pages"), nil)
	return out, err
}

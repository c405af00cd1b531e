package vault

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
)

// How much of a PDF is read to judge it, in bytes.
const (
	headSpan  = 1 << 10 // the header may stand this far in (ISO 32000-1, annex H)
	tailSpan  = 4 << 10 // the end mark may be followed by a little rubbish
	tableSpan = 8 << 20 // a cross-reference table of 400,000 objects, and its trailer
)

var (
	startxref = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF`)
	object    = regexp.MustCompile(`^\s*\d+\s+\d+\s+obj\s*`)
)

// readablePDF refuses a PDF that breaks off or needs a password. It follows the pointer at the end of the file to
// the newest trailer, which is the one that counts: a dictionary after a table, or that of a cross-reference stream.
func readablePDF(name string, r io.ReadSeeker, size int64) error {
	damaged := refuse(name, "是 PDF，但已损坏或不完整，无法打开；请从原处重新取得，或打开后另存（打印）为新的 PDF 再上传")
	at := seekerAt{r}
	head, err := span(at, 0, headSpan)
	if err != nil {
		return err
	}
	tail, err := span(at, max(0, size-tailSpan), tailSpan)
	if err != nil {
		return err
	}
	ends := startxref.FindAllSubmatch(tail, -1)
	if ends == nil {
		return damaged
	}
	offset, err := strconv.ParseInt(string(ends[len(ends)-1][1]), 10, 64)
	if err != nil || offset >= size {
		return damaged
	}
	// Offsets count from the header, but some writers count from the beginning of the file.
	for _, base := range []int64{int64(max(0, bytes.Index(head, []byte("%PDF-")))), 0} {
		table, err := span(at, base+offset, tableSpan)
		if err != nil {
			return err
		}
		if keys, ok := trailer(table); ok {
			if keys["Encrypt"] {
				return refuse(name, "是加密的 PDF，法院和对方当事人无法查阅；请取消密码和权限限制（例如打开后打印为新的 PDF）再上传")
			}
			return nil
		}
	}
	return damaged
}

// span reads up to n bytes from an offset; fewer at the end of the file.
func span(at io.ReaderAt, off, n int64) ([]byte, error) {
	return io.ReadAll(io.NewSectionReader(at, off, n))
}

// trailer finds the trailer dictionary in a cross-reference section and returns its keys.
func trailer(b []byte) (map[string]bool, bool) {
	b = bytes.TrimLeft(b, " \t\r\n\f\x00")
	if bytes.HasPrefix(b, []byte("xref")) {
		i := bytes.Index(b, []byte("trailer"))
		if i < 0 {
			return nil, false
		}
		return keys(b[i+len("trailer"):])
	}
	if m := object.Find(b); m != nil {
		found, ok := keys(b[len(m):])
		return found, ok && found["W"] // the field widths, which only a cross-reference stream has
	}
	return nil, false
}

// keys lists the names at the top level of the dictionary at the beginning of b (keys, and values that are names),
// without those in dictionaries, arrays and strings inside it.
func keys(b []byte) (map[string]bool, bool) {
	found := map[string]bool{}
	depth := 0
	for i := 0; i < len(b); {
		switch c := b[i]; {
		case bytes.HasPrefix(b[i:], []byte("<<")):
			depth++
			i += 2
		case bytes.HasPrefix(b[i:], []byte(">>")):
			depth--
			i += 2
			if depth == 0 {
				return found, true
			}
		case c == '[':
			depth++
			i++
		case c == ']':
			depth--
			i++
		case c == '(':
			i += literal(b[i:])
		case c == '/':
			n := 1 + regular(b[i+1:])
			if depth == 1 {
				found[string(b[i+1:i+n])] = true
			}
			i += n
		default: // numbers, references, hexadecimal strings, white space
			i++
		}
		if depth == 0 && i > 64 { // nothing but white space may come before the dictionary
			return nil, false
		}
	}
	return nil, false
}

// regular is how many bytes a name goes on for.
func regular(b []byte) int {
	if n := bytes.IndexAny(b, " \t\r\n\f\x00()<>[]{}/%"); n >= 0 {
		return n
	}
	return len(b)
}

// literal is the length of the string in parentheses at the beginning of b; its bytes may be anything.
func literal(b []byte) int {
	open := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i + 1
			}
		}
	}
	return len(b)
}

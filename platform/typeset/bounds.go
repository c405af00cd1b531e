package typeset

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// A document that is longer is no paper that anybody reads: it is refused before it takes the memory of all others.
const (
	mostPages = 1000
	mostRows  = 22 * mostPages // lines, or rows of tables
	mostText  = 28 * mostRows  // characters, a short line counted as a full one
	mostLine  = 400            // characters in a line, however narrow they are
)

// ErrTooLong: a document has more than a thousand pages.
var ErrTooLong = errors.New("文书太长")

func tooLong(title string) error {
	return fmt.Errorf("《%s》：%w，超过%d页。请分成几份，或者把长的内容作为附件", title, ErrTooLong, mostPages)
}

// long tells, before anything is set, whether a document must be longer than is allowed.
func (x *Document) long() bool {
	n := 0
	for _, b := range x.Blocks {
		n += mostText / mostRows
		for _, s := range Said(b) {
			n += utf8.RuneCountInString(s) + (1+strings.Count(s, "\n"))*mostText/mostRows
		}
		if n > mostText {
			return true
		}
	}
	return false
}

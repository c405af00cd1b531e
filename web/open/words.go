package open

import (
	"strconv"
	"strings"
)

func num(n int) string { return strconv.Itoa(n) }

// count writes a number with thousands marks: 37,688.
func count(n int64) string {
	s := strconv.FormatInt(n, 10)
	var b strings.Builder
	for i, r := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	return b.String()
}

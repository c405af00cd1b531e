package ledger_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

func writeJCS(out *strings.Builder, v any) {
	switch v := v.(type) {
	case map[string]any:
		out.WriteByte('{')
		keys := slices.SortedFunc(maps.Keys(v), func(a, b string) int { return slices.Compare(utf16.Encode([]rune(a)), utf16.Encode([]rune(b))) })
		for i, k := range keys {
			if i > 0 {
				out.WriteByte(',')
			}
			quoteJCS(out, k)
			out.WriteByte(':')
			writeJCS(out, v[k])
		}
		out.WriteByte('}')
	case string:
		quoteJCS(out, v)
	case json.Number:
		out.WriteString(string(v)) // whole numbers below 2^53 are written by their digits
	default:
		fmt.Fprintf(out, "!%T", v) // neither lists nor literals stand in a leaf
	}
}

func quoteJCS(out *strings.Builder, s string) {
	out.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			out.WriteByte('\\')
			out.WriteRune(r)
		case r < 0x20:
			if i := strings.IndexRune("\b\t\n\f\r", r); i >= 0 {
				out.WriteString(`\` + string("btnfr"[i]))
			} else {
				fmt.Fprintf(out, `\u%04x`, r)
			}
		default:
			out.WriteRune(r)
		}
	}
	out.WriteByte('"')
}

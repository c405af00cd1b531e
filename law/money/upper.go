package money

import "strings"

var numerals = []rune("零壹贰叁肆伍陆柒捌玖")

// Upper is the amount in banking capitals 大写, "叁仟贰佰玖拾玖元整": 整 follows when there are no fen.
func (f Fen) Upper() string {
	u := f.magnitude()
	if u == 0 {
		return "零元整"
	}
	yuan, jiao, fen := u/100, u/10%10, u%10
	var b strings.Builder
	b.WriteString(f.sign("负"))
	if yuan > 0 {
		b.WriteString(capitals(yuan) + "元")
	}
	if jiao > 0 {
		b.WriteString(string(numerals[jiao]) + "角")
	}
	switch {
	case fen == 0:
		b.WriteString("整")
	case jiao == 0 && yuan > 0:
		b.WriteString("零" + string(numerals[fen]) + "分")
	default:
		b.WriteString(string(numerals[fen]) + "分")
	}
	return b.String()
}

// capitals spells a positive number: what stands before 亿, then before 万, then the last four digits.
func capitals(n uint64) string {
	for _, unit := range []struct {
		size uint64
		name string
	}{{100_000_000, "亿"}, {10_000, "万"}} {
		if n < unit.size {
			continue
		}
		head, rest := n/unit.size, n%unit.size
		s := capitals(head) + unit.name
		if rest == 0 {
			return s
		}
		if rest < unit.size/10 {
			s += "零"
		}
		return s + capitals(rest)
	}
	return thousands(n)
}

// thousands spells 1 to 9999; a gap between digits is one 零, a gap at the end is none.
func thousands(n uint64) string {
	var b strings.Builder
	gap := false
	for _, place := range []struct {
		size uint64
		name string
	}{{1000, "仟"}, {100, "佰"}, {10, "拾"}, {1, ""}} {
		d := n / place.size % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString("零")
			gap = false
		}
		b.WriteString(string(numerals[d]) + place.name)
	}
	return b.String()
}

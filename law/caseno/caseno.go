// Package caseno writes and reads case numbers 案号: （2026）粤0192民初1号.
package caseno

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yunting/law"
)

// Form is where the parts of a case number come from.
var Form = law.Declare(law.Rule{
	Key: "caseno/2", Article: "《最高人民法院关于人民法院案件案号的若干规定》第二条、第三条", From: "2016-01-01",
	Summary: "a case number is year, court code, type code and serial; the serial restarts every year for each court and type",
})

// Number is a case number. The zero Number means "none yet".
type Number struct {
	Year   int    `json:"year"`             // calendar year of receipt
	Court  string `json:"court"`            // 粤0192; a province alone is its High Court; 最高法
	Type   string `json:"type"`             // 民初
	First  int    `json:"first"`            // the serial
	Last   int    `json:"last,omitempty"`   // last serial of a range in one document; 0: a single case
	Ruling int    `json:"ruling,omitempty"` // 1 for 之一, several rulings in one case; 0: none
}

var form = regexp.MustCompile(`^[（(](\d{4})[）)](最高法|[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新兵](?:\d{4}|\d{2})?)(\p{Han}{1,5}?)(\d{1,9})(?:[-－—](\d{1,9}))?号(?:之([一二三四五六七八九十]+))?$`)

// Parse reads a case number with half or full width brackets. The error says what a case number looks like.
func Parse(s string) (Number, error) {
	m := form.FindStringSubmatch(strings.Join(strings.Fields(s), ""))
	if m == nil {
		return Number{}, law.Refuse(Form, "“%s”不是有效的案号，请按“（2026）法院代字民初1号”的样式填写", s)
	}
	n := Number{Year: number(m[1]), Court: m[2], Type: m[3], First: number(m[4]), Last: number(m[5])}
	if m[6] != "" {
		if n.Ruling = ordinal(m[6]); n.Ruling == 0 {
			return Number{}, law.Refuse(Form, "案号“%s”中的“之%s”不是有效的序号", s, m[6])
		}
	}
	if n.First == 0 {
		return Number{}, law.Refuse(Form, "案号“%s”的顺序号应当从1开始", s)
	}
	if m[5] != "" && n.Last <= n.First {
		return Number{}, law.Refuse(Form, "案号“%s”的顺序号应当从小到大", s)
	}
	return n, nil
}

// number reads at most nine digits, which the form has already checked.
func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// String is the number as printed, full-width brackets; "" for the zero Number.
func (n Number) String() string {
	if n.IsZero() {
		return ""
	}
	s := fmt.Sprintf("（%d）%s%s%d", n.Year, n.Court, n.Type, n.First)
	if n.Last > n.First {
		s += fmt.Sprintf("-%d", n.Last)
	}
	s += "号"
	if n.Ruling > 0 {
		s += "之" + chinese(n.Ruling)
	}
	return s
}

// IsZero tells whether there is no number.
func (n Number) IsZero() bool { return n == Number{} }

// Compare orders numbers by court, year, type and serial.
func (n Number) Compare(o Number) int {
	return cmp.Or(cmp.Compare(n.Court, o.Court), cmp.Compare(n.Year, o.Year), cmp.Compare(n.Type, o.Type),
		cmp.Compare(n.First, o.First), cmp.Compare(n.Last, o.Last), cmp.Compare(n.Ruling, o.Ruling))
}

// Covers tells whether the case with a single number is the one named here, alone or within a range.
func (n Number) Covers(o Number) bool {
	return n.Year == o.Year && n.Court == o.Court && n.Type == o.Type && n.First <= o.First && o.First <= max(n.First, n.Last)
}

const units = "一二三四五六七八九"

// chinese writes 1 to 99: 一, 十, 十一, 二十三.
func chinese(n int) string {
	digit := func(d int) string { return string([]rune(units)[d-1]) }
	s := ""
	if n >= 20 {
		s = digit(n / 10)
	}
	if n >= 10 {
		s += "十"
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	return s
}

// ordinal reads what chinese writes; 0 for anything else.
func ordinal(s string) int {
	for n := 1; n <= 99; n++ {
		if chinese(n) == s {
			return n
		}
	}
	return 0
}

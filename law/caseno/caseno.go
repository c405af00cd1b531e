// Package caseno writes and reads case numbers 案号: （2026）粤0192民初1号.
package caseno

import (
	"cmp"
	"fmt"
	"strconv"

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

// Parse reads a case number with half or full width brackets and digits. The error names the part that is wrong.
func Parse(s string) (Number, error) {
	p := reader{text: s, rest: []rune(narrow(s))}
	var n Number
	p.oneOf("（(", "缺少年份前面的括号“（”")
	if year := p.digits(); len(year) == 4 && year[0] != '0' {
		n.Year = number(year)
	} else {
		p.fail("年份应为4位数字，您填写的是“%s”", year)
	}
	p.oneOf("）)", "缺少年份后面的括号“）”")
	n.Court = p.court()
	n.Type = p.kind()
	serial := p.digits()
	n.First = number(serial)
	switch {
	case serial == "":
		p.fail("类型代字后面缺少顺序号")
	case len(serial) > longest:
		p.fail("顺序号“%s”超过%d位", serial, longest)
	case n.First == 0:
		p.fault("案号“%s”的顺序号应当从1开始", s)
	}
	if p.accept("-－—–～~") {
		serial = p.digits()
		n.Last = number(serial)
		switch {
		case serial == "":
			p.fail("连号缺少后一个顺序号")
		case len(serial) > longest:
			p.fail("顺序号“%s”超过%d位", serial, longest)
		case n.Last <= n.First:
			p.fault("案号“%s”的顺序号应当从小到大", s)
		}
	}
	p.oneOf("号", "顺序号后面缺少“号”字")
	if p.accept("之") {
		word := string(p.rest)
		p.rest = nil
		if n.Ruling = ordinal(word); n.Ruling == 0 {
			p.fault("案号“%s”中的“之%s”不是有效的序号，应为之一至之九十九", s, word)
		}
	}
	if len(p.rest) > 0 {
		p.fail("“号”字后面有多余的“%s”", string(p.rest))
	}
	if p.err != nil {
		return Number{}, p.err
	}
	return n, nil
}

// number reads at most nine digits; none and more are refused by whoever asks.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
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

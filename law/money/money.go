// Package money counts money 金额 in whole fen 分, never in floating point.
package money

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"yunting/law"
)

// Fen is an amount in hundredths of a yuan.
type Fen int64

// Most is the largest amount a form takes: 9,999 亿 and some, far above any claim and far below overflow.
const Most Fen = 99_999_999_999_999

var (
	plain   = regexp.MustCompile(`^\d+(\.\d*)?$`)
	grouped = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d*)?$`)
	narrow  = strings.NewReplacer("，", ",", "．", ".", "。", ".", "￥", "¥", " ", "", "\u3000", "", "－", "-",
		"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")
)

// Parse reads an amount in yuan as people write it: 3299, 3,299.00, ¥3299.5, ３２９９元.
// It takes at most two decimals and nothing below zero; the error is a sentence for the person.
func Parse(s string) (Fen, error) {
	t := strings.TrimSuffix(strings.TrimPrefix(narrow.Replace(s), "¥"), "元")
	switch {
	case t == "":
		return 0, law.Refuse(law.Rule{}, "请填写金额，以元为单位，例如3299.00")
	case strings.HasPrefix(t, "-"):
		return 0, law.Refuse(law.Rule{}, "金额不能是负数，请核对“%s”", s)
	case !plain.MatchString(t) && !grouped.MatchString(t):
		return 0, law.Refuse(law.Rule{}, "“%s”不是有效的金额，请只填数字，例如3299.00", s)
	}
	whole, decimals, _ := strings.Cut(strings.ReplaceAll(t, ",", ""), ".")
	if len(decimals) > 2 {
		return 0, law.Refuse(law.Rule{}, "金额最多精确到分，请把“%s”改为两位小数", s)
	}
	n, err := strconv.ParseInt(whole+(decimals + "00")[:2], 10, 64)
	if err != nil || Fen(n) > Most {
		return 0, law.Refuse(law.Rule{}, "金额“%s”超过可以填写的上限%s元，请核对", s, Most)
	}
	return Fen(n), nil
}

// String is the amount in yuan for machines and tables, "3299.00".
func (f Fen) String() string {
	u := f.magnitude()
	return fmt.Sprintf("%s%d.%02d", f.sign("-"), u/100, u%100)
}

// Yuan is the amount as printed on a page, "¥3,299.00".
func (f Fen) Yuan() string {
	u := f.magnitude()
	digits := strconv.FormatUint(u/100, 10)
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(d)
	}
	return fmt.Sprintf("%s¥%s.%02d", f.sign("-"), b.String(), u%100)
}

// magnitude is the amount without its sign; it does not overflow on the smallest Fen.
func (f Fen) magnitude() uint64 {
	if f == math.MinInt64 {
		return 1 << 63
	}
	if f < 0 {
		return uint64(-f)
	}
	return uint64(f)
}

func (f Fen) sign(minus string) string {
	if f < 0 {
		return minus
	}
	return ""
}

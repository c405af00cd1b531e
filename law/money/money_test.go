package money_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/money"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]money.Fen{
		"3299": 329900, "3,299.00": 329900, "¥3299.5": 329950, "３２９９": 329900, "３，２９９．０５元": 329905,
		" 0.01 ": 1, "0": 0, "12.": 1200, "￥1,234,567.89": 123456789, "999999999999.99": money.Most,
	} {
		if got, err := money.Parse(in); err != nil || got != want {
			t.Errorf("%q: %d, %v; want %d", in, got, err, want)
		}
	}
}

func TestParseSaysWhatIsWrong(t *testing.T) {
	for in, want := range map[string]string{
		"": "请填写金额", "-1": "不能是负数", "－1": "不能是负数", "3299.005": "最多精确到分", "三千": "不是有效的金额", "3.2.9": "不是有效的金额",
		"32,99": "不是有效的金额", "1e3": "不是有效的金额", ".": "不是有效的金额", "3元5": "不是有效的金额", "3¥": "不是有效的金额", ".5": "不是有效的金额",
		"1000000000000": "上限", "99999999999999999999": "上限",
	} {
		if got, err := money.Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %d, %v; want a sentence with %q", in, got, err, want)
		}
	}
}

func TestPrint(t *testing.T) {
	for f, want := range map[money.Fen][3]string{
		329900:               {"3299.00", "¥3,299.00", "叁仟贰佰玖拾玖元整"},
		0:                    {"0.00", "¥0.00", "零元整"},
		5:                    {"0.05", "¥0.05", "伍分"},
		50:                   {"0.50", "¥0.50", "伍角整"},
		105:                  {"1.05", "¥1.05", "壹元零伍分"},
		140950:               {"1409.50", "¥1,409.50", "壹仟肆佰零玖元伍角整"},
		1600032:              {"16000.32", "¥16,000.32", "壹万陆仟元叁角贰分"},
		10010000:             {"100100.00", "¥100,100.00", "壹拾万零壹佰元整"},
		10700053:             {"107000.53", "¥107,000.53", "壹拾万柒仟元伍角叁分"},
		100000001_00:         {"100000001.00", "¥100,000,001.00", "壹亿零壹元整"},
		12_0000_0000_00:      {"1200000000.00", "¥1,200,000,000.00", "壹拾贰亿元整"},
		1_0203_0405_00:       {"102030405.00", "¥102,030,405.00", "壹亿零贰佰零叁万零肆佰零伍元整"},
		3_0000_0000_0000_00:  {"3000000000000.00", "¥3,000,000,000,000.00", "叁万亿元整"},
		-329900:              {"-3299.00", "-¥3,299.00", "负叁仟贰佰玖拾玖元整"},
		-9223372036854775808: {"-92233720368547758.08", "-¥92,233,720,368,547,758.08", "负玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零捌分"},
	} {
		if got := [3]string{f.String(), f.Yuan(), f.Upper()}; got != want {
			t.Errorf("%d: %v, want %v", int64(f), got, want)
		}
	}
}

func TestReadsBackWhatItPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := money.Fen(rapid.Int64Range(0, int64(money.Most)).Draw(t, "fen"))
		for _, s := range []string{f.String(), f.Yuan(), f.Yuan() + "元"} {
			if got, err := money.Parse(s); err != nil || got != f {
				t.Fatalf("%s: %d, %v; want %d", s, got, err, f)
			}
		}
		upper := f.Upper()
		if got := value(upper); got != f {
			t.Fatalf("%d is spelled %s, which reads %d", f, upper, got)
		}
		for _, ugly := range []string{"零零", "零万", "零亿", "零元"} {
			if f >= 100 && strings.Contains(upper, ugly) {
				t.Fatalf("%d is spelled %s", f, upper)
			}
		}
	})
}

func TestParseNeverPanicsNorGoesBelowZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("0123456789０９.．,，-¥元 x"))).Draw(t, "s")
		if f, err := money.Parse(s); err == nil && (f < 0 || f > money.Most) {
			t.Fatalf("%q became %d", s, f)
		}
	})
}

// value reads capitals back, written apart from the code under test: digits gather under 拾佰仟, sections under 万亿.
func value(s string) money.Fen {
	var total, section, digit int64
	for _, r := range s {
		switch i := strings.IndexRune("零壹贰叁肆伍陆柒捌玖", r); {
		case i >= 0:
			digit = int64(i / len("零"))
		case r == '拾':
			section, digit = section+digit*10, 0
		case r == '佰':
			section, digit = section+digit*100, 0
		case r == '仟':
			section, digit = section+digit*1000, 0
		case r == '万':
			total, section, digit = total+(section+digit)*1_0000, 0, 0
		case r == '亿':
			total, section, digit = (total+section+digit)*1_0000_0000, 0, 0
		case r == '元':
			total, section, digit = (total+section+digit)*100, 0, 0
		case r == '角':
			total, digit = total+digit*10, 0
		case r == '分':
			total, digit = total+digit, 0
		}
	}
	return money.Fen(total)
}

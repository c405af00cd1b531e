package form_test

import (
	"testing"

	"yunting/document/form"
	"yunting/law/money"
)

func TestCite(t *testing.T) {
	for _, c := range []struct {
		want string
		in   []string
	}{
		{"《甲法》第一条、第三条、《乙法》第二条", []string{"《甲法》第一条", "《乙法》第二条", "《甲法》第三条", "《甲法》第一条"}},
		{"《甲法》第一百二十八条第一款、第二款、第九条", []string{"《甲法》第一百二十八条第一款", "《甲法》第一百二十八条第二款", "《甲法》第九条"}},
		{"《甲法》第一条、《乙法》第二条、《甲法》第三条", []string{"《甲法》第一条、《乙法》第二条", "《甲法》第三条"}}, // what a judge typed in one line stays as it is
		{"《甲法》（2017年修正）第一条、《甲法》第一条", []string{"《甲法》（2017年修正）第一条", "《甲法》第一条"}},
		{"诚实信用原则", []string{"诚实信用原则", " ", "诚实信用原则"}},
		{"", nil},
	} {
		if got := form.Cite(c.in...); got != c.want {
			t.Errorf("%v: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 37: "三十七", 99: "九十九", 100: "100"} {
		if got := form.Numeral(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for f, want := range map[money.Fen]string{1319600: "13,196元", 6495: "64.95元", 50: "0.50元", 0: "0元"} {
		if got := form.Yuan(f); got != want {
			t.Errorf("%d: %s", f, got)
		}
	}
	if got := form.Sentences("甲。", " ", "乙；", "丙"); got != "甲。乙。丙。" {
		t.Errorf("joined %s", got)
	}
}

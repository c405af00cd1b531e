package chancery

import (
	"testing"
	"time"

	"yunting/law/limit"
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
		if got := cite(c.in...); got != c.want {
			t.Errorf("%v: %s, want %s", c.in, got, c.want)
		}
	}
}

func TestWords(t *testing.T) {
	for n, want := range map[int]string{1: "一", 10: "十", 11: "十一", 20: "二十", 37: "三十七", 99: "九十九", 100: "100"} {
		if got := numeral(n); got != want {
			t.Errorf("%d: %s", n, got)
		}
	}
	for f, want := range map[money.Fen]string{1319600: "13,196元", 6495: "64.95元", 50: "0.50元", 0: "0元"} {
		if got := yuan(f); got != want {
			t.Errorf("%d: %s", f, got)
		}
	}
	if got := sentences("甲。", " ", "乙；", "丙"); got != "甲。乙。丙。" {
		t.Errorf("joined %s", got)
	}
	if got := length(limit.Answer) + length(limit.TrialSmall) + length(limit.TrialOrdinary); got != "十五日两个月六个月" {
		t.Errorf("said %s", got)
	}
	if got := before(time.Date(2026, 11, 26, 16, 0, 0, 0, time.UTC)); got != "2026年11月26日24时" {
		t.Errorf("a day ends %s", got)
	}
}

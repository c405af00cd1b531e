package idcard

import (
	"regexp"
	"strings"

	"yunting/law"
)

// areas are the places a mobile number may come from. The trunk zero of Taiwan is dropped after the area code.
var areas = []struct {
	code, name string
	form       *regexp.Regexp
	want       string // zh-Hans
}{
	{"+852", "香港", regexp.MustCompile(`^[4-9]\d{7}$`), "8位数字"},
	{"+853", "澳门", regexp.MustCompile(`^6\d{7}$`), "以6开头的8位数字"},
	{"+886", "台湾", regexp.MustCompile(`^0?9\d{8}$`), "以09开头的10位数字"},
}

var mainland = regexp.MustCompile(`^1[3-9]\d{9}$`)

// Mobile normalises a mobile number: 13800138000 for the mainland, +85261234567, +85366123456, +886912345678 elsewhere.
// The error is a law.Refusal.
func Mobile(s string) (string, error) {
	n := Normalise(s)
	if n == "" {
		return "", law.Refuse(law.Rule{}, "请填写手机号码")
	}
	n = strings.NewReplacer("(", "", ")", "").Replace(n)
	if rest, ok := strings.CutPrefix(n, "00"); ok {
		n = "+" + rest
	}
	for _, a := range areas {
		rest, ok := strings.CutPrefix(n, a.code)
		if !ok {
			continue
		}
		if !a.form.MatchString(rest) {
			return "", law.Refuse(law.Rule{}, "%s手机号码在%s后应为%s，您填写的是“%s”", a.name, a.code, a.want, rest)
		}
		return a.code + strings.TrimPrefix(rest, "0"), nil
	}
	n = strings.TrimPrefix(n, "+86")
	switch {
	case strings.HasPrefix(n, "+"):
		return "", law.Refuse(law.Rule{}, "暂不支持这一地区的手机号码“%s”，可以填写内地、香港、澳门、台湾的手机号码", n)
	case len(n) != 11:
		return "", law.Refuse(law.Rule{}, "手机号码应为11位，您填写了%d位；港澳台号码请在前面加上+852、+853或者+886", len([]rune(n)))
	case !mainland.MatchString(n):
		return "", law.Refuse(law.Rule{}, "手机号码“%s”有误，应为以1开头的11位数字", n)
	}
	return n, nil
}

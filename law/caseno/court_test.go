package caseno_test

import (
	"strings"
	"testing"

	"yunting/law/caseno"
)

// 《案号若干规定》第三条: the code of a court is its province and, below the High Court, two or four digits.
func TestCourtOf(t *testing.T) {
	for code, want := range map[string]caseno.Court{
		"粤0192": {Code: "粤0192", Province: "广东省", Level: caseno.Basic, Name: "广州互联网法院"},
		"粤73":   {Code: "粤73", Province: "广东省", Level: caseno.Intermediate, Name: "广州知识产权法院"},
		"粤":     {Code: "粤", Province: "广东省", Level: caseno.High, Name: "广东省高级人民法院"},
		"最高法":   {Code: "最高法", Level: caseno.Supreme, Name: "最高人民法院"},
		"沪0115": {Code: "沪0115", Province: "上海市", Level: caseno.Basic},
		"内0102": {Code: "内0102", Province: "内蒙古自治区", Level: caseno.Basic},
	} {
		if got, ok := caseno.CourtOf(code); !ok || got != want || got.Level.Chinese() == "" {
			t.Errorf("%s: %+v %v", code, got, ok)
		}
	}
	for _, code := range []string{"", "粤1", "粤123", "粤01921", "广0192", "粤0192民", "最高", "最高法1", "0192"} {
		if got, ok := caseno.CourtOf(code); ok {
			t.Errorf("%q was read as %+v", code, got)
		}
	}
}

// The error names the part that is wrong.
func TestParseNamesThePart(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "缺少年份前面的括号",
		"2026）粤0192民初1号":             "缺少年份前面的括号",
		"（26）粤0192民初1号":              "年份应为4位数字，您填写的是“26”",
		"（20266）粤0192民初1号":           "年份应为4位数字，您填写的是“20266”",
		"（2026粤0192民初1号":             "缺少年份后面的括号",
		"（2026）":                     "年份后面缺少法院代字",
		"（2026）民初1号":                 "法院代字“民”不是省份简称",
		"（2026）粤019民初1号":             "法院代字“粤019”应为省份简称加2位或者4位数字",
		"（2026）粤01921号":              "应为省份简称加2位或者4位数字",
		"（2026）粤0192号":               "缺少类型代字",
		"（2026）粤0192诉前调确认书1号":        "类型代字“诉前调确认书”超过5个字",
		"（2026）粤0192民初号":             "缺少顺序号",
		"（2026）粤0192民初1234567890号":   "顺序号“1234567890”超过9位",
		"（2026）粤0192民初1-号":           "连号缺少后一个顺序号",
		"（2026）粤0192民初1-1234567890号": "顺序号“1234567890”超过9位",
		"（2026）粤0192民初3-3号":          "从小到大",
		"（2026）粤0192民初1":             "缺少“号”字",
		"（2026）粤0192民初1号之零":          "“之零”不是有效的序号",
		"（2026）粤0192民初1号之":           "“之”不是有效的序号",
		"（2026）粤0192民初1号判决":          "“号”字后面有多余的“判决”",
	} {
		if n, err := caseno.Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v; want %s", in, n, err, want)
		}
	}
	for in, want := range map[string]string{
		"（２０２６）粤０１９２民初１２３４－１２４０号":   "（2026）粤0192民初1234-1240号",
		"(2026)粤0192诉前调书7号之九十九":     "（2026）粤0192诉前调书7号之九十九",
		"（2026）最高法民申999999999号":     "（2026）最高法民申999999999号",
		"（2026）粤0192民初1-999999999号": "（2026）粤0192民初1-999999999号",
		"（2026）粤0192民特程序庭1号":        "（2026）粤0192民特程序庭1号",
	} {
		if n, err := caseno.Parse(in); err != nil || n.String() != want {
			t.Errorf("%s: %s, %v", in, n, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"（2026）粤0192民初1号", "(2017)粤73民辖终1273-1278号", "（2022）沪0115民初13290号之一", "（2020）最高法民再5号", "（２０２６）粤民终０号"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := caseno.Parse(s)
		if err != nil {
			if n != (caseno.Number{}) || err.Error() == "" {
				t.Fatalf("%q: %+v with %v", s, n, err)
			}
			return
		}
		back, err := caseno.Parse(n.String())
		if err != nil || back != n {
			t.Fatalf("%q is printed %s, which reads %+v, %v", s, n, back, err)
		}
		if _, ok := caseno.CourtOf(n.Court); !ok {
			t.Fatalf("%q: court %s", s, n.Court)
		}
	})
}

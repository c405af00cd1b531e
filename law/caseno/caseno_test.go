package caseno_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law/caseno"
)

// 《案号若干规定》第二条、第三条: year, court, type, serial.
func TestParse(t *testing.T) {
	for in, want := range map[string]caseno.Number{
		"（2026）粤0192民初1号":           {Year: 2026, Court: "粤0192", Type: "民初", First: 1},
		"(2019)粤0192民初23456号":       {Year: 2019, Court: "粤0192", Type: "民初", First: 23456},
		" （2022）沪0115 民初 13290号之一 ": {Year: 2022, Court: "沪0115", Type: "民初", First: 13290, Ruling: 1},
		"（2017）粤73民辖终1273-1278号":    {Year: 2017, Court: "粤73", Type: "民辖终", First: 1273, Last: 1278},
		"（2020）最高法民再5号":             {Year: 2020, Court: "最高法", Type: "民再", First: 5},
		"（2020）粤民终5号":               {Year: 2020, Court: "粤", Type: "民终", First: 5},
		"（2024）粤0192诉前调确88号":        {Year: 2024, Court: "粤0192", Type: "诉前调确", First: 88},
		"（2024）粤0192民诉前调7号":         {Year: 2024, Court: "粤0192", Type: "民诉前调", First: 7},
		"（2024）粤0192执恢7号之二十三":       {Year: 2024, Court: "粤0192", Type: "执恢", First: 7, Ruling: 23},
	} {
		if got, err := caseno.Parse(in); err != nil || got != want {
			t.Errorf("%s: %+v, %v", in, got, err)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"": "样式", "2026粤0192民初1号": "样式", "（26）粤0192民初1号": "样式", "（2026）粤0192民初号": "样式", "（2026）民初1号": "样式",
		"（2026）粤019民初1号": "样式", "（2026）粤0192民初1": "样式", "（2026）粤0192民初0号": "从1开始", "（2026）粤0192民初9-3号": "从小到大",
		"（2026）粤0192民初1号之一一": "序号",
	} {
		if n, err := caseno.Parse(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %+v, %v; want a sentence with %s", in, n, err, want)
		}
	}
}

func TestZeroIsSilent(t *testing.T) {
	if s := (caseno.Number{}).String(); s != "" {
		t.Errorf("printed %q", s)
	}
}

func TestCovers(t *testing.T) {
	parse := func(s string) caseno.Number {
		n, err := caseno.Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	batch := parse("（2017）粤73民辖终1273-1278号")
	for s, want := range map[string]bool{"（2017）粤73民辖终1273号": true, "（2017）粤73民辖终1278号": true, "（2017）粤73民辖终1279号": false, "（2018）粤73民辖终1275号": false, "（2017）粤73民终1275号": false} {
		if batch.Covers(parse(s)) != want {
			t.Errorf("%s in %s: %v", s, batch, !want)
		}
	}
	if parse("（2026）粤0192民初2号").Compare(parse("（2026）粤0192民初10号")) >= 0 {
		t.Error("serials sort as numbers")
	}
}

func TestReadsBackWhatItPrints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := caseno.Number{
			Year:   rapid.IntRange(1000, 9999).Draw(t, "year"),
			Court:  rapid.SampledFrom([]string{"粤0192", "浙0192", "粤01", "粤", "最高法", "兵05"}).Draw(t, "court"),
			Type:   rapid.SampledFrom([]string{"民初", "执", "诉前调确", "民辖终"}).Draw(t, "type"),
			First:  rapid.IntRange(1, 999_998).Draw(t, "first"),
			Ruling: rapid.IntRange(0, 99).Draw(t, "ruling"),
		}
		if rapid.Bool().Draw(t, "range") {
			n.Last = n.First + rapid.IntRange(1, 50).Draw(t, "more")
		}
		if got, err := caseno.Parse(n.String()); err != nil || got != n {
			t.Fatalf("%s came back as %+v, %v", n, got, err)
		}
		half := strings.NewReplacer("（", "(", "）", ")").Replace(n.String())
		if got, err := caseno.Parse(half); err != nil || got != n {
			t.Fatalf("%s came back as %+v, %v", half, got, err)
		}
		if _, known := caseno.TypeName(n.Type); !known {
			t.Fatalf("%s has no name", n.Type)
		}
	})
}

package law

import (
	"slices"
	"strings"
	"testing"
)

// Articles are read as numbers: the ninth comes before the tenth, a paragraph after its article.
func TestNumbersOfACitation(t *testing.T) {
	for article, want := range map[string][]int{"《甲法》第十三条第一款第二项": {13, 1, 2}, "《甲法》第二百零六条": {206}, "《甲法》第一百一十条": {110}, "《甲法》第二十条": {20}, "《甲法》": nil, "《甲法》第九条": {9}, "《甲法》第一千一百六十五条": {1165}, "《甲法》第十条": {10}} {
		if got := numbers(article); !slices.Equal(got, want) {
			t.Errorf("%s: %v", article, got)
		}
	}
}

// The instrument is the whole title with its version; the last 》 before 第 ends it, since titles hold titles.
func TestInstrument(t *testing.T) {
	for article, want := range map[string]string{
		"《中华人民共和国民法典》第一千一百六十五条":                    "《中华人民共和国民法典》",
		"《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第二百零一条":      "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
		"《关于修改《甲规定》的决定》第二条":                        "《关于修改《甲规定》的决定》",
		"《中华人民共和国民事诉讼法》（2017年修正）第八十二条":             "《中华人民共和国民事诉讼法》（2017年修正）",
		"《中华人民共和国民事诉讼法》（2017年修正）第八十二条、第八十三条（一）第一项": "《中华人民共和国民事诉讼法》（2017年修正）",
		"《公民身份号码》":         "《公民身份号码》",
		"出入境证件、律师执业证的号码样式": "出入境证件、律师执业证的号码样式",
	} {
		if got := (Rule{Article: article}).Instrument(); got != want {
			t.Errorf("%s: %s, want %s", article, got, want)
		}
	}
}

// A line of the Chinese sentences without its tab, or a key that stands twice, stops the program: one of the two would be lost.
func TestChineseSentencesAreReadWhole(t *testing.T) {
	if got := readChinese("a/1\t甲\nb/2\t乙\n"); len(got) != 2 || got["a/1"] != "甲" || got["b/2"] != "乙" {
		t.Errorf("%v", got)
	}
	for _, bad := range []string{"a/1 甲\n", "a/1\t甲\na/1\t乙\n"} {
		func() {
			defer func() {
				if said, _ := recover().(string); !strings.Contains(said, "chinese.tsv") {
					t.Errorf("%q was read: %v", bad, said)
				}
			}()
			readChinese(bad)
		}()
	}
}

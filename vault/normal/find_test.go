package normal

import (
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	text := "甲方（以下简称“出借人”）于２０２４年三月五\n日向乙方转账 ＡＢ-30,000元。" + strings.Repeat("其余略。", 30)
	for words, want := range map[string]Snippet{
		"三月五日":   {"甲方（以下简称“出借人”）于２０２４年", "三月五日", ""},
		"ab-30":  {"甲方（以下简称“出借人”）于２０２４年三月五日向乙方转账", "ＡＢ-30", ""},
		"（以下":    {"甲方", "（以下", ""},
		"2024 年": {"甲方（以下简称“出借人”）于", "２０２４年", ""},
		"没有":     {}, "": {}, " \n": {},
	} {
		got := Find(text, words)
		if want.After = got.After; got != want {
			t.Errorf("%q: %+v", words, got)
		}
		if want.Hit != "" && !strings.HasSuffix(got.After, "…") {
			t.Errorf("%q: %q goes to the end", words, got.After)
		}
	}
	if Fold("ＡＢ Ｃ\n㎡½") != "abcm21⁄2" {
		t.Errorf("%q", Fold("ＡＢ Ｃ\n㎡½"))
	}
}

package writing

import "testing"

func TestFault(t *testing.T) {
	for _, good := range []string{"", "陈小满", "第一行\r\n第二行\t完", "👩‍⚖️", "\u200b"} {
		if f := Fault(good); f != "" {
			t.Errorf("%q: %s", good, f)
		}
	}
	for bad, want := range map[string]string{"a\x00b": "含有不能保存的控制字符（U+0000）", "\x1b[2J": "含有不能保存的控制字符（U+001B）", "\u0085": "含有不能保存的控制字符（U+0085）",
		"\xff\xfe": "不是UTF-8编码的文字", "\xe9\x99": "不是UTF-8编码的文字"} {
		if f := Fault(bad); f != want {
			t.Errorf("%q: %q, want %q", bad, f, want)
		}
	}
}

func TestName(t *testing.T) {
	for s, want := range map[string]string{"reasons": "reasons", "a\x00b\u202e": "a□b□", "\xff": "\ufffd"} {
		if got := Name(s); got != want {
			t.Errorf("%q reads %q, want %q", s, got, want)
		}
	}
}

func TestNameFault(t *testing.T) {
	for _, good := range []string{"", "陈小满", "买买提·吐尔逊", "Anna-Maria O'Neil", "某某（广州）有限公司", "𠮷田", "喆堃"} {
		if f := NameFault(good); f != "" {
			t.Errorf("%q: %s", good, f)
		}
	}
	for _, bad := range []string{"陈小满\n审判员", "陈小满\u2028审判员", "陈小满　审判员", "陈小满  审判员", "陈\u200b小满", "\u202e满小陈", "陈\U000F0001", "陈\u00a0小满", "陈\x00", "\xff陈"} {
		if NameFault(bad) == "" {
			t.Errorf("%q passes for a name", bad)
		}
	}
}

package form

import "testing"

func TestCitationsAbroad(t *testing.T) {
	for in, want := range map[string][2]string{
		"《中华人民共和国民事诉讼法》第一百五十七条第一款第十一项": {"《民事訴訟法》第一百五十七條第一款第十一項", "Civil Procedure Law, Article 157(1) item 11"},
		"《诉讼费用交纳办法》第十三条第一款、第二款、第二十二条、《人民法院在线诉讼规则》第九条": {
			"《訴訟費用交納辦法》第十三條第一款、第二款、第二十二條、《人民法院在線訴訟規則》第九條",
			"Measures on Litigation Fees, Article 13(1), (2), Article 22; Online Litigation Rules, Article 9"},
		"《演示办法》第二百零九条": {"《演示办法》第二百零九條", "《演示办法》, Article 209"},
	} {
		for i, lang := range []string{Hant, En} {
			if got := (&filler{lang: lang}).abroad(in); got != want[i] {
				t.Errorf("%s: %s, want %s", lang, got, want[i])
			}
		}
	}
	for in, want := range map[string]int{"九": 9, "十": 10, "十一": 11, "二十": 20, "一百零二": 102, "一百一十五": 115, "二百": 200, "一千二百六十": 1260} {
		if got := number(in); got != want {
			t.Errorf("%s: %d", in, got)
		}
	}
}

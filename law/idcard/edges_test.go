package idcard_test

import (
	"strings"
	"testing"

	"yunting/law/idcard"
)

// What a person sees at the edges: masks of short strings, the sex of every digit, cards of Hong Kong, Macao and Taiwan.
func TestNumbersAtTheEdges(t *testing.T) {
	for s, want := range map[string]string{"123456": "12**56", "12345": "1****", "110105491231002": "1101*******1002", "44010649123100": "440*******3100", "123": "1**", "12": "**"} {
		if got := idcard.Mask(s); got != want {
			t.Errorf("%s is shown as %s, want %s", s, got, want)
		}
	}
	for digit, want := range map[string]bool{"0": false, "1": true, "2": false, "3": true, "4": false, "5": true, "6": false, "7": true, "8": false, "9": true} {
		if male, ok := idcard.Male("1101051949123100" + digit + "X"); !ok || male != want {
			t.Errorf("digit %s: %v %v", digit, male, ok)
		}
	}
	if d, ok := idcard.Birth("110105180001010021"); !ok || d.String() != "1800-01-01" {
		t.Error(d, ok)
	}
	if d, ok := idcard.Birth("110105179912310021"); ok {
		t.Error(d)
	}
	if err := idcard.Check(idcard.Residence, "11010519491231002X"); err == nil || !strings.Contains(err.Error(), "您填写的是110105（") {
		t.Error(err)
	}
	for _, head := range []string{"81", "82", "83"} {
		if err := idcard.Check(idcard.ResidentID, head+"0000199001010010"); err == nil || !strings.Contains(err.Error(), "港澳台居民居住证") {
			t.Errorf("%s: %v", head, err)
		}
	}
	if err := idcard.Check(idcard.ForeignPermanentID, "ZZZ110101199001"); err != nil && strings.Contains(err.Error(), "第1位应为") {
		t.Errorf("Z is a letter: %v", err)
	}
	if err := idcard.Check(idcard.ForeignPermanentID, "91X105199001010011"); err == nil || !strings.Contains(err.Error(), "第3位应为数字") {
		t.Errorf("a letter inside: %v", err)
	}
	if err := idcard.Check(idcard.CreditCode, "91A50100M000100Y43"); err == nil || !strings.Contains(err.Error(), "第3位应为数字") {
		t.Errorf("a letter in the region: %v", err)
	}
}

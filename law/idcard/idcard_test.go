package idcard_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yunting/law"
	"yunting/law/idcard"
)

func TestCheckTakesGoodNumbers(t *testing.T) {
	for _, c := range []struct {
		kind   idcard.Kind
		number string
	}{
		{idcard.ResidentID, "11010519491231002X"}, // GB 11643 examples
		{idcard.ResidentID, "440524188001010014"},
		{idcard.ResidentID, " 110105 19491231 002x "},
		{idcard.ResidentID, "１１０１０５１９４９１２３１００２Ｘ"},
		{idcard.CreditCode, "91350100M000100Y43"}, // GB 32100 example
		{idcard.CreditCode, "91350100m000100y43"},
		{idcard.HKMacauPermit, "H12345678"}, {idcard.HKMacauPermit, "M1234567801"},
		{idcard.TaiwanPermit, "12345678"}, {idcard.TaiwanPermit, "1234567890B"},
		{idcard.Passport, "E12345678"}, {idcard.Passport, "EA1234567"}, {idcard.Passport, "AB12345"},
		{idcard.ForeignPermanentID, "USA123456789012"},
		{idcard.LawyerLicence, "14401201810123456"},
	} {
		if err := idcard.Check(c.kind, c.number); err != nil {
			t.Errorf("%s %s: %v", c.kind, c.number, err)
		}
	}
}

func TestCheckSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct {
		kind         idcard.Kind
		number, want string
	}{
		{idcard.ResidentID, "", "请填写居民身份证号码"},
		{idcard.ResidentID, "1101051949123100", "应为18位，您填写了16位"},
		{idcard.ResidentID, "1101051949A231002X", "第11位应为数字，您填写的是“A”"},
		{idcard.ResidentID, "11010519491231002Y", "最后一位只能是数字或者X"},
		{idcard.ResidentID, "110105194902310022", "“19490231”不是有效的出生日期"},
		{idcard.ResidentID, "110105194912310021", "校验码与前17位不符"},
		{idcard.ResidentID, "99010519491231002X", "前两位“99”不是有效的地区代码"},
		{idcard.ResidentID, "810000199408230021", "请把证件类型改为“港澳台居民居住证”"},
		{idcard.Residence, "11010519491231002X", "以810000（香港）"},
		{idcard.ForeignPermanentID, "11010519491231002X", "以9开头"},
		{idcard.CreditCode, "91350100M000100Y4", "应为18位，您填写了17位"},
		{idcard.CreditCode, "91350100M0001O0Y43", "第14位“O”有误"},
		{idcard.CreditCode, "9135A100M000100Y43", "第5位应为数字"},
		{idcard.CreditCode, "91350100M000100Y44", "最后一位校验码"},
		{idcard.HKMacauPermit, "A12345678", "以H（香港）或者M（澳门）开头"},
		{idcard.TaiwanPermit, "1234567", "8位数字，您填写了7位"},
		{idcard.Passport, "E123", "5至17位"},
		{idcard.LawyerLicence, "1440120181012345", "17位数字，您填写了16位"},
		{"badge", "1", "没有“badge”这一类证件"},
	} {
		err := idcard.Check(c.kind, c.number)
		var refusal law.Refusal
		if !errors.As(err, &refusal) || !strings.Contains(refusal.Sentence, c.want) {
			t.Errorf("%s %q: %v, want a refusal with %q", c.kind, c.number, err, c.want)
		}
	}
}

func TestBirthAndSex(t *testing.T) {
	if d, ok := idcard.Birth("11010519491231002X"); !ok || d.String() != "1949-12-31" {
		t.Errorf("born %s, %v", d, ok)
	}
	for number, want := range map[string]bool{"11010519491231002X": false, "440524188001010014": true} {
		if male, ok := idcard.Male(number); !ok || male != want {
			t.Errorf("%s: male %v, %v", number, male, ok)
		}
	}
	if _, ok := idcard.Birth("H12345678"); ok {
		t.Error("a permit holds no date of birth")
	}
	if _, ok := idcard.Male("H12345678"); ok {
		t.Error("a permit does not tell the sex")
	}
}

func TestMask(t *testing.T) {
	for in, want := range map[string]string{
		"440106199001010213": "4401**********0213", "13800138000": "138****8000", "H12345678": "H1*****78", "1234": "1***", "ab": "**", "": "", "甲公司员工": "甲****",
	} {
		if got := idcard.Mask(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func TestMobile(t *testing.T) {
	for in, want := range map[string]string{
		"13800138000": "13800138000", "+86 138-0013-8000": "13800138000", "0086 13800138000": "13800138000", "１３８００１３８０００": "13800138000",
		"+852 6123 4567": "+85261234567", "+853 6612 3456": "+85366123456", "+886 0912 345 678": "+886912345678", "+886 912345678": "+886912345678", "(+852)61234567": "+85261234567",
	} {
		if got, err := idcard.Mobile(in); err != nil || got != want {
			t.Errorf("%s: %s, %v; want %s", in, got, err, want)
		}
	}
	for in, want := range map[string]string{
		"": "请填写手机号码", "1380013800": "应为11位，您填写了10位", "12800138000": "有误", "1380013800a": "有误", "+8521234": "香港", "+85312345678": "以6开头", "+88681234567": "台湾", "+12025550100": "暂不支持",
	} {
		if got, err := idcard.Mobile(in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %s, %v; want a sentence with %s", in, got, err, want)
		}
	}
}

// validResident draws a well-formed number; its check character is computed here, apart from the code under test.
func validResident(t *rapid.T, region string) string {
	s := fmt.Sprintf("%s%04d%02d%02d%03d", region, rapid.IntRange(1900, 2026).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"),
		rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 999).Draw(t, "sequence"))
	// Seen from the right, position i weighs 2^i modulo 11, and the whole sums to 1.
	sum, weight := 0, 1
	for i := len(s) - 1; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	check := (12 - sum%11) % 11
	if check == 10 {
		return s + "X"
	}
	return s + fmt.Sprint(check)
}

// Modulo 11 finds every change of one character and every exchange of two different neighbours.
func TestEverySlipInAResidentNumberIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := validResident(t, rapid.SampledFrom([]string{"440106", "110105", "330102", "650101"}).Draw(t, "region"))
		if err := idcard.Check(idcard.ResidentID, id); err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		for i := range id {
			for _, c := range "0123456789X" {
				if slip := id[:i] + string(c) + id[i+1:]; slip != id && idcard.Check(idcard.ResidentID, slip) == nil {
					t.Fatalf("%s for %s passed", slip, id)
				}
			}
			if i > 0 && id[i] != id[i-1] {
				if slip := id[:i-1] + string(id[i]) + string(id[i-1]) + id[i+1:]; idcard.Check(idcard.ResidentID, slip) == nil {
					t.Fatalf("%s for %s passed", slip, id)
				}
			}
		}
		if idcard.Check(idcard.ResidentID, id[:17]) == nil || idcard.Check(idcard.ResidentID, id+"0") == nil {
			t.Fatal("the wrong length passed")
		}
	})
}

func TestCardsWithTheSameCheck(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for kind, regions := range map[idcard.Kind][]string{idcard.Residence: {"810000", "820000", "830000"}, idcard.ForeignPermanentID: {"911124", "931350"}} {
			id := validResident(t, rapid.SampledFrom(regions).Draw(t, "region"))
			if err := idcard.Check(kind, id); err != nil {
				t.Fatalf("%s %s: %v", kind, id, err)
			}
			if idcard.Check(idcard.ResidentID, id) == nil {
				t.Fatalf("%s passed as a resident card", id)
			}
		}
	})
}

// Modulo 31 finds every change of one character of a credit code.
func TestEverySlipInACreditCodeIsFound(t *testing.T) {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	id := "91350100M000100Y43"
	for i := range id {
		for _, c := range alphabet {
			if slip := id[:i] + string(c) + id[i+1:]; slip != id && idcard.Check(idcard.CreditCode, slip) == nil {
				t.Errorf("%s passed", slip)
			}
		}
	}
}

func TestNothingPanics(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "s")
		for _, k := range idcard.Kinds() {
			if err := idcard.Check(k, s); err == nil && idcard.Normalise(s) == "" {
				t.Fatalf("%s took an empty number", k)
			}
			if k.Chinese() == "" {
				t.Fatalf("%s has no name", k)
			}
		}
		if _, err := idcard.Mobile(s); err != nil && err.Error() == "" {
			t.Fatal("a refusal without a sentence")
		}
		if idcard.Normalise(idcard.Normalise(s)) != idcard.Normalise(s) {
			t.Fatal("normalising twice differs")
		}
		if d, ok := idcard.Birth(s); ok == d.IsZero() {
			t.Fatalf("%q: a birth date %v that is and is not there", s, d)
		}
		if _, ok := idcard.Male(s); ok && len([]rune(idcard.Normalise(s))) != 18 {
			t.Fatalf("%q tells a sex without being a resident ID", s)
		}
		if m := idcard.Mask(s); len([]rune(m)) != len([]rune(s)) {
			t.Fatalf("%q masked to %q", s, m)
		}
	})
}

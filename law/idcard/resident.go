package idcard

import (
	"strings"
	"time"

	"yunting/law"
	"yunting/law/calendar"
)

// ResidentForm is the standard of the 18-character citizen number.
var ResidentForm = law.Declare(law.Rule{
	Key: "gb/11643", Article: "GB 11643—1999《公民身份号码》", From: "1999-07-01", Mark: law.Memory,
	Summary: "six characters of region, eight of birth date, three of sequence (odd for men), one check character modulo 11",
})

var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const residentChecks = "10X98765432"

func resident(s string) error {
	if strings.HasPrefix(s, "81") || strings.HasPrefix(s, "82") || strings.HasPrefix(s, "83") {
		return law.Refuse(ResidentForm, "这是港澳台居民居住证号码，请把证件类型改为“港澳台居民居住证”")
	}
	if err := eighteen(ResidentID, s); err != nil {
		return err
	}
	if _, ok := regions[s[:2]]; !ok {
		return law.Refuse(ResidentForm, "居民身份证号码前两位“%s”不是有效的地区代码，请对照证件核对", s[:2])
	}
	return birthAndCheck(ResidentID, s)
}

func residence(s string) error {
	if err := eighteen(Residence, s); err != nil {
		return err
	}
	switch s[:6] {
	case "810000", "820000", "830000":
		return birthAndCheck(Residence, s)
	}
	return law.Refuse(ResidentForm, "港澳台居民居住证号码以810000（香港）、820000（澳门）或者830000（台湾）开头，您填写的是%s", s[:6])
}

func foreignPermanent(s string) error {
	if len(s) == 15 {
		return patterns[ForeignPermanentID].check(ForeignPermanentID, s)
	}
	if !strings.HasPrefix(s, "9") {
		return law.Refuse(ResidentForm, "外国人永久居留身份证号码为以9开头的18位号码，旧证为3个字母加12位数字，请对照证件核对")
	}
	if err := eighteen(ForeignPermanentID, s); err != nil {
		return err
	}
	return birthAndCheck(ForeignPermanentID, s)
}

// eighteen tests length and characters.
func eighteen(k Kind, s string) error {
	if n := len([]rune(s)); n != 18 {
		return law.Refuse(ResidentForm, "%s号码应为18位，您填写了%d位", k.Chinese(), n)
	}
	for i, r := range []rune(s) {
		if r >= '0' && r <= '9' || i == 17 && r == 'X' {
			continue
		}
		if i == 17 {
			return law.Refuse(ResidentForm, "%s号码最后一位只能是数字或者X，您填写的是“%c”", k.Chinese(), r)
		}
		return law.Refuse(ResidentForm, "%s号码第%d位应为数字，您填写的是“%c”", k.Chinese(), i+1, r)
	}
	return nil
}

// birthAndCheck tests characters 7 to 14 and the last one.
func birthAndCheck(k Kind, s string) error {
	if _, ok := Birth(s); !ok {
		return law.Refuse(ResidentForm, "%s号码第7至14位“%s”不是有效的出生日期，请对照证件核对", k.Chinese(), s[6:14])
	}
	if want := residentCheck(s); want != s[17] {
		return law.Refuse(ResidentForm, "%s号码有误：最后一位校验码与前17位不符（按前17位应为%c，您填写的是%c），请对照证件逐位核对", k.Chinese(), want, s[17])
	}
	return nil
}

// residentCheck is the check character of 17 digits.
func residentCheck(s string) byte {
	sum := 0
	for i, w := range residentWeights {
		sum += int(s[i]-'0') * w
	}
	return residentChecks[sum%11]
}

// Birth is the date of birth in an 18-character number; false when it holds none.
func Birth(number string) (calendar.Date, bool) {
	s := Normalise(number)
	if len(s) != 18 {
		return calendar.Date{}, false
	}
	t, err := time.Parse("20060102", s[6:14])
	if err != nil || t.Year() < 1800 {
		return calendar.Date{}, false
	}
	return calendar.Date{Y: t.Year(), M: t.Month(), D: t.Day()}, true
}

// Male tells the sex in an 18-character number: the 17th digit is odd for men. False when it holds none.
func Male(number string) (male, ok bool) {
	s := Normalise(number)
	if len(s) != 18 || s[16] < '0' || s[16] > '9' {
		return false, false
	}
	return (s[16]-'0')%2 == 1, true
}

package idcard

import (
	"strings"

	"yunting/law"
)

// PermitForms covers the documents without a check character.
var PermitForms = law.Declare(law.Rule{
	Key: "idcard/permits", Article: "出入境证件、律师执业证的号码样式", From: "2018-09-28", Mark: law.Memory,
	Summary: "travel permits, passports, old foreign residence cards and lawyers' licences are tested by length and characters only",
})

// pattern is the shape of a number and the words for it. A shape has one letter for each character:
// 9 a digit, A a letter, * either, H the letters H and M.
type pattern struct {
	shapes []string // one for each length
	want   string   // zh-Hans
}

var patterns = map[Kind]pattern{
	HKMacauPermit:      {[]string{"H99999999", "H9999999999"}, "以H（香港）或者M（澳门）开头，后面是8位数字"},
	TaiwanPermit:       {[]string{"99999999", "9999999999A"}, "8位数字"},
	Passport:           {between(5, 17), "5至17位字母或者数字"},
	ForeignPermanentID: {[]string{"AAA999999999999"}, "3个字母加12位数字（旧证）"},
	LawyerLicence:      {[]string{strings.Repeat("9", 17)}, "17位数字"},
}

func between(least, most int) (shapes []string) {
	for n := least; n <= most; n++ {
		shapes = append(shapes, strings.Repeat("*", n))
	}
	return shapes
}

// check compares with the shape of the same length and names the first character that does not fit.
func (p pattern) check(k Kind, s string) error {
	number := []rune(s)
	for _, shape := range p.shapes {
		if len(shape) != len(number) {
			continue
		}
		for i, r := range number {
			if !fits(r, shape[i]) {
				return law.Refuse(PermitForms, "%s号码应为%s：第%d位应为%s，您填写的是“%c”，请对照证件核对", k.Chinese(), p.want, i+1, classes[shape[i]], r)
			}
		}
		return nil
	}
	return law.Refuse(PermitForms, "%s号码应为%s，您填写了%d位“%s”，请对照证件核对", k.Chinese(), p.want, len(number), s)
}

// classes are the words for the letters of a shape.
var classes = map[byte]string{'9': "数字", 'A': "大写字母", '*': "字母或者数字", 'H': "字母H或者M"}

func fits(r rune, class byte) bool {
	digit, letter := r >= '0' && r <= '9', r >= 'A' && r <= 'Z'
	switch class {
	case '9':
		return digit
	case 'A':
		return letter
	case 'H':
		return r == 'H' || r == 'M'
	}
	return digit || letter
}

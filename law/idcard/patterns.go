package idcard

import (
	"regexp"

	"yunting/law"
)

// PermitForms covers the documents without a check character.
var PermitForms = law.Declare(law.Rule{
	Key: "idcard/permits", Article: "出入境证件、律师执业证的号码样式", From: "2018-09-28", Mark: law.Memory,
	Summary: "travel permits, passports, old foreign residence cards and lawyers' licences are tested by length and characters only",
})

// pattern is the shape of a number and the words for it.
type pattern struct {
	form *regexp.Regexp
	want string // zh-Hans
}

var patterns = map[Kind]pattern{
	HKMacauPermit:      {regexp.MustCompile(`^[HM]\d{8}(\d{2})?$`), "以H（香港）或者M（澳门）开头，后面是8位数字"},
	TaiwanPermit:       {regexp.MustCompile(`^(\d{8}|\d{10}[A-Z])$`), "8位数字"},
	Passport:           {regexp.MustCompile(`^[A-Z0-9]{5,17}$`), "5至17位字母或者数字"},
	ForeignPermanentID: {regexp.MustCompile(`^[A-Z]{3}\d{12}$`), "3个字母加12位数字（旧证）"},
	LawyerLicence:      {regexp.MustCompile(`^\d{17}$`), "17位数字"},
}

func (p pattern) check(k Kind, s string) error {
	if p.form.MatchString(s) {
		return nil
	}
	return law.Refuse(PermitForms, "%s号码应为%s，您填写了%d位“%s”，请对照证件核对", k.Chinese(), p.want, len([]rune(s)), s)
}

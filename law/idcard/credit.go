package idcard

import (
	"strings"

	"yunting/law"
)

// The standards of the unified social credit code and of the organisation code inside it.
var (
	CreditForm = law.Declare(law.Rule{
		Key: "gb/32100", Article: "GB 32100—2015《法人和其他组织统一社会信用代码编码规则》", From: "2015-10-01", Mark: law.Memory,
		Summary: "eighteen characters without I, O, S, V, Z; the last is a check character modulo 31",
	})
	OrganisationForm = law.Declare(law.Rule{
		Key: "gb/11714", Article: "GB 11714—1997《全国组织机构代码编制规则》", From: "1998-01-01", Mark: law.Memory,
		Summary: "characters 9 to 17 of a credit code are an organisation code with a check character modulo 11",
	})
)

const (
	creditAlphabet       = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	organisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

var (
	creditWeights       = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}
	organisationWeights = [8]int{3, 7, 9, 10, 5, 8, 4, 2}
)

func creditCode(s string) error {
	if n := len([]rune(s)); n != 18 {
		return law.Refuse(CreditForm, "统一社会信用代码应为18位，您填写了%d位", n)
	}
	for i, r := range []rune(s) {
		if !strings.ContainsRune(creditAlphabet, r) {
			return law.Refuse(CreditForm, "统一社会信用代码第%d位“%c”有误：只用数字和大写字母，不用字母I、O、S、V、Z", i+1, r)
		}
		if i >= 2 && i < 8 && (r < '0' || r > '9') {
			return law.Refuse(CreditForm, "统一社会信用代码第%d位应为数字（第3至8位是登记机关地区代码），您填写的是“%c”", i+1, r)
		}
	}
	if want := creditCheck(s); want != s[17] {
		return law.Refuse(CreditForm, "统一社会信用代码有误：最后一位校验码与前17位不符（按前17位应为%c，您填写的是%c），请对照营业执照逐位核对", want, s[17])
	}
	if want := organisationCheck(s[8:16]); want != s[16] {
		return law.Refuse(OrganisationForm, "统一社会信用代码有误：第9至17位主体标识码的校验码不符（按第9至16位应为%c，您填写的是%c），请对照营业执照逐位核对", want, s[16])
	}
	return nil
}

func creditCheck(s string) byte {
	sum := 0
	for i, w := range creditWeights {
		sum += strings.IndexByte(creditAlphabet, s[i]) * w
	}
	return creditAlphabet[(31-sum%31)%31]
}

func organisationCheck(s string) byte {
	sum := 0
	for i, w := range organisationWeights {
		sum += strings.IndexByte(organisationAlphabet, s[i]) * w
	}
	switch c := 11 - sum%11; c {
	case 10:
		return 'X'
	case 11:
		return '0'
	default:
		return byte('0' + c)
	}
}

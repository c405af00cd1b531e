// Package idcard checks the numbers of identity documents 证件号码 and says exactly what is wrong with one.
//
// A number that passes is well formed; it does not follow that it exists or belongs to the person.
package idcard

import (
	"strings"

	"yunting/law"
)

// Kind is a kind of identity document.
type Kind string

const (
	ResidentID         Kind = "resident"          // 居民身份证
	Residence          Kind = "residence"         // 港澳台居民居住证
	HKMacauPermit      Kind = "hk-macau-permit"   // 港澳居民来往内地通行证
	TaiwanPermit       Kind = "taiwan-permit"     // 台湾居民来往大陆通行证
	Passport           Kind = "passport"          // 护照
	ForeignPermanentID Kind = "foreign-permanent" // 外国人永久居留身份证
	CreditCode         Kind = "credit-code"       // 统一社会信用代码
	LawyerLicence      Kind = "lawyer-licence"    // 律师执业证
)

// Kinds lists the kinds in the order a form offers them.
func Kinds() []Kind {
	return []Kind{ResidentID, Residence, HKMacauPermit, TaiwanPermit, Passport, ForeignPermanentID, CreditCode, LawyerLicence}
}

// Chinese is the document's name; empty for an unknown kind.
func (k Kind) Chinese() string {
	return map[Kind]string{
		ResidentID: "居民身份证", Residence: "港澳台居民居住证", HKMacauPermit: "港澳居民来往内地通行证", TaiwanPermit: "台湾居民来往大陆通行证",
		Passport: "护照", ForeignPermanentID: "外国人永久居留身份证", CreditCode: "统一社会信用代码", LawyerLicence: "律师执业证",
	}[k]
}

// Person tells a document of a natural person from the code of an organisation.
func (k Kind) Person() bool { return k != CreditCode }

// Check tests a number of a kind. The error is a law.Refusal: length, character, date or check digit, whichever is wrong first.
func Check(kind Kind, number string) error {
	s := Normalise(number)
	if s == "" {
		return law.Refuse(law.Rule{}, "请填写%s号码", kind.Chinese())
	}
	switch kind {
	case ResidentID:
		return resident(s)
	case Residence:
		return residence(s)
	case ForeignPermanentID:
		return foreignPermanent(s)
	case CreditCode:
		return creditCode(s)
	}
	if p, ok := patterns[kind]; ok {
		return p.check(kind, s)
	}
	return law.Refuse(law.Rule{}, "没有“%s”这一类证件，请重新选择证件类型", string(kind))
}

// Normalise removes spaces and hyphens, turns full-width characters to half-width and letters to capitals.
func Normalise(number string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' { // full-width forms stand at a fixed distance from ASCII
			r -= '！' - '!'
		}
		switch {
		case r == ' ' || r == '\u3000' || r == '\t' || r == '-':
			return -1
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, number))
}

// Mask hides the middle of a number for display: 4401**********0213, 138****5678. Short strings keep less.
func Mask(s string) string {
	r := []rune(s)
	head, tail := 0, 0
	switch n := len(r); {
	case n >= 15:
		head, tail = 4, 4
	case n >= 11:
		head, tail = 3, 4
	case n >= 6:
		head, tail = 2, 2
	case n >= 3:
		head = 1
	}
	for i := head; i < len(r)-tail; i++ {
		r[i] = '*'
	}
	return string(r)
}

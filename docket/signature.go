package docket

import (
	"strings"

	"yunting/id"
	"yunting/law"
)

// Signing: parties confirm what they hand in online or with an electronic signature. The court makes the key, so this
// is not the reliable signature of the Electronic Signature Law 13, which the signer alone controls; it is never called one.
var Signing = law.Declare(law.Rule{
	Key: "olr/33/signing", Article: "《人民法院在线诉讼规则》第三十三条", From: "2021-08-01", Mark: law.Choice,
	Summary: "materials of the suit are confirmed online or by electronic signature; here a party types, draws or shows its name, and the court issues a certificate for that act to the verified account",
})

// Way is how somebody signed what he handed in 签署方式.
type Way string

const (
	Typed    Way = "typed"   // 打印体姓名: the full name typed under the text
	Drawn    Way = "drawn"   // 手写签名: strokes of a pen, a finger or a mouse
	Pictured Way = "picture" // 签名图片: a picture of the name written on paper
)

// Chinese is the word for a way on papers and pages; empty for one that is not known.
func (w Way) Chinese() string {
	switch w {
	case Typed:
		return "打印体姓名"
	case Drawn:
		return "手写签名"
	case Pictured:
		return "签名图片"
	}
	return ""
}

// Signature is what a party put under a paper of its own when it handed it in 当事人签名. Acts entered before 2026-11-28
// have none.
type Signature struct {
	Way  Way     `json:"way,omitempty"`
	File id.File `json:"file,omitempty"` // what was drawn or shown, by its SHA-256 digest; empty: the name was typed
}

// IsZero tells whether an act was handed in without one.
func (s Signature) IsZero() bool { return s == Signature{} }

// With adds the rule on signatures to what an act rests on, when it was signed.
func (s Signature) With(b law.Basis) law.Basis {
	if s.IsZero() {
		return b
	}
	return append(b, Signing)
}

// Fault says in a sentence what is wrong with a signature; empty when nothing is. None at all is no fault: what comes
// by other ways than the pages is signed outside.
func (s Signature) Fault() string {
	switch digest := string(s.File); {
	case s.IsZero(), s.Way == Typed && digest == "":
		return ""
	case s.Way.Chinese() == "":
		return "请选择签名的方式：打印体姓名、手写签名或者签名图片"
	case s.Way == Typed:
		return "用打印体姓名签署的，不能同时附签名图片"
	case len(digest) != 64 || strings.Trim(digest, "0123456789abcdef") != "":
		return "没有收到您的" + s.Way.Chinese() + "，请重新签名"
	}
	return ""
}

package calculator

import (
	"strings"

	"yunting/law/calendar"
	"yunting/law/idcard"
)

// IdentifierQuestion asks whether the number of a document is well formed.
type IdentifierQuestion struct {
	Number string `arg:"" query:"number" help:"The number." doc:"The number 证件号码."`
	Kind   string `query:"kind" help:"resident, residence, hk-macau-permit, taiwan-permit, passport, foreign-permanent, lawyer-licence, credit-code or mobile." default:"resident" doc:"resident 居民身份证, residence 港澳台居民居住证, hk-macau-permit, taiwan-permit, passport 护照, foreign-permanent 外国人永久居留身份证, lawyer-licence 律师执业证, credit-code 统一社会信用代码 or mobile 手机号码."`
}

// CreditCodeQuestion asks about a unified social credit code.
type CreditCodeQuestion struct {
	Code string `arg:"" query:"code" help:"The code." doc:"The code 统一社会信用代码."`
}

// Identifier is a well-formed number. That it is well formed does not mean that it exists or belongs to anybody.
type Identifier struct {
	Kind         string         `json:"kind"`
	Name         string         `json:"name" doc:"The document's name (zh-Hans)."`
	Number       string         `json:"number" doc:"The number in its normal form."`
	Valid        bool           `json:"valid" doc:"Always true: a number that is not well formed is refused with what is wrong."`
	Birth        *calendar.Date `json:"birth,omitempty" format:"date" doc:"Date of birth, where the number holds one."`
	Sex          string         `json:"sex,omitempty" doc:"男 or 女, where the number tells."`
	Organisation string         `json:"organisation_code,omitempty" doc:"The organisation code inside a credit code."`
}

const mobile = "mobile"

// FindIdentifier checks a number of a kind.
func FindIdentifier(q IdentifierQuestion) (Identifier, error) {
	if err := tooLong(q); err != nil {
		return Identifier{}, err
	}
	if strings.TrimSpace(q.Number) == "" {
		return Identifier{}, refuse("number", "请写明要核对的号码")
	}
	if q.Kind == mobile {
		n, err := idcard.Mobile(q.Number)
		return Identifier{Kind: mobile, Name: "手机号码", Number: n, Valid: err == nil}, about("number", err)
	}
	kind := idcard.Kind(q.Kind)
	if kind.Chinese() == "" {
		return Identifier{}, refuse("kind", "没有“%s”这种证件，可以是%s、mobile", q.Kind, strings.Join(words(idcard.Kinds()), "、"))
	}
	n := idcard.Normalise(q.Number)
	if err := idcard.Check(kind, n); err != nil {
		return Identifier{}, about("number", err)
	}
	out := Identifier{Kind: q.Kind, Name: kind.Chinese(), Number: n, Valid: true}
	if kind == idcard.CreditCode {
		out.Organisation = n[8:16] + "-" + n[16:17]
	}
	if !kind.Person() {
		return out, nil
	}
	if b, ok := idcard.Birth(n); ok {
		out.Birth = &b
	}
	if male, ok := idcard.Male(n); ok {
		out.Sex = map[bool]string{true: "男", false: "女"}[male]
	}
	return out, nil
}

// FindCreditCode checks a unified social credit code with the organisation code inside it.
func FindCreditCode(q CreditCodeQuestion) (Identifier, error) {
	out, err := FindIdentifier(IdentifierQuestion{Number: q.Code, Kind: string(idcard.CreditCode)})
	return out, about("code", err)
}

func (i Identifier) Lines() []string {
	out := []string{i.Name + "号码 " + i.Number + " 的格式和校验正确。"}
	if i.Kind == string(idcard.CreditCode) {
		out = []string{i.Name + " " + i.Number + " 的格式和校验正确。", "组织机构代码：" + i.Organisation}
	} else if i.Kind == mobile {
		out = []string{i.Name + " " + i.Number + " 的格式正确。"}
	}
	if i.Birth != nil {
		out = append(out, "出生日期："+i.Birth.String())
	}
	if i.Sex != "" {
		out = append(out, "性别："+i.Sex)
	}
	return append(out, "格式正确不等于号码真实存在，也不等于属于使用者。")
}

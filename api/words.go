package api

import (
	"strings"

	"github.com/danielgtaylor/huma/v2/validation"
)

// What the checks of the framework say, in the language of the court.
func init() {
	for msg, say := range map[*string]string{
		&validation.MsgUnexpectedProperty:            "没有这一项，请删去",
		&validation.MsgExpectedRFC3339DateTime:       "应当是带时区的时间，例如2026-11-23T01:30:00Z",
		&validation.MsgExpectedRFC3339Date:           "应当是日期，例如2026-11-23",
		&validation.MsgExpectedRFC4122UUID:           "应当是UUID",
		&validation.MsgExpectedRFC5322Email:          "邮箱不完整，应当像name@example.com",
		&validation.MsgExpectedMatchExactlyOneSchema: "不符合任何一种可以接受的形式",
		&validation.MsgExpectedBoolean:               "应当是true或者false",
		&validation.MsgExpectedNumber:                "应当是数字",
		&validation.MsgExpectedInteger:               "应当是整数",
		&validation.MsgExpectedString:                "应当是文字",
		&validation.MsgExpectedArray:                 "应当是列表",
		&validation.MsgExpectedObject:                "应当是对象",
		&validation.MsgExpectedArrayItemsUnique:      "列表中的各项不能重复",
		&validation.MsgExpectedOneOf:                 "只能是其中之一：%s",
		&validation.MsgExpectedMinimumNumber:         "不能小于%v",
		&validation.MsgExpectedMaximumNumber:         "不能大于%v",
		&validation.MsgExpectedMinLength:             "最少%d个字符",
		&validation.MsgExpectedMaxLength:             "最多%d个字符",
		&validation.MsgExpectedBePattern:             "应当是%s",
		&validation.MsgExpectedMatchPattern:          "格式不符：%s",
		&validation.MsgExpectedMinItems:              "至少要有%d项",
		&validation.MsgExpectedMaxItems:              "最多%d项",
		&validation.MsgExpectedRequiredProperty:      lacking + "%s",
	} {
		*msg = say
	}
}

const lacking = "缺少必填项："

// others are sentences the framework keeps in its code.
var others = map[string]string{
	"required path parameter is missing":   "缺少必填项",
	"required query parameter is missing":  "缺少必填项",
	"required header parameter is missing": "缺少必填项",
	"invalid integer":                      "应当是整数",
	"invalid boolean":                      "应当是true或者false",
	"unknown query parameter":              "没有这个参数，请删去",
}

// inChinese puts a finding into words and, for something missing, at the place where it is missing.
func inChinese(e FieldError) FieldError {
	if name, ok := strings.CutPrefix(e.Message, lacking); ok {
		e.Location, e.Message = e.Location+"."+name, "缺少必填项"
	}
	if say, ok := others[e.Message]; ok {
		e.Message = say
	}
	// A type that reads itself from text has said what is wrong already.
	e.Message = strings.TrimPrefix(e.Message, "invalid value: ")
	return e
}

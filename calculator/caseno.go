package calculator

import (
	"strconv"
	"strings"

	"yunting/law"
	"yunting/law/caseno"
)

// CaseNumberQuestion asks what a case number says.
type CaseNumberQuestion struct {
	Number string `arg:"" query:"number" help:"The case number." doc:"The case number 案号."`
}

// CaseNumber is a case number in its parts.
type CaseNumber struct {
	Text     string    `json:"text" doc:"As printed, with full-width brackets."`
	Year     int       `json:"year" doc:"Calendar year of receipt."`
	Court    string    `json:"court" doc:"Court code 法院代字."`
	Type     string    `json:"type" doc:"Type code 类型代字."`
	TypeName string    `json:"type_name,omitempty" doc:"What the type code stands for; absent for one this release does not know."`
	First    int       `json:"first" doc:"The serial; of a range, the first."`
	Last     int       `json:"last" doc:"The last serial of a range; the serial itself of a single case."`
	Ruling   int       `json:"ruling,omitempty" doc:"1 for 之一; absent when there is none."`
	Basis    law.Basis `json:"basis" nullable:"false"`
}

// ReadCaseNumber takes a case number apart.
func ReadCaseNumber(q CaseNumberQuestion) (CaseNumber, error) {
	if err := tooLong(q); err != nil {
		return CaseNumber{}, err
	}
	if strings.TrimSpace(q.Number) == "" {
		return CaseNumber{}, refuse("number", "请写明案号，例如（2026）粤0192民初1号")
	}
	n, err := caseno.Parse(q.Number)
	if err != nil {
		return CaseNumber{}, about("number", err)
	}
	name, _ := caseno.TypeName(n.Type)
	return CaseNumber{Text: n.String(), Year: n.Year, Court: n.Court, Type: n.Type, TypeName: name, First: n.First, Last: max(n.First, n.Last),
		Ruling: n.Ruling, Basis: law.Basis{caseno.Form}}, nil
}

func (c CaseNumber) Lines() []string {
	out := []string{c.Text, "年份：" + strconv.Itoa(c.Year), "法院代字：" + c.Court, "类型代字：" + c.Type}
	if c.TypeName != "" {
		out[3] += "（" + c.TypeName + "）"
	}
	if c.Last > c.First {
		out = append(out, "编号："+strconv.Itoa(c.First)+"至"+strconv.Itoa(c.Last)+"，共"+strconv.Itoa(c.Last-c.First+1)+"件")
	} else {
		out = append(out, "编号："+strconv.Itoa(c.First))
	}
	if c.Ruling > 0 {
		out = append(out, "同一案件的第"+strconv.Itoa(c.Ruling)+"份裁定")
	}
	return append(out, basisLine(c.Basis))
}

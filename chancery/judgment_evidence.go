package chancery

import (
	"fmt"
	"strings"

	"yunting/document/form"
	"yunting/evidence"
	"yunting/law"
	"yunting/procedure"
)

// Ruled is a paragraph for every exhibit the judge has found on, in the order of the table of exhibits. It follows from
// the docket alone: a judgment takes it over as it stands.
func Ruled(c *procedure.Civil) (out []string) {
	for _, p := range both {
		for i, x := range c.Evidence.Of(p) {
			if r, ok := c.Evidence.Rulings[x.ID]; ok {
				out = append(out, ruledOn(c, fmt.Sprintf("%s证据%d“%s”", role(p), i+1, x.Name), x, r))
			}
		}
	}
	return out
}

func ruledOn(c *procedure.Civil, name string, x evidence.Exhibit, r evidence.Ruling) string {
	var b strings.Builder
	b.WriteString("对" + name)
	if x.Deposit != "" {
		fmt.Fprintf(&b, "（存证编号%s）", x.Deposit)
	}
	b.WriteString("，")
	if k, ok := c.Evidence.Check(x.ID); ok {
		fmt.Fprintf(&b, "%s。", checked(k))
	}
	for _, pt := range r.Points {
		word := "不成立"
		if pt.Upheld {
			word = "成立"
		}
		fmt.Fprintf(&b, "%s提出%s的异议，%s；该异议%s。", role(opposite(x.By)), objected(pt.Article), form.Trim(pt.Reason), word)
	}
	if r.Presumed {
		b.WriteString("该电子数据系通过区块链技术存储，并经技术核验一致，没有足以推翻的相反证据，认定上链后未经篡改。")
	}
	if r.Neutral {
		b.WriteString("该电子数据由记录和保存电子数据的中立第三方平台提供或者确认。")
	}
	if r.Reason != "" {
		b.WriteString(form.Sentences(r.Reason))
	}
	fmt.Fprintf(&b, "依照%s，本院%s。", law.Basis(r.Basis).Articles(), r.Admitted.Chinese())
	return b.String()
}

// checked is the outcome of the technical check as a judgment states it.
func checked(k evidence.Checked) string {
	if k.Outcome != evidence.Same {
		return "本院进行技术核验，结果为：" + k.Outcome.Chinese()
	}
	return "本院经技术核验，内容与" + form.Moment(k.At) + "的存证记录一致"
}

// objected names an objection by what it is about.
func objected(article int) string {
	switch article {
	case 16:
		return "存证后被改动"
	case 17:
		return "存证平台或者存证过程不可靠"
	}
	return "存证前已不具备真实性"
}

// objections are what both sides said to a deposited exhibit beside its check, for the record.
func (d desk) objections(x evidence.Exhibit) (out []form.Objection) {
	for _, o := range d.Evidence.Objected(x.ID) {
		for _, w := range o.Said {
			out = append(out, form.Objection{By: role(o.By), Against: objected(o.Article), At: w.At, Text: w.Text})
		}
		for _, w := range o.Answers {
			out = append(out, form.Objection{By: role(x.By), At: w.At, Text: w.Text})
		}
	}
	return out
}

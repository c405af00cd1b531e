package chancery

import (
	"yunting/document/form"
	"yunting/filing"
	"yunting/law/limit"
	"yunting/platform/typeset"
)

// refusal rules that the suit is not accepted 民事裁定书（不予受理）. It names the judge who ruled and the clerk (CPL 157).
func (d desk) refusal() (form.Paper, bool) {
	x := d.Filing.Complaint
	g, _ := filing.GroundOf(d.Filing.Ground)
	bs := []typeset.Block{
		form.Para(described("起诉人", x.Plaintiff, false)),
		para("%s，本院收到%s对%s提起%s诉讼的起诉状（收件编号：%s）。起诉人的诉讼请求为：%s", d.Filing.FirstFiled.Chinese(), x.Plaintiff.Name, x.Defendant.Name,
			x.CauseName, d.Filing.Receipt, inOne(x.Claims)),
		para("本院经审查认为，%s", sentences(d.Filing.Reason, g.Say)),
		para("依照%s的规定，裁定如下：", under(filing.Refusing, g.Rule, filing.Ruling)),
		para("对%s的起诉，本院不予受理。", x.Plaintiff.Name),
		para("如不服本裁定，可以在裁定书送达之日起%s内，向本院递交上诉状，上诉于%s。（%s）", length(limit.AppealRuling), d.AppealsTo(),
			under(filing.Refusing, limit.AppealRuling.Rule)),
	}
	p := d.ours("民事裁定书", bs...)
	for _, e := range d.entries { // the judge who ruled, and the clerk who put the suit before him
		switch e.Act.(type) {
		case filing.Refuse:
			p.Sign = []string{"审判员　" + e.By.Name}
		case filing.Refer:
			p.Clerk = []string{"书记员　" + e.By.Name}
		}
	}
	return d.attested(p), d.Filing.State == filing.Refused
}

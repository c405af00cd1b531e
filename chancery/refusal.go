package chancery

import (
	"yunting/document/form"
	"yunting/filing"
	"yunting/law/limit"
)

// refusal rules that the suit is not accepted 民事裁定书（不予受理）. It names the judge who ruled and the clerk (CPL 157).
func (d desk) refusal() (any, bool) {
	if d.Filing.State != filing.Refused {
		return nil, false
	}
	c := d.Filing.Complaint
	g, _ := filing.GroundOf(d.Filing.Ground)
	x := &form.Refusal{
		Case: d.named(), Suitor: described("起诉人", c.Plaintiff, false), FiledOn: d.Filing.FirstFiled, Receipt: d.Filing.Receipt, Claims: claims(c.Claims),
		Reasons: []string{d.Filing.Reason, g.Say}, Under: []string{g.Rule.Article}, Appeal: span(limit.AppealRuling), AppealsTo: d.AppealsTo(),
	}
	for _, e := range d.entries { // the judge who ruled, and the clerk who put the suit before him
		switch e.Act.(type) {
		case filing.Refuse:
			x.Sign = []string{"审判员　" + e.By.Name}
		case filing.Refer:
			x.Clerk = []string{"书记员　" + e.By.Name}
		}
	}
	return x, true
}

package chancery

import (
	"yunting/document/form"
	"yunting/law/limit"
	"yunting/procedure"
)

// correction tells everything that must be corrected, once 补正通知书.
func (d desk) correction() (any, bool) {
	if len(d.Filing.Defects) == 0 {
		return nil, false
	}
	x := &form.CorrectionNotice{
		Case: d.named(), Addressee: d.addressed(procedure.P1), Contact: d.contact(),
		Receipt: d.Filing.Receipt, Within: d.term(limit.Correction, procedure.P1),
	}
	for _, defect := range d.Filing.Defects {
		x.Defects = append(x.Defects, defect.Say)
	}
	return x, true
}

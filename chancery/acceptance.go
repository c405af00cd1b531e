package chancery

import (
	"yunting/document/form"
	"yunting/filing"
	"yunting/procedure"
)

// acceptance tells the plaintiff that the case is open 受理案件通知书.
func (d desk) acceptance() (any, bool) {
	if d.Filing.State != filing.Accepted {
		return nil, false
	}
	return &form.Acceptance{Case: d.named(), Addressee: d.addressed(procedure.P1), Trying: d.trying(), AcceptedOn: d.Filing.AcceptedOn}, true
}

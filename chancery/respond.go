package chancery

import (
	"yunting/document/form"
	"yunting/law/limit"
	"yunting/procedure"
)

// respond tells the defendant who sues, what to do and by when 应诉通知书.
func (d desk) respond() (any, bool) {
	if _, begun := d.Service.Begun[procedure.D1]; !begun {
		return nil, false
	}
	abroad := d.Abroad(procedure.D1)
	return &form.Respond{
		Case: d.named(), Addressee: d.addressed(procedure.D1), Contact: d.contact(), Trying: d.trying(), AcceptedOn: d.Filing.AcceptedOn,
		Amount: d.Filing.Complaint.Amount, Answer: d.term(limit.AnswerOf(abroad), procedure.D1), Join: d.term(limit.JoinOnline, procedure.D1), Abroad: abroad,
	}, true
}

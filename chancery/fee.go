package chancery

import (
	"yunting/document/form"
	"yunting/law"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/procedure"
)

// feeNotice tells what must be paid, how it was computed and by when 交纳诉讼费用通知书.
func (d desk) feeNotice() (any, bool) {
	if d.Fee.On.IsZero() {
		return nil, false
	}
	return &form.FeeNotice{
		Case: d.named(), Addressee: d.addressed(procedure.P1), Contact: d.contact(), Bill: bill(d.Fee.Assessed),
		Track: d.Trial.Now(), Amount: d.Filing.Complaint.Amount, Within: d.term(limit.FeePayment, procedure.P1),
	}, true
}

// feeRest tells what must still be paid after the case went to ordinary procedure 补交诉讼费用通知书.
func (d desk) feeRest() (any, bool) {
	if d.Fee.Rest.IsZero() {
		return nil, false
	}
	return &form.FeeRest{
		Case: d.named(), Addressee: d.addressed(procedure.P1), Contact: d.contact(), Bill: bill(d.Fee.Assessed),
		Paid: d.Fee.Received, Remitted: d.Fee.Remitted, Owed: d.Fee.Owed(), Within: d.term(limit.FeeRest, procedure.P1),
	}, true
}

// bill is a fee with its computation. It leaves out of the basis what is this court's own choice: that is no provision to cite.
func bill(r lawfee.Result) form.Bill {
	b := form.Bill{Fee: r.Fee}
	for _, l := range r.Lines {
		b.Lines = append(b.Lines, form.FeeLine{Text: l.Text, Amount: l.Amount})
	}
	for _, x := range r.Basis {
		if x.Mark != law.Choice {
			b.Basis = append(b.Basis, x.Article)
		}
	}
	return b
}

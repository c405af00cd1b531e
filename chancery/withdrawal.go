package chancery

import "yunting/document/form"

// withdrawalRuling allows or refuses the withdrawal of the suit 民事裁定书（准许或者不准许撤诉）.
func (d desk) withdrawalRuling() (any, bool) {
	w := d.Judgment.Withdrawal
	if w == nil || !w.Ruled {
		return nil, false
	}
	return &form.WithdrawalRuling{
		Case: d.named(), Bench: d.signers(d.Trial.Judge.Name), AcceptedOn: d.Filing.AcceptedOn, Reasons: w.Reasons, Finding: w.Ruling,
		Allowed: w.Allowed, Half: d.half(),
	}, true
}

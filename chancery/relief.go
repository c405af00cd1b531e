package chancery

import (
	"yunting/document/form"
	"yunting/fee"
	"yunting/law/limit"
	"yunting/procedure"
)

// reliefDecision decides an application for deferral, reduction or waiver 准予（不准予）缓交、减交、免交诉讼费用决定书.
func (d desk) reliefDecision() (any, bool) {
	r := d.Fee.LastRelief()
	if r == nil || !r.Decided {
		return nil, false
	}
	x := &form.ReliefDecision{
		Case: d.named(), Bench: d.single(r.By), Applicant: described("申请人（原告）", d.sideOf(procedure.P1), false), You: d.you(procedure.P1),
		AskedOn: r.On, Asked: form.Relief(r.Form), Granted: form.Relief(r.Granted), Reasons: r.Reason, Owed: d.Fee.Owed(), Off: r.Off,
		Percent: r.Percent, Until: r.Until, Within: span(limit.FeeAfterRelief),
	}
	if g, ok := fee.GroundOf(r.Under); ok {
		x.Ground, x.Under = g.Say, []string{g.Rule.Article}
	}
	return x, true
}

package track

import (
	"yunting/law"
	"yunting/law/money"
)

// thresholds are the sums of small claims on a date, and the provisions that set them.
type thresholds struct {
	mandatory, agreed   money.Fen // agreed 0: no agreement possible
	how                 string    // zh-Hans: where the mandatory sum comes from
	ruleMust, ruleAgree law.Rule
}

// small tells whether the case goes to small claims, and says why or why not.
func (d *Decision) small(f Facts) bool {
	if !d.admitted(f) {
		return false
	}
	t, ok := d.thresholds(f)
	if !ok {
		return false
	}
	d.Threshold = t.mandatory
	switch {
	case f.Amount <= t.mandatory:
		d.say(t.ruleMust, "标的额%s，不超过%s%s，适用小额诉讼程序，实行一审终审。", f.Amount.Yuan(), t.how, t.mandatory.Yuan())
		return true
	case f.Amount <= t.agreed && f.AgreedSmall:
		d.say(t.ruleAgree, "标的额%s，超过%s但不超过%s，各方当事人约定适用小额诉讼程序，实行一审终审。", f.Amount.Yuan(), t.mandatory.Yuan(), t.agreed.Yuan())
		return true
	case f.Amount <= t.agreed:
		d.say(t.ruleAgree, "标的额%s，超过%s%s，但不超过%s；各方当事人没有约定适用小额诉讼程序，适用简易程序。", f.Amount.Yuan(), t.how, t.mandatory.Yuan(), t.agreed.Yuan())
		return false
	}
	d.say(t.ruleMust, "标的额%s，超过可以适用小额诉讼程序的数额%s，适用简易程序。", f.Amount.Yuan(), max(t.agreed, t.mandatory).Yuan())
	return false
}

// admitted runs through the kinds of cases small claims is closed to; every one that applies is said.
func (d *Decision) admitted(f Facts) bool {
	must := SmallMandatory
	excluded := SmallExcluded
	if Small2017.InForce(f.Filed.String()) {
		// The list of exclusions stood in the judicial interpretation then; the statute's own article is cited.
		must, excluded = Small2017, Small2017
	}
	open := true
	for _, bar := range []struct {
		applies  bool
		rule     law.Rule
		sentence string
	}{
		{!f.MoneyOnly, must, "诉讼请求不限于给付金钱，不适用小额诉讼程序。"},
		{f.StatusOrProperty, excluded, "本案涉及人身关系或者财产确权，不适用小额诉讼程序。"},
		{f.ForeignRelated, excluded, "本案是涉外案件，不适用小额诉讼程序。"},
		{f.NeedsAppraisal, excluded, "本案需要评估、鉴定或者对诉前评估、鉴定结果有异议，不适用小额诉讼程序。"},
		{f.DefendantMissing, excluded, "一方当事人下落不明，不适用小额诉讼程序。"},
		{f.Counterclaim, excluded, "当事人提出反诉，不适用小额诉讼程序。"},
	} {
		if bar.applies {
			d.say(bar.rule, "%s", bar.sentence)
			open = false
		}
	}
	return open
}

// thresholds finds the sums in force on the day of filing; false when the wage they rest on is not known.
func (d *Decision) thresholds(f Facts) (thresholds, bool) {
	if f.Pilot && SmallPilot.InForce(f.Filed.String()) {
		return thresholds{50_000_00, 100_000_00, "试点法院小额诉讼的数额", SmallPilot, SmallPilot}, true
	}
	w, ok := wageFor(f.Province, f.Filed)
	if !ok {
		d.say(WageBase, "还没有录入%s就业人员年平均工资，不能确定小额诉讼的数额，适用简易程序。", f.Province)
		return thresholds{}, false
	}
	d.WageYear = w.Year
	d.cite(WageBase)
	d.cite(WageTable)
	if due := dueYear(f.Filed); w.Year != due {
		d.say(WageBase, "%s%d年度就业人员年平均工资尚未录入，按已知最近的%d年度%s计算。", f.Province, due, w.Year, w.Amount.Yuan())
	}
	if Small2017.InForce(f.Filed.String()) {
		return thresholds{mandatory: w.Amount * 30 / 100, how: "就业人员年平均工资的百分之三十即", ruleMust: Small2017, ruleAgree: Small2017}, true
	}
	return thresholds{w.Amount / 2, w.Amount * 2, "就业人员年平均工资的百分之五十即", SmallMandatory, SmallAgreed}, true
}

package api

// Forms of the acts about who tries the case, and about a suit withdrawn.

// ToPanelForm is trial.to-panel.
type ToPanelForm struct {
	Reason string `json:"reason" maxLength:"1000" doc:"Why one judge may not try it 理由."`
}

// ObjectForm is trial.object.
type ObjectForm struct {
	Reasons string `json:"reasons" maxLength:"5000" doc:"Why the procedure, or the sole judge, does not fit 异议理由. What it is against follows from the state of the case."`
}

// RuleObjectionForm is trial.rule-objection.
type RuleObjectionForm struct {
	Grant   bool   `json:"grant" doc:"Founded 成立."`
	To      string `json:"to,omitempty" enum:"simplified,ordinary" doc:"Founded against small claims: the procedure instead."`
	Unclear bool   `json:"unclear,omitempty" doc:"To ordinary procedure and the facts are not clear: a panel tries it 由合议庭审理."`
	Reason  string `json:"reason" maxLength:"5000" doc:"理由."`
}

// AskRecusalForm is trial.ask-recusal.
type AskRecusalForm struct {
	Of      string `json:"of" minLength:"1" doc:"One of the bench of the case 被申请回避的人员; see bench."`
	Ground  string `json:"ground" enum:"relative,interest,relation,conduct" doc:"relative 当事人或者近亲属, interest 利害关系, relation 其他关系, conduct 请客送礼或者违规会见."`
	Reasons string `json:"reasons" maxLength:"5000" doc:"What is known and from where 理由和根据."`
}

// RulingForm is an act of deciding yes or no with reasons.
type RulingForm struct {
	Grant  bool   `json:"grant" doc:"准许."`
	Reason string `json:"reason" maxLength:"5000" doc:"理由."`
}

// RuleWithdrawalForm is judgment.rule-withdrawal.
type RuleWithdrawalForm struct {
	Allow  bool   `json:"allow" doc:"准许撤诉."`
	Reason string `json:"reason" maxLength:"5000" doc:"理由."`
}

// WithdrawSuitForm is judgment.withdraw-suit.
type WithdrawSuitForm struct {
	Reasons string `json:"reasons" maxLength:"5000" doc:"Why 撤诉理由."`
}

// OpineForm is judgment.opine.
type OpineForm struct {
	N       int    `json:"n" minimum:"1" doc:"Which draft 第几稿."`
	Agree   bool   `json:"agree" doc:"同意定稿的裁判结果."`
	Reasons string `json:"reasons,omitempty" maxLength:"10000" doc:"Needed when you dissent 不同意的意见和理由."`
}

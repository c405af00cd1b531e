package procedure_test

import (
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/hearing"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

// benchMoves are the moves about who tries the case, and about a suit withdrawn.
func benchMoves() []move {
	judge := procedure.Who{Person: "officer-judge-1", Role: court.Judge} // whoever the judge is then
	as := func(a docket.Act) func(*procedure.Civil) docket.Act {
		return func(*procedure.Civil) docket.Act { return a }
	}
	opine := func(agree bool) func(*procedure.Civil) docket.Act {
		return func(c *procedure.Civil) docket.Act {
			a := judgment.Opine{Agree: agree, Reasons: "意见"}
			if c.Judgment.Proposal != nil {
				a.N = c.Judgment.Proposal.N
			}
			return a
		}
	}
	recuse := func(c *procedure.Civil) docket.Act {
		bench := c.Trial.Bench()
		if len(bench) == 0 {
			return trial.AskRecusal{}
		}
		return trial.AskRecusal{Of: bench[len(bench)-1].ID, Ground: trial.Interest, Reasons: "有利害关系"}
	}
	member := func(p procedure.Who) procedure.Who { p.Role = court.Assessor; return p }
	return []move{
		{judge, as(trial.Convert{To: track.Ordinary, Reason: "案情复杂", Unclear: true}), false},
		{judge, as(trial.ToPanel{Reason: "疑难"}), false},
		{courttest.Seller, as(trial.Object{Reasons: "不简单"}), false},
		{judge, as(trial.RuleObjection{Reason: "简单"}), false},
		{judge, as(trial.RuleObjection{Grant: true, To: track.Ordinary, Unclear: true, Reason: "不简单"}), false},
		{courttest.Buyer, recuse, false},
		{courttest.President, as(trial.DecideRecusal{Reason: "不成立"}), false},
		{courttest.President, as(trial.DecideRecusal{Grant: true, Reason: "成立"}), false},
		{judge, func(c *procedure.Civil) docket.Act { return judgment.Propose{Decision: courttest.Decision(c)} }, false},
		{judge, opine(true), false},
		{courttest.Judge2, opine(false), false},
		{member(procedure.Who{Person: "officer-assessor-1"}), opine(true), false},
		{member(procedure.Who{Person: "officer-assessor-2"}), opine(true), false},
		{courttest.Buyer, as(judgment.WithdrawSuit{Reasons: "和解"}), false},
		{judge, as(judgment.RuleWithdrawal{Reason: "不准许"}), false},
		{judge, as(judgment.RuleWithdrawal{Allow: true, Reason: "准许"}), true},
		{judge, as(hearing.DeemWithdrawn{Reason: "传票已送达"}), true},
	}
}

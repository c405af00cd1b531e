package litigant

import (
	"context"
	"strings"

	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/hearing"
	"yunting/judgment"
	"yunting/trial"
	"yunting/web/shell"
)

// tellBench: who tries the case, what the parties ask about it, and the end of a withdrawn suit.
func (v *view) tellBench(ctx context.Context, e docket.Entry) (told, bool) {
	by, page := v.by(ctx, e), []link{{"bench", shell.T(ctx, "审判组织")}}
	with := func(k document.Kind) []link { return append([]link{paperLink(k)}, page...) }
	switch a := e.Act.(type) {
	case trial.Panel:
		var names []string
		for _, m := range a.Members {
			names = append(names, m.Role.Chinese()+m.Name)
		}
		return told{Title: shell.T(ctx, "组成合议庭"), Detail: shell.T(ctx, "成员：%s", strings.Join(names, "、")), Links: page}, true
	case trial.ToPanel:
		return told{Title: shell.T(ctx, "裁定转由合议庭审理"), Detail: a.Reason, Links: with(document.Conversion)}, true
	case trial.Object:
		return told{Title: shell.T(ctx, "%s对本案%s提出异议", by, a.Against.Chinese()), Detail: a.Reasons, Links: page}, true
	case trial.RuleObjection:
		if a.Grant {
			return told{Title: shell.T(ctx, "法官认为异议成立"), Detail: a.Reason, Links: page}, true
		}
		return told{Title: shell.T(ctx, "法官裁定驳回异议"), Detail: a.Reason, Links: with(document.ObjectionRuling)}, true
	case trial.AskRecusal:
		return told{Title: shell.T(ctx, "%s申请审判人员回避", by), Detail: a.Reasons, Links: page}, true
	case trial.DecideRecusal:
		t := told{Title: shell.T(ctx, "院长决定驳回回避申请"), Detail: a.Reason, Links: with(document.RecusalDecision)}
		if a.Grant {
			t.Title = shell.T(ctx, "院长决定准许回避")
		}
		return t, true
	case hearing.DeemWithdrawn:
		return told{Title: shell.T(ctx, "裁定按撤诉处理"), Detail: a.Reason, Links: []link{paperLink(document.DeemedWithdrawn)}}, true
	case judgment.WithdrawSuit:
		return told{Title: shell.T(ctx, "%s申请撤诉", by), Detail: a.Reasons, Links: page}, true
	case judgment.RuleWithdrawal:
		t := told{Title: shell.T(ctx, "裁定不准许撤诉"), Detail: a.Reason, Links: with(document.WithdrawalRuling)}
		if a.Allow {
			t.Title = shell.T(ctx, "裁定准许撤诉")
		}
		return t, true
	case fee.Settle:
		return told{Title: shell.T(ctx, "撤诉后受理费减半收取%s", a.Result.Fee.Yuan()), Detail: shell.T(ctx, "应退%s。", a.Back.Yuan()), Links: []link{{"fees", shell.T(ctx, "怎样算的")}}, Quiet: true}, true
	case judgment.Propose, judgment.Opine: // a member of the panel reads along; no party does
		return told{Title: shell.T(ctx, "合议庭评议"), Quiet: true}, true
	}
	return told{}, false
}

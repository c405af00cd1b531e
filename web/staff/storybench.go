package staff

import (
	"context"
	"strings"

	"yunting/docket"
	"yunting/fee"
	"yunting/hearing"
	"yunting/judgment"
	"yunting/trial"
	"yunting/web/shell"
)

// benched tells the acts about who tries the case, and about a suit withdrawn.
func benched(ctx context.Context, e docket.Entry) string {
	t := func(s string, args ...any) string { return shell.T(ctx, s, args...) }
	switch a := e.Act.(type) {
	case trial.Panel:
		var names []string
		for _, m := range a.Members {
			names = append(names, m.Role.Chinese()+m.Name)
		}
		return t("合议庭组成，成员：%s", strings.Join(names, "、"))
	case trial.ToPanel:
		return t("裁定转由合议庭审理：%s", a.Reason)
	case trial.Object:
		return t("对本案%s提出异议：%s", a.Against.Chinese(), a.Reasons)
	case trial.RuleObjection:
		if a.Grant {
			return t("异议成立：%s", a.Reason)
		}
		return t("裁定驳回异议：%s", a.Reason)
	case trial.AskRecusal:
		return t("申请审判人员回避：%s", a.Reasons)
	case trial.DecideRecusal:
		if a.Grant {
			return t("决定准许回避：%s", a.Reason)
		}
		return t("决定驳回回避申请：%s", a.Reason)
	case hearing.DeemWithdrawn:
		return t("裁定按撤诉处理：%s", a.Reason)
	case judgment.WithdrawSuit:
		return t("申请撤诉：%s", a.Reasons)
	case judgment.RuleWithdrawal:
		if a.Allow {
			return t("裁定准许撤诉：%s", a.Reason)
		}
		return t("裁定不准许撤诉：%s", a.Reason)
	case fee.Settle:
		return t("撤诉后受理费减半收取%s，应退%s", a.Result.Fee.Yuan(), a.Back.Yuan())
	case judgment.Propose:
		return t("提请合议庭评议判决书定稿")
	case judgment.Opine:
		if a.Agree {
			return t("评议：同意第%d稿", a.N)
		}
		return t("评议：不同意第%d稿，%s", a.N, a.Reasons)
	}
	return ""
}

package staff

import (
	"context"
	"net/http"
	"strconv"

	"yunting/defence"
	"yunting/docket"
	"yunting/evidence"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/period"
	"yunting/web/shell"
)

// askedView is an application about a period that waits for the judge.
type askedView struct {
	N                                  int
	By, What, Why, Proof, Article, Was string
	Ended, On                          calendar.Date
}

func askedOf(ctx context.Context, f *file) (out []askedView) {
	for _, a := range f.Period.Asked {
		if a.Decided {
			continue
		}
		out = append(out, askedView{N: a.N, By: side(ctx, a.By) + f.PartyName(a.By), What: a.Chinese(), Why: a.Why, Proof: a.Proof, Article: a.Rule().Article,
			Ended: a.Ended, On: a.On, Was: f.Period.Facts.LastDay(a.Of, a.By).Chinese()})
	}
	return out
}

func readPeriodDecision(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	grant, err := strconv.ParseBool(r.PostFormValue("decide-period-grant"))
	if err != nil {
		return nil, []shell.Problem{{Field: "decide-period-grant", Say: shell.T(ctx, "请选择是否准许")}}
	}
	n, err := strconv.Atoi(r.PostFormValue("decide-period-n"))
	if err != nil {
		return nil, []shell.Problem{{Field: "decide-period-grant", Say: shell.T(ctx, "请刷新页面后重新决定")}}
	}
	a := period.Decide{N: n, Grant: grant, Reason: text(r, "decide-period-reason")}
	if !grant {
		return a, nil
	}
	var bad []shell.Problem
	a.Until, bad = dated(ctx, r, "decide-period-until", shell.T(ctx, "请填写准许后的最后一日，例如2026-12-31"))
	return a, bad
}

// moved tells the acts about periods.
func moved(ctx context.Context, e docket.Entry) string {
	t := func(s string, args ...any) string { return shell.T(ctx, s, args...) }
	switch a := e.Act.(type) {
	case period.AskRestoration:
		return t("申请顺延%s：%s", a.Of.Chinese(), a.Why)
	case period.AskExtension:
		return t("申请延长%s：%s", a.Of.Chinese(), a.Why)
	case period.Decide:
		if a.Grant {
			return t("准许第%d项期限申请，最后一日为%s", a.N, a.Until.Chinese())
		}
		return t("不准许第%d项期限申请：%s", a.N, a.Reason)
	case defence.Reopen:
		return t("答辩期经顺延重新计算")
	case evidence.Reopen:
		return t("举证期限经顺延重新计算")
	case judgment.Reopen:
		return t("上诉期经顺延，撤销判决生效的记载")
	}
	return ""
}

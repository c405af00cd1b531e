package litigant

import (
	"context"
	"net/http"

	"yunting/defence"
	"yunting/docket"
	"yunting/evidence"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/period"
	"yunting/web/shell"
)

// periodsForm keeps what was typed in an application about a period.
type periodsForm struct {
	Of, What, Why, Proof string // What: restore or extend
	Ended                Day
	Problems             []shell.Problem
}

func (f periodsForm) bad(field string) string { return shell.Say(f.Problems, field) }

// periods shows the applications about periods, and lets a party make one.
func (p *pages) periods(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	return p.showPeriods(w, r, v, periodsForm{})
}

func (p *pages) showPeriods(w http.ResponseWriter, r *http.Request, v *view, f periodsForm) error {
	return p.showCase(w, r, v, "periods", shell.T(r.Context(), "期限"), periodsPage(v, f), f.Problems)
}

// askPeriod hands an application in.
func (p *pages) askPeriod(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	f := periodsForm{Of: field(r, "of"), What: field(r, "what"), Why: field(r, "why"), Proof: field(r, "proof"), Ended: readDay(r, "ended")}
	var a docket.Act
	switch f.What {
	case "extend":
		a = period.AskExtension{Of: period.Which(f.Of), Why: f.Why}
	case "restore":
		x := period.AskRestoration{Of: period.Which(f.Of), Why: f.Why, Proof: f.Proof}
		if x.Ended, err = f.Ended.Date(); err != nil {
			f.Problems = append(f.Problems, shell.Problem{Field: "ended", Say: err.Error()})
		}
		a = x
	default:
		f.Problems = append(f.Problems, shell.Problem{Field: "what", Say: shell.T(ctx, "请选择申请顺延还是延长")})
	}
	if len(f.Problems) == 0 {
		if f.Problems, err = p.act(r, v, "of", a); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showPeriods(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("periods")))
}

// movable are the viewer's periods that have begun, with their last day.
func (v *view) movable(ctx context.Context) (out []shell.Choice) {
	today := calendar.Of(v.Now)
	for _, w := range period.All {
		last := v.Period.Facts.LastDay(w, v.Party)
		if last.IsZero() {
			continue
		}
		hint := shell.T(ctx, "到%s届满", last.Chinese())
		if today.After(last) {
			hint = shell.T(ctx, "已于%s届满", last.Chinese())
		}
		out = append(out, shell.Choice{Value: string(w), Label: shell.T(ctx, w.Chinese()), Hint: hint})
	}
	return out
}

// decisionOf says how an application stands.
func decisionOf(ctx context.Context, a period.Application) string {
	switch {
	case !a.Decided:
		return shell.T(ctx, "等待法官决定，决定前原期限照常计算")
	case a.Granted:
		return shell.T(ctx, "准许，最后一日为%s", a.Until.Chinese())
	}
	return shell.T(ctx, "没有准许，理由：%s", a.Reason)
}

// tellPeriods: restoration and extension.
func (v *view) tellPeriods(ctx context.Context, e docket.Entry) (told, bool) {
	page := []link{{"periods", shell.T(ctx, "期限")}}
	switch a := e.Act.(type) {
	case period.AskRestoration:
		return told{Title: shell.T(ctx, "%s申请顺延%s", v.by(ctx, e), shell.T(ctx, a.Of.Chinese())), Detail: a.Why, Links: page}, true
	case period.AskExtension:
		return told{Title: shell.T(ctx, "%s申请延长%s", v.by(ctx, e), shell.T(ctx, a.Of.Chinese())), Detail: a.Why, Links: page}, true
	case period.Decide:
		if a.Grant {
			return told{Title: shell.T(ctx, "法院准许移动期限"), Detail: shell.T(ctx, "最后一日为%s。", a.Until.Chinese()), Links: page}, true
		}
		return told{Title: shell.T(ctx, "法院没有准许移动期限"), Detail: a.Reason, Links: page}, true
	case defence.Reopen:
		return told{Title: shell.T(ctx, "答辩期经准许顺延，可以答辩"), Links: page}, true
	case evidence.Reopen:
		return told{Title: shell.T(ctx, "举证期限经准许顺延，双方可以继续举证"), Links: page}, true
	case judgment.Reopen:
		return told{Title: shell.T(ctx, "上诉期经准许顺延，判决暂不生效"), Detail: shell.T(ctx, "顺延的上诉期内没有上诉的，判决自期满次日起生效。"), Links: page}, true
	}
	return told{}, false
}

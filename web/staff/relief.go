package staff

import (
	"context"
	"fmt"
	"net/http"
	"strconv"

	"yunting/authority"
	"yunting/docket"
	"yunting/fee"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// reliefActs are the judge's answers to an application for deferral, reduction or waiver.
var reliefActs = []judgeVerb{
	{"grant-relief", "grant-relief-form", readGrant, func(ctx context.Context) string {
		return shell.T(ctx, "决定已作出，决定书正在送达原告。")
	}},
	{"deny-relief", "deny-relief-reason", func(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
		return fee.DenyRelief{Reason: text(r, "deny-relief-reason")}, nil
	}, func(ctx context.Context) string {
		return shell.T(ctx, "决定已作出，决定书正在送达原告。")
	}},
}

func readGrant(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	a := fee.GrantRelief{Form: fee.Form(r.PostFormValue("grant-relief-form")), Ground: r.PostFormValue("grant-relief-ground"), Reason: text(r, "grant-relief-reason")}
	var bad []shell.Problem
	var err error
	if s := text(r, "grant-relief-percent"); a.Form == fee.Reduce && s != "" {
		if a.Percent, err = strconv.Atoi(s); err != nil {
			bad = append(bad, shell.Problem{Field: "grant-relief-percent", Say: shell.T(ctx, "减交的百分比“%s”不是整数，请填写30至99之间的整数", s)})
		}
	}
	if s := text(r, "grant-relief-until"); a.Form == fee.Defer && s != "" {
		if a.Until, err = calendar.Parse(s); err != nil {
			bad = append(bad, shell.Problem{Field: "grant-relief-until", Say: shell.T(ctx, "请填写缓交到哪一天，例如2026-12-31")})
		}
	}
	return a, bad
}

// refund notes that money was paid back.
func (s pages) refund(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.PathValue("n"))
	if err != nil {
		return authority.ErrNotFound
	}
	form := fmt.Sprintf("refund-%d", n)
	err = s.enter(r, fee.NoteRefund{N: n, Reference: text(r, form+"-reference")})
	if err == nil {
		return shell.To(w, r, f.base+"?done=refund")
	}
	bad, err := problems(err, form, form+"-reference")
	if err != nil {
		return s.overtaken(w, r, err, f.base)
	}
	return s.showClerkCase(w, r, f, bad)
}

package main

import (
	"context"
	"fmt"
	"os"

	"yunting/register/query"
	"yunting/web/shell"
)

// welcome says where to go and how to sign in.
func welcome(r *running) {
	out := func(format string, a ...any) { fmt.Fprintf(os.Stdout, format+"\n", a...) }
	out("")
	out("  云庭 · %s", r.clerk.Court.Name)
	out("  Open  %s", r.settings.base())
	if r.pages.Demo != nil {
		out("")
		out("  Demonstration court: people, cases and money are invented.")
		out("  Litigants: any mobile number at %s/login; the code arrives at %s/outbox", r.settings.base(), r.settings.base())
		out("  Officers:  %s/login/staff with one of", r.settings.base())
		for _, a := range r.pages.Demo.Accounts() {
			out("    %-10s %-8s password %s (the second factor is shown on the page)", a.Login, a.Role, a.Password)
		}
	}
	out("")
	out("  Data       %s", r.settings.Data)
	out("  Stop       Ctrl-C; starting again finds everything as it was.")
	out("")
}

// countAny asks the database for something small.
func countAny(r *running) query.CountNoticesParams {
	return query.CountNoticesParams{Court: string(r.clerk.Court.Code)}
}

// auditor lets an administrator walk every chain from a page.
type auditor struct{ h *house }

func (a auditor) Audit(ctx context.Context) (shell.AuditReport, error) {
	ms, es, breaks, err := a.h.store.Audit(ctx, a.h.clerk.Court.Code)
	out := shell.AuditReport{Matters: ms, Entries: es}
	for _, b := range breaks {
		out.Faults = append(out.Faults, shell.AuditFault{Matter: b.Matter, Seq: b.Seq, Say: b.What})
	}
	return out, err
}

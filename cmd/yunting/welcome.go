package main

import (
	"context"
	"fmt"
	"os"

	"yunting/web/shell"
)

// welcome says where to go and how to sign in.
func welcome(rs []*running) {
	out := func(format string, a ...any) { fmt.Fprintf(os.Stdout, format+"\n", a...) }
	for _, r := range rs {
		out("")
		out("  云庭 · %s", r.clerk.Court.Name)
		out("  Open  %s", r.base)
		if r.pages.Demo != nil {
			out("")
			out("  Demonstration court: people, cases and money are invented.")
			out("  Litigants: any mobile number at %s/login; the code arrives at %s/outbox", r.base, r.base)
			out("  Officers:  %s/login/staff with one of", r.base)
			for _, a := range r.pages.Demo.Accounts() {
				out("    %-10s %-8s password %s (the second factor is shown on the page)", a.Login, a.Role, a.Password)
			}
		}
	}
	out("")
	out("  Data       %s", rs[0].settings.Data)
	out("  Stop       Ctrl-C; starting again finds everything as it was.")
	out("")
}

// auditor lets an administrator walk every chain from a page.
type auditor struct{ t *seat }

func (a auditor) Audit(ctx context.Context) (shell.AuditReport, error) {
	ms, es, breaks, err := a.t.store.Audit(ctx, a.t.clerk.Court.Code)
	out := shell.AuditReport{Matters: ms, Entries: es}
	for _, b := range breaks {
		out.Faults = append(out.Faults, shell.AuditFault{Matter: b.Matter, Seq: b.Seq, Say: b.What})
	}
	return out, err
}

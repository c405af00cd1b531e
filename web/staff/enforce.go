package staff

import (
	"net/http"

	"yunting/authority"
	"yunting/court"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/register/query"
	"yunting/web/shell"
)

// owed is one effective judgment that was not reported as performed.
type owed struct {
	row
	Amount money.Fen
}

// enforce lists effective judgments whose plaintiff has not confirmed full performance, nearest end of the term first.
func (s pages) enforce(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	if !is(shell.ViewerOf(ctx), court.Enforcer) {
		return authority.ErrNotFound
	}
	now, page := s.Clock.Now(), pageOf(r)
	xs, err := s.Q.Performing(ctx, query.PerformingParams{Court: string(s.Court.Code), Skip: int32((page - 1) * caseSize), Most: caseSize})
	if err != nil {
		return err
	}
	n, err := s.Q.CountCases(ctx, query.CountCasesParams{Court: string(s.Court.Code), Phase: "performance"})
	if err != nil {
		return err
	}
	var rows []owed
	for _, x := range xs {
		o := owed{row: rowOf(ctx, query.CivilCase{Matter: x.Matter, Number: x.Number, Receipt: x.Receipt, CauseName: x.CauseName, Status: x.Status,
			Plaintiff: x.Plaintiff, Defendant: x.Defendant, JudgeName: x.JudgeName, FiledOn: x.FiledOn, ClosedOn: x.ClosedOn}, "", calendar.Of(now)), Amount: money.Fen(x.Amount)}
		o.Near = shell.NearnessOf(ctx, x.Until, now)
		rows = append(rows, o)
	}
	return s.show(w, r, "/enforce", nil, shell.Page{Title: shell.T(ctx, "待履行的生效判决"), Body: enforceBody(rows, page, int(n))})
}

package staff

import (
	"fmt"
	"net/http"

	"yunting/law"
	"yunting/law/calendar"
	"yunting/web/shell"
)

func (s pages) deskCSV(w http.ResponseWriter, r *http.Request) error {
	rows, _, err := s.picked(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	recs := [][]string{{shell.T(ctx, "案号"), shell.T(ctx, "案由"), shell.T(ctx, "当事人"), shell.T(ctx, "程序"), shell.T(ctx, "阶段"),
		shell.T(ctx, "下一步"), shell.T(ctx, "期限"), shell.T(ctx, "已用天数"), shell.T(ctx, "审限天数")}}
	for _, x := range rows {
		recs = append(recs, []string{x.Name, x.Cause, x.Parties, x.Track, x.Status, x.Next, x.Near.Date, fmt.Sprint(x.Limit.Used), fmt.Sprint(x.Limit.Total)})
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="desk-%s.csv"`, calendar.Of(s.Clock.Now())))
	w.Header().Set("Cache-Control", "no-store")
	return shell.Table(w, recs)
}

func refused(p shell.Problem) error {
	no := law.Refuse(law.Rule{}, "%s", p.Say)
	no.Field = p.Field
	return no
}

package staff

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/register/query"
	"yunting/web/shell"
)

// row is one case in a list.
type row struct {
	Matter, Name, Cause, Parties string
	Serial                       int    // of the case number; 0 before acceptance
	Href                         string // empty: this officer may not open it
	Status, Tag                  string // the status in words and the colour of its tag
	Track                        string
	Next                         string // the judge's next step, where the list is about it
	Near                         shell.Nearness
	Limit                        spent
	Judge                        string
	FiledOn, ClosedOn            string
}

// spent is how much of the trial limit is used, in days.
type spent struct{ Used, Total int }

const barWidth = 72 // pixels

// Width is the used part of a bar.
func (l spent) Width() int {
	if l.Total <= 0 {
		return 0
	}
	return min(max(l.Used*barWidth/l.Total, 1), barWidth)
}

// Hot tells that little of the limit is left.
func (l spent) Hot() bool { return l.Total > 0 && l.Used*100 >= l.Total*85 }

// limitOf counts from acceptance; the zero value means that none runs.
func limitOf(accepted, until, today calendar.Date) spent {
	if accepted.IsZero() || until.IsZero() {
		return spent{}
	}
	return spent{Used: max(today.Sub(accepted), 0), Total: until.Sub(accepted)}
}

// date reads a day from the registers; null is the zero date.
func date(d pgtype.Date) calendar.Date {
	if !d.Valid {
		return calendar.Date{}
	}
	return calendar.Date{Y: d.Time.Year(), M: d.Time.Month(), D: d.Time.Day()}
}

func rowOf(ctx context.Context, c query.CivilCase, base string, today calendar.Date) row {
	r := row{
		Matter: c.Matter, Name: c.Number, Serial: int(c.Serial), Cause: c.CauseName, Parties: shell.T(ctx, "%s 诉 %s", c.Plaintiff, c.Defendant),
		Status: shell.T(ctx, c.Status), Tag: tagOf(c.Status), Track: shell.T(ctx, track.Track(c.Track).Chinese()), Judge: c.JudgeName,
		FiledOn: date(c.FiledOn).String(), ClosedOn: date(c.ClosedOn).String(),
	}
	if r.Name == "" {
		r.Name = c.Receipt
	}
	if base != "" {
		r.Href = base + c.Matter
	}
	if c.Open {
		r.Limit = limitOf(date(c.AcceptedOn), date(c.LimitUntil), today)
	}
	return r
}

// deskRow is a case on the judge's desk, with the deadline that puts it there.
func deskRow(ctx context.Context, x query.JudgeDeskRow, now time.Time) row {
	r := rowOf(ctx, query.CivilCase{
		Court: x.Court, Matter: x.Matter, Number: x.Number, Year: x.Year, Serial: x.Serial, Receipt: x.Receipt, CauseName: x.CauseName,
		Track: x.Track, Phase: x.Phase, Status: x.Status, Plaintiff: x.Plaintiff, Defendant: x.Defendant, JudgeName: x.JudgeName,
		FiledOn: x.FiledOn, AcceptedOn: x.AcceptedOn, LimitUntil: x.LimitUntil, ClosedOn: x.ClosedOn, Open: x.Open,
	}, "/desk/cases/", calendar.Of(now))
	r.Next, r.Near = shell.T(ctx, x.What), shell.NearnessOf(ctx, x.Until, now)
	return r
}

// tagOf colours a status; the word always stands beside the colour.
func tagOf(status string) string {
	switch status {
	case inRoom:
		return "b"
	case "待开庭":
		return "y"
	case "审理中", "待判决", "核对笔录":
		return "v"
	case "判决已生效，履行中", "已履行完毕":
		return "g"
	}
	return ""
}

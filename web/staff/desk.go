package staff

import (
	"context"
	"net/http"
	"slices"
	"time"

	"yunting/id"
	"yunting/law/calendar"
	"yunting/register/query"
	"yunting/web/shell"
)

const (
	deskSize = 20  // cases on one page of a desk
	listSize = 500 // cases on one printed list or in one file
)

// counter is one number at the head of a desk.
type counter struct {
	N          int64
	Name, Href string
	Class      string // r: red, y: yellow
}

// tab is one view with its number of cases.
type tab struct {
	Name, Href string
	N          int64
	Now        bool
}

// sitting is a hearing that is coming.
type sitting struct {
	At                time.Time
	Name, Place, Href string
}

type deskPage struct {
	Today    calendar.Date
	Counters []counter
	Tabs     []tab
	Filter   filter
	Problems []shell.Problem
	Rows     []row
	Page     int
	Total    int
	Sittings []sitting
}

func (s pages) desk(w http.ResponseWriter, r *http.Request) error {
	ctx, judge, now := r.Context(), shell.ViewerOf(r.Context()).Person, s.Clock.Now()
	f := filterOf(ctx, r.URL.Query())
	d := deskPage{Today: calendar.Of(now), Filter: f, Page: pageOf(r)}
	var err error
	if d.Counters, d.Tabs, err = s.deskCounts(ctx, judge, now, f); err != nil {
		return err
	}
	ask, bad := f.ask(ctx, s.Court.Code, judge, now)
	d.Problems = bad
	if len(bad) == 0 {
		if d.Total, err = s.total(ctx, f, ask, d.Tabs); err != nil {
			return err
		}
		ask.Skip, ask.Most = int32((d.Page-1)*deskSize), deskSize
		if d.Rows, err = s.deskRows(ctx, ask, now); err != nil {
			return err
		}
	}
	if d.Sittings, err = s.sittings(ctx, judge, d.Today); err != nil {
		return err
	}
	return s.show(w, r, "/desk", d.Problems, shell.Page{Title: shell.T(ctx, "工作台"), Body: deskBody(d)})
}

// total is how many cases the desk shows: as its tab says, or counted when a filter narrows it.
func (s pages) total(ctx context.Context, f filter, ask query.JudgeDeskParams, tabs []tab) (int, error) {
	if f == (filter{View: f.View, step: f.step, status: f.status}) {
		for _, t := range tabs {
			if t.Now {
				return int(t.N), nil
			}
		}
	}
	n, err := s.Q.CountJudgeDesk(ctx, counting(ask))
	return int(n), err
}

// deskRows asks the register and puts the answer into rows.
func (s pages) deskRows(ctx context.Context, ask query.JudgeDeskParams, now time.Time) ([]row, error) {
	xs, err := s.Q.JudgeDesk(ctx, ask)
	var rows []row
	for _, x := range xs {
		rows = append(rows, deskRow(ctx, x, now))
	}
	return rows, err
}

// deskCounts makes the numbers at the head of the desk and on its tabs.
func (s pages) deskCounts(ctx context.Context, judge id.Person, now time.Time, f filter) ([]counter, []tab, error) {
	today := calendar.Of(now)
	steps, err := s.Q.JudgeSteps(ctx, query.JudgeStepsParams{Now: now, Tomorrow: past(today), Week: past(today.AddDays(7)), Court: string(s.Court.Code), Judge: string(judge)})
	if err != nil {
		return nil, nil, err
	}
	var n struct{ Overdue, Today, Week, Running int64 }
	for _, x := range steps {
		n.Overdue, n.Today, n.Week, n.Running = n.Overdue+x.Overdue, n.Today+x.Today, n.Week+x.Week, n.Running+x.N
	}
	var tabs []tab
	room := int64(0)
	for _, v := range views(ctx) {
		t := tab{Name: v.Name, Href: filter{View: v.Key}.address("/desk"), Now: v.Key == f.View}
		for _, x := range steps {
			switch {
			case v.Key == "today":
				t.N += x.Due
			case (v.Step == "" || v.Step == x.What) && (v.Status == "" || v.Status == x.Status):
				t.N += x.N
			}
		}
		if v.Status == inRoom {
			room = t.N
		}
		tabs = append(tabs, t)
	}
	return []counter{
		{N: n.Overdue, Name: shell.T(ctx, "已逾期"), Href: "/desk?view=overdue", Class: red(n.Overdue)},
		{N: n.Today, Name: shell.T(ctx, "今天到期"), Href: "/desk?view=today", Class: yellow(n.Today)},
		{N: n.Week, Name: shell.T(ctx, "七天内到期"), Href: "/desk?view=week"},
		{N: n.Running, Name: shell.T(ctx, "在办"), Href: "/desk"},
		{N: room, Name: shell.T(ctx, "交互式审理"), Href: "/desk?view=room"},
	}, tabs, nil
}

func red(n int64) string {
	if n > 0 {
		return "r"
	}
	return ""
}

func yellow(n int64) string {
	if n > 0 {
		return "y"
	}
	return ""
}

// sittings are the judge's next hearings, nearest first, those of today that began included.
func (s pages) sittings(ctx context.Context, judge id.Person, today calendar.Date) ([]sitting, error) {
	xs, err := s.Q.SittingsOf(ctx, query.SittingsOfParams{Court: string(s.Court.Code), Judge: string(judge), Since: past(today.AddDays(-1)), Most: 6})
	var out []sitting
	for _, x := range xs {
		out = append(out, sitting{At: x.At, Place: x.Place, Name: x.Name, Href: "/desk/cases/" + x.Matter})
	}
	return out, err
}

// picked is what a printed list or a file holds: the ticked cases, or all of the view when none is ticked.
func (s pages) picked(r *http.Request) ([]row, filter, error) {
	ctx, now := r.Context(), s.Clock.Now()
	f := filterOf(ctx, r.URL.Query())
	ask, bad := f.ask(ctx, s.Court.Code, shell.ViewerOf(ctx).Person, now)
	if len(bad) > 0 {
		return nil, f, refused(bad[0])
	}
	ask.Most = listSize
	rows, err := s.deskRows(ctx, ask, now)
	if pick := r.URL.Query()["pick"]; len(pick) > 0 {
		rows = slices.DeleteFunc(rows, func(x row) bool { return !slices.Contains(pick, x.Matter) })
	}
	return rows, f, err
}

func (s pages) deskList(w http.ResponseWriter, r *http.Request) error {
	rows, f, err := s.picked(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	return s.show(w, r, "/desk", nil, shell.Page{
		Title: shell.T(ctx, "案件清单"), Back: f.address("/desk"), BackTo: shell.T(ctx, "工作台"),
		Body: printList(rows, shell.ViewerOf(ctx).Name, shell.At(s.Clock.Now())),
	})
}

package admin

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/court"
	"yunting/law/calendar"
	"yunting/register"
	"yunting/register/query"
	"yunting/web/shell"
)

// pageSize is how many moved deadlines stand on a page.
const pageSize = 50

type yearRow struct {
	Year    int
	Known   bool
	Notices []calendar.Notice
}

type calendarPage struct {
	Years    []yearRow
	Imported []query.HolidayNotice
	Form     typed
	Problems []shell.Problem
	Able     bool
	Preview  *preview
}

// preview is what a notice would do, before it is entered.
type preview struct {
	Notice      calendar.Notice
	Page, Total int
	Moves       []register.Move
}

func (v *preview) last() int { return max(1, (v.Total+pageSize-1)/pageSize) }

func (p pages) calendar(w http.ResponseWriter, r *http.Request) error {
	return p.showCalendar(w, r, http.StatusOK, calendarPage{})
}

func (p pages) showCalendar(w http.ResponseWriter, r *http.Request, status int, v calendarPage) (err error) {
	ctx := r.Context()
	v.Able = p.Almanac != nil
	cal, today := p.Court.Calendar(), p.Today()
	for y := today.Y + 2; y >= today.Y-1; y-- {
		row := yearRow{Year: y, Known: cal.Known(y)}
		for _, n := range cal.Notices() {
			if n.Year == y {
				row.Notices = append(row.Notices, n)
			}
		}
		v.Years = append(v.Years, row)
	}
	if v.Imported, err = p.Q.HolidayNotices(ctx, p.Mine()); err != nil {
		return err
	}
	return p.show(w, r, status, "/admin/calendar", shell.Page{Title: shell.T(ctx, "放假安排"), Error: len(v.Problems) > 0, Body: calendarView(v)})
}

// importNotice shows first what a notice would move, and enters it when the administrator says so.
func (p pages) importNotice(w http.ResponseWriter, r *http.Request) error {
	if p.Almanac == nil {
		return authority.ErrNotFound
	}
	ctx := r.Context()
	v := calendarPage{Form: typedFrom(r)}
	if r.FormValue("do") == "edit" {
		return p.showCalendar(w, r, http.StatusOK, v)
	}
	var n calendar.Notice
	if n, v.Problems = v.Form.read(ctx, p.Today(), p.Court.Calendar()); len(v.Problems) > 0 {
		return p.showCalendar(w, r, http.StatusUnprocessableEntity, v)
	}
	if r.FormValue("do") == "confirm" {
		name, err := p.Almanac.Enter(ctx, n, shell.ViewerOf(ctx).Person)
		if errors.Is(err, court.ErrKnown) { // another administrator was quicker: what he entered says what is wrong now
			_, v.Problems = v.Form.read(ctx, p.Today(), p.Court.Calendar())
			return p.showCalendar(w, r, http.StatusUnprocessableEntity, v)
		} else if err != nil {
			return err
		}
		return shell.To(w, r, "/admin/calendar/"+strconv.FormatInt(name, 10))
	}
	ms, err := p.Almanac.Preview(ctx, n)
	if err != nil {
		return err
	}
	v.Preview = &preview{Notice: n, Total: len(ms)}
	v.Preview.Page = min(max(1, number(r.FormValue("page"))), v.Preview.last())
	first := (v.Preview.Page - 1) * pageSize
	v.Preview.Moves = ms[first:min(first+pageSize, len(ms))]
	return p.showCalendar(w, r, http.StatusOK, v)
}

type movedPage struct {
	Row         query.HolidayNotice
	Notice      calendar.Notice
	Page, Total int
	All         bool // on one sheet, for printing
	Moves       []query.MovedDeadline
}

func (p pages) notice(r *http.Request) (v movedPage, err error) {
	name, err := strconv.ParseInt(r.PathValue("notice"), 10, 64)
	if err != nil {
		return v, authority.ErrNotFound
	}
	ctx := r.Context()
	if v.Row, err = p.Q.HolidayNotice(ctx, query.HolidayNoticeParams{Court: p.Mine(), ID: name}); errors.Is(err, pgx.ErrNoRows) {
		return v, authority.ErrNotFound
	} else if err != nil {
		return v, err
	}
	if err := json.Unmarshal(v.Row.Body, &v.Notice); err != nil {
		return v, err
	}
	n, err := p.Q.CountMovedDeadlines(ctx, query.CountMovedDeadlinesParams{Court: p.Mine(), Notice: name})
	v.Total = int(n)
	return v, err
}

func (p pages) list(r *http.Request, v *movedPage, most, skip int) (err error) {
	v.Moves, err = p.Q.MovedDeadlines(r.Context(), query.MovedDeadlinesParams{Court: p.Mine(), Notice: v.Row.ID, Most: int32(most), Skip: int32(skip)})
	return err
}

func (p pages) moved(w http.ResponseWriter, r *http.Request) error {
	v, err := p.notice(r)
	if err != nil {
		return err
	}
	v.All = r.FormValue("all") != ""
	v.Page = min(max(1, number(r.FormValue("page"))), max(1, (v.Total+pageSize-1)/pageSize))
	most, skip := pageSize, (v.Page-1)*pageSize
	if v.All {
		most, skip = v.Total, 0
	}
	if err := p.list(r, &v, most, skip); err != nil {
		return err
	}
	return p.show(w, r, http.StatusOK, "/admin/calendar", shell.Page{Title: v.Notice.Number, Body: movedView(v)})
}

func (p pages) movedCSV(w http.ResponseWriter, r *http.Request) error {
	v, err := p.notice(r)
	if err == nil {
		err = p.list(r, &v, v.Total, 0)
	}
	if err != nil {
		return err
	}
	ctx := r.Context()
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="moved-`+strconv.FormatInt(v.Row.ID, 10)+`.csv"`)
	w.Header().Set("Cache-Control", "no-store")
	rows := [][]string{{shell.T(ctx, "案号"), shell.T(ctx, "由谁办理"), shell.T(ctx, "事项"), shell.T(ctx, "原最后一天"), shell.T(ctx, "新最后一天"), shell.T(ctx, "依据")}}
	for _, m := range v.Moves {
		rows = append(rows, []string{m.Name, m.Party, m.What, lastDay(m.Was), lastDay(m.Until), v.Row.Number})
	}
	return shell.Table(w, rows)
}

// lastDay is the last court date of a deadline that ends at an instant.
func lastDay(until time.Time) string { return calendar.Of(until.Add(-time.Nanosecond)).String() }

// number is a page's number; 0 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// Package admin is the administrator's corner 管理: the court and its people, the demonstration's clock, the audit of the record.
package admin

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/authority"
	"yunting/court"
	"yunting/law"
	"yunting/law/cause"
	"yunting/register/query"
	"yunting/web/shell"
)

// Routes lists the administrator's pages. The clock's exist in a demonstration court alone.
func Routes(h *shell.House) []shell.Route {
	p := pages{h}
	rs := []shell.Route{
		{Pattern: "GET /admin", For: shell.Admins, Handle: p.court},
		{Pattern: "GET /admin/audit", For: shell.Admins, Handle: p.audit},
		{Pattern: "POST /admin/audit", For: shell.Admins, Handle: p.runAudit},
		{Pattern: "GET /admin/calendar", For: shell.Admins, Handle: p.calendar},
		{Pattern: "POST /admin/calendar", For: shell.Admins, Handle: p.importNotice},
		{Pattern: "GET /admin/calendar/{notice}", For: shell.Admins, Handle: p.moved},
		{Pattern: "GET /admin/calendar/{notice}/moved.csv", For: shell.Admins, Handle: p.movedCSV},
	}
	if h.Court.Demo {
		rs = append(rs,
			shell.Route{Pattern: "GET /admin/clock", For: shell.Admins, Handle: p.clock},
			shell.Route{Pattern: "POST /admin/clock", For: shell.Admins, Handle: p.forward})
	}
	return rs
}

type pages struct{ *shell.House }

func (p pages) show(w http.ResponseWriter, r *http.Request, status int, now string, pg shell.Page) error {
	pg.Staff, pg.Now, pg.Style = true, now, []string{"admin.css"}
	return p.Show(w, r, status, pg)
}

type officer struct {
	court.Officer
	Open int32 // cases in hand
}

type courtPage struct {
	Court    *court.Profile
	Officers []officer
}

func (p pages) court(w http.ResponseWriter, r *http.Request) error {
	loads, err := p.Q.Workloads(r.Context(), p.Mine())
	if err != nil {
		return err
	}
	open := map[string]int32{}
	for _, l := range loads {
		open[l.Officer] = l.Open
	}
	v := courtPage{Court: p.Court}
	for _, o := range p.Court.Officers {
		v.Officers = append(v.Officers, officer{o, open[string(o.ID)]})
	}
	return p.show(w, r, http.StatusOK, "/admin", shell.Page{Title: shell.T(r.Context(), "法院与人员"), Body: courtView(v)})
}

type clockPage struct {
	Now, Machine time.Time
	Next         *query.NextDeadlineRow
	Moved        bool // just now
	From         time.Time
	Happened     []query.Message
	Problems     []shell.Problem
	Able         bool
}

// happenedMost is how many messages of a jump are listed.
const happenedMost = 100

func (p pages) clock(w http.ResponseWriter, r *http.Request) error {
	return p.showClock(w, r, http.StatusOK, clockPage{})
}

func (p pages) showClock(w http.ResponseWriter, r *http.Request, status int, v clockPage) error {
	ctx := r.Context()
	v.Now, v.Machine, v.Able = p.Clock.Now(), p.Machine(), p.Demo != nil
	if !v.Able { // in a real court the clock cannot be moved, and an administrator has no business in its cases
		return p.show(w, r, status, "/admin/clock", shell.Page{Title: shell.T(ctx, "法庭时钟"), Body: clockView(v)})
	}
	next, err := p.Q.NextDeadline(ctx, query.NextDeadlineParams{Court: p.Mine(), Now: v.Now})
	switch {
	case err == nil:
		v.Next = &next
	case !errors.Is(err, pgx.ErrNoRows):
		return err
	}
	if from, err := time.Parse(time.RFC3339Nano, r.URL.Query().Get("from")); err == nil && from.Before(v.Now) {
		v.Moved, v.From = true, from
		if v.Happened, err = p.Q.MessagesSince(ctx, query.MessagesSinceParams{Court: p.Mine(), Since: from, Most: happenedMost}); err != nil {
			return err
		}
	}
	return p.show(w, r, status, "/admin/clock", shell.Page{Title: shell.T(ctx, "法庭时钟"), Error: len(v.Problems) > 0, Body: clockView(v)})
}

// furthest is how far one step may go.
const furthest = 400 * 24 * time.Hour

// forward moves the demonstration's clock, once the person has confirmed that there is no way back.
func (p pages) forward(w http.ResponseWriter, r *http.Request) error {
	if p.Demo == nil {
		return authority.ErrNotFound
	}
	ctx := r.Context()
	bad := func(field, say string) error {
		return p.showClock(w, r, http.StatusUnprocessableEntity, clockPage{Problems: []shell.Problem{{Field: field, Say: say}}})
	}
	by, err := p.stepOf(r)
	switch {
	case err != nil:
		if ps, err := shell.Problems(err, "step"); err == nil {
			return bad(ps[0].Field, ps[0].Say)
		}
		return err
	case r.FormValue("sure") != "yes":
		return bad("sure", shell.T(ctx, "请确认：时钟向前拨以后不能拨回"))
	}
	from := p.Clock.Now()
	if err := p.Demo.Forward(ctx, by); err != nil {
		return err
	}
	return shell.To(w, r, "/admin/clock?from="+from.Format(time.RFC3339Nano)+"#happened")
}

// stepOf reads how far to go; what is wrong with it is a law.Refusal.
func (p pages) stepOf(r *http.Request) (time.Duration, error) {
	ctx := r.Context()
	refuse := func(field, say string) error { return law.Refusal{Sentence: say, Field: field} }
	switch step := r.FormValue("step"); step {
	case "hour":
		return time.Hour, nil
	case "day":
		return 24 * time.Hour, nil
	case "week":
		return 7 * 24 * time.Hour, nil
	case "next":
		now := p.Clock.Now()
		next, err := p.Q.NextDeadline(ctx, query.NextDeadlineParams{Court: p.Mine(), Now: now})
		if errors.Is(err, pgx.ErrNoRows) {
			return 0, refuse("step", shell.T(ctx, "现在没有正在进行的期限"))
		}
		return next.Until.Sub(now) + time.Second, err
	case "days":
		n, err := strconv.Atoi(r.FormValue("days"))
		by := time.Duration(n) * 24 * time.Hour
		if err != nil || n < 1 || n > int(furthest.Hours()/24) {
			return 0, refuse("days", shell.T(ctx, "请填写1到400之间的天数"))
		}
		return by, nil
	}
	return 0, refuse("step", shell.T(ctx, "请选择向前拨多少"))
}

type auditPage struct {
	Able   bool
	Report *shell.AuditReport
	Took   time.Duration
}

func (p pages) audit(w http.ResponseWriter, r *http.Request) error {
	return p.showAudit(w, r, auditPage{})
}

func (p pages) showAudit(w http.ResponseWriter, r *http.Request, v auditPage) error {
	v.Able = p.Audit != nil
	return p.show(w, r, http.StatusOK, "/admin/audit", shell.Page{Title: shell.T(r.Context(), "案卷核验"), Body: auditView(v)})
}

// runAudit reads every docket again. It changes nothing, but it is work: therefore a button and not a link.
func (p pages) runAudit(w http.ResponseWriter, r *http.Request) error {
	if p.Audit == nil {
		return authority.ErrNotFound
	}
	start := p.Machine()
	report, err := p.Audit.Audit(r.Context())
	if err != nil {
		return err
	}
	return p.showAudit(w, r, auditPage{Report: &report, Took: p.Machine().Sub(start)})
}

// causeNames are causes in words.
func causeNames(keys []string) string {
	var names []string
	for _, k := range keys {
		if c, ok := cause.ByKey(k); ok {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, "、")
}

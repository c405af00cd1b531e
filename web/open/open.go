// Package open holds the pages everybody may see 公开页面: the way in, the guide, the notices, the figures.
package open

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgtype"

	"yunting/authority"
	"yunting/law/calendar"
	"yunting/platform/i18n"
	"yunting/register/query"
	"yunting/web/door"
	"yunting/web/shell"
)

// Routes lists the public pages.
func Routes(h *shell.House) []shell.Route {
	p := pages{h, &kept{}}
	open := func(pattern string, do func(http.ResponseWriter, *http.Request) error) shell.Route {
		return shell.Route{Pattern: pattern, For: shell.Anyone, Handle: do}
	}
	return []shell.Route{
		open("GET /{$}", p.home),
		open("GET /guide", p.guide),
		open("GET /guide/venue", p.venue),
		open("GET /guide/fee", p.fee),
		open("GET /guide/period", p.period),
		open("GET /guide/interest", p.interest),
		open("GET /guide/workday", p.workday),
		open("GET /guide/number", p.number),
		open("POST /guide/number", p.number),
		open("GET /guide/rules", p.rules),
		open("GET /notices", p.notices),
		open("GET /data", p.data),
		open("GET /data.csv", p.dataCSV),
		open("GET /outbox", p.outbox),
		open("GET /a11y", p.accessibility),
		open("GET /language/{tag}", p.language),
	}
}

type pages struct {
	*shell.House
	kept *kept
}

// kept holds the totals for a moment: they read the whole cause list, and the front page is everybody's first.
type kept struct {
	mu    sync.Mutex
	until time.Time
	row   query.FigureTotalsRow
}

// fresh is how old the totals on a page may be.
const fresh = 30 * time.Second

func (p pages) totals(ctx context.Context) (query.FigureTotalsRow, error) {
	p.kept.mu.Lock()
	defer p.kept.mu.Unlock()
	if now := p.Machine(); now.After(p.kept.until) {
		x, err := p.Q.FigureTotals(ctx, p.Mine())
		if err != nil {
			return x, err
		}
		p.kept.row, p.kept.until = x, now.Add(fresh)
	}
	return p.kept.row, nil
}

var style = []string{"open.css"}

// home is where people begin: what do you want to do.
func (p pages) home(w http.ResponseWriter, r *http.Request) error {
	notices, err := p.Q.Notices(r.Context(), query.NoticesParams{Court: p.Mine(), Most: 3})
	if err != nil {
		return err
	}
	totals, err := p.totals(r.Context())
	if err != nil {
		return err
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: p.Court.Name, Wide: true, Style: style, Body: homeView(homePage{p.Court, notices, totals})})
}

// language keeps the language chosen and goes back to where the person was.
func (p pages) language(w http.ResponseWriter, r *http.Request) error {
	tag := r.PathValue("tag")
	if !i18n.Known(tag) {
		return authority.ErrNotFound
	}
	if err := door.SetLanguage(p.House, w, r, i18n.Language(tag)); err != nil {
		return err
	}
	return shell.To(w, r, shell.Back(r))
}

func (p pages) accessibility(w http.ResponseWriter, r *http.Request) error {
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "无障碍"), Style: style, Body: accessView(p.Court)})
}

const pageSize = 20

// pageOf reads ?page=, one when it is missing or not a number.
func pageOf(r *http.Request) int {
	n, err := strconv.Atoi(r.FormValue("page"))
	if err != nil || n < 1 || n > 10_000 {
		return 1
	}
	return n
}

type noticesPage struct {
	Kind    string
	Page    int
	Total   int
	Notices []query.Notice
	Today   calendar.Date
}

// noticeKinds are the kinds of public notice, in the order of the filter.
var noticeKinds = []struct{ Key, Name string }{{"", i18n.Mark("全部")}, {"service", i18n.Mark("公告送达")}, {"hearing", i18n.Mark("开庭公告")}}

func (p pages) notices(w http.ResponseWriter, r *http.Request) error {
	v := noticesPage{Kind: r.FormValue("kind"), Page: pageOf(r), Today: p.Today()}
	if v.Kind != "service" && v.Kind != "hearing" {
		v.Kind = ""
	}
	total, err := p.Q.CountNotices(r.Context(), query.CountNoticesParams{Court: p.Mine(), Kind: v.Kind})
	if err != nil {
		return err
	}
	v.Total = int(total)
	if v.Notices, err = p.Q.Notices(r.Context(), query.NoticesParams{Court: p.Mine(), Kind: v.Kind, Most: pageSize, Skip: int32((v.Page - 1) * pageSize)}); err != nil {
		return err
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "公告"), Style: style, Body: noticesView(v)})
}

type outboxPage struct {
	Page     int
	Messages []query.Message
	More     bool
}

// outbox shows the short messages a demonstration court would have sent. Elsewhere there is no such page.
func (p pages) outbox(w http.ResponseWriter, r *http.Request) error {
	if !p.Court.Demo {
		return authority.ErrNotFound
	}
	v := outboxPage{Page: pageOf(r)}
	ms, err := p.Q.Outbox(r.Context(), query.OutboxParams{Court: p.Mine(), Most: pageSize + 1, Skip: int32((v.Page - 1) * pageSize)})
	if err != nil {
		return err
	}
	if v.Messages = ms; len(ms) > pageSize {
		v.Messages, v.More = ms[:pageSize], true
	}
	return p.Show(w, r, http.StatusOK, shell.Page{Title: shell.T(r.Context(), "演示短信"), Style: style, Body: outboxView(v)})
}

// dateOf is a register's date as a court date.
func dateOf(d pgtype.Date) calendar.Date {
	if !d.Valid {
		return calendar.Date{}
	}
	return calendar.Date{Y: d.Time.Year(), M: d.Time.Month(), D: d.Time.Day()}
}

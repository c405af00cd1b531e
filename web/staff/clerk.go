package staff

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"yunting/docket"
	"yunting/fee"
	"yunting/law/calendar"
	"yunting/register/query"
	"yunting/web/shell"
)

// work is one thing on the clerk's desk.
type work struct {
	Kind, Name, Href, What, Parties, Cause, Status string
	Near                                           shell.Nearness
	Article                                        string
}

type clerkPage struct {
	Title    string
	Today    calendar.Date
	Counters []counter
	Tabs     []tab
	Works    []work
	Page     int
	Total    int
	Address  string
}

// kinds of work on the clerk's desk, by the page of the deadline: where it is done and what it is called.
// What has no page of its own is done on the page of the case.
var kinds = []struct{ page, href, at string }{
	{"review", "/clerk/intake", "/clerk/intake/"}, {"identity", "/clerk/identity", "/clerk/identity/"}, {"service", "/clerk/service", "/clerk/service/"},
	{"mandate", "/clerk/mandate", "/clerk/mandate/"}, {"appeal", "/clerk/appeal", "/clerk/appeal/"}, {"refused", "/clerk?kind=refused", "/clerk/cases/"}, {"fees", "/clerk?kind=fees", "/clerk/cases/"}, {"refund", "/clerk?kind=refund", "/clerk/cases/"},
}

func kindName(ctx context.Context, page string) string {
	switch page {
	case "review":
		return shell.T(ctx, "收件审核")
	case "identity":
		return shell.T(ctx, "身份核验")
	case "mandate":
		return shell.T(ctx, "委托核对")
	case "appeal":
		return shell.T(ctx, "上诉报送")
	case "service":
		return shell.T(ctx, "送达")
	case "refund":
		return shell.T(ctx, "退费")
	case "refused":
		return shell.T(ctx, "上诉移送")
	case "fees":
		return shell.T(ctx, "交费登记")
	}
	return page
}

func (s pages) clerkDesk(w http.ResponseWriter, r *http.Request) error {
	return s.showWork(w, r, "/clerk", r.URL.Query().Get("kind"))
}

// queue is the list of one kind of work.
func (s pages) queue(kind string) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		for _, k := range kinds {
			if k.page == kind {
				return s.showWork(w, r, k.href, kind)
			}
		}
		return nil
	}
}

func (s pages) showWork(w http.ResponseWriter, r *http.Request, at, kind string) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := clerkPage{Title: shell.T(ctx, "工作台"), Today: calendar.Of(now), Page: pageOf(r), Address: at}
	if at != "/clerk" {
		p.Title = kindName(ctx, kind)
	}
	cs, err := s.Q.ClerkCounts(ctx, query.ClerkCountsParams{Now: now, Court: string(s.Court.Code)})
	if err != nil {
		return err
	}
	p.Counters, p.Tabs, p.Total = clerkCounts(ctx, cs, kind)
	rows, err := s.Q.ClerkDesk(ctx, query.ClerkDeskParams{Court: string(s.Court.Code), Page: kind, Skip: int32((p.Page - 1) * deskSize), Most: deskSize})
	if err != nil {
		return err
	}
	for _, x := range rows {
		p.Works = append(p.Works, workOf(ctx, x, now))
	}
	return s.show(w, r, at, nil, shell.Page{Title: p.Title, Body: clerkBody(p)})
}

func clerkCounts(ctx context.Context, cs []query.ClerkCountsRow, now string) (out []counter, tabs []tab, total int) {
	by := map[string]query.ClerkCountsRow{}
	var all, late int64
	for _, c := range cs {
		by[c.Page], all, late = c, all+c.N, late+c.Overdue
	}
	out = []counter{{N: late, Name: shell.T(ctx, "已逾期"), Href: "/clerk", Class: red(late)}, {N: all, Name: shell.T(ctx, "全部待办"), Href: "/clerk"}}
	tabs = []tab{{Name: shell.T(ctx, "全部待办"), Href: "/clerk", N: all, Now: now == ""}}
	total = int(all)
	for _, k := range kinds {
		c := by[k.page]
		out = append(out, counter{N: c.N, Name: kindName(ctx, k.page), Href: k.href, Class: yellow(c.Overdue)})
		tabs = append(tabs, tab{Name: kindName(ctx, k.page), Href: k.href, N: c.N, Now: now == k.page})
		if now == k.page {
			total = int(c.N)
		}
	}
	return out, tabs, total
}

func workOf(ctx context.Context, x query.ClerkDeskRow, now time.Time) work {
	w := work{Kind: kindName(ctx, x.Page), Name: x.Number, What: shell.T(ctx, x.What), Cause: x.CauseName, Status: shell.T(ctx, x.Status),
		Near: shell.NearnessOf(ctx, x.Until, now), Article: x.Article}
	if w.Name == "" {
		w.Name = x.Receipt
	}
	if w.Name == "" {
		w.Name = shell.T(ctx, "实名信息")
	}
	if x.Plaintiff != "" {
		w.Parties = shell.T(ctx, "%s 诉 %s", x.Plaintiff, x.Defendant)
	}
	w.Href = "/clerk/cases/" + x.Matter
	for _, k := range kinds {
		if k.page == x.Page {
			w.Href = k.at + x.Matter
		}
	}
	return w
}

// clerkCasePage is a case as any clerk may read it.
type clerkCasePage struct {
	caseView
	Do            todo
	Intake        bool // still before acceptance
	Appealed      bool // the judgment was appealed
	Refused       bool // non-acceptance was appealed, and the file is still here
	AppealReasons string
	Refunds       []fee.Refund
	Done          string
	Problems      []shell.Problem
	Form          url.Values
	Owing         *owing // a fee that is owed
}

func (s pages) clerkCase(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	return s.showClerkCase(w, r, f, nil)
}

func (s pages) showClerkCase(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx := r.Context()
	p := clerkCasePage{caseView: viewOf(ctx, f, s.Clock.Now()), Do: todoOf(r, f), Intake: !f.Filing.Open(),
		Appealed: len(f.Judgment.Statements) > 0, Refused: !f.Filing.AppealedOn.IsZero() && f.Filing.SentUpOn.IsZero(), AppealReasons: f.Filing.AppealReasons, Refunds: f.Fee.Refunds, Problems: bad, Form: r.PostForm, Owing: owingOf(f, r.PostForm, bad)}
	if err := s.held(ctx, &p.caseView); err != nil {
		return err
	}
	switch r.URL.Query().Get("done") {
	case "hold":
		p.Done = shell.T(ctx, "庭审已记录。")
	case "refund":
		p.Done = shell.T(ctx, "退费已登记，原告会收到通知。")
	case "send-up":
		p.Done = shell.T(ctx, "报送已记录，起诉人会收到通知。")
	}
	if r.URL.Query().Get("done") == "paid" {
		p.Done = shell.T(ctx, "交费已登记，系统正在向被告发送起诉材料。")
	}
	return s.show(w, r, "/clerk/cases", bad, shell.Page{Title: p.Name, Back: "/clerk/cases", BackTo: shell.T(ctx, "全部案件"), Body: clerkCaseBody(p)})
}

// clerkHold enters the record of a hearing, by the clerk who kept it.
func (s pages) clerkHold(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	act, bad := readHold(r.Context(), r)
	if len(bad) == 0 {
		if err = s.enter(r, act); err == nil {
			return shell.To(w, r, f.base+"?done=hold")
		}
		if bad, err = problems(err, "hold", "hold-minutes"); err != nil {
			return s.overtaken(w, r, err, f.base)
		}
	}
	return s.showClerkCase(w, r, f, bad)
}

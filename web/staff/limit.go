package staff

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"yunting/docket"
	"yunting/law/calendar"
	"yunting/register/query"
	"yunting/trial"
	"yunting/web/shell"
)

// limitNotes is how the trial limit was found: what was left out, line by line, and what the president added.
type limitNotes struct {
	Until   calendar.Date
	Explain string
	LeftOut []leftOut
	Longer  []string
}

type leftOut struct {
	From, Until  calendar.Date
	Days         int
	Why, Article string
}

func limitNotesOf(ctx context.Context, f *file) (n limitNotes) {
	if f.Filing.AcceptedOn.IsZero() || f.Trial.Now() == "" {
		return n
	}
	r, spans := f.TrialLimit()
	n.Until, n.Explain = r.Until, r.Explain()
	for _, s := range spans {
		n.LeftOut = append(n.LeftOut, leftOut{s.From, s.Until, s.Days(), s.Why, s.Rule.Article})
	}
	for _, x := range f.Trial.Longer {
		switch {
		case !x.Decided:
			n.Longer = append(n.Longer, shell.T(ctx, "%s申请延长，等待院长决定：%s", x.AskedOn.Chinese(), x.Reason))
		case x.Granted:
			n.Longer = append(n.Longer, shell.T(ctx, "%s院长%s批准延长（%s）：%s", x.On.Chinese(), x.By, x.Track.Chinese(), x.Reason))
		default:
			n.Longer = append(n.Longer, shell.T(ctx, "%s院长%s不准许延长：%s", x.On.Chinese(), x.By, x.Answer))
		}
	}
	return n
}

func readExtension(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	return trial.AskExtension{Reason: text(r, "ask-extension-reason")}, nil
}

// pending is one application that waits for the president.
type pending struct {
	Name, Parties, Judge, What, Href string
	Near                             shell.Nearness
}

// presidentPage is one application before the president.
type presidentPage struct {
	caseView
	Ask      *trial.Extension
	Problems []shell.Problem
	Form     url.Values
	Done     bool
}

// president lists what waits for the president of the court, nearest first.
func (s pages) president(w http.ResponseWriter, r *http.Request) error {
	ctx, page, now := r.Context(), pageOf(r), s.Clock.Now()
	rows, n, err := s.waiting(ctx, page, now)
	if err != nil {
		return err
	}
	return s.show(w, r, "/president", nil, shell.Page{Title: shell.T(ctx, "审批"), Body: presidentBody(rows, page, n)})
}

func (s pages) presidentCase(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.President)
	if err != nil {
		return err
	}
	return s.showPresident(w, r, f, nil)
}

func (s pages) showPresident(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx := r.Context()
	p := presidentPage{caseView: viewOf(ctx, f, s.Clock.Now()), Ask: f.Trial.Asked(), Problems: bad, Form: r.PostForm, Done: r.URL.Query().Get("done") != ""}
	return s.show(w, r, "/president", bad, shell.Page{Title: p.Name, Back: "/president", BackTo: shell.T(ctx, "审批"), Body: presidentCaseBody(p)})
}

// extendLimit is the president's decision.
func (s pages) extendLimit(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.President)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return stale
	}
	var bad []shell.Problem
	grant, err := strconv.ParseBool(r.PostFormValue("extend-grant"))
	if err != nil {
		bad = []shell.Problem{{Field: "extend-grant", Say: shell.T(r.Context(), "请选择是否批准")}}
	}
	if len(bad) == 0 {
		if err = s.enter(r, trial.ExtendLimit{Grant: grant, Reason: text(r, "extend-reason")}); err == nil {
			return shell.To(w, r, f.base+"?done=1")
		}
		if bad, err = problems(err, "extend", "extend-grant"); err != nil {
			return s.overtaken(w, r, err, f.base)
		}
	}
	return s.showPresident(w, r, f, bad)
}

// decidedAt is where the president decides: recusal stands on the page of the bench, the trial limit on a page of its own.
func decidedAt(page string) string {
	if page == "desk" {
		return "/desk/cases/"
	}
	return "/president/"
}

// waiting asks the register what waits for the president.
func (s pages) waiting(ctx context.Context, page int, now time.Time) ([]pending, int, error) {
	n, err := s.Q.CountPresidentDesk(ctx, string(s.Court.Code))
	if err != nil {
		return nil, 0, err
	}
	xs, err := s.Q.PresidentDesk(ctx, query.PresidentDeskParams{Court: string(s.Court.Code), Skip: int32((page - 1) * caseSize), Most: caseSize})
	var rows []pending
	for _, x := range xs {
		rows = append(rows, pending{Name: x.Number, Parties: shell.T(ctx, "%s 诉 %s", x.Plaintiff, x.Defendant), Judge: x.JudgeName, What: shell.T(ctx, x.What),
			Href: decidedAt(x.Page) + x.Matter, Near: shell.NearnessOf(ctx, x.Until, now)})
	}
	return rows, int(n), err
}

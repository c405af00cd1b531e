package staff

import (
	"context"
	"net/http"
	"net/url"

	"yunting/docket"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/web/shell"
)

// appealPage is the way of the appeals of a case out of this court.
type appealPage struct {
	caseView
	Appeals  []appealView
	To       string // court of appeal
	Missing  string // before the file may go up
	SentUp   calendar.Date
	Lives    bool
	Done     string
	Problems []shell.Problem
	Form     url.Values
}

type appealView struct {
	By, Requests, Reasons, State, Answer string
	On                                   calendar.Date
	Contested, Fee                       money.Fen
	Paid                                 bool
}

func (s pages) appeal(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	return s.showAppeal(w, r, f, nil)
}

func (s pages) showAppeal(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := appealPage{caseView: viewOf(ctx, f, now), To: f.AppealsTo(), Missing: f.BeforeSendUp(calendar.Of(now)), SentUp: f.Judgment.SentUpOn, Lives: f.Judgment.Appealed,
		Problems: bad, Form: r.PostForm}
	for _, x := range both {
		if st := f.Judgment.Statements[x]; st != nil {
			p.Appeals = append(p.Appeals, appealOf(ctx, f, x, st))
		}
	}
	if r.URL.Query().Get("done") == "send-up" {
		p.Done = shell.T(ctx, "已报送，移送函正在生成。")
	}
	return s.show(w, r, "/clerk/appeal", bad, shell.Page{Title: shell.T(ctx, "上诉报送 %s", p.Name), Back: "/clerk/appeal", BackTo: shell.T(ctx, "上诉报送"), Body: appealBody(p)})
}

func appealOf(ctx context.Context, f *file, p id.Party, x *judgment.Statement) appealView {
	fee := f.Fee.Appeals[p]
	v := appealView{By: side(ctx, p) + " " + f.PartyName(p), Requests: x.Requests, Reasons: x.Reasons, On: x.On, Contested: x.Contested, Fee: fee.Assessed.Fee, Paid: fee.Paid, Answer: x.Answer}
	switch {
	case x.Ended == judgment.Withdrawn:
		v.State = shell.T(ctx, "已撤回")
	case x.Ended == judgment.Lapsed:
		v.State = shell.T(ctx, "按自动撤回上诉处理")
	case x.Ended == judgment.Disregarded:
		v.State = shell.T(ctx, "无权提起，不产生效力")
	case !fee.Paid:
		v.State = shell.T(ctx, "待交上诉费")
	case x.Answered.IsZero():
		v.State = shell.T(ctx, "等待答辩")
	case x.Waived:
		v.Answer = shell.T(ctx, "期限内没有答辩")
		v.State = shell.T(ctx, "可以报送")
	default:
		v.State = shell.T(ctx, "可以报送")
	}
	return v
}

func (s pages) sendUp(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return stale
	}
	here := "/clerk/appeal/" + string(f.Matter())
	if err = s.enter(r, judgment.SendUp{Note: text(r, "note")}); err == nil {
		return shell.To(w, r, here+"?done=send-up")
	}
	bad, err := shell.Problems(err, "note")
	if err != nil {
		return s.overtaken(w, r, err, here)
	}
	return s.showAppeal(w, r, f, bad)
}

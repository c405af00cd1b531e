package litigant

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"yunting/register/query"
	"yunting/web/shell"
)

// desk is the home of a person: what to do first, then cases, drafts, messages.
type desk struct {
	Must, May []query.MyDeadlinesRow
	Cases     []query.CivilCase
	Drafts    []Draft
	Unread    int64
	Recent    []query.Message
	v         shell.Viewer
}

const shown = 100 // rows a page of one's own lists at most

func (p *pages) my(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	d := desk{v: v}
	due, err := p.Q.MyDeadlines(ctx, query.MyDeadlinesParams{Court: p.Mine(), Person: string(v.Person), Most: shown})
	if err != nil {
		return err
	}
	for _, x := range due {
		if strings.HasPrefix(x.Key, "appeal/") || strings.HasPrefix(x.Key, "enforce/") {
			d.May = append(d.May, x)
		} else {
			d.Must = append(d.Must, x)
		}
	}
	if d.Cases, err = p.Q.MyCases(ctx, query.MyCasesParams{Court: p.Mine(), Person: string(v.Person), Most: shown}); err != nil {
		return err
	}
	if d.Drafts, err = p.drafts(r); err != nil {
		return err
	}
	if d.Unread, err = p.Q.CountUnread(ctx, query.CountUnreadParams{Court: p.Mine(), Person: string(v.Person)}); err != nil {
		return err
	}
	if d.Recent, err = p.Q.MessagesOf(ctx, query.MessagesOfParams{Court: p.Mine(), Person: string(v.Person), Most: 3}); err != nil {
		return err
	}
	pg := page(shell.T(ctx, "我的事项"))
	pg.Body = myPage(d, p.Clock.Now())
	return p.show(w, r, pg, nil)
}

// next is the nearest deadline of a case for this person.
func (d desk) next(matter string) (query.MyDeadlinesRow, bool) {
	i := slices.IndexFunc(d.Must, func(x query.MyDeadlinesRow) bool { return x.Matter == matter })
	if i < 0 {
		return query.MyDeadlinesRow{}, false
	}
	return d.Must[i], true
}

func caseName(c query.CivilCase) string { return c.Plaintiff + "诉" + c.Defendant + c.CauseName }

func number(number, receipt string) string {
	if number != "" {
		return number
	}
	return receipt
}

const letters = 20 // messages on one page

// messages lists what the court told the person; looking at the list counts as having read it, but is no service.
func (p *pages) messages(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	at, err := strconv.Atoi(r.URL.Query().Get("page"))
	if err != nil || at < 1 {
		at = 1
	}
	ms, err := p.Q.MessagesOf(ctx, query.MessagesOfParams{Court: p.Mine(), Person: string(v.Person), Most: letters + 1, Skip: int32((at - 1) * letters)})
	if err != nil {
		return err
	}
	now := p.Clock.Now()
	if err := p.Q.ReadMessages(ctx, query.ReadMessagesParams{At: &now, Court: p.Mine(), Person: string(v.Person)}); err != nil {
		return err
	}
	more := len(ms) > letters
	if more {
		ms = ms[:letters]
	}
	pg := page(shell.T(ctx, "消息"))
	pg.Back, pg.BackTo, pg.Body = "/my", shell.T(ctx, "我的事项"), messagesPage(ms, at, more)
	if v.Role != "" {
		pg.Staff, pg.Back, pg.BackTo = true, "/account", shell.T(ctx, "我的账户")
	}
	return p.show(w, r, pg, nil)
}

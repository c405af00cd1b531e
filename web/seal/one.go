package seal

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/law/calendar"
	stage "yunting/seal"
	"yunting/web/shell"
)

// pageSize is how many uses stand on one page.
const pageSize = 20

type onePage struct {
	Sheet    stage.Sheet
	Seq      int
	Me       docket.Actor
	Story    []told
	Uses     []Use
	Page     int
	Total    int
	Known    bool // papers are registered here
	Typed    map[string]string
	Kinds    []string // chosen
	Problems []shell.Problem
}

// may tells whether the viewer may try an act.
func (v onePage) may(k docket.Kind) bool { return authority.Permit(v.Me, k) == nil }

// one shows a seal: how it stands, who may use it, what was done with it and on which papers it was put.
func (p pages) one(w http.ResponseWriter, r *http.Request) error { return p.showOne(w, r, nil) }

func (p pages) showOne(w http.ResponseWriter, r *http.Request, bad []shell.Problem) error {
	s, es, me, err := p.read(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	v := onePage{Sheet: s.Seal, Seq: s.Seq(), Me: me, Story: tell(ctx, es), Page: max(1, number(r.URL.Query().Get("page"))), Known: p.uses != nil,
		Typed: typed(r), Kinds: r.PostForm["kinds"], Problems: bad}
	if v.Known {
		if v.Uses, v.Total, err = p.list(ctx, s.Seal, &v.Page); err != nil {
			return err
		}
	}
	return p.show(w, r, bad, shell.Page{Title: s.Seal.Name, Back: "/admin/seals", BackTo: shell.T(ctx, "印章管理"), Body: oneView(v)})
}

// list reads a page of uses; a page behind the last becomes the last.
func (p pages) list(ctx context.Context, s stage.Sheet, page *int) ([]Use, int, error) {
	*page = min(*page, 1<<30/pageSize)
	us, total, err := p.uses.Of(ctx, s.ID, (*page-1)*pageSize, pageSize)
	if last := max(1, (total+pageSize-1)/pageSize); err == nil && *page > last {
		*page = last
		us, total, err = p.uses.Of(ctx, s.ID, (*page-1)*pageSize, pageSize)
	}
	return us, total, err
}

// change enters what was decided about a seal.
func (p pages) change(w http.ResponseWriter, r *http.Request) error {
	s, _, me, err := p.read(r)
	if err != nil {
		return err
	}
	which := r.PathValue("act")
	if err := authority.Permit(me, docket.Kind("seal."+which)); err != nil {
		return err
	}
	act, field, bad := p.asked(r, which)
	if act == nil && len(bad) == 0 {
		return authority.ErrNotFound
	}
	if len(bad) == 0 {
		if err = p.enter(r, s.Seal.ID, act); err == nil {
			return shell.To(w, r, "/admin/seals/"+string(s.Seal.ID))
		}
		if bad, err = shell.Problems(err, field); err != nil {
			return err
		}
		if bad[0].Field == "reason" {
			bad[0].Field = field
		}
		if bad[0].Field == "n" {
			bad[0].Field = "grants"
		}
	}
	return p.showOne(w, r, bad)
}

// asked reads a form: the act, and the field of its reason. No act and no problem: there is no such form.
func (p pages) asked(r *http.Request, which string) (act docket.Act, field string, bad []shell.Problem) {
	ctx, form := r.Context(), r.PostForm
	field = which + "-reason"
	reason := form.Get(field)
	switch which {
	case "enforce":
		var from calendar.Date
		if typed := strings.TrimSpace(form.Get("from")); typed != "" {
			var err error
			if from, err = calendar.Parse(typed); err != nil {
				return nil, field, []shell.Problem{{Field: "from", Say: shell.T(ctx, "请填写日期，例如2026-12-01")}}
			}
		}
		return stage.Enforce{From: from, Reason: reason}, field, nil
	case "authorise":
		to, say := p.to(ctx, form.Get("to"), form.Get("officer"))
		if say.Say != "" {
			bad = append(bad, say)
		}
		kinds := slices.Clone(form["kinds"])
		switch {
		case len(kinds) == 0:
			bad = append(bad, shell.Problem{Field: "kinds", Say: shell.T(ctx, "请选择可以用印的文书")})
		case slices.Contains(kinds, everything) && len(kinds) > 1:
			bad = append(bad, shell.Problem{Field: "kinds", Say: shell.T(ctx, "选了全部文书，就不用再选单种文书；请只选一样")})
		case kinds[0] == everything:
			kinds = nil
		}
		return stage.Authorise{To: to, Kinds: kinds, Reason: reason}, field, bad
	case "withdraw":
		n := form.Get("n")
		field = "reason-" + n
		return stage.Withdraw{N: number(n), Reason: form.Get(field)}, field, nil
	case "suspend":
		return stage.Suspend{Reason: reason}, field, nil
	case "resume":
		return stage.Resume{Reason: reason}, field, nil
	case "retire":
		if form.Get("sure") != "yes" {
			return nil, field, []shell.Problem{{Field: "sure", Say: shell.T(ctx, "请确认：销毁以后不能撤销")}}
		}
		return stage.Retire{Reason: reason}, field, nil
	}
	return nil, "", nil
}

// to finds whom the form authorises: the court's own printing, or an officer by sign-in name or by name.
func (p pages) to(ctx context.Context, to, officer string) (stage.Grantee, shell.Problem) {
	if to == "court" {
		return stage.Grantee{Court: true}, shell.Problem{}
	}
	officer = strings.TrimSpace(officer)
	switch {
	case to != "officer":
		return stage.Grantee{}, shell.Problem{Field: "to", Say: shell.T(ctx, "请选择授权给谁")}
	case officer == "":
		return stage.Grantee{}, shell.Problem{Field: "officer", Say: shell.T(ctx, "请填写工作人员的姓名或者登录名")}
	}
	if o, ok := p.House.Court.WithLogin(officer); ok {
		return stage.Grantee{Person: o.ID}, shell.Problem{}
	}
	var found []court.Officer
	for _, o := range p.House.Court.Officers {
		if o.Name == officer {
			found = append(found, o)
		}
	}
	switch len(found) {
	case 0:
		return stage.Grantee{}, shell.Problem{Field: "officer", Say: shell.T(ctx, "本院没有叫“%s”的工作人员，请核对姓名或者登录名", officer)}
	case 1:
		return stage.Grantee{Person: found[0].ID}, shell.Problem{}
	}
	return stage.Grantee{}, shell.Problem{Field: "officer", Say: shell.T(ctx, "有%d位工作人员叫“%s”，请填写登录名", len(found), officer)}
}

// address is where an act of a seal is posted.
func (v onePage) address(act string) string {
	return "/admin/seals/" + string(v.Sheet.ID) + "/" + act
}

func itoa(n int) string { return strconv.Itoa(n) }

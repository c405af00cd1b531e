// Package seal holds the pages of the court's seals 印章管理: the administrators prepare them, the president decides over
// them, and both see every use.
package seal

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"yunting/authority"
	"yunting/clerk"
	"yunting/docket"
	"yunting/id"
	"yunting/procedure"
	"yunting/web/shell"
)

// Uses finds the papers a seal was put on 用印记录.
type Uses interface {
	// Of lists papers sealed with a seal, newest first: most of them after the first skip, and how many there are in all.
	Of(ctx context.Context, s id.Seal, skip, most int) ([]Use, int, error)
}

// Use is one paper sealed. It names no case and no party: whoever looks after seals need not know them.
type Use struct {
	At        time.Time // issued
	Paper     string    // kind of the paper, by its key
	Code      string    // under which anybody finds it at /d/
	File      id.File   // SHA-256 of the file
	Corrected bool
	Withdrawn bool
}

// Routes lists the pages of seals. uses nil: papers are not registered here, and the pages say so.
func Routes(h *shell.House, uses Uses) []shell.Route {
	p := pages{h, uses}
	return []shell.Route{
		{Pattern: "GET /admin/seals", For: shell.Sealers, Handle: p.all},
		{Pattern: "POST /admin/seals", For: shell.Sealers, Handle: p.make},
		{Pattern: "GET /admin/seals/{seal}", For: shell.Sealers, Handle: p.one},
		{Pattern: "POST /admin/seals/{seal}/{act}", For: shell.Sealers, Handle: p.change},
	}
}

type pages struct {
	*shell.House
	uses Uses
}

func (p pages) show(w http.ResponseWriter, r *http.Request, bad []shell.Problem, pg shell.Page) error {
	status := http.StatusOK
	if len(bad) > 0 {
		status, pg.Error = http.StatusUnprocessableEntity, true
	}
	pg.Staff, pg.Now, pg.Style = true, "/admin/seals", []string{"node.css"}
	return p.Show(w, r, status, pg)
}

// read reads a seal whose docket the viewer may read.
func (p pages) read(r *http.Request) (*procedure.Seal, []docket.Entry, docket.Actor, error) {
	rd, err := p.Clerk.Read(r.Context(), procedure.SealMatter(id.Seal(r.PathValue("seal"))))
	if err != nil {
		return nil, nil, docket.Actor{}, err
	}
	s, ok := rd.Matter.(*procedure.Seal)
	if !ok || len(rd.Entries) == 0 {
		return nil, nil, docket.Actor{}, authority.ErrNotFound
	}
	me := s.StandingOf(shell.ViewerOf(r.Context()).Who())
	return s, rd.Entries, me, authority.MayRead(me)
}

// enter takes one act to a seal's docket.
func (p pages) enter(r *http.Request, s id.Seal, act docket.Act) error {
	o := clerk.Order{Matter: procedure.SealMatter(s), By: shell.ViewerOf(r.Context()).Who(), Seen: number(r.PostFormValue("seen")), Acts: []docket.Act{act}}
	if act.Kind() == "seal.make" {
		o.Open = procedure.SealDocket
	}
	_, err := p.Clerk.Enter(r.Context(), o)
	return err
}

// typed is what stood in the form, so that nothing of it is lost.
func typed(r *http.Request) map[string]string {
	m := map[string]string{}
	for k := range r.PostForm {
		m[k] = r.PostForm.Get(k)
	}
	return m
}

// number reads a whole number; 0 for anything else.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// inOrder sorts problems as their fields stand on the page.
func inOrder(bad []shell.Problem, fields ...string) {
	slices.SortStableFunc(bad, func(a, b shell.Problem) int {
		return slices.Index(fields, a.Field) - slices.Index(fields, b.Field)
	})
}

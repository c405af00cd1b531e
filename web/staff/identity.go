package staff

import (
	"context"
	"net/http"
	"net/url"

	"yunting/authority"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/procedure"
	"yunting/web/shell"
)

// identityPage is one declared name at the desk.
type identityPage struct {
	Matter   id.Matter
	Sheet    identity.Sheet
	Number   string // masked, or in full after it was revealed
	Revealed bool
	Seq      int
	Due      *dueView
	Story    []told
	Problems []shell.Problem
	Form     url.Values
}

// hows are the ways a declared name is checked at the desk.
func hows(ctx context.Context) []option {
	return []option{
		{"当面核对证件原件", shell.T(ctx, "当面核对证件原件")},
		{"视频连线核对本人和证件原件", shell.T(ctx, "视频连线核对本人和证件原件")},
		{"与国家统一身份认证平台比对", shell.T(ctx, "与国家统一身份认证平台比对")},
	}
}

// person reads the docket of the person an address names.
func (s pages) person(r *http.Request) (*procedure.Person, []docket.Entry, error) {
	rd, err := s.Clerk.Read(r.Context(), id.Matter(r.PathValue("matter")))
	if err != nil {
		return nil, nil, err
	}
	p, ok := rd.Matter.(*procedure.Person)
	if !ok {
		return nil, nil, authority.ErrNotFound
	}
	actor := p.StandingOf(shell.ViewerOf(r.Context()).Who())
	if authority.MayRead(actor) != nil || actor.Standing != docket.Clerk {
		return nil, nil, authority.ErrNotFound
	}
	return p, rd.Entries, nil
}

func (s pages) identity(w http.ResponseWriter, r *http.Request) error {
	return s.showIdentity(w, r, false, nil)
}

// reveal shows the number in full, and writes down who looked at whose.
func (s pages) reveal(w http.ResponseWriter, r *http.Request) error {
	if _, _, err := s.person(r); err != nil {
		return err
	}
	s.Log.Info("identity number revealed", "officer", shell.ViewerOf(r.Context()).Person, "matter", r.PathValue("matter"))
	return s.showIdentity(w, r, true, nil)
}

func (s pages) showIdentity(w http.ResponseWriter, r *http.Request, revealed bool, bad []shell.Problem) error {
	pers, es, err := s.person(r)
	if err != nil {
		return err
	}
	ctx, now := r.Context(), s.Clock.Now()
	p := identityPage{Matter: id.Matter(r.PathValue("matter")), Sheet: pers.Identity, Number: idcard.Mask(pers.Identity.IDNumber), Revealed: revealed,
		Seq: len(es), Story: telling(ctx, es), Problems: bad, Form: r.PostForm}
	if revealed {
		p.Number = pers.Identity.IDNumber
	}
	for _, d := range pers.Due(now) {
		v := dueOf(ctx, d, now)
		p.Due = &v
	}
	return s.show(w, r, "/clerk/identity", bad, shell.Page{Title: shell.T(ctx, "身份核验 %s", pers.Identity.Name), Back: "/clerk/identity",
		BackTo: shell.T(ctx, "身份核验"), Body: identityBody(p)})
}

func (s pages) verify(w http.ResponseWriter, r *http.Request) error {
	how := r.PostFormValue("how")
	return s.check(w, r, "how", identity.Verify{How: how})
}

func (s pages) reject(w http.ResponseWriter, r *http.Request) error {
	return s.check(w, r, "reject-reason", identity.Reject{Reason: text(r, "reject-reason")})
}

func (s pages) check(w http.ResponseWriter, r *http.Request, first string, act docket.Act) error {
	if _, _, err := s.person(r); err != nil {
		return err
	}
	err := s.enter(r, act)
	if err == nil {
		return shell.To(w, r, "/clerk/identity/"+r.PathValue("matter"))
	}
	bad, err := shell.Problems(err, first)
	if err != nil {
		return s.overtaken(w, r, err, "/clerk/identity/"+r.PathValue("matter"))
	}
	return s.showIdentity(w, r, false, bad)
}

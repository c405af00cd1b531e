package door

import (
	"errors"
	"net/http"
	"time"

	"yunting/authority"
	"yunting/docket"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/platform/i18n"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/shell"
)

type accountPage struct {
	Viewer   shell.Viewer
	Language i18n.Language
	Problems []shell.Problem
	Person   *procedure.Person // the person's own docket; nil before the first declaration
	Due      []docket.Deadline // what runs in it
	Typed    identity.Declare  // the declaration as it was typed
	Keys     []query.KeysOfRow
	NewKey   string // shown once
	Making   keyForm
	Proved   bool // nothing more is needed to make a key
	Now      time.Time
	Passkeys []query.Passkey
	Passable bool // passkeys can be used at this address
	Sessions []query.SessionsOfRow
	Done     string // what was just done
}

// State is how far the real name is verified, from the docket itself.
func (p accountPage) State() identity.State {
	if p.Person == nil {
		return identity.None
	}
	return p.Person.Identity.State
}

func (d *door) account(w http.ResponseWriter, r *http.Request) error {
	return d.showAccount(w, r, http.StatusOK, accountPage{Done: r.URL.Query().Get("done")})
}

func (d *door) showAccount(w http.ResponseWriter, r *http.Request, status int, p accountPage) (err error) {
	ctx := r.Context()
	p.Viewer, p.Language, p.Now = shell.ViewerOf(ctx), i18n.Of(ctx), d.Machine()
	if p.Proved = d.proved(p.Viewer); p.Making.Days == 0 {
		p.Making.Days = newKeyForm(p.Viewer).Days
	}
	person := string(p.Viewer.Person)
	if p.Keys, err = d.Q.KeysOf(ctx, query.KeysOfParams{Court: d.Mine(), Person: person}); err != nil {
		return err
	}
	if p.Sessions, err = d.Q.SessionsOf(ctx, query.SessionsOfParams{Court: d.Mine(), Person: person, Now: d.Machine()}); err != nil {
		return err
	}
	if p.Viewer.Role == "" {
		err = d.readPerson(r, &p)
	} else {
		p.Passable = d.relying() != nil
		p.Passkeys, err = d.Q.PasskeysOf(ctx, query.PasskeysOfParams{Court: d.Mine(), Person: person})
	}
	if err != nil {
		return err
	}
	return d.Show(w, r, status, shell.Page{Title: shell.T(ctx, "我的账户"), Error: len(p.Problems) > 0, Body: accountView(p), Staff: p.Viewer.Role != "",
		Script: []string{"passkey.js"}, Style: style})
}

// readPerson reads the person's own docket, if there is one.
func (d *door) readPerson(r *http.Request, p *accountPage) error {
	rd, err := d.Clerk.Read(r.Context(), procedure.PersonMatter(p.Viewer.Person))
	if errors.Is(err, authority.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	person, ok := rd.Matter.(*procedure.Person)
	if !ok || len(rd.Entries) == 0 {
		return nil
	}
	if err := authority.MayRead(person.StandingOf(p.Viewer.Who())); err != nil {
		return err
	}
	p.Person, p.Due = person, person.Due(d.Clock.Now())
	if p.Typed.Name == "" {
		p.Typed = identity.Declare{Name: person.Identity.Name, IDKind: person.Identity.IDKind}
	}
	return nil
}

// papers are the documents of a natural person, for the form.
func papers(t func(string) string) (cs []shell.Choice) {
	for _, k := range idcard.Kinds() {
		if k.Person() && k != idcard.LawyerLicence {
			cs = append(cs, shell.Choice{Value: string(k), Label: t(k.Chinese())})
		}
	}
	return cs
}

func (d *door) chooseLanguage(w http.ResponseWriter, r *http.Request) error {
	tag := r.FormValue("language")
	if !i18n.Known(tag) {
		return authority.ErrNotFound
	}
	if err := SetLanguage(d.House, w, r, i18n.Language(tag)); err != nil {
		return err
	}
	return shell.To(w, r, "/account#my-language")
}

// dropOthers ends every other session of the account.
func (d *door) dropOthers(w http.ResponseWriter, r *http.Request) error {
	v := shell.ViewerOf(r.Context())
	if _, err := d.Q.DropOtherSessions(r.Context(), query.DropOtherSessionsParams{Court: d.Mine(), Person: string(v.Person), Keep: v.Token}); err != nil {
		return err
	}
	return shell.To(w, r, "/account#my-sessions")
}

// dropAll ends every session of the account, this one too.
func (d *door) dropAll(w http.ResponseWriter, r *http.Request) error {
	v := shell.ViewerOf(r.Context())
	if _, err := d.Q.DropOtherSessions(r.Context(), query.DropOtherSessionsParams{Court: d.Mine(), Person: string(v.Person)}); err != nil {
		return err
	}
	setCookie(d.House, w, "session", "", -time.Second)
	return shell.To(w, r, "/")
}

// day is an instant's court date for a list.
func day(t time.Time) string { return shell.At(t)[:10] }

package staff

import (
	"context"
	"mime"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"yunting/authority"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/vault"
	"yunting/web/shell"
)

// mandatePage is who acts for the defendant, and the papers that are to prove it.
type mandatePage struct {
	caseView
	Member   identity.Member
	Has      bool
	Struck   []identity.Struck
	Party    string
	Near     *dueView
	Done     string
	Problems []shell.Problem
	Form     url.Values
}

func (s pages) mandate(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	return s.showMandate(w, r, f, nil)
}

func (s pages) showMandate(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := mandatePage{caseView: viewOf(ctx, f, now), Struck: f.Parties.Struck, Party: f.PartyName(procedure.D1), Problems: bad, Form: r.PostForm}
	p.Member, p.Has = f.Parties.Member[procedure.D1]
	for i, d := range p.Due {
		if d.Key == "mandate/d1" {
			p.Near = &p.Due[i]
		}
	}
	switch r.URL.Query().Get("done") {
	case "confirm":
		p.Done = shell.T(ctx, "已核对，该成员现在可以查看全部案卷。")
	case "strike":
		p.Done = shell.T(ctx, "已除名，新的关联码正在发给当事人。")
	}
	return s.show(w, r, "/clerk/mandate", bad, shell.Page{Title: shell.T(ctx, "委托核对 %s", p.Name), Back: "/clerk/mandate", BackTo: shell.T(ctx, "委托核对"), Body: mandateBody(p)})
}

// mandateFile streams the mandate or, with ?proof=1, what proves the kind of agent.
func (s pages) mandateFile(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	for _, e := range slices.Backward(f.entries) {
		j, ok := e.Act.(identity.Join)
		if !ok {
			continue
		}
		text := j.Mandate
		if r.URL.Query().Get("proof") != "" {
			text = j.Proof
		}
		name, digest, ok := strings.Cut(text, "（SHA-256：")
		if !ok {
			break
		}
		return s.stream(w, r, id.File(strings.TrimSuffix(digest, "）")), vault.Kind(mime.TypeByExtension(path.Ext(name))), name)
	}
	return authority.ErrNotFound
}

func (s pages) confirmMandate(w http.ResponseWriter, r *http.Request) error {
	return s.mandated(w, r, "confirm", "how", func(ctx context.Context) (docket.Act, []shell.Problem) {
		a := identity.ConfirmMandate{Party: procedure.D1, How: text(r, "how")}
		a.Authority.NoFacts = r.PostFormValue("no-facts") != ""
		switch level := r.PostFormValue("level"); level {
		case "special":
			for _, x := range r.PostForm["powers"] {
				a.Authority.Powers = append(a.Authority.Powers, identity.Power(x))
			}
			if len(a.Authority.Powers) == 0 {
				return nil, []shell.Problem{{Field: "powers", Say: shell.T(ctx, "特别授权要勾选委托书写明的具体事项；没有写明的，选“一般授权”")}}
			}
		case "full":
			a.Authority.FullWords = true
		case "general", "":
		}
		return a, nil
	})
}

func (s pages) strike(w http.ResponseWriter, r *http.Request) error {
	return s.mandated(w, r, "strike", "strike-reason", func(context.Context) (docket.Act, []shell.Problem) {
		return identity.Strike{Party: procedure.D1, Reason: text(r, "strike-reason")}, nil
	})
}

// mandated handles a form of the page.
func (s pages) mandated(w http.ResponseWriter, r *http.Request, verb, first string, read func(context.Context) (docket.Act, []shell.Problem)) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return stale
	}
	here := "/clerk/mandate/" + string(f.Matter())
	act, bad := read(r.Context())
	if len(bad) == 0 {
		if err = s.enter(r, act); err == nil {
			return shell.To(w, r, here+"?done="+verb)
		}
		if bad, err = shell.Problems(err, first); err != nil {
			return s.overtaken(w, r, err, here)
		}
		for i := range bad {
			if bad[i].Field == "reason" {
				bad[i].Field = first
			}
		}
	}
	return s.showMandate(w, r, f, bad)
}

// marked says with an entry that who made it was removed from the case later.
func (f *file) marked(ctx context.Context, ts []told) []told {
	by := map[int]docket.Entry{} // what the reader may not read is not among them, so an entry's place is not its number
	for _, e := range f.entries {
		by[e.Seq] = e
	}
	for i, t := range ts {
		if x, ok := f.Parties.Marked(by[t.Seq]); ok {
			ts[i].What += shell.T(ctx, "（行为人%s后来被除名：%s）", x.Name, x.Reason)
		}
	}
	return ts
}

func powerOptions(ctx context.Context) (os []option) {
	for _, p := range identity.Powers {
		os = append(os, option{string(p), shell.T(ctx, p.Chinese())})
	}
	return os
}

func levelOptions(ctx context.Context) []option {
	return []option{{"general", shell.T(ctx, "一般授权")}, {"special", shell.T(ctx, "特别授权")}, {"full", shell.T(ctx, "只写“全权代理”，没有具体授权")}}
}

// level is the chosen kind of authority: as typed, else as the member declared it.
func (p mandatePage) level() string {
	switch a := p.Member.Authority; {
	case p.Form.Get("level") != "":
		return p.Form.Get("level")
	case a.Special():
		return "special"
	case a.FullWords:
		return "full"
	}
	return "general"
}

func (p mandatePage) ticked() (out []string) {
	if p.Form != nil {
		return p.Form["powers"]
	}
	for _, x := range p.Member.Authority.Powers {
		out = append(out, string(x))
	}
	return out
}

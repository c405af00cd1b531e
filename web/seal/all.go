package seal

import (
	"net/http"
	"strings"

	"yunting/court"
	"yunting/id"
	"yunting/register/query"
	stage "yunting/seal"
	"yunting/web/shell"
)

type allPage struct {
	Court     string
	Seals     []query.Seal
	MayMake   bool
	President bool
	Typed     map[string]string
	Problems  []shell.Problem
}

// all lists the seals and prepares one.
func (p pages) all(w http.ResponseWriter, r *http.Request) error { return p.showAll(w, r, nil) }

func (p pages) showAll(w http.ResponseWriter, r *http.Request, bad []shell.Problem) error {
	rows, err := p.Q.Seals(r.Context(), p.Mine())
	if err != nil {
		return err
	}
	v := allPage{Court: p.House.Court.Name, Seals: rows, President: shell.ViewerOf(r.Context()).Role == court.President, Typed: typed(r), Problems: bad}
	v.MayMake = !v.President || len(p.House.Court.With(court.President)) > 1
	return p.show(w, r, bad, shell.Page{Title: shell.T(r.Context(), "印章管理"), Body: allView(v)})
}

// make prepares a seal; everything wrong with the form is named at once.
func (p pages) make(w http.ResponseWriter, r *http.Request) error {
	form := r.PostForm
	act := stage.Make{Seal: id.Seal(strings.TrimSpace(form.Get("seal"))), Name: form.Get("name"), Use: stage.Use(form.Get("use")), Wording: form.Get("wording"),
		Certificate: stage.Certificate{Serial: form.Get("serial"), SHA256: form.Get("sha256")}, Reason: form.Get("reason")}
	var bad []shell.Problem
	note := func(err error, field string) error {
		ps, err := shell.Problems(err, field)
		for _, x := range ps {
			if shell.Say(bad, x.Field) == "" {
				bad = append(bad, x)
			}
		}
		return err
	}
	for _, fault := range act.Faults(p.House.Court) {
		if err := note(fault, "name"); err != nil {
			return err
		}
	}
	if len(bad) == 0 {
		err := p.enter(r, act.Seal, act)
		if err == nil {
			return shell.To(w, r, "/admin/seals/"+string(act.Seal))
		}
		if err := note(err, "seal"); err != nil {
			return err
		}
	}
	inOrder(bad, "name", "seal", "use", "wording", "serial", "sha256", "reason")
	return p.showAll(w, r, bad)
}

package staff

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"yunting/authority"
	"yunting/chancery"
	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/procedure"
	"yunting/web/forms"
	"yunting/web/shell"
)

// formsPage lists the papers whose forms can be tried on a case.
type formsPage struct {
	Base, Name string
	Kinds      []kindView
}

type kindView struct{ Key, Name string }

// tryForms lists the papers that a case holds what they need for: on them a version of a form can be tried.
func (s pages) tryForms(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		ctx := r.Context()
		p := formsPage{Base: f.base, Name: f.Name()}
		for _, k := range chancery.Fillable(f.Civil, f.entries, s.Clock.Now()) {
			p.Kinds = append(p.Kinds, kindView{string(k), shell.T(ctx, k.Chinese())})
		}
		return s.show(w, r, listOf(f.base), nil, shell.Page{Title: shell.T(ctx, "试用文书样式"), Back: f.base, BackTo: f.Name(), Body: tryFormsBody(p)})
	}
}

// formPage is a form tried on a case.
type formPage struct {
	Case, Name string
	Trial      forms.Trial
}

// tryForm shows what a version of a form would print for this case, to those who may read it; nothing is issued or kept.
func (s pages) tryForm(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		k, err := form.Of(document.Kind(r.PathValue("kind")))
		if err != nil {
			return authority.ErrNotFound
		}
		ctx, now := r.Context(), s.Clock.Now()
		if !slices.Contains(chancery.Fillable(f.Civil, f.entries, now), k.Kind) {
			return authority.ErrNotFound
		}
		v, _ := chancery.VersionOn(s.Court, k.Kind, s.Today())
		t := forms.Trial{Text: v.Text, From: s.Today().AddDays(1).String()}
		posted := r.Method == http.MethodPost
		if posted {
			t = forms.Typed(r)
		}
		if t.To != string(procedure.D1) {
			t.To = string(procedure.P1)
		}
		if posted && t.Judge(ctx, s.Court, k) != nil {
			v.Text = t.Text
			paper, err := chancery.Try(f.Civil, f.entries, k.Kind, id.Party(t.To), now, v)
			switch {
			case errors.Is(err, chancery.ErrNothingToSay):
				t.Refuse("to", shell.T(ctx, "案卷中没有发给这一方的这种文书所依据的记录"))
			case err != nil:
				t.Refuse("text", forms.FaultSay(ctx, form.FaultOf(err)))
			case r.PostFormValue("do") == "pdf":
				return forms.Show(w, paper)
			default:
				t.Said = paper.Text()
			}
		}
		t.Action = f.base + "/forms/" + string(k.Kind)
		for _, p := range []id.Party{procedure.P1, procedure.D1} {
			t.Sides = append(t.Sides, shell.Choice{Value: string(p), Label: f.PartyName(p)})
		}
		body := formPage{Case: f.Name(), Name: shell.T(ctx, k.Kind.Chinese()), Trial: t}
		pg := shell.Page{Title: body.Name, Error: len(t.Problems) > 0, Staff: true, Now: listOf(f.base), Back: f.base + "/forms", BackTo: shell.T(ctx, "试用文书样式"),
			Body: tryFormBody(body), Style: []string{"node.css", "forms.css"}}
		status := http.StatusOK
		if pg.Error {
			status = http.StatusUnprocessableEntity
		}
		return s.Show(w, r, status, pg)
	}
}

// listOf is the list of cases that a case's address belongs to.
func listOf(base string) string {
	if strings.HasPrefix(base, "/clerk/") {
		return "/clerk/cases"
	}
	return "/desk/cases"
}

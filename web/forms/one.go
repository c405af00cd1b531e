package forms

import (
	"net/http"
	"slices"

	"yunting/authority"
	"yunting/chancery"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/web/shell"
)

type onePage struct {
	form.Form
	Name      string
	Languages []string
	Versions  []version
	Shown     version
	Fields    []form.Field
	Trial     Trial
}

func (p pages) one(w http.ResponseWriter, r *http.Request) error {
	f, err := kind(r)
	if err != nil {
		return err
	}
	v, _ := chancery.VersionOn(p.Court, f.Kind, p.Today())
	return p.showOne(w, r, f, Trial{Text: v.Text, From: p.Today().AddDays(1).String()})
}

func (p pages) showOne(w http.ResponseWriter, r *http.Request, f form.Form, t Trial) error {
	ctx := r.Context()
	v := onePage{Form: f, Name: shell.T(ctx, f.Kind.Chinese()), Languages: form.Languages(f.Kind), Versions: p.versions(f.Kind), Fields: f.Fields(), Trial: t}
	v.Trial.Action = "/admin/forms/" + string(f.Kind)
	i, err := chosen(r, v.Versions)
	if err != nil {
		return err
	}
	if i >= 0 {
		v.Versions[i].Shown, v.Shown = true, v.Versions[i]
	}
	status := http.StatusOK
	if len(t.Problems) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return p.show(w, r, status, shell.Page{Title: v.Name, Error: len(t.Problems) > 0, Back: "/admin/forms", BackTo: shell.T(ctx, "文书样式"), Body: oneView(v)})
}

// chosen is the version an address asks to see, by language, day and whose it is; asked for nothing, the one in force.
func chosen(r *http.Request, vs []version) (int, error) {
	q := r.URL.Query()
	if !q.Has("lang") {
		return slices.IndexFunc(vs, func(v version) bool { return v.InForce && v.Lang == form.Hans }), nil
	}
	i := slices.IndexFunc(vs, func(v version) bool {
		return v.Lang == q.Get("lang") && dayOf(v.From) == q.Get("from") && v.Own == (q.Get("own") == "1")
	})
	if i < 0 {
		return i, authority.ErrNotFound
	}
	return i, nil
}

// dayOf is the day a version is in force from, in an address; empty: from the beginning.
func dayOf(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// sample is the sample of a kind in the language an address asks for, as the court prints it today.
func (p pages) sample(r *http.Request) (form.Paper, error) {
	f, err := kind(r)
	if err != nil {
		return form.Paper{}, err
	}
	lang := r.URL.Query().Get("lang")
	if lang == "" {
		lang = form.Hans
	}
	vs := p.versions(f.Kind)
	i := slices.IndexFunc(vs, func(v version) bool { return v.Lang == lang && v.InForce })
	if i < 0 {
		return form.Paper{}, authority.ErrNotFound
	}
	return form.Try(f.Kind, f.Sample(), vs[i].Version)
}

func (p pages) samplePDF(w http.ResponseWriter, r *http.Request) error {
	paper, err := p.sample(r)
	if err != nil {
		return err
	}
	b, err := set(paper)
	if err != nil {
		return err
	}
	return file(w, "application/pdf", paper.Title+".pdf", b)
}

func (p pages) sampleText(w http.ResponseWriter, r *http.Request) error {
	paper, err := p.sample(r)
	if err != nil {
		return err
	}
	return file(w, "text/plain; charset=utf-8", paper.Title+".txt", []byte(paper.Text()))
}

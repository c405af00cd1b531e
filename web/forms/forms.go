// Package forms holds the pages of the court's forms 文书样式: what each kind of paper must say and knows, how it reads, and
// a place to try a version of one's own before it goes into the profile.
package forms

import (
	"net/http"
	"net/url"
	"strings"

	"yunting/authority"
	"yunting/chancery"
	"yunting/document"
	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// Routes lists the pages of forms. They show invented samples alone: an administrator reads no case.
func Routes(h *shell.House) []shell.Route {
	p := pages{h}
	return []shell.Route{
		{Pattern: "GET /admin/forms", For: shell.Admins, Handle: p.all},
		{Pattern: "GET /admin/forms/{kind}", For: shell.Admins, Handle: p.one},
		{Pattern: "POST /admin/forms/{kind}", For: shell.Admins, Handle: p.try},
		{Pattern: "GET /admin/forms/{kind}/sample.pdf", For: shell.Admins, Handle: p.samplePDF},
		{Pattern: "GET /admin/forms/{kind}/sample.txt", For: shell.Admins, Handle: p.sampleText},
	}
}

type pages struct{ *shell.House }

func (p pages) show(w http.ResponseWriter, r *http.Request, status int, pg shell.Page) error {
	pg.Staff, pg.Now, pg.Style = true, "/admin/forms", []string{"node.css", "forms.css"}
	return p.Show(w, r, status, pg)
}

// kind is the form an address names.
func kind(r *http.Request) (form.Form, error) {
	f, err := form.Of(document.Kind(r.PathValue("kind")))
	if err != nil {
		return f, authority.ErrNotFound
	}
	return f, nil
}

// row is one kind of paper in the list.
type row struct {
	Kind      document.Kind
	Name      string
	Languages []string
	Own       []calendar.Date // the days from which the court has its own version
	Now       bool            // one of them is in force
}

type stage struct {
	Name string
	Rows []row
}

type allPage struct {
	Asked  string
	Stages []stage
	Total  int
}

// all lists the kinds of papers by stage; q narrows the list to names and keys that hold it.
func (p pages) all(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	v := allPage{Asked: strings.TrimSpace(r.URL.Query().Get("q"))}
	for _, f := range form.All() {
		x := row{Kind: f.Kind, Name: shell.T(ctx, f.Kind.Chinese()), Languages: form.Languages(f.Kind)}
		if !holds(v.Asked, string(f.Kind), f.Kind.Chinese(), x.Name) {
			continue
		}
		for _, own := range chancery.OwnForms(p.Court, f.Kind) {
			x.Own = append(x.Own, own.From)
		}
		_, x.Now = chancery.VersionOn(p.Court, f.Kind, p.Today())
		name := shell.T(ctx, f.Stage.Chinese())
		if n := len(v.Stages); n == 0 || v.Stages[n-1].Name != name {
			v.Stages = append(v.Stages, stage{Name: name})
		}
		s := &v.Stages[len(v.Stages)-1]
		s.Rows = append(s.Rows, x)
		v.Total++
	}
	return p.show(w, r, http.StatusOK, shell.Page{Title: shell.T(ctx, "文书样式"), Body: allView(v)})
}

func holds(asked string, in ...string) bool {
	asked = strings.ToLower(asked)
	for _, s := range in {
		if strings.Contains(strings.ToLower(s), asked) {
			return true
		}
	}
	return false
}

// version is one version of a form in the list of versions.
type version struct {
	form.Version
	Own     bool
	InForce bool
	Shown   bool
}

// versions lists every version of a form, and which of them are in force today.
func (p pages) versions(k document.Kind) (vs []version) {
	all, _ := form.Versions(k)
	own := chancery.OwnForms(p.Court, k)
	for _, lang := range form.Languages(k) {
		now, theirs := form.InForce(own, lang, p.Today())
		if !theirs {
			now, _ = form.InForce(all, lang, p.Today())
		}
		for i, of := range [][]form.Version{all, own} {
			for _, v := range of {
				if v.Lang == lang {
					vs = append(vs, version{Version: v, Own: i == 1, InForce: (i == 1) == theirs && v.From == now.From})
				}
			}
		}
	}
	return vs
}

// file sends a sample or a preview to be looked at, not kept.
func file(w http.ResponseWriter, media, name string, b []byte) error {
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", "inline; filename*=UTF-8''"+url.PathEscape(name))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	_, err := w.Write(b)
	return err
}

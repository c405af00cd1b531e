package staff

import (
	"context"
	"net/http"
	"strings"

	"yunting/authority"
	"yunting/docket"
	"yunting/id"
	"yunting/vault"
	"yunting/web/shell"
)

// held looks up in which form the exhibits of a page are read, and offers the search where the reader has one.
func (s pages) held(ctx context.Context, v *caseView) error {
	if strings.HasPrefix(v.Base, "/desk/") || strings.HasPrefix(v.Base, "/clerk/") {
		v.Search = v.Base + "/search"
	}
	hs := make([]*shell.Held, len(v.Exhibits))
	for i := range v.Exhibits {
		hs[i] = &v.Exhibits[i].Held
	}
	return s.Readings(ctx, hs...)
}

// normalExhibit streams the form in which an exhibit is read, to whoever may read the exhibit.
func (s pages) normalExhibit(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		x, ok := f.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
		if !ok {
			return authority.ErrNotFound
		}
		b, name, err := s.NormalOf(r.Context(), x.File, x.FileName)
		if err != nil {
			return err
		}
		defer b.Close()
		send(w, r, b, vault.PDF, name)
		s.Log.Info("file read by an officer", "officer", shell.ViewerOf(r.Context()).Person, "matter", r.PathValue("matter"), "file", x.File)
		return nil
	}
}

// searchCase searches the exhibits and papers of one case for words.
func (s pages) searchCase(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		ctx := r.Context()
		v := viewOf(ctx, f, s.Clock.Now())
		if err := s.held(ctx, &v); err != nil {
			return err
		}
		var fs []shell.Findable
		for _, x := range v.Exhibits {
			fs = append(fs, shell.Findable{Label: x.By + " " + string(x.ID) + " " + x.Name, Held: x.Held})
		}
		for _, x := range v.Papers {
			fs = append(fs, shell.Findable{Label: strings.TrimSpace(x.Name + " " + x.For), Held: shell.Held{Href: x.Href, File: x.File, Media: vault.PDF, Own: true}})
		}
		var ps []*shell.Held
		for i := range v.Papers {
			ps = append(ps, &fs[len(v.Exhibits)+i].Held)
		}
		if err := s.Readings(ctx, ps...); err != nil {
			return err
		}
		found, err := s.SearchFor(r, v.Search, fs)
		if err != nil {
			return err
		}
		now := "/desk/cases"
		if f.actor.Standing == docket.Clerk {
			now = "/clerk/cases"
		}
		return s.show(w, r, now, nil, shell.Page{Title: shell.T(ctx, "检索本案材料"), Back: f.base, BackTo: shell.T(ctx, "返回案件"), Body: searchBody(v, found)})
	}
}

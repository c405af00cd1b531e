package staff

import (
	"net/http"

	"yunting/authority"
	"yunting/docket"
	"yunting/procedure"
	"yunting/vault"
	"yunting/web/shell"
)

// fileView is the electronic file of a case for an officer of it.
func (s pages) fileView(r *http.Request, as ...docket.Standing) (*file, shell.FileView, error) {
	f, err := s.civil(r, as...)
	if err != nil {
		return nil, shell.FileView{}, err
	}
	rd, err := s.Clerk.Read(r.Context(), f.Matter()) // the catalogue is made from every entry, and shows what may be shown
	if err != nil {
		return nil, shell.FileView{}, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok {
		return nil, shell.FileView{}, authority.ErrNotFound
	}
	v, err := s.FileOf(r.Context(), f.base, c, rd.Entries, f.actor)
	return f, v, err
}

// caseFile shows the catalogue.
func (s pages) caseFile(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, v, err := s.fileView(r, as...)
		if err != nil {
			return err
		}
		ctx, now := r.Context(), "/desk/cases"
		if f.actor.Standing == docket.Clerk {
			now = "/clerk/cases"
		}
		return s.show(w, r, now, nil, shell.Page{Title: shell.T(ctx, "电子卷宗") + " - " + f.Name(), Back: f.base, BackTo: shell.T(ctx, "返回案件"), Body: fileBody(viewOf(ctx, f, s.Clock.Now()), v)})
	}
}

// askBundle has the file bound.
func (s pages) askBundle(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, v, err := s.fileView(r, as...)
		if err != nil {
			return err
		}
		return s.AskBundle(w, r, v, f.actor)
	}
}

// bundle sends the bound file.
func (s pages) bundle(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		_, v, err := s.fileView(r, as...)
		if err != nil {
			return err
		}
		if err := s.SendBundle(w, r, v); err != nil {
			return err
		}
		s.Log.Info("file of a case read by an officer", "officer", shell.ViewerOf(r.Context()).Person, "matter", r.PathValue("matter"), "entry", v.Seq)
		return nil
	}
}

// fileItem leads to one item by the name that never changes.
func (s pages) fileItem(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		_, v, err := s.fileView(r, as...)
		if err != nil {
			return err
		}
		x, where, err := s.FileItem(r.Context(), v, r.PathValue("item"))
		if err != nil {
			return err
		}
		if where != "" {
			return shell.To(w, r, where)
		}
		media := x.Media
		if media == "" {
			media = "application/octet-stream"
		}
		return s.stream(w, r, x.File, vault.Kind(media), x.Name)
	}
}

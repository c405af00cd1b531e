package litigant

import (
	"net/http"

	"yunting/authority"
	"yunting/procedure"
	"yunting/web/shell"
)

// fileView is the electronic file of the case in the address, for whoever may read the case.
func (p *pages) fileView(r *http.Request) (*view, shell.FileView, error) {
	v, err := p.caseOf(r)
	if err != nil {
		return nil, shell.FileView{}, err
	}
	rd, err := p.Clerk.Read(r.Context(), v.Matter()) // the catalogue is made from every entry, and shows what may be shown
	if err != nil {
		return nil, shell.FileView{}, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok {
		return nil, shell.FileView{}, authority.ErrNotFound
	}
	f, err := p.FileOf(r.Context(), string(v.Href("")), c, rd.Entries, v.Actor)
	return v, f, err
}

// file shows the catalogue.
func (p *pages) file(w http.ResponseWriter, r *http.Request) error {
	v, f, err := p.fileView(r)
	if err != nil {
		return err
	}
	return p.showCase(w, r, v, "file", shell.T(r.Context(), "电子卷宗"), filePage(v, f), nil)
}

// askBundle has the file bound.
func (p *pages) askBundle(w http.ResponseWriter, r *http.Request) error {
	v, f, err := p.fileView(r)
	if err != nil {
		return err
	}
	return p.AskBundle(w, r, f, v.Actor)
}

// bundle sends the bound file.
func (p *pages) bundle(w http.ResponseWriter, r *http.Request) error {
	_, f, err := p.fileView(r)
	if err != nil {
		return err
	}
	return p.SendBundle(w, r, f)
}

// fileItem leads to one item by the name that never changes.
func (p *pages) fileItem(w http.ResponseWriter, r *http.Request) error {
	_, f, err := p.fileView(r)
	if err != nil {
		return err
	}
	x, where, err := p.FileItem(r.Context(), f, r.PathValue("item"))
	if err != nil {
		return err
	}
	if where != "" {
		return shell.To(w, r, where)
	}
	return p.stream(w, r, x.File, x.Name, x.Media)
}

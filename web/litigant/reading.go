package litigant

import (
	"context"
	"net/http"

	"yunting/authority"
	"yunting/evidence"
	"yunting/id"
	"yunting/vault"
	"yunting/web/shell"
)

// findable lists the exhibits of a case, and the papers the viewer may search. A paper he was served and has not opened
// is not among them: a search would show him what it says, and nobody could tell that he had read it.
func (p *pages) findable(ctx context.Context, v *view) (out []shell.Findable, skipped []string, err error) {
	for _, x := range v.Evidence.Exhibits {
		out = append(out, shell.Findable{Label: shell.T(ctx, exhibitNumber(x)) + shell.T(ctx, "：") + x.Name, Held: heldOf(v, x)})
	}
	for _, x := range v.papers() {
		name := shell.T(ctx, x.Kind.Chinese())
		if len(v.Unread(v.Party, x.Kind)) > 0 {
			skipped = append(skipped, name)
			continue
		}
		out = append(out, shell.Findable{Label: name, Held: shell.Held{Href: string(v.Href("papers/" + string(x.Kind))), File: x.File, Media: vault.PDF, Own: true}})
	}
	hs := make([]*shell.Held, len(out))
	for i := range out {
		hs[i] = &out[i].Held
	}
	return out, skipped, p.Readings(ctx, hs...)
}

// heldOf is the file of an exhibit.
func heldOf(v *view, x evidence.Exhibit) shell.Held {
	return shell.Held{Name: x.FileName, Href: string(v.Href("exhibits/" + string(x.ID))), File: x.File, Media: vault.Kind(x.Media), Size: volume(x.Size)}
}

// normalExhibit streams the form in which an exhibit is read, to whoever may read the exhibit.
func (p *pages) normalExhibit(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	x, ok := v.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
	if !ok {
		return authority.ErrNotFound
	}
	f, name, err := p.NormalOf(r.Context(), x.File, x.FileName)
	if err != nil {
		return err
	}
	defer f.Close()
	return sendPDF(w, r, name, f)
}

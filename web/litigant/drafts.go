package litigant

import (
	"net/http"

	"yunting/id"
	"yunting/law"
	"yunting/register/query"
	"yunting/web/shell"
)

// start tells what a suit needs and lists the drafts.
func (p *pages) start(w http.ResponseWriter, r *http.Request) error {
	ds, err := p.drafts(r)
	if err != nil {
		return err
	}
	pg := page(shell.T(r.Context(), "提起诉讼"))
	pg.Body = startPage(p, ds, r.URL.Query().Get("gone") != "")
	return p.show(w, r, pg, nil)
}

func (p *pages) drafts(r *http.Request) (ds []Draft, err error) {
	v := shell.ViewerOf(r.Context())
	for _, kind := range []string{correction, newSuit} {
		rows, err := p.Q.DraftsOf(r.Context(), query.DraftsOfParams{Court: p.Mine(), Person: string(v.Person), Kind: kind})
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			d, err := readDraft(row)
			if err != nil {
				return nil, err
			}
			ds = append(ds, d)
		}
	}
	return ds, nil
}

// begin makes an empty draft; its name becomes that of the case, so that handing it in twice is refused.
func (p *pages) begin(w http.ResponseWriter, r *http.Request) error {
	v := shell.ViewerOf(r.Context())
	n, err := p.Q.CountDrafts(r.Context(), query.CountDraftsParams{Court: p.Mine(), Person: string(v.Person), Kind: newSuit})
	if err != nil {
		return err
	}
	if n >= mostDrafts {
		return law.Refuse(law.Rule{}, "您已有%d份起诉状草稿，不能再新建。请返回，继续填写已有的草稿，或者删除不再需要的草稿", n)
	}
	d := Draft{ID: id.New()}
	if err := p.put(r, &d); err != nil {
		return err
	}
	return shell.To(w, r, "/file/"+d.ID+"/kind")
}

// discard throws a draft away; it never was with the court.
func (p *pages) discard(w http.ResponseWriter, r *http.Request) error {
	v := shell.ViewerOf(r.Context())
	if err := p.Q.DropDraft(r.Context(), query.DropDraftParams{Court: p.Mine(), ID: r.PathValue("draft"), Person: string(v.Person)}); err != nil {
		return err
	}
	return shell.To(w, r, "/file")
}

// hub is the task list of a draft.
func (p *pages) hub(w http.ResponseWriter, r *http.Request) error {
	z, err := p.open(r)
	if err != nil {
		return err
	}
	pg := page(shell.T(r.Context(), "起诉状草稿"))
	pg.Back, pg.BackTo, pg.Body = "/my", shell.T(r.Context(), "我的事项"), hubPage(z)
	return p.show(w, r, pg, nil)
}

// estimateNote is the estimate alone, for the page to show while the amounts are typed.
func (p *pages) estimateNote(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return err
	}
	z, err := p.open(r)
	if err != nil {
		return err
	}
	q := *r
	q.PostForm = r.Form
	z.Draft.Claims.read(&q)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	return estimateBody(z.estimate()).Render(r.Context(), w)
}

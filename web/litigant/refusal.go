package litigant

import (
	"net/http"

	"yunting/authority"
	"yunting/filing"
	"yunting/procedure"
	"yunting/web/shell"
)

// refusal shows the ruling of non-acceptance to the plaintiff, and the way to appeal.
func (p *pages) refusal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.refused(r)
	if err != nil {
		return err
	}
	return p.showRefusal(w, r, v, "", nil)
}

// refused is a case of the viewer's own that was not accepted.
func (p *pages) refused(r *http.Request) (*view, error) {
	v, err := p.partyCase(r)
	if err == nil && (v.Party != procedure.P1 || v.Filing.State != filing.Refused) {
		err = authority.ErrNotFound
	}
	return v, err
}

func (p *pages) showRefusal(w http.ResponseWriter, r *http.Request, v *view, typed string, ps []shell.Problem) error {
	return p.showCase(w, r, v, "appeal", shell.T(r.Context(), "不予受理"), refusalPage(v, typed, ps), ps)
}

func (p *pages) appealRefusal(w http.ResponseWriter, r *http.Request) error {
	v, err := p.refused(r)
	if err != nil {
		return err
	}
	reasons := field(r, "reasons")
	ps, err := p.act(r, v, "reasons", filing.Appeal{Reasons: reasons})
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showRefusal(w, r, v, reasons, ps)
	}
	return shell.To(w, r, string(v.Href("appeal")))
}

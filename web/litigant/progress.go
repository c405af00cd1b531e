package litigant

import (
	"net/http"

	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/procedure"
	"yunting/web/shell"
)

// progress is the case page: what to do, what comes, what was.
func (p *pages) progress(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	if v.Bare {
		return p.showCase(w, r, v, "", shell.T(r.Context(), "进展"), barePage(v), nil)
	}
	return p.showCase(w, r, v, "", shell.T(r.Context(), "进展"), progressPage(v), nil)
}

// running finds one of the viewer's own deadlines by its key.
func (v *view) running(key string) (docket.Deadline, bool) {
	for _, d := range v.Due(v.Now) {
		if d.Key == key && !d.Passed(v.Now) {
			return d, true
		}
	}
	return docket.Deadline{}, false
}

// ownDue is the viewer's deadline of a kind: answer, evidence, examine, record, fee …
func (v *view) ownDue(kind string) (docket.Deadline, bool) {
	return v.running(kind + "/" + string(v.Party))
}

// withdraw takes the material back before it is accepted.
func (p *pages) withdraw(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	ps, err := p.act(r, v, "reason", filing.Withdraw{Reason: field(r, "reason")})
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showCase(w, r, v, "parties", shell.T(r.Context(), "参与人"), partiesPage(v, partiesForm{Problems: ps}), ps)
	}
	return shell.To(w, r, string(v.Href("")))
}

// correct shows everything the court wants corrected and opens the wizard with the complaint in it.
func (p *pages) correct(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	var d Draft
	if v.Filing.State == filing.Returned && v.Party == procedure.P1 {
		if d, err = p.correcting(r, v.Civil); err != nil {
			return err
		}
	}
	return p.showCase(w, r, v, "", shell.T(r.Context(), "补正起诉材料"), correctPage(v, d), nil)
}

// correcting finds the draft that corrects a case, or makes it from the complaint.
func (p *pages) correcting(r *http.Request, c *procedure.Civil) (Draft, error) {
	row, err := p.draftFor(r, c.Matter())
	if err == nil {
		return readDraft(row)
	}
	if !missing(err) {
		return Draft{}, err
	}
	d := draftOf(c.Filing.Complaint, c.Matter())
	d.ID = id.New()
	return d, p.put(r, &d)
}

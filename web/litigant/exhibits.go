package litigant

import (
	"context"
	"net/http"

	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/web/shell"
)

// evidencePage shows all exhibits and takes new ones.
type exhibitForm struct {
	Next     Item
	Problems []shell.Problem
	Held     map[id.Exhibit]shell.Held
	Search   shell.Search
}

func (p *pages) evidence(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	return p.showEvidence(w, r, v, exhibitForm{})
}

func (p *pages) showEvidence(w http.ResponseWriter, r *http.Request, v *view, f exhibitForm) error {
	files, skipped, err := p.findable(r.Context(), v)
	if err != nil {
		return err
	}
	f.Held = map[id.Exhibit]shell.Held{}
	for i, x := range v.Evidence.Exhibits { // they come first, in their order
		f.Held[x.ID] = files[i].Held
	}
	if f.Search, err = p.SearchFor(r, string(v.Href("evidence")), files); err != nil {
		return err
	}
	f.Search.Skipped = skipped
	return p.showCase(w, r, v, "evidence", shell.T(r.Context(), "材料与证据"), exhibitsPage(v, f), f.Problems)
}

// submitEvidence takes one exhibit. A file that came with an incomplete form is kept for the next try.
func (p *pages) submitEvidence(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	f := exhibitForm{Next: readItem(r)}
	f.Next.Upload, err = p.takeOr(r, "file")
	refused, err := shell.Problems(err, "file")
	if err != nil {
		return err
	}
	f.Problems = f.Next.check(r.Context())
	if len(refused) > 0 {
		f.Problems = append(refused, without(f.Problems, "file")...)
	}
	if len(f.Problems) == 0 {
		if f.Problems, err = p.act(r, v, "file", f.Next.submit()); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showEvidence(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("evidence")))
}

// rest says that the viewer has no more evidence.
func (p *pages) rest(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	ps, err := p.act(r, v, "rest", evidence.Rest{})
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showEvidence(w, r, v, exhibitForm{Problems: ps})
	}
	return shell.To(w, r, string(v.Href("evidence")))
}

// mayRest tells whether the viewer may still say that he has no more evidence.
func (v *view) mayRest() bool {
	_, rested := v.Evidence.Rested[v.Party]
	return v.maySubmit() && v.Filing.Open() && !rested && v.Evidence.ClosedOn.IsZero() && v.Fee.Cleared()
}

// maySubmit tells whether evidence may be handed in at all.
func (v *view) maySubmit() bool {
	return v.Party != "" && !v.Judgment.Pronounced && v.Outcome() == ""
}

// toExamine lists what the viewer has still to speak to, if the time for it has come.
func (v *view) toExamine() []evidence.Exhibit {
	if v.Party == "" || v.Outcome() != "" || v.Judgment.Pronounced {
		return nil
	}
	if _, served := v.Service.Served(procedure.D1, "respond"); !served {
		return nil
	}
	return v.Evidence.Unexamined(v.Party)
}

// exhibitNumber numbers a party's exhibits as people cite them: 原告证据1.
func exhibitNumber(x evidence.Exhibit) string {
	n := 0
	for i := len(x.ID) - 1; i >= 0 && x.ID[i] != '-'; i-- {
		n++
	}
	return role(x.By) + "证据" + string(x.ID[len(x.ID)-n:])
}

// opinionForm is what was chosen and typed about one exhibit.
type opinionForm struct {
	Opinion  evidence.Opinion
	Problems []shell.Problem
	Held     shell.Held // the file of the exhibit the form is about
}

// examine asks for one exhibit after the other.
func (p *pages) examine(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	if done, err := p.verified(w, r, v, len(v.toExamine()) > 0, identity.Exchange, "examine"); done {
		return err
	}
	return p.showExamine(w, r, v, opinionForm{Opinion: evidence.Opinion{Exhibit: id.Exhibit(r.URL.Query().Get("exhibit"))}})
}

func (p *pages) showExamine(w http.ResponseWriter, r *http.Request, v *view, f opinionForm) error {
	if x, _, _, ok := f.current(v); ok {
		f.Held = heldOf(v, x)
		if err := p.Readings(r.Context(), &f.Held); err != nil {
			return err
		}
	}
	return p.showCase(w, r, v, "evidence", shell.T(r.Context(), "质证"), examinePage(v, f), f.Problems)
}

func (p *pages) saveOpinion(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	o := evidence.Opinion{Exhibit: id.Exhibit(field(r, "exhibit")), True: evidence.Finding(field(r, "true")),
		Lawful: evidence.Finding(field(r, "lawful")), Relevant: evidence.Finding(field(r, "relevant")), Reason: field(r, "reason")}
	ps, err := p.act(r, v, "true", docket.Act(evidence.Examine{Opinion: o}))
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showExamine(w, r, v, opinionForm{Opinion: o, Problems: ps})
	}
	if len(v.toExamine()) > 1 {
		return shell.To(w, r, string(v.Href("examine")))
	}
	return shell.To(w, r, string(v.Href("evidence")))
}

// current is the exhibit the form is about: the one asked for, or the first that waits; n of how many.
func (f opinionForm) current(v *view) (x evidence.Exhibit, n, of int, ok bool) {
	xs := v.toExamine()
	for i, e := range xs {
		if e.ID == f.Opinion.Exhibit {
			return e, i + 1, len(xs), true
		}
	}
	if len(xs) == 0 {
		return x, 0, 0, false
	}
	return xs[0], 1, len(xs), true
}

func findings(ctx context.Context) []shell.Choice {
	return []shell.Choice{{Value: string(evidence.Accept), Label: shell.T(ctx, "认可")}, {Value: string(evidence.Object), Label: shell.T(ctx, "不认可")}}
}

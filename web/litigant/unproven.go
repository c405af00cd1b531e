package litigant

import (
	"net/http"
	"slices"

	"yunting/authority"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/id"
	"yunting/procedure"
	"yunting/web/shell"
)

// within is caseOf, and lets in who joined for a party and whose mandate is not checked yet: he sees what was served on the
// party and what he submitted himself, so that no period passes while the desk checks (CPL 62).
func (p *pages) within(r *http.Request) (*view, error) {
	v, err := p.caseOf(r)
	if err == nil {
		return v, nil
	}
	rd, readErr := p.Clerk.Read(r.Context(), id.Matter(r.PathValue("matter")))
	if readErr != nil {
		return nil, readErr
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok {
		return nil, err
	}
	actor := c.StandingOf(shell.ViewerOf(r.Context()).Who())
	if actor.Standing != docket.Unproven {
		return nil, err
	}
	veil(c, actor.Party)
	return &view{Civil: c, House: p.House, Actor: actor, Party: actor.Party, Now: p.Clock.Now(), Bare: true}, nil
}

// partyWithin is within for a party.
func (p *pages) partyWithin(r *http.Request) (*view, error) {
	v, err := p.within(r)
	if err == nil && v.Party == "" {
		err = authority.ErrNotFound
	}
	return v, err
}

// veil takes out of a folded case what somebody may not read before his mandate was checked. The fold is his own copy.
func veil(c *procedure.Civil, own id.Party) {
	c.Evidence.Exhibits = slices.DeleteFunc(slices.Clone(c.Evidence.Exhibits), func(x evidence.Exhibit) bool { return x.By != own })
	c.Evidence.Objections, c.Evidence.Ordered, c.Evidence.Rulings = nil, nil, nil
	c.Evidence.Opinions, c.Trial.Questions, c.Hearing.Sittings = nil, nil, nil
	if !c.Delivered(document.Judgment, own) {
		c.Judgment.Pronounced = false
	}
	for p := range c.Judgment.Statements {
		if p != own && !c.Delivered(document.Appeal, own) {
			delete(c.Judgment.Statements, p)
		}
	}
}

// openTo are the pages somebody may use before his mandate was checked.
var openTo = []string{"answer", "evidence", "judgment", "fees"}

// allowed drops the deadlines whose page is not open to the viewer yet.
func (v *view) allowed(ds []docket.Deadline) []docket.Deadline {
	if !v.Bare {
		return ds
	}
	return slices.DeleteFunc(ds, func(d docket.Deadline) bool { return !slices.Contains(openTo, d.Page) })
}

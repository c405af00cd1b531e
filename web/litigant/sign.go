package litigant

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"

	"yunting/authority"
	"yunting/chancery"
	"yunting/clerk"
	"yunting/consent"
	"yunting/docket"
	"yunting/evidence"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/service"
	"yunting/web/shell"
)

// sign hands the draft in: one order, so that complaint, consents, address and evidence stand or fall together.
func (p *pages) sign(w http.ResponseWriter, r *http.Request, z wizard) error {
	ctx, d := r.Context(), &z.Draft
	var err error
	if d.Sign, err = p.signed(r, ""); err != nil {
		return err
	}
	d.Signature, d.Truth = d.Sign.Name, field(r, "truth") == yes
	if err := p.save(r, d); err != nil {
		return err
	}
	if field(r, "do") == "leave" {
		return shell.To(w, r, "/my")
	}
	z.Problems = z.signProblems(ctx)
	if len(z.Problems) == 0 {
		err := p.handIn(ctx, z)
		if z.Problems, err = shell.Problems(err, "signature"); err != nil {
			return err
		}
		if len(z.Problems) > 0 { // somebody who pressed twice is not told that his second try fails
			if _, err := p.draft(r); err != nil {
				return err
			}
		}
	}
	if len(z.Problems) > 0 {
		return p.showStep(w, r, z)
	}
	v := shell.ViewerOf(ctx)
	if err := p.Q.DropDraft(ctx, query.DropDraftParams{Court: p.Mine(), ID: d.ID, Person: string(v.Person)}); err != nil {
		p.Log.Warn("a draft that was handed in is still there", "draft", d.ID, "cause", err) // the case stands; handing in again is refused
	}
	if d.Matter != "" {
		return shell.To(w, r, "/cases/"+string(d.Matter))
	}
	return shell.To(w, r, "/file/"+d.ID+"/done")
}

// signProblems names what keeps the draft from being handed in.
func (w wizard) signProblems(ctx context.Context) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if n := len(w.lacking(ctx)); n > 0 {
		add("lacking", shell.T(ctx, "还有%d个步骤没有填完，请先补齐", n))
	}
	if w.At.real != identity.Verified {
		add("identity", shell.T(ctx, "您的实名还没有通过核验，核验通过后就能提交；草稿会一直保存"))
	}
	if !w.Draft.Truth {
		add("truth", shell.T(ctx, "请确认您所写的内容真实"))
	}
	return append(ps, w.signing().check(ctx, w.At.me.Name)...)
}

func (p *pages) handIn(ctx context.Context, w wizard) error {
	o, c := clerk.Order{Matter: w.Draft.Matter, By: shell.ViewerOf(ctx).Who()}, w.complaint()
	var err error
	if c.Signed, err = p.keep(ctx, w.Draft.Sign); err != nil {
		return err
	}
	c.Signature = w.At.me.Name // typed, drawn or shown: it is his
	if w.At.correcting {
		o.Acts = append(o.Acts, filing.Correct{Complaint: c})
	} else {
		o.Matter, o.Open = id.Matter(w.Draft.ID), procedure.CivilCase
		var given []consent.Step
		for _, s := range consent.Steps {
			if w.Draft.Consents[s] {
				given = append(given, s)
			}
		}
		o.Acts = append(o.Acts, filing.File{Complaint: c}, consent.Give{Steps: given},
			service.Confirm{Address: w.Draft.Me.serve(slices.Contains(given, consent.Service))})
	}
	for _, x := range w.Draft.Evidence.Items {
		o.Acts = append(o.Acts, docket.Act(x.submit()))
	}
	_, err = p.Clerk.Enter(ctx, o)
	return err
}

// done confirms what was handed in: the receipt, and what happens next.
func (p *pages) done(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseAt(r, id.Matter(r.PathValue("draft")))
	if err != nil {
		return err
	}
	if v.Party != procedure.P1 {
		return authority.ErrNotFound
	}
	pg := page(shell.T(r.Context(), "起诉材料已提交"))
	pg.Body = donePage(v, r.URL.Query().Get("again") != "")
	return p.show(w, r, pg, nil)
}

// preview sets the complaint as it stands, unsigned.
func (p *pages) preview(w http.ResponseWriter, r *http.Request) error {
	z, err := p.open(r)
	if err != nil {
		return err
	}
	c := z.complaint()
	c.Signature = ""
	var exhibits []evidence.Exhibit
	for _, x := range z.Draft.Evidence.Items {
		exhibits = append(exhibits, x.submit().Exhibit)
	}
	paper, err := chancery.Preview(p.Court, c, p.Clock.Now(), exhibits...)
	if err != nil {
		return err
	}
	paper.AllowMissing = true
	out, err := paper.Set()
	if err != nil {
		return err
	}
	return sendPDF(w, r, shell.T(r.Context(), "起诉状草稿")+".pdf", bytes.NewReader(out.PDF))
}

// gone leads from a draft that is there no more to what became of it: his own case, else the list of drafts, with a word why.
func (p *pages) gone(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseAt(r, id.Matter(r.PathValue("draft")))
	switch {
	case errors.Is(err, authority.ErrNotFound) || err == nil && v.Party != procedure.P1:
		return shell.To(w, r, "/file?gone=1")
	case err != nil:
		return err
	}
	return shell.To(w, r, "/file/"+r.PathValue("draft")+"/done?again=1")
}

package litigant

import (
	"context"
	"fmt"
	"net/http"

	"yunting/authority"
	"yunting/fee"
	"yunting/filing"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/shell"
)

// reliefForm keeps what was typed in an application for relief.
type reliefForm struct {
	Form   fee.Form
	Ground string
	Facts  string
	Upload Upload
}

// typed tells whether the form came back with something to mend.
func (f reliefForm) typed(ps []shell.Problem) bool {
	return f != (reliefForm{}) || shell.Say(ps, "form")+shell.Say(ps, "facts") != ""
}

// askRelief hands in an application for deferral, reduction or waiver.
func (p *pages) askRelief(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	if v.Party != procedure.P1 {
		return authority.ErrNotFound
	}
	f := reliefForm{Form: fee.Form(field(r, "form")), Ground: field(r, "ground"), Facts: field(r, "facts")}
	var ps []shell.Problem
	if f.Upload, err = p.takeOr(r, "file"); err != nil {
		if ps, err = shell.Problems(err, "file"); err != nil {
			return err
		}
	}
	if len(ps) == 0 {
		a := fee.AskRelief{Form: f.Form, Ground: f.Ground, Facts: f.Facts}
		if u := f.Upload; u.File != "" {
			a.Proofs = []fee.Proof{{File: u.File, FileName: u.Name, Media: u.Type, Size: u.Size}}
		}
		if ps, err = p.act(r, v, "form", a); err != nil {
			return err
		}
	}
	if len(ps) > 0 {
		order, err := p.Q.OrderFor(r.Context(), query.OrderForParams{Court: p.Mine(), Matter: string(v.Matter())})
		if err != nil && !missing(err) {
			return err
		}
		return p.showFees(w, r, v, order, f, ps)
	}
	return shell.To(w, r, string(v.Href("fees"))+"#relief-"+fmt.Sprint(len(v.Fee.Relief)+1))
}

// proof streams a proof of hardship to the plaintiff and to the officers of the case.
func (p *pages) proof(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	var i, j int
	if n, err := fmt.Sscanf(r.PathValue("proof"), "%d-%d", &i, &j); n != 2 || err != nil || v.Party == procedure.D1 || i < 1 || i > len(v.Fee.Relief) || j < 1 || j > len(v.Fee.Relief[i-1].Proofs) {
		return authority.ErrNotFound
	}
	x := v.Fee.Relief[i-1].Proofs[j-1]
	return p.stream(w, r, x.File, x.FileName, x.Media)
}

// mayAskRelief tells whether the viewer may ask for relief now; the act decides.
func (v *view) mayAskRelief() bool {
	_, runs := v.ownDue("fee")
	return v.Party == procedure.P1 && runs && v.Fee.LastRelief() == nil
}

// payable is the fee after reductions.
func (v *view) payable() money.Fen {
	if v.Fee.Waived {
		return v.Fee.Received
	}
	return v.Fee.Assessed.Fee - v.Fee.Remitted
}

func reliefForms(ctx context.Context, v *view) []shell.Choice {
	cs := []shell.Choice{
		{Value: string(fee.Defer), Label: shell.T(ctx, "缓交"), Hint: shell.T(ctx, "现在交不出，过一段时间再交")},
		{Value: string(fee.Reduce), Label: shell.T(ctx, "减交"), Hint: shell.T(ctx, "少交一部分，减交不低于百分之三十")},
	}
	if v.Filing.Complaint.Plaintiff.Kind == filing.Natural {
		cs = append(cs, shell.Choice{Value: string(fee.Waive), Label: shell.T(ctx, "免交"), Hint: shell.T(ctx, "不交费，只适用于自然人")})
	}
	return cs
}

// reliefWords says what was granted.
func reliefWords(ctx context.Context, r fee.Relief) string {
	switch r.Granted {
	case fee.Reduce:
		return shell.T(ctx, "减交%s。", r.Off.Yuan())
	case fee.Defer:
		return shell.T(ctx, "缓交至%s。", r.Until.Chinese())
	}
	return ""
}

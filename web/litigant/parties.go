package litigant

import (
	"context"
	"net/http"
	"slices"

	"yunting/consent"
	"yunting/docket"
	"yunting/filing"
	"yunting/identity"
	"yunting/procedure"
	"yunting/service"
	"yunting/web/shell"
)

// partiesForm keeps what was typed on the page of the parties.
type partiesForm struct {
	Address  service.Address
	Typed    bool // Address comes from a form
	Problems []shell.Problem
}

// parties shows who stands behind each side, and lets a party change consents and address.
func (p *pages) parties(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	return p.showParties(w, r, v, partiesForm{})
}

func (p *pages) showParties(w http.ResponseWriter, r *http.Request, v *view, f partiesForm) error {
	if !f.Typed && v.Party != "" {
		f.Address = v.Service.Addresses[v.Party]
	}
	return p.showCase(w, r, v, "parties", shell.T(r.Context(), "参与人"), partiesPage(v, f), f.Problems)
}

// changeConsent gives or takes back the consent to one step.
func (p *pages) changeConsent(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	s := consent.Step(field(r, "step"))
	if !slices.Contains(consent.Steps, s) {
		return p.showParties(w, r, v, partiesForm{Problems: []shell.Problem{{Field: "consents", Say: shell.T(r.Context(), "请选择要同意或者撤回的环节")}}})
	}
	var a docket.Act = consent.Give{Steps: []consent.Step{s}}
	if field(r, "do") == "withdraw" {
		a = consent.Withdraw{Step: s, Reason: field(r, "reason")}
	}
	ps, err := p.act(r, v, "consents", a)
	if err != nil {
		return err
	}
	if len(ps) > 0 {
		return p.showParties(w, r, v, partiesForm{Problems: ps})
	}
	return shell.To(w, r, string(v.Href("parties"))+"#consents")
}

// changeAddress confirms another address for service.
func (p *pages) changeAddress(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	f := partiesForm{Typed: true, Address: service.Address{Mobile: field(r, "mobile"), Email: field(r, "email"), Postal: field(r, "address"),
		Inbox: v.Consent.Has(v.Party, consent.Service)}}
	if f.Problems, err = p.act(r, v, "mobile", service.Confirm{Address: f.Address}); err != nil {
		return err
	}
	if len(f.Problems) > 0 {
		return p.showParties(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("parties"))+"#address-h")
}

// mayWithdraw tells whether the plaintiff may still take the material back himself.
func (v *view) mayWithdraw() bool {
	return v.Party == procedure.P1 && (v.Filing.State == filing.Filed || v.Filing.State == filing.Referred || v.Filing.State == filing.Returned)
}

// mandateOf links the proof of authority of a party's member, if one was handed in.
func (v *view) mandateOf() (string, bool) {
	m, ok := v.Parties.Member[procedure.D1]
	return "mandates/" + string(procedure.D1), ok && m.Capacity != "self"
}

// authorityOf is what the agent of the defendant may do, in brackets; empty when it acts itself.
func (v *view) authorityOf(ctx context.Context) string {
	m := v.Parties.Member[procedure.D1]
	switch {
	case m.Capacity == identity.Agent && m.Proven():
		return shell.T(ctx, "（%s，%s）", shell.T(ctx, m.Agent.Chinese()), m.Authority.Chinese())
	case m.Capacity == identity.Agent:
		return shell.T(ctx, "（%s，委托手续正在核对）", shell.T(ctx, m.Agent.Chinese()))
	case m.Capacity == identity.Head && !m.Proven():
		return shell.T(ctx, "（身份证明正在核对）")
	}
	return ""
}

package litigant

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"yunting/clerk"
	"yunting/consent"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/service"
	"yunting/web/shell"
)

// joinForm is what a person says who joins a case.
type joinForm struct {
	Capacity string
	Mandate  Upload
	Consents map[consent.Step]bool
	Mobile   string
	Email    string
	Address  string
	Problems []shell.Problem
}

func (f joinForm) address() service.Address {
	return Myself{Mobile: f.Mobile, Email: f.Email, Address: f.Address}.serve(f.Consents[consent.Service])
}

func (p *pages) joinForm(w http.ResponseWriter, r *http.Request) error {
	v, err := p.invited(r, r.PathValue("code"))
	if errors.Is(err, errGuess) {
		return p.refuseCode(w, r, r.PathValue("code"))
	}
	if err != nil {
		return err
	}
	if v.sealed() {
		return shell.To(w, r, "/join/"+url.PathEscape(v.Code))
	}
	return p.showJoin(w, r, v, joinForm{Mobile: shell.ViewerOf(r.Context()).Mobile})
}

func (p *pages) showJoin(w http.ResponseWriter, r *http.Request, v invitation, f joinForm) error {
	pg := page(shell.T(r.Context(), "加入案件"))
	pg.Back, pg.BackTo = "/join/"+url.PathEscape(v.Code), shell.T(r.Context(), "有人起诉了您")
	pg.Body = joinPage(v, f, shell.ViewerOf(r.Context()))
	return p.show(w, r, pg, f.Problems)
}

// join links the person to the party, with consents and address: one order.
func (p *pages) join(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	ctx, code := r.Context(), r.PathValue("code")
	v, err := p.invited(r, code)
	if errors.Is(err, errGuess) {
		return p.refuseCode(w, r, code)
	}
	if err != nil {
		return err
	}
	f := joinForm{Capacity: field(r, "capacity"), Mobile: field(r, "mobile"), Email: field(r, "email"), Address: field(r, "address"), Consents: map[consent.Step]bool{}}
	for _, s := range consent.Steps {
		f.Consents[s] = field(r, "consent-"+string(s)) == yes
	}
	f.Mandate, err = p.takeOr(r, "file")
	if f.Problems, err = shell.Problems(err, "file"); err != nil {
		return err
	}
	f.Problems = append(f.Problems, f.check(ctx, len(f.Problems) > 0)...)
	if len(f.Problems) == 0 {
		_, err := p.Clerk.Enter(ctx, clerk.Order{Matter: v.Matter(), By: p.holder(ctx, code), Acts: f.acts(v.Party, shell.ViewerOf(ctx).Name)})
		if f.Problems, err = shell.Problems(err, "capacity"); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showJoin(w, r, v, f)
	}
	return shell.To(w, r, "/cases/"+string(v.Matter()))
}

// check names what the form lacks.
func (f joinForm) check(ctx context.Context, refused bool) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if shell.ViewerOf(ctx).Real != identity.Verified {
		add("identity", shell.T(ctx, "您的实名还没有通过核验，核验通过后才能加入案件"))
	}
	switch identity.Capacity(f.Capacity) {
	case identity.Self:
	case identity.Head, identity.Agent:
		if f.Mandate.File == "" && !refused {
			add("file", shell.T(ctx, "请上传身份证明书或者授权委托书"))
		}
	default:
		add("capacity", shell.T(ctx, "请选择您以什么身份加入"))
	}
	if f.Consents[consent.Service] && f.Mobile == "" && f.Email == "" {
		add("mobile", shell.T(ctx, "同意电子送达的，请填写手机号码或者邮箱"))
	}
	if !f.Consents[consent.Service] && f.Address == "" {
		add("address", shell.T(ctx, "不同意电子送达的，请填写通信地址，文书寄到这里"))
	}
	if f.Email != "" && !plausibleMail(f.Email) {
		add("email", shell.T(ctx, "邮箱“%s”不完整，应当像name@example.com", f.Email))
	}
	return ps
}

func (f joinForm) acts(party id.Party, name string) []docket.Act {
	j := identity.Join{Party: party, Name: name, Capacity: identity.Capacity(f.Capacity)}
	if j.Capacity != identity.Self {
		j.Mandate = mandateText(f.Mandate)
	}
	var given []consent.Step
	for _, s := range consent.Steps {
		if f.Consents[s] {
			given = append(given, s)
		}
	}
	return []docket.Act{j, consent.Give{Steps: given}, service.Confirm{Address: f.address()}}
}

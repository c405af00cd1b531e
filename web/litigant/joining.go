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
	Agent    string
	Level    string // general or special
	Powers   []string
	Proof    Upload
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
	f := joinForm{Agent: field(r, "agent"), Level: field(r, "level"), Powers: r.PostForm["powers"], Capacity: field(r, "capacity"), Mobile: field(r, "mobile"), Email: field(r, "email"), Address: field(r, "address"), Consents: map[consent.Step]bool{}}
	for _, s := range consent.Steps {
		f.Consents[s] = field(r, "consent-"+string(s)) == yes
	}
	f.Mandate, err = p.takeOr(r, "file")
	if f.Problems, err = shell.Problems(err, "file"); err != nil {
		return err
	}
	refused := len(f.Problems) > 0
	f.Proof, err = p.takeOr(r, "proof")
	more, err := shell.Problems(err, "proof")
	if err != nil {
		return err
	}
	f.Problems = append(f.Problems, more...)
	f.Problems = append(f.Problems, f.check(ctx, refused, len(more) > 0)...)
	if len(f.Problems) == 0 {
		_, err := p.Clerk.Enter(ctx, clerk.Order{Matter: v.Matter(), By: p.holder(ctx, code), Acts: f.acts(v.Party, shell.ViewerOf(ctx).Name)})
		if f.Problems, err = shell.Problems(err, "capacity"); err != nil {
			return err
		}
		for i := range f.Problems {
			if f.Problems[i].Field == "mandate" {
				f.Problems[i].Field = "file"
			}
		}
	}
	if len(f.Problems) > 0 {
		return p.showJoin(w, r, v, f)
	}
	return shell.To(w, r, "/cases/"+string(v.Matter()))
}

// check names what the form lacks.
func (f joinForm) check(ctx context.Context, refused, proofRefused bool) (ps []shell.Problem) {
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
		if identity.Capacity(f.Capacity) == identity.Agent {
			f.checkAgent(ctx, proofRefused, add)
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
	if j.Capacity == identity.Agent {
		j.Agent, j.Proof = identity.AgentKind(f.Agent), mandateText(f.Proof)
		j.Authority = f.authority()
	}
	var given []consent.Step
	for _, s := range consent.Steps {
		if f.Consents[s] {
			given = append(given, s)
		}
	}
	return []docket.Act{j, consent.Give{Steps: given}, service.Confirm{Address: f.address()}}
}

// checkAgent names what the form of an agent lacks.
func (f joinForm) checkAgent(ctx context.Context, refused bool, add func(field, say string)) {
	kind := identity.AgentKind(f.Agent)
	if kind.Chinese() == "" {
		add("agent", shell.T(ctx, "请选择您是哪一类代理人"))
	} else if f.Proof.File == "" && !refused {
		add("proof", shell.T(ctx, "请上传%s", kind.Proof()))
	}
	switch f.Level {
	case "general", "full":
	case "special":
		if len(f.Powers) == 0 {
			add("powers", shell.T(ctx, "特别授权要勾选委托书写明的具体事项；没有写明的，请选“一般授权”"))
		}
	default:
		add("level", shell.T(ctx, "请选择委托书给您的是一般授权还是特别授权"))
	}
}

// authority is what the mandate gives, as the form says.
func (f joinForm) authority() (a identity.Authority) {
	a.FullWords = f.Level == "full"
	if f.Level == "special" {
		for _, p := range f.Powers {
			a.Powers = append(a.Powers, identity.Power(p))
		}
	}
	return a
}

func agentKinds(ctx context.Context) (cs []shell.Choice) {
	for _, k := range identity.AgentKinds {
		cs = append(cs, shell.Choice{Value: string(k), Label: shell.T(ctx, k.Chinese()), Hint: shell.T(ctx, "要有%s", k.Proof())})
	}
	return cs
}

func levels(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: "general", Label: shell.T(ctx, "一般授权"), Hint: shell.T(ctx, "可以答辩、举证、质证、回答提问；不能代为承认诉讼请求、和解、反诉或者上诉")},
		{Value: "special", Label: shell.T(ctx, "特别授权"), Hint: shell.T(ctx, "委托书逐项写明了可以代为办理的事项")},
		{Value: "full", Label: shell.T(ctx, "只写“全权代理”"), Hint: shell.T(ctx, "没有写明具体事项的，按一般授权办理")},
	}
}

func powers(ctx context.Context) (cs []shell.Choice) {
	for _, p := range identity.Powers {
		cs = append(cs, shell.Choice{Value: string(p), Label: shell.T(ctx, p.Chinese())})
	}
	return cs
}

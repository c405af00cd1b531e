package litigant

import (
	"context"
	"net/http"

	"yunting/consent"
	"yunting/filing"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/service"
	"yunting/web/shell"
)

// Myself is how the court reaches the plaintiff 我的身份与送达地址; the name comes from the person's own docket.
type Myself struct {
	Mobile  string `json:"mobile,omitempty"`
	Email   string `json:"email,omitempty"`
	Address string `json:"address,omitempty"`
	Lives   string `json:"lives,omitempty"` // here or abroad: domicile in the PRC

	Ethnicity  string `json:"ethnicity,omitempty"` // these three of a person
	Occupation string `json:"occupation,omitempty"`
	Employer   string `json:"employer,omitempty"`
	Head       string `json:"head,omitempty"` // these two of an organisation
	HeadPost   string `json:"head_post,omitempty"`
}

// Where somebody has his domicile; the periods of the case go by it, not by nationality (CPL 283, 285, 286).
const (
	livesHere   = "here"
	livesAbroad = "abroad"
)

// livesOf is the choice that says what a complaint says.
func livesOf(x filing.Side) string {
	if x.Abroad {
		return livesAbroad
	}
	return livesHere
}

// unplaced is the problem of a choice that was not made.
func unplaced(ctx context.Context, field, lives, say string) []shell.Problem {
	if lives == livesHere || lives == livesAbroad {
		return nil
	}
	return []shell.Problem{{Field: field, Say: say}}
}

// sideOf is the plaintiff as the court knows him.
func sideOf(s identity.Sheet) filing.Side {
	kind := filing.Natural
	if s.IDKind != "" && !s.IDKind.Person() {
		kind = filing.Organisation
	}
	return filing.Side{Kind: kind, Name: s.Name, IDKind: s.IDKind, IDNumber: s.IDNumber}
}

// domestic tells the documents of residents of the mainland.
func domestic(k idcard.Kind) bool {
	return k == idcard.ResidentID || k == idcard.LawyerLicence || k == ""
}

func (x Myself) side(me filing.Side) filing.Side {
	me.Mobile, me.Email, me.Address, me.Abroad = x.Mobile, x.Email, x.Address, x.Lives == livesAbroad
	if me.Kind == filing.Organisation {
		me.Head, me.HeadPost = x.Head, x.HeadPost
	} else {
		me.Ethnicity, me.Occupation, me.Employer = x.Ethnicity, x.Occupation, x.Employer
	}
	return me
}

// serve is the address for service. Who does not agree to electronic service gets paper at the postal address.
func (x Myself) serve(electronic bool) service.Address {
	a := service.Address{Postal: x.Address}
	if electronic {
		a.Mobile, a.Email, a.Inbox = x.Mobile, x.Email, true
	}
	return a
}

func (x *Myself) read(r *http.Request) {
	*x = Myself{Mobile: field(r, "mobile"), Email: field(r, "email"), Address: field(r, "address"), Lives: field(r, "lives"),
		Ethnicity: field(r, "me-ethnicity"), Occupation: field(r, "me-occupation"), Employer: field(r, "me-employer"),
		Head: field(r, "me-head"), HeadPost: field(r, "me-head-post")}
}

func (x Myself) check(ctx context.Context, at scene) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if at.me.Name == "" {
		add("name", shell.T(ctx, "请先到“我的账户”填写实名信息，法院要知道是谁在起诉"))
	}
	if _, err := idcard.Mobile(x.Mobile); err != nil {
		add("mobile", err.Error())
	}
	if x.Email != "" && !plausibleMail(x.Email) {
		add("email", shell.T(ctx, "邮箱“%s”不完整，应当像name@example.com", x.Email))
	}
	if x.Address == "" {
		add("address", shell.T(ctx, "请填写通信地址，电子方式无法送达时寄到这里"))
	}
	ps = append(ps, unplaced(ctx, "lives", x.Lives, shell.T(ctx, "请选择您在中国境内有没有住所，期限按住所计算"))...)
	switch { // CPL 124 asks for these; who has no ethnicity of the list, or no work, says so or leaves it
	case at.me.Kind == filing.Organisation:
		if x.Head == "" {
			add("me-head", shell.T(ctx, "请填写法定代表人或者主要负责人的姓名，起诉状应当写明"))
		}
		if x.HeadPost == "" {
			add("me-head-post", shell.T(ctx, "请填写法定代表人或者主要负责人的职务，例如“执行董事”"))
		}
	case at.me.IDKind == idcard.ResidentID:
		if x.Ethnicity == "" {
			add("me-ethnicity", shell.T(ctx, "请填写民族，例如“汉族”，起诉状应当写明"))
		}
		if x.Occupation == "" {
			add("me-occupation", shell.T(ctx, "请填写职业，没有工作的填“无”，起诉状应当写明"))
		}
	}
	return ps
}

// Opponent is the defendant as the plaintiff knows him 被告.
type Opponent struct {
	Kind     string `json:"kind,omitempty"` // filing.SideKind
	Name     string `json:"name,omitempty"`
	IDNumber string `json:"id_number,omitempty"`
	Head     string `json:"head,omitempty"`
	HeadPost string `json:"head_post,omitempty"`
	Employer string `json:"employer,omitempty"` // of a person
	Mobile   string `json:"mobile,omitempty"`
	Email    string `json:"email,omitempty"`
	Account  string `json:"account,omitempty"`
	Address  string `json:"address,omitempty"`
	Lives    string `json:"lives,omitempty"` // here or abroad
}

func (x Opponent) organisation() bool { return x.Kind == string(filing.Organisation) }

func (x Opponent) idKind() idcard.Kind {
	if x.organisation() {
		return idcard.CreditCode
	}
	return idcard.ResidentID
}

func (x Opponent) side() filing.Side {
	s := filing.Side{Kind: filing.SideKind(x.Kind), Name: x.Name, Head: x.Head, HeadPost: x.HeadPost, Email: x.Email, Account: x.Account, Address: x.Address, Mobile: x.Mobile}
	if m, err := idcard.Mobile(x.Mobile); err == nil {
		s.Mobile = m
	}
	s.Abroad = x.Lives == livesAbroad
	if x.IDNumber != "" {
		s.IDKind, s.IDNumber = x.idKind(), idcard.Normalise(x.IDNumber)
	}
	if !x.organisation() {
		s.Head, s.HeadPost, s.Employer = "", "", x.Employer
	}
	return s
}

func (x *Opponent) read(r *http.Request) {
	*x = Opponent{Kind: field(r, "defendant-kind"), Name: field(r, "defendant-name"), IDNumber: field(r, "defendant-id"), Head: field(r, "defendant-head"),
		HeadPost: field(r, "defendant-head-post"), Employer: field(r, "defendant-employer"),
		Mobile: field(r, "defendant-mobile"), Email: field(r, "defendant-email"), Account: field(r, "defendant-account"),
		Address: field(r, "defendant-address"), Lives: field(r, "defendant-lives")}
}

func (x Opponent) check(ctx context.Context, _ scene) (ps []shell.Problem) {
	add := func(id, say string) { ps = append(ps, shell.Problem{Field: id, Say: say}) }
	if x.Kind != string(filing.Natural) && x.Kind != string(filing.Organisation) {
		add("defendant-kind", shell.T(ctx, "请选择被告是个人还是单位"))
	}
	if x.Name == "" {
		add("defendant-name", shell.T(ctx, "请填写被告的姓名或者名称，要有明确的被告法院才能受理"))
	}
	if x.IDNumber != "" && x.Kind != "" {
		if err := idcard.Check(x.idKind(), x.IDNumber); err != nil {
			add("defendant-id", err.Error())
		}
	}
	if x.Mobile != "" {
		if _, err := idcard.Mobile(x.Mobile); err != nil {
			add("defendant-mobile", err.Error())
		}
	} else if x.Email == "" && x.Account == "" && x.Address == "" {
		add("defendant-mobile", shell.T(ctx, "请至少填写一种能找到被告的信息：手机、邮箱、平台账号或者住所"))
	}
	if x.Email != "" && !plausibleMail(x.Email) {
		add("defendant-email", shell.T(ctx, "邮箱“%s”不完整，应当像name@example.com", x.Email))
	}
	return append(ps, unplaced(ctx, "defendant-lives", x.Lives, shell.T(ctx, "请选择被告在中国境内有没有住所，期限按住所计算；不清楚的，按您知道的情况选择"))...)
}

// consentProblems: to file online one must agree to file online; every other step stays free.
func consentProblems(ctx context.Context, given map[consent.Step]bool) (ps []shell.Problem) {
	if !given[consent.Filing] {
		ps = append(ps, shell.Problem{Field: "consent-filing", Say: shell.T(ctx, "不同意在线提交材料的，不能在这里提交；请打印草稿到法院立案窗口办理")})
	}
	return ps
}

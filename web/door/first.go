package door

import (
	"net/http"
	"strings"

	"github.com/pquerna/otp/totp"
	"github.com/skip2/go-qrcode"

	"yunting/authority"
	"yunting/law/idcard"
	"yunting/register/query"
	"yunting/web/shell"
)

// How many characters an officer's own password has.
const (
	passwordLeast = 12
	passwordMost  = 200
)

// firstPage is the first sign-in with a password that is good once, or the first one without a second factor.
type firstPage struct {
	Next     string
	Renew    bool   // a new password is to be chosen
	Enrolled bool   // the second factor stands already
	Secret   string // of the second factor, in groups to be typed by hand
	Problems []shell.Problem
}

// fresh is an officer whose password was right, who must choose another or enrol a second factor before he is let in.
func fresh(r *http.Request) (shell.Viewer, bool) {
	v := shell.ViewerOf(r.Context())
	return v, v.Person != "" && v.Role != "" && !v.Second && v.Fresh
}

func (d *door) first(w http.ResponseWriter, r *http.Request) error {
	return d.showFirst(w, r, http.StatusOK, firstPage{Next: r.FormValue("next")})
}

func (d *door) showFirst(w http.ResponseWriter, r *http.Request, status int, p firstPage) error {
	v, ok := fresh(r)
	if !ok {
		return shell.To(w, r, withNext("/login/staff", p.Next))
	}
	a, err := d.Q.AccountByID(r.Context(), query.AccountByIDParams{Court: d.Mine(), ID: string(v.Person)})
	if err != nil {
		return err
	}
	p.Renew, p.Enrolled = a.Renew, a.Totp != ""
	if !p.Enrolled {
		key, err := d.enrolling(r, v, a)
		if err != nil {
			return err
		}
		p.Secret = grouped(key)
	}
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "首次登录"), Error: len(p.Problems) > 0, Body: firstView(p),
		Back: withNext("/login/staff", p.Next), BackTo: shell.T(r.Context(), "换一个账户"), Style: style})
}

// enrolling is the secret this session is enrolling; it becomes the officer's when he has typed a code of it.
func (d *door) enrolling(r *http.Request, v shell.Viewer, a query.Account) (string, error) {
	if s := shell.MemoryOf(v).Totp; s != "" {
		return s, nil
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: d.Court.Name, AccountName: a.Login})
	if err != nil {
		return "", err
	}
	return key.Secret(), d.Remember(r.Context(), v, func(m *shell.Memory) { m.Totp = key.Secret() })
}

// firstCode is the secret as a picture for the authenticator app.
func (d *door) firstCode(w http.ResponseWriter, r *http.Request) error {
	v, ok := fresh(r)
	secret := shell.MemoryOf(v).Totp
	if !ok || secret == "" {
		return authority.ErrNotFound
	}
	a, err := d.Q.AccountByID(r.Context(), query.AccountByIDParams{Court: d.Mine(), ID: string(v.Person)})
	if err != nil {
		return err
	}
	png, err := qrcode.Encode(enrolment(d.Court.Name, a.Login, secret), qrcode.Medium, 240)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "no-store")
	_, err = w.Write(png)
	return err
}

// enterFirst takes the new password and a code of the second factor together, and lets the officer in.
func (d *door) enterFirst(w http.ResponseWriter, r *http.Request) error {
	ctx, next := r.Context(), r.FormValue("next")
	v, ok := fresh(r)
	if !ok {
		return shell.To(w, r, withNext("/login/staff", next))
	}
	again := func(ps ...shell.Problem) error {
		return d.showFirst(w, r, http.StatusUnprocessableEntity, firstPage{Next: next, Problems: ps})
	}
	key := "second/" + string(v.Person)
	if wait, ok := d.limits.attempt(key); !ok {
		return again(shell.Problem{Field: "code", Say: shell.T(ctx, "尝试次数太多，请%d分钟后再试", minutes(wait))})
	}
	a, err := d.Q.AccountByID(ctx, query.AccountByIDParams{Court: d.Mine(), ID: string(v.Person)})
	if err != nil {
		return err
	}
	var ps []shell.Problem
	if a.Renew {
		if ps, err = d.choose(r, a); err != nil {
			return err
		}
	}
	secret := a.Totp
	if secret == "" {
		secret = shell.MemoryOf(v).Totp
	}
	step := stepOf(secret, idcard.Normalise(r.FormValue("code")), d.Machine())
	if step == 0 || step <= a.TotpStep {
		ps = append(ps, shell.Problem{Field: "code", Say: shell.T(ctx, "动态口令不正确；口令每30秒更换一次，请输入最新的6位数字")})
	}
	if len(ps) > 0 {
		return again(ps...)
	}
	if a.Renew {
		hash, err := HashPassword(r.FormValue("password"))
		if err != nil {
			return err
		}
		if _, err := d.Q.SetPassword(ctx, query.SetPasswordParams{Password: hash, Court: d.Mine(), ID: a.ID}); err != nil {
			return err
		}
	}
	if _, err := d.Q.SetTOTP(ctx, query.SetTOTPParams{Totp: secret, Step: step, Court: d.Mine(), ID: a.ID}); err != nil {
		return err
	}
	d.limits.success(key)
	return d.admit(w, r, v, next)
}

// choose checks the password an officer chose; the one he came with will not do again.
func (d *door) choose(r *http.Request, a query.Account) (ps []shell.Problem, err error) {
	if ps = strong(r, a); len(ps) > 0 {
		return ps, nil
	}
	same, err := checkPassword(r.Context(), r.FormValue("password"), a.Password)
	if same {
		ps = append(ps, shell.Problem{Field: "password", Say: shell.T(r.Context(), "新密码不能与一次性密码相同")})
	}
	return ps, err
}

// grouped parts a secret into groups of four, to be typed by hand.
func grouped(secret string) string {
	var b strings.Builder
	for i, c := range secret {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

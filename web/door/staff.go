package door

import (
	"errors"
	"net/http"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/law/idcard"
	"yunting/platform/origin"
	"yunting/register/query"
	"yunting/web/shell"
)

// Attempts in a window. A whole office may stand behind one address.
const (
	triesPerLogin  = 100 // from all networks where nobody signed in with it
	triesPerIP     = 100
	triesPerSecond = 60 // of the second factor, per officer, from all networks
)

const mostLogin = 60 // letters

type staffPage struct {
	Next     string
	Login    string
	Problems []shell.Problem
	Demo     []shell.DemoAccount
	Passkey  bool
}

func (d *door) staff(w http.ResponseWriter, r *http.Request) error {
	if v := shell.ViewerOf(r.Context()); v.In() && v.Role != "" {
		return shell.To(w, r, Safe(r.FormValue("next"), home(v)))
	}
	return d.showStaff(w, r, http.StatusOK, staffPage{Next: r.FormValue("next")})
}

// demo lists the officers of a demonstration court; nobody elsewhere.
func (d *door) demo() []shell.DemoAccount {
	if d.Demo == nil || !d.Court.Demo {
		return nil
	}
	return d.Demo.Accounts()
}

func (d *door) showStaff(w http.ResponseWriter, r *http.Request, status int, p staffPage) error {
	p.Demo = d.demo()
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "工作人员登录"), Error: len(p.Problems) > 0, Body: staffView(p),
		Back: withNext("/login", p.Next), BackTo: shell.T(r.Context(), "当事人登录"), Style: style})
}

// enterStaff checks login and password. One sentence for every failure: nobody learns which logins exist.
func (d *door) enterStaff(w http.ResponseWriter, r *http.Request) error {
	ctx, p := r.Context(), staffPage{Next: r.FormValue("next"), Login: r.FormValue("login")}
	again := func(say string) error {
		p.Problems = []shell.Problem{{Field: "login", Say: say}}
		return d.showStaff(w, r, http.StatusUnprocessableEntity, p)
	}
	if p.Login == "" || r.FormValue("password") == "" {
		return again(shell.T(ctx, "请填写工作账户和密码"))
	}
	if len(p.Login) > mostLogin { // no such account, and nothing to keep a count for
		return again(shell.T(ctx, "工作账户或者密码不正确"))
	}
	// Counted by account and network together: a stranger who guesses holds up himself, not the officer at his desk.
	from := origin.Group(r)
	key := "login/" + p.Login + "/" + from
	wait, ok := d.limits.allow("staff/"+from, triesPerIP)
	if ok {
		wait, ok = d.limits.attempt(key)
	}
	if ok && !d.limits.known(key) {
		wait, ok = d.limits.allow("login/"+p.Login, triesPerLogin)
	}
	if !ok {
		return again(shell.T(ctx, "尝试次数太多，请%d分钟后再试；您平时使用的网络不受影响", minutes(wait)))
	}
	a, err := d.Q.AccountByLogin(ctx, query.AccountByLoginParams{Court: d.Mine(), Login: p.Login})
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return err
	}
	if ok, err = checkPassword(ctx, r.FormValue("password"), a.Password); err != nil {
		return err
	} else if _, named := d.Court.Officer(id.Person(a.ID)); !ok || !named || a.DisabledAt != nil {
		return again(shell.T(ctx, "工作账户或者密码不正确"))
	}
	d.limits.success(key)
	if err := d.open(w, r, id.Person(a.ID), false, halfSession); err != nil {
		return err
	}
	if a.Renew || a.Totp == "" {
		return shell.To(w, r, withNext("/login/staff/first", p.Next))
	}
	return shell.To(w, r, withNext("/login/staff/second", p.Next))
}

// half is the officer who has given his password and not yet the second factor.
func half(r *http.Request) (shell.Viewer, bool) {
	v := shell.ViewerOf(r.Context())
	return v, v.Person != "" && v.Role != "" && !v.Second && !v.Fresh
}

func (d *door) second(w http.ResponseWriter, r *http.Request) error {
	return d.showSecond(w, r, http.StatusOK, staffPage{Next: r.FormValue("next")})
}

func (d *door) showSecond(w http.ResponseWriter, r *http.Request, status int, p staffPage) error {
	v, ok := half(r)
	if !ok {
		return shell.To(w, r, withNext("/login/staff", p.Next))
	}
	keys, err := d.Q.PasskeysOf(r.Context(), query.PasskeysOfParams{Court: d.Mine(), Person: string(v.Person)})
	if err != nil {
		return err
	}
	p.Passkey = len(keys) > 0 && d.relying() != nil
	for _, a := range d.demo() {
		if a.Name == v.Name {
			p.Demo = []shell.DemoAccount{a}
		}
	}
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "第二步验证"), Error: len(p.Problems) > 0, Body: secondView(p),
		Back: withNext("/login/staff", p.Next), BackTo: shell.T(r.Context(), "换一个账户"), Script: []string{"passkey.js"}, Style: style})
}

func (d *door) enterSecond(w http.ResponseWriter, r *http.Request) error {
	next := r.FormValue("next")
	v, ok := half(r)
	if !ok {
		return shell.To(w, r, withNext("/login/staff", next))
	}
	again := func(say string) error {
		return d.showSecond(w, r, http.StatusUnprocessableEntity, staffPage{Next: next, Problems: []shell.Problem{{Field: "code", Say: say}}})
	}
	if say, err := d.takeCode(r, v, r.FormValue("code")); err != nil {
		return err
	} else if say != "" {
		return again(say)
	}
	return d.admit(w, r, v, next)
}

// takeCode checks a code of an officer's second factor and uses it up; when it is not good, it says why.
func (d *door) takeCode(r *http.Request, v shell.Viewer, typed string) (say string, err error) {
	ctx := r.Context()
	key := "second/" + string(v.Person)
	here := key + "/" + origin.Group(r)
	wait, ok := d.limits.attempt(here)
	if ok {
		wait, ok = d.limits.allow(key, triesPerSecond)
	}
	if !ok {
		return shell.T(ctx, "尝试次数太多，请%d分钟后再试", minutes(wait)), nil
	}
	a, err := d.Q.AccountByID(ctx, query.AccountByIDParams{Court: d.Mine(), ID: string(v.Person)})
	if err != nil {
		return "", err
	}
	step := stepOf(a.Totp, idcard.Normalise(typed), d.Machine())
	if step == 0 {
		return shell.T(ctx, "动态口令不正确；口令每30秒更换一次，请输入最新的6位数字"), nil
	}
	used, err := d.Q.UseTOTP(ctx, query.UseTOTPParams{Step: step, Court: d.Mine(), ID: a.ID})
	if err != nil {
		return "", err
	}
	if used == 0 {
		return shell.T(ctx, "这个动态口令已经用过，请等下一个（最多30秒）"), nil
	}
	d.limits.success(here)
	return "", nil
}

// admit lets an officer in after the second factor.
func (d *door) admit(w http.ResponseWriter, r *http.Request, v shell.Viewer, next string) error {
	if err := d.open(w, r, v.Person, true, officerSession); err != nil {
		return err
	}
	return shell.To(w, r, Safe(next, home(v)))
}

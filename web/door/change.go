package door

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"yunting/id"
	"yunting/register/query"
	"yunting/web/shell"
)

type changePage struct {
	Login    string // for the browser's own store of passwords
	Problems []shell.Problem
}

func (d *door) change(w http.ResponseWriter, r *http.Request) error {
	return d.showChange(w, r, http.StatusOK, changePage{})
}

func (d *door) showChange(w http.ResponseWriter, r *http.Request, status int, p changePage) error {
	ctx := r.Context()
	a, err := d.Q.AccountByID(ctx, query.AccountByIDParams{Court: d.Mine(), ID: string(shell.ViewerOf(ctx).Person)})
	if err != nil {
		return err
	}
	p.Login = a.Login
	return d.Show(w, r, status, shell.Page{Title: shell.T(ctx, "更换密码"), Error: len(p.Problems) > 0, Body: changeView(p), Staff: true,
		Back: "/account", BackTo: shell.T(ctx, "我的账户"), Style: style})
}

// enterChange takes a new password of an officer who shows the present one and a code of his second factor: a session left
// open at a desk must not be enough. The code is used up only when the rest is right.
func (d *door) enterChange(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	again := func(ps ...shell.Problem) error {
		return d.showChange(w, r, http.StatusUnprocessableEntity, changePage{Problems: ps})
	}
	key := "change/" + string(v.Person)
	if wait, ok := d.limits.attempt(key); !ok {
		return again(shell.Problem{Field: "current", Say: shell.T(ctx, "尝试次数太多，请%d分钟后再试", minutes(wait))})
	}
	a, err := d.Q.AccountByID(ctx, query.AccountByIDParams{Court: d.Mine(), ID: string(v.Person)})
	if err != nil {
		return err
	}
	var ps []shell.Problem
	if right, err := checkPassword(ctx, r.FormValue("current"), a.Password); err != nil {
		return err
	} else if !right {
		ps = append(ps, shell.Problem{Field: "current", Say: shell.T(ctx, "现在的密码不正确，请重新输入")})
	}
	ps = append(ps, strong(r, a)...)
	if r.FormValue("password") == r.FormValue("current") && shell.Say(ps, "password") == "" {
		ps = append(ps, shell.Problem{Field: "password", Say: shell.T(ctx, "新密码不能与现在的密码相同")})
	}
	if r.FormValue("code") == "" {
		ps = append(ps, shell.Problem{Field: "code", Say: shell.T(ctx, "请输入动态口令，确认是您本人操作")})
	}
	if len(ps) > 0 {
		return again(ps...)
	}
	if say, err := d.takeCode(r, v, r.FormValue("code")); err != nil {
		return err
	} else if say != "" {
		return again(shell.Problem{Field: "code", Say: say})
	}
	hash, err := HashPassword(r.FormValue("password"))
	if err != nil {
		return err
	}
	now, name := d.Clock.Now(), id.New()
	n, err := d.Q.ChangePassword(ctx, query.ChangePasswordParams{Password: hash, Was: a.Password, Court: d.Mine(), ID: a.ID, Message: name, At: now,
		Title: shell.T(ctx, "密码已更换"),
		Body:  shell.T(ctx, "您的密码于%s更换，其他设备已经退出，接口密钥全部失效。不是您本人操作的，请立即联系本院管理员停用账户。", shell.At(now))})
	if err != nil {
		return err
	}
	if n == 0 { // changed by somebody else since it was read
		return again(shell.Problem{Field: "current", Say: shell.T(ctx, "密码刚刚在别处更换过，这次没有更换；请用新的密码重试")})
	}
	d.limits.success(key)
	// The change ended every session, this one too: whoever holds its cookie must not stay in with it.
	if err := d.open(w, r, v.Person, true, officerSession); err != nil {
		return err
	}
	return shell.To(w, r, "/account?done=password#my-password")
}

// strong checks a password an officer chose for himself, and that he typed it twice alike.
func strong(r *http.Request, a query.Account) (ps []shell.Problem) {
	ctx, password := r.Context(), r.FormValue("password")
	bad := func(field, say string) { ps = append(ps, shell.Problem{Field: field, Say: say}) }
	switch {
	case utf8.RuneCountInString(password) < passwordLeast:
		bad("password", shell.T(ctx, "新密码至少要有%d个字符，可以用一句好记的话", passwordLeast))
	case utf8.RuneCountInString(password) > passwordMost:
		bad("password", shell.T(ctx, "新密码最多%d个字符", passwordMost))
	case strings.Contains(strings.ToLower(password), strings.ToLower(a.Login)) || oneCharacter(password):
		bad("password", shell.T(ctx, "新密码不能包含工作账户，也不能只用一个字符"))
	case password != r.FormValue("again"):
		bad("again", shell.T(ctx, "两次输入的新密码不一致，请重新输入"))
	}
	return ps
}

// oneCharacter tells whether a text repeats a single character.
func oneCharacter(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.Trim(s, string(first)) == ""
}

package door

import (
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"yunting/id"
	"yunting/law/idcard"
	"yunting/platform/i18n"
	"yunting/register/query"
	"yunting/web/shell"
)

// A code sent to a mobile.
const (
	codeGood   = 5 * time.Minute
	codeAgain  = time.Minute // before another may be sent
	codeTries  = 5
	codesPerIP = 60 // per window
)

type loginPage struct {
	Next     string
	Mobile   string
	Problems []shell.Problem
	Wait     int // seconds until another code may be sent
	Demo     bool
}

func (d *door) login(w http.ResponseWriter, r *http.Request) error {
	if v := shell.ViewerOf(r.Context()); v.In() {
		return shell.To(w, r, Safe(r.FormValue("next"), home(v)))
	}
	return d.showLogin(w, r, http.StatusOK, loginPage{Next: r.FormValue("next")})
}

func (d *door) showLogin(w http.ResponseWriter, r *http.Request, status int, p loginPage) error {
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "登录"), Error: len(p.Problems) > 0, Body: loginView(p), Style: style})
}

// sendCode makes a code and hands it to the outbox. It does the same for a number with an account and for one without.
func (d *door) sendCode(w http.ResponseWriter, r *http.Request) error {
	ctx, p := r.Context(), loginPage{Next: r.FormValue("next"), Mobile: r.FormValue("mobile")}
	mobile, err := idcard.Mobile(p.Mobile)
	if p.Problems, err = shell.Problems(err, "mobile"); err != nil {
		return err
	}
	if wait, ok := d.limits.allow("codes/"+peer(r), codesPerIP); len(p.Problems) == 0 && !ok {
		p.Problems = []shell.Problem{{Field: "mobile", Say: shell.T(ctx, "这个网络发送的验证码太多，请%d分钟后再试", minutes(wait))}}
	}
	if len(p.Problems) > 0 {
		return d.showLogin(w, r, http.StatusUnprocessableEntity, p)
	}
	wait, err := d.waiting(r, mobile)
	if err != nil {
		return err
	}
	if wait == 0 {
		if err := d.message(r, mobile, shell.T(ctx, "登录验证码")); err != nil {
			return err
		}
	}
	setCookie(d.House, w, "mobile", mobile, 2*codeGood)
	return shell.To(w, r, withNext("/login/code", p.Next))
}

// waiting is how many seconds are left until another code may be sent to a mobile.
func (d *door) waiting(r *http.Request, mobile string) (int, error) {
	c, err := d.Q.FindLoginCode(r.Context(), query.FindLoginCodeParams{Court: d.Mine(), Mobile: mobile})
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	} else if err != nil {
		return 0, err
	}
	left := c.SentAt.Add(codeAgain).Sub(d.Machine())
	return max(0, int((left+time.Second-1)/time.Second)), nil
}

// message makes a code, keeps its digest and sends it; what says what the code is for.
func (d *door) message(r *http.Request, mobile, what string) error {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return err
	}
	code, now, ctx := fmt.Sprintf("%06d", n), d.Machine(), r.Context()
	if err := d.Q.PutLoginCode(ctx, query.PutLoginCodeParams{Court: d.Mine(), Mobile: mobile, Hash: Digest(mobile + "/" + code),
		SentAt: now, Until: now.Add(codeGood)}); err != nil {
		return err
	}
	at, name := d.Clock.Now(), id.New()
	_, err = d.Q.AddMessage(ctx, query.AddMessageParams{Court: d.Mine(), ID: name, Cause: "login/" + name, Channel: "sms", Address: mobile,
		Title: what, At: at, SentAt: &at,
		Body: shell.T(ctx, "【%s】%s：%s，5分钟内有效。法院工作人员不会向您索要验证码，也不会要求您转账。", d.Court.Name, what, code)})
	return err
}

// pending is the mobile a code was sent to from this browser.
func (d *door) pending(r *http.Request) string {
	c, err := r.Cookie(cookie(d.House, "mobile"))
	if err != nil {
		return ""
	}
	mobile, err := idcard.Mobile(c.Value)
	if err != nil {
		return ""
	}
	return mobile
}

func (d *door) code(w http.ResponseWriter, r *http.Request) error {
	return d.showCode(w, r, http.StatusOK, loginPage{Next: r.FormValue("next")})
}

func (d *door) showCode(w http.ResponseWriter, r *http.Request, status int, p loginPage) (err error) {
	if p.Mobile = d.pending(r); p.Mobile == "" {
		return shell.To(w, r, withNext("/login", p.Next))
	}
	if p.Wait, err = d.waiting(r, p.Mobile); err != nil {
		return err
	}
	p.Demo = d.Court.Demo
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "输入验证码"), Error: len(p.Problems) > 0, Body: codeView(p),
		Back: withNext("/login", p.Next), BackTo: shell.T(r.Context(), "更换手机号码"), Script: []string{"door.js"}, Style: style})
}

func (d *door) enterCode(w http.ResponseWriter, r *http.Request) error {
	mobile, next := d.pending(r), r.FormValue("next")
	again := func(say string) error {
		return d.showCode(w, r, http.StatusUnprocessableEntity, loginPage{Next: next, Problems: []shell.Problem{{Field: "code", Say: say}}})
	}
	say, err := d.compare(r, mobile)
	if err != nil {
		return err
	}
	if say != "" {
		return again(say)
	}
	person, err := d.personWith(r, mobile)
	if err != nil {
		return err
	}
	setCookie(d.House, w, "mobile", "", -time.Second)
	if err := d.open(w, r, person, false, litigantSession); err != nil {
		return err
	}
	return shell.To(w, r, Safe(next, "/my"))
}

// compare looks at the code that was typed against the one that was sent to a mobile; a good one is used up. It says what
// is wrong, or nothing.
func (d *door) compare(r *http.Request, mobile string) (say string, err error) {
	ctx, typed := r.Context(), idcard.Normalise(r.FormValue("code"))
	if mobile == "" || len(typed) != 6 || strings.Trim(typed, "0123456789") != "" {
		return shell.T(ctx, "请填写短信中的6位数字验证码"), nil
	}
	c, err := d.Q.TryLoginCode(ctx, query.TryLoginCodeParams{Court: d.Mine(), Mobile: mobile})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return shell.T(ctx, "验证码已经失效，请重新发送"), nil
	case err != nil:
		return "", err
	case !d.Machine().Before(c.Until):
		return shell.T(ctx, "验证码已经超过5分钟，请重新发送"), nil
	case c.Tries > codeTries:
		return shell.T(ctx, "验证码已经试过5次，请重新发送"), nil
	case subtle.ConstantTimeCompare([]byte(c.Hash), []byte(Digest(mobile+"/"+typed))) != 1:
		if left := codeTries - int(c.Tries); left > 0 {
			return shell.T(ctx, "验证码不正确，还可以试%d次", left), nil
		}
		return shell.T(ctx, "验证码不正确，已经试过5次，请重新发送"), nil
	}
	return "", d.Q.DropLoginCode(ctx, query.DropLoginCodeParams{Court: d.Mine(), Mobile: mobile})
}

// personWith finds the account of a mobile, or opens one.
func (d *door) personWith(r *http.Request, mobile string) (id.Person, error) {
	ctx, key := r.Context(), query.AccountByMobileParams{Court: d.Mine(), Mobile: mobile}
	a, err := d.Q.AccountByMobile(ctx, key)
	if errors.Is(err, pgx.ErrNoRows) {
		if err := d.Q.AddAccount(ctx, query.AddAccountParams{Court: d.Mine(), ID: id.New(), Mobile: mobile, CreatedAt: d.Clock.Now()}); err != nil {
			return "", err
		}
		if a, err = d.Q.AccountByMobile(ctx, key); err != nil { // somebody else may have opened it at the same moment
			return "", err
		}
		if err := d.Q.SetLanguage(ctx, query.SetLanguageParams{Language: string(i18n.Of(ctx)), Court: d.Mine(), ID: a.ID}); err != nil {
			return "", err
		}
	}
	if err == nil && a.Role != "" {
		return "", fmt.Errorf("door: the account of an officer has a mobile")
	}
	return id.Person(a.ID), err
}

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
	"yunting/platform/origin"
	"yunting/register/query"
	"yunting/web/shell"
)

// A code sent to a mobile.
const (
	codeGood   = 5 * time.Minute
	codeAgain  = time.Minute // before another may be sent
	codeTries  = 5
	codesPerIP = 60 // per window

	// To one mobile, so that a stranger can neither flood it nor guess at its codes for long: from one network in a window,
	// and in a day from all networks where it never signed in. Its owner, on a network he used before, is not held up by them.
	codesHere    = 10
	codesEachDay = 30
	hour         = 60 // minutes
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
	p := loginPage{Next: r.FormValue("next"), Mobile: r.FormValue("mobile")}
	mobile, err := idcard.Mobile(p.Mobile)
	if p.Problems, err = shell.Problems(err, "mobile"); err != nil {
		return err
	}
	if len(p.Problems) == 0 {
		if wait, ok := d.mayAsk(r, mobile); !ok {
			p.Problems = []shell.Problem{{Field: "mobile", Say: wait}}
		}
	}
	if len(p.Problems) > 0 {
		return d.showLogin(w, r, http.StatusUnprocessableEntity, p)
	}
	asked, err := d.asked(r)
	if err != nil {
		return err
	}
	if asked.mobile != mobile || asked.wait == 0 {
		if err := d.message(w, r, mobile, shell.T(r.Context(), "登录验证码")); err != nil {
			return err
		}
	}
	return shell.To(w, r, withNext("/login/code", p.Next))
}

// mayAsk tells whether another code may go to a mobile, and if not, when.
func (d *door) mayAsk(r *http.Request, mobile string) (string, bool) {
	ctx, from := r.Context(), origin.Group(r)
	if wait, ok := d.limits.allow("codes/"+from, codesPerIP); !ok {
		return shell.T(ctx, "这个网络发送的验证码太多，请%d分钟后再试", minutes(wait)), false
	}
	wait, ok := d.limits.allow("codes/"+mobile+"/"+from, codesHere)
	if ok && !d.limits.known("mobile/"+mobile+"/"+from) {
		wait, ok = d.limits.within("codes/"+mobile, codesEachDay, longest)
	}
	switch {
	case ok:
		return "", true
	case minutes(wait) > hour:
		return shell.T(ctx, "发往这个号码的验证码太多，请%d小时后再试；您曾经登录过的网络不受影响", minutes(wait)/hour+1), false
	}
	return shell.T(ctx, "发往这个号码的验证码太多，请%d分钟后再试；您曾经登录过的网络不受影响", minutes(wait)), false
}

// asking is the code this browser asked for.
type asking struct {
	browser string // digest of its cookie
	mobile  string
	wait    int // seconds until it may ask for another
}

// asked finds the code this browser asked for; none is the zero asking. The cookie is new with every code: one that somebody
// else planted in the browser is good for nothing.
func (d *door) asked(r *http.Request) (asking, error) {
	c, err := r.Cookie(cookie(d.House, "asked"))
	if err != nil || c.Value == "" {
		return asking{}, nil
	}
	browser := Digest(c.Value)
	row, err := d.Q.FindLoginCode(r.Context(), query.FindLoginCodeParams{Court: d.Mine(), Browser: browser})
	if errors.Is(err, pgx.ErrNoRows) {
		return asking{}, nil
	}
	left := row.SentAt.Add(codeAgain).Sub(d.Machine())
	return asking{browser, row.Mobile, max(0, int((left+time.Second-1)/time.Second))}, err
}

// message makes a code, keeps its digest for this browser alone, and sends it; what says what the code is for.
func (d *door) message(w http.ResponseWriter, r *http.Request, mobile, what string) error {
	n, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return err
	}
	code, now, ctx, browser := fmt.Sprintf("%06d", n), d.Machine(), r.Context(), secret()
	if old, err := d.asked(r); err != nil {
		return err
	} else if old.browser != "" {
		if err := d.Q.DropLoginCode(ctx, query.DropLoginCodeParams{Court: d.Mine(), Browser: old.browser}); err != nil {
			return err
		}
	}
	if err := d.Q.AddLoginCode(ctx, query.AddLoginCodeParams{Court: d.Mine(), Browser: Digest(browser), Mobile: mobile, Hash: Digest(browser + "/" + code),
		SentAt: now, Until: now.Add(codeGood)}); err != nil {
		return err
	}
	setCookie(d.House, w, "asked", browser, 2*codeGood)
	at, name, until := d.Clock.Now(), id.New(), now.Add(codeGood)
	m := query.AddMessageParams{Court: d.Mine(), ID: name, Cause: "login/" + name, Channel: "sms", Address: mobile,
		Title: what, At: at, SentAt: &at, GoodUntil: &until,
		Body: shell.T(ctx, "【%s】%s：%s，5分钟内有效。法院工作人员不会向您索要验证码，也不会要求您转账。", d.Court.Name, what, code)}
	if d.Post != nil {
		m.SentAt = nil
	}
	if _, err := d.Q.AddMessage(ctx, m); err != nil || d.Post == nil {
		return err
	}
	return d.Post(ctx, name)
}

func (d *door) code(w http.ResponseWriter, r *http.Request) error {
	return d.showCode(w, r, http.StatusOK, loginPage{Next: r.FormValue("next")})
}

func (d *door) showCode(w http.ResponseWriter, r *http.Request, status int, p loginPage) error {
	a, err := d.asked(r)
	if err != nil {
		return err
	}
	if p.Mobile, p.Wait = a.mobile, a.wait; p.Mobile == "" {
		return shell.To(w, r, withNext("/login", p.Next))
	}
	p.Demo = d.Court.Demo
	return d.Show(w, r, status, shell.Page{Title: shell.T(r.Context(), "输入验证码"), Error: len(p.Problems) > 0, Body: codeView(p),
		Back: withNext("/login", p.Next), BackTo: shell.T(r.Context(), "更换手机号码"), Script: []string{"door.js"}, Style: style})
}

func (d *door) enterCode(w http.ResponseWriter, r *http.Request) error {
	next := r.FormValue("next")
	again := func(say string) error {
		return d.showCode(w, r, http.StatusUnprocessableEntity, loginPage{Next: next, Problems: []shell.Problem{{Field: "code", Say: say}}})
	}
	mobile, say, err := d.compare(r)
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
	d.limits.success("mobile/" + mobile + "/" + origin.Group(r))
	setCookie(d.House, w, "asked", "", -time.Second)
	if err := d.open(w, r, person, false, litigantSession); err != nil {
		return err
	}
	return shell.To(w, r, Safe(next, "/my"))
}

// typedHash is what the court would have kept, had it sent this code to this browser.
func (d *door) typedHash(r *http.Request, typed string) string {
	c, err := r.Cookie(cookie(d.House, "asked"))
	if err != nil {
		return ""
	}
	return Digest(c.Value + "/" + typed)
}

// compare looks at the code that was typed against the one sent for this browser; a good one is used up. It gives the mobile
// the code was sent to, or says what is wrong.
func (d *door) compare(r *http.Request) (mobile, say string, err error) {
	ctx, typed := r.Context(), idcard.Normalise(r.FormValue("code"))
	if len(typed) != 6 || strings.Trim(typed, "0123456789") != "" {
		return "", shell.T(ctx, "请填写短信中的6位数字验证码"), nil
	}
	a, err := d.asked(r)
	if err != nil {
		return "", "", err
	}
	c, err := d.Q.TryLoginCode(ctx, query.TryLoginCodeParams{Court: d.Mine(), Browser: a.browser})
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", shell.T(ctx, "验证码已经失效，请重新发送"), nil
	case err != nil:
		return "", "", err
	case !d.Machine().Before(c.Until):
		return "", shell.T(ctx, "验证码已经超过5分钟，请重新发送"), nil
	case c.Tries > codeTries:
		return "", shell.T(ctx, "验证码已经试过5次，请重新发送"), nil
	case subtle.ConstantTimeCompare([]byte(c.Hash), []byte(d.typedHash(r, typed))) != 1:
		if left := codeTries - int(c.Tries); left > 0 {
			return "", shell.T(ctx, "验证码不正确，还可以试%d次", left), nil
		}
		return "", shell.T(ctx, "验证码不正确，已经试过5次，请重新发送"), nil
	}
	return c.Mobile, "", d.Q.DropLoginCode(ctx, query.DropLoginCodeParams{Court: d.Mine(), Browser: a.browser})
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

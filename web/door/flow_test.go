package door_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/platform/origin"
	"yunting/register/query"
	"yunting/web"
	"yunting/web/door"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

var quiet = slog.New(slog.DiscardHandler)

const totpSecret = "JBSWY3DPEHPK3PXP"

// visitor is somebody with a browser at the door of a court of his own.
type visitor struct {
	*testing.T
	court *courttest.Court
	at    string
	from  string // address the visitor comes from
	http  *http.Client
}

func open(t *testing.T) *visitor {
	k := courttest.New(t)
	here, err := origin.Parse("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	h := &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: "http://court.test"}
	srv := httptest.NewServer(here.Believe(web.Serve(h, door.Routes(h)))) // the tests are the proxy: they say where a visitor comes from
	t.Cleanup(srv.Close)
	return another(t, k, srv.URL)
}

func another(t *testing.T, k *courttest.Court, at string) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, k, at, "203.0.113.5", &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}
}

// ask gets a page, or posts a form to it, and returns the status, where it sends on to, and the page.
func (v *visitor) ask(path string, form ...string) (status int, to, page string) {
	v.Helper()
	vs, method := url.Values{}, "GET"
	for i := 0; i+1 < len(form); i += 2 {
		vs.Add(form[i], form[i+1])
		method = "POST"
	}
	req, err := http.NewRequest(method, v.at+path, strings.NewReader(vs.Encode()))
	if err != nil {
		v.Fatal(err)
	}
	if method == "POST" {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	req.Header.Set("X-Forwarded-For", v.from)
	req.Header.Set("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
	res, err := v.http.Do(req)
	if err != nil {
		v.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		v.Fatal(err)
	}
	return res.StatusCode, res.Header.Get("Location"), string(b)
}

// want fails unless the answer has the status and the page or address holds the text.
func (v *visitor) want(status int, text string, path string, form ...string) string {
	v.Helper()
	got, to, page := v.ask(path, form...)
	if got != status || !strings.Contains(to+page, text) {
		v.Fatalf("%s %v: %d %s, want %d with %q\n%.2000s", path, form, got, to, status, text, page)
	}
	return page
}

var sixDigits = regexp.MustCompile(`验证码：(\d{6})`)

// sent lists the codes the court has sent, newest first.
func (v *visitor) sent() (codes []string) {
	v.Helper()
	ms, err := v.court.Q.Outbox(context.Background(), query.OutboxParams{Court: string(v.court.Profile.Code), Most: 20})
	if err != nil {
		v.Fatal(err)
	}
	for _, m := range ms {
		if c := sixDigits.FindStringSubmatch(m.Body); c != nil {
			codes = append(codes, c[1])
		}
	}
	return codes
}

// wrong is a code that is not the one sent.
func wrong(code string) string {
	if code[0] == '9' {
		return "0" + code[1:]
	}
	return string(code[0]+1) + code[1:]
}

func TestALitigantSignsInByCode(t *testing.T) {
	v := open(t)
	v.want(422, "手机号码应为11位", "/login", "mobile", "138")
	v.want(303, "/login/code?next=%2Fcases%2F1", "/login", "mobile", "138 0013 8000", "next", "/cases/1")
	page := v.want(200, "138****8000", "/login/code")
	if !strings.Contains(page, `autocomplete="one-time-code"`) || !strings.Contains(page, "秒后可以重新发送") {
		t.Error("the page must offer the code from the message and say when another may be sent")
	}
	v.want(303, "/login/code", "/login", "mobile", "13800138000")
	codes := v.sent()
	if len(codes) != 1 {
		t.Fatalf("%d codes sent within a minute, want one", len(codes))
	}
	v.want(422, "还可以试4次", "/login/code", "code", wrong(codes[0]))
	v.want(303, "/account", "/login/code", "code", codes[0], "next", "/account")
	v.want(200, "未实名", "/account")
	v.want(422, "校验码", "/account/identity", "name", "林晓舟", "id_kind", "resident", "id_number", "440101199001010131")
	v.want(303, "/account", "/account/identity", "name", "林晓舟", "id_kind", "passport", "id_number", "E12345678")
	v.want(200, "现在由书记员核验", "/account")

	v.want(303, "/", "/logout", "x", "")
	v.want(303, "/login?next=%2Faccount", "/account")

	// The same mobile is the same account: the declaration is still there.
	v.want(303, "/login/code", "/login", "mobile", "+8613800138000")
	v.want(303, "/my", "/login/code", "code", v.sent()[0], "next", "//evil.example/")
	v.want(200, "林晓舟", "/account")
}

func TestACodeIsGoodOnceAndBrieflyAndForFiveTries(t *testing.T) {
	v := open(t)
	v.want(303, "/login/code", "/login", "mobile", "13800138001")
	code := v.sent()[0]
	for left := range 5 {
		v.want(422, "验证码不正确", "/login/code", "code", wrong(code))
		_ = left
	}
	v.want(422, "已经试过5次", "/login/code", "code", code)

	v.want(303, "/login/code", "/login", "mobile", "13800138002")
	code = v.sent()[0]
	age(v, "13800138002", 6*time.Minute)
	v.want(422, "超过5分钟", "/login/code", "code", code)
	v.want(303, "/login/code", "/login", "mobile", "13800138002")
	if codes := v.sent(); len(codes) != 3 {
		t.Fatalf("%d codes sent, want a third after the minute", len(codes))
	}
	fresh := v.sent()[0]
	v.want(303, "/my", "/login/code", "code", fresh)
	other := another(t, v.court, v.at)
	other.want(303, "/login/code", "/login", "mobile", "13800138002") // another browser is sent a code of its own
	other.want(422, "验证码不正确", "/login/code", "code", fresh)
}

// age makes the code of a mobile older, as the machine's clock would.
func age(v *visitor, mobile string, by time.Duration) {
	v.Helper()
	if _, err := v.court.Pool.Exec(context.Background(), `update login_code set sent_at = sent_at - $1::interval, until = until - $1::interval where mobile = $2`, by.String(), mobile); err != nil {
		v.Fatal(err)
	}
}

// hire gives an officer an account.
func hire(v *visitor, o court.Officer) {
	v.Helper()
	hash, err := door.HashPassword("密码-password")
	if err != nil {
		v.Fatal(err)
	}
	if err := v.court.Q.AddAccount(context.Background(), query.AddAccountParams{Court: string(v.court.Profile.Code), ID: string(o.ID), Login: o.Login, Role: string(o.Role), Name: o.Name,
		Password: hash, Totp: totpSecret, CreatedAt: v.court.Clock.Now()}); err != nil {
		v.Fatal(err)
	}
}

func (v *visitor) totp() string {
	v.Helper()
	c, err := door.Code(totpSecret, v.court.Clock.Now().Add(-v.court.Clock.Ahead()))
	if err != nil {
		v.Fatal(err)
	}
	return c
}

func TestAnOfficerNeedsBothFactors(t *testing.T) {
	v := open(t)
	judge := v.court.Profile.With(court.Judge)[0]
	hire(v, judge)
	v.court.Clock.Set(9 * 24 * time.Hour) // an authenticator goes by the machine, wherever a demonstration's clock stands
	v.want(303, "/login/staff", "/login/staff/second")
	for _, form := range [][]string{{"login", "judge1", "password", "wrong"}, {"login", "nobody", "password", "密码-password"}} {
		v.want(422, "工作账户或者密码不正确", "/login/staff", form...)
	}
	v.want(303, "/login/staff/second?next=%2Faccount", "/login/staff", "login", "judge1", "password", "密码-password", "next", "/account")
	v.want(303, "/login?next=%2Faccount", "/account") // half a sign-in opens nothing
	v.want(422, "动态口令不正确", "/login/staff/second", "code", wrong(v.totp()))
	code := v.totp()
	v.want(303, "/desk", "/login/staff/second", "code", code, "next", "https://evil.example")
	v.want(200, judge.Name, "/account")
	v.want(404, "没有找到", "/account/identity", "name", judge.Name) // an officer has no docket of a litigant

	again := another(t, v.court, v.at)
	again.want(303, "/login/staff/second", "/login/staff", "login", "judge1", "password", "密码-password")
	again.want(422, "已经用过", "/login/staff/second", "code", code)
}

func TestGuessingIsSlowedDown(t *testing.T) {
	v := open(t)
	hire(v, v.court.Profile.With(court.Clerk)[0])
	for range 10 {
		v.want(422, "不正确", "/login/staff", "login", "clerk1", "password", "guess")
	}
	v.want(422, "尝试次数太多，请1分钟后再试", "/login/staff", "login", "clerk1", "password", "密码-password")
}

func TestSessionsAndKeys(t *testing.T) {
	v := open(t)
	enter := func(v *visitor) {
		v.Helper()
		v.want(303, "/login/code", "/login", "mobile", "13800138003")
		v.want(303, "/my", "/login/code", "code", v.sent()[0])
	}
	enter(v)
	other := another(t, v.court, v.at)
	enter(other)
	v.want(303, "/account", "/account/sessions/drop", "x", "")
	other.want(303, "/login", "/account")
	v.want(200, "本机", "/account")

	v.want(422, "名称", "/account/keys", "label", "")
	key := regexp.MustCompile(`yt_[A-Za-z0-9_-]{43}`).FindString(v.want(200, "离开本页后不再显示", "/account/keys", "label", "批量"))
	find := func() error {
		_, err := v.court.Q.FindKey(context.Background(), query.FindKeyParams{Court: string(v.court.Profile.Code), Hash: door.Digest(key)})
		return err
	}
	if err := find(); err != nil {
		t.Fatalf("the key that was shown is not the key that was kept: %v", err)
	}
	page := v.want(200, "批量", "/account")
	if strings.Contains(page, key) {
		t.Error("a key is shown once")
	}
	revoke := regexp.MustCompile(`/account/keys/[^/"]+/revoke`).FindString(page)
	enter(other)
	stranger := another(t, v.court, v.at)
	stranger.want(303, "/login/code", "/login", "mobile", "13800138004")
	stranger.want(303, "/my", "/login/code", "code", stranger.sent()[0])
	stranger.want(404, "没有找到", revoke, "x", "")
	v.want(303, "/account", revoke, "x", "")
	if find() == nil {
		t.Error("a revoked key still opens")
	}

	// Time moved in a demonstration does not sign anybody out.
	v.court.Clock.Set(30 * 24 * time.Hour)
	v.want(200, "本机", "/account")
}

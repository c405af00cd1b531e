package door_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"yunting/court"
	"yunting/register/query"
	"yunting/web/door"
)

// nextCode is the code the second factor shows now, as if none had been used: a test does not wait thirty seconds.
func (v *visitor) nextCode() string {
	v.Helper()
	v.exec(`update account set totp_step = 0`)
	return v.totp()
}

// An officer changes his password himself: with the present one and the second factor, by the rule the page tells first.
// Elsewhere he is signed out, his keys are void, and a message tells him.
func TestAnOfficerChangesHisPassword(t *testing.T) {
	v := open(t)
	o := v.court.Profile.With(court.Clerk)[0]
	v.officer(o)
	elsewhere := another(t, v.court, v.at)
	elsewhere.want(303, "/login/staff/second", "/login/staff", "login", o.Login, "password", "密码-password")
	elsewhere.want(303, "/", "/login/staff/second", "code", elsewhere.nextCode())
	key := madeKey.FindString(v.want(200, "只能查看", "/account/keys", "label", "查看", "days", "30"))

	v.want(200, `href="/account/password"`, "/account")
	page := v.want(200, "至少12个字符", "/account/password")
	for _, need := range []string{`autocomplete="current-password"`, `autocomplete="new-password"`, `autocomplete="one-time-code"`} {
		if !strings.Contains(page, need) {
			t.Errorf("the page lacks %s", need)
		}
	}
	const was, own = "密码-password", "一句好记的话语有十二个字以上"
	form := func(current, password, again, code string) []string {
		return []string{"current", current, "password", password, "again", again, "code", code}
	}
	page = v.want(422, "现在的密码不正确", "/account/password", form("wrong", "short", "short", "")...)
	for _, need := range []string{`href="#current"`, `href="#password"`, `href="#code"`, "至少要有12个字符"} { // everything wrong at once
		if !strings.Contains(page, need) {
			t.Errorf("not told: %s", need)
		}
	}
	for _, secret := range []string{`value="wrong"`, `value="short"`} {
		if strings.Contains(page, secret) {
			t.Errorf("the page gives a password back: %s", secret)
		}
	}
	v.want(422, "两次输入的新密码不一致", "/account/password", form(was, own, own+"x", v.nextCode())...)
	v.want(422, "不能包含工作账户", "/account/password", form(was, "my-"+strings.ToUpper(o.Login)+"-password", "", v.nextCode())...)
	v.want(422, "不能只用一个字符", "/account/password", form(was, strings.Repeat("云", 12), strings.Repeat("云", 12), v.nextCode())...)
	long := strings.Repeat("长短句", 67)
	v.want(422, "最多200个字符", "/account/password", form(was, long, long, v.nextCode())...)
	v.want(422, "动态口令不正确", "/account/password", form(was, own, own, wrong(v.nextCode()))...)
	elsewhere.want(200, o.Name, "/account") // nothing has happened so far

	v.want(303, "/account?done=password", "/account/password", form(was, own, own, v.nextCode())...)
	v.want(200, "密码已更换，其他设备已经退出", "/account?done=password")
	ms, err := v.court.Q.MessagesOf(context.Background(), query.MessagesOfParams{Court: string(v.court.Profile.Code), Person: string(o.ID), Most: 10})
	if err != nil || len(ms) != 1 || !strings.Contains(ms[0].Body, "不是您本人操作的") {
		t.Errorf("told: %v %v", ms, err)
	}
	elsewhere.want(303, "/login", "/account")
	if status, _ := v.call(key, "GET", "/cases", ""); status != 401 {
		t.Errorf("a key made before answers %d", status)
	}
	elsewhere.want(422, "不正确", "/login/staff", "login", o.Login, "password", was)
	elsewhere.want(303, "/login/staff/second", "/login/staff", "login", o.Login, "password", own)

	// A code is good once, here too.
	code := v.nextCode()
	v.want(422, "不能与现在的密码相同", "/account/password", form(own, own, own, code)...)
	v.want(303, "/account?done=password", "/account/password", form(own, own+"又", own+"又", code)...)
	v.want(422, "已经用过", "/account/password", form(own+"又", own, own, code)...)
}

// Guessing the present password from a session left open is slowed down, and does not lock the officer out of signing in.
func TestGuessingThePresentPasswordIsSlow(t *testing.T) {
	v := open(t)
	o := v.court.Profile.With(court.Clerk)[0]
	v.officer(o)
	for range 10 {
		v.want(422, "现在的密码不正确", "/account/password", "current", "guess")
	}
	v.want(422, "尝试次数太多", "/account/password", "current", "密码-password", "password", "一句好记的话语有十二个字以上", "again", "一句好记的话语有十二个字以上", "code", v.nextCode())
	another(t, v.court, v.at).want(303, "/login/staff/second", "/login/staff", "login", o.Login, "password", "密码-password")
}

// Of two changes from the same password one stands; who is disabled changes nothing.
func TestOfTwoChangesOfAPasswordOneStands(t *testing.T) {
	v := open(t)
	o := v.court.Profile.With(court.Clerk)[0]
	hire(v, o)
	ctx, code := context.Background(), string(v.court.Profile.Code)
	a, err := v.court.Q.AccountByID(ctx, query.AccountByIDParams{Court: code, ID: string(o.ID)})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	done := make([]int64, 2)
	for i := range done {
		hash, err := door.HashPassword("一句好记的话" + strings.Repeat("又", i))
		if err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			n, err := v.court.Q.ChangePassword(ctx, query.ChangePasswordParams{Password: hash, Was: a.Password, Court: code, ID: a.ID, Message: "m" + strings.Repeat("2", i), Title: "x", Body: "x", At: time.Now()})
			if err != nil {
				t.Error(err)
			}
			done[i] = n
		})
	}
	wg.Wait()
	if done[0]+done[1] != 1 {
		t.Errorf("changed: %v", done)
	}
	ms, err := v.court.Q.MessagesOf(ctx, query.MessagesOfParams{Court: code, Person: string(o.ID), Most: 10})
	if err != nil || len(ms) != 1 {
		t.Errorf("told %d times: %v", len(ms), err)
	}
}

package door_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"yunting/court"
)

// A stranger who guesses at an officer's password holds up himself: the officer at his own desk goes in.
func TestAStrangerCannotLockAnOfficerOut(t *testing.T) {
	v := open(t)
	judge := v.court.Profile.With(court.Judge)[0]
	hire(v, judge)
	v.want(303, "/login/staff/second", "/login/staff", "login", judge.Login, "password", "密码-password")
	v.want(303, "/desk", "/login/staff/second", "code", v.totp())

	stranger := another(t, v.court, v.at)
	for n := range 99 { // from ten networks, as often as strangers may; the officer took one of the hundred
		stranger.from = fmt.Sprintf("198.51.100.%d", 1+n/10)
		stranger.want(422, "不正确", "/login/staff", "login", judge.Login, "password", "guess")
	}
	stranger.want(422, "尝试次数太多", "/login/staff", "login", judge.Login, "password", "guess")
	stranger.from = "198.51.100.77"
	stranger.want(422, "分钟后再试；您平时使用的网络不受影响", "/login/staff", "login", judge.Login, "password", "密码-password")

	again := another(t, v.court, v.at)
	again.want(303, "/login/staff/second", "/login/staff", "login", judge.Login, "password", "密码-password")
}

// What a client writes into the header of a proxy does not give it another address.
func TestAForgedAddressDoesNotResetTheCount(t *testing.T) {
	v := open(t)
	hire(v, v.court.Profile.With(court.Clerk)[0])
	for n := range 10 {
		v.from = fmt.Sprintf("10.0.0.%d, 203.0.113.9", n)
		v.want(422, "不正确", "/login/staff", "login", "clerk1", "password", "guess")
	}
	v.from = "10.9.9.9, 203.0.113.9"
	v.want(422, "尝试次数太多", "/login/staff", "login", "clerk1", "password", "密码-password")
}

// A code is good in the browser that asked for it and nowhere else; nobody can use up another's tries.
func TestACodeIsBoundToItsBrowser(t *testing.T) {
	v := open(t)
	v.want(303, "/login/code", "/login", "mobile", "13800138010")
	code := v.sent()[0]

	thief := another(t, v.court, v.at)
	thief.from = "198.51.100.1"
	thief.want(303, "/login", "/login/code", "code", code) // has asked for nothing
	thief.want(303, "/login/code", "/login", "mobile", "13800138010")
	theirs := thief.sent()[0]
	for range 5 {
		thief.want(422, "不正确", "/login/code", "code", wrong(theirs))
	}
	thief.want(422, "已经试过5次", "/login/code", "code", code)
	v.want(303, "/my", "/login/code", "code", code)

	page := v.want(200, "本机", "/account")
	if !strings.Contains(page, "Firefox Windows") || !strings.Contains(page, "203.0.113.*") || strings.Contains(page, "203.0.113.5") {
		t.Error("the list of sessions must show the device and the shortened network")
	}
}

// A mobile is not flooded, and its owner still gets a code where he signed in before.
func TestAMobileIsNotFlooded(t *testing.T) {
	v := open(t)
	v.want(303, "/login/code", "/login", "mobile", "13800138011")
	v.want(303, "/my", "/login/code", "code", v.sent()[0])
	for n := range 40 {
		stranger := another(t, v.court, v.at)
		stranger.from = fmt.Sprintf("198.51.100.%d", n)
		stranger.ask("/login", "mobile", "13800138011")
	}
	var n int
	if err := v.court.Pool.QueryRow(context.Background(), `select count(*) from message where channel = 'sms' and address = '13800138011'`).Scan(&n); err != nil || n > 31 {
		t.Errorf("%d messages to one mobile: %v", n, err)
	}
	stranger := another(t, v.court, v.at)
	stranger.from = "198.51.100.200"
	stranger.want(422, "小时后再试", "/login", "mobile", "13800138011")
	again := another(t, v.court, v.at)
	again.want(303, "/login/code", "/login", "mobile", "13800138011")
}

func TestSignOutEverywhere(t *testing.T) {
	v := open(t)
	other := another(t, v.court, v.at)
	for _, x := range []*visitor{v, other} {
		x.want(303, "/login/code", "/login", "mobile", "13800138012")
		x.want(303, "/my", "/login/code", "code", x.sent()[0])
	}
	v.want(200, "在所有设备上退出", "/account")
	v.want(303, "/", "/account/sessions/all", "x", "")
	v.want(303, "/login", "/account")
	other.want(303, "/login", "/account")
}

// A session that was planted in a browser before the sign-in is not the session after it.
func TestASessionIsNewAfterEachStep(t *testing.T) {
	v := open(t)
	judge := v.court.Profile.With(court.Judge)[0]
	hire(v, judge)
	session := func() string {
		var token string
		if err := v.court.Pool.QueryRow(context.Background(), `select coalesce(string_agg(token_hash, ' '), '') from session`).Scan(&token); err != nil {
			t.Fatal(err)
		}
		return token
	}
	v.want(303, "/login/staff/second", "/login/staff", "login", judge.Login, "password", "密码-password")
	half := session()
	v.want(303, "/desk", "/login/staff/second", "code", v.totp())
	if whole := session(); whole == half || strings.Contains(whole, " ") {
		t.Errorf("sessions %q before and %q after the second factor", half, whole)
	}
}

// lapse makes the proof of every session older.
func lapse(v *visitor, by time.Duration) {
	v.Helper()
	if _, err := v.court.Pool.Exec(context.Background(), `update session set proved_at = proved_at - $1::interval`, by.String()); err != nil {
		v.Fatal(err)
	}
}

package door_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/register/query"
	"yunting/web/door"
)

var secretShown = regexp.MustCompile(`密钥：<code class="num">([A-Z2-7 ]+)</code>`)

// An officer whose password is good once chooses another and enrols a second factor before any door opens.
func TestTheFirstSignInOfAnOfficer(t *testing.T) {
	v := open(t)
	ctx, o, code := context.Background(), v.court.Profile.With(court.Clerk)[0], v.court.Profile.Code
	hash, err := door.HashPassword("good-once-1234")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.court.Store.Hire(ctx, code, o, hash, v.court.Clock.Now()); err != nil {
		t.Fatal(err)
	}
	if err := v.court.Store.Hire(ctx, code, o, hash, v.court.Clock.Now()); err == nil || !strings.Contains(err.Error(), "has an account already") {
		t.Errorf("hired twice: %v", err)
	}
	v.want(303, "/login/staff", "/login/staff/first") // nobody without the password
	v.want(404, "", "/login/staff/first/code.png")
	v.want(303, "/login/staff/first", "/login/staff", "login", o.Login, "password", "good-once-1234")
	v.want(303, "/login/staff", "/login/staff/second", "code", "123456") // the usual second step is shut
	v.want(303, "/login", "/account")
	shown := secretShown.FindStringSubmatch(v.want(200, "登记动态口令", "/login/staff/first"))
	if shown == nil {
		t.Fatal("the secret is not on the page")
	}
	secret := strings.ReplaceAll(shown[1], " ", "")
	v.want(200, "PNG", "/login/staff/first/code.png")
	now := func() string {
		c, err := door.Code(secret, v.court.Clock.Now().Add(-v.court.Clock.Ahead()))
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	own := "一句好记的话语有十二个字以上"
	v.want(422, "至少要有12个字符", "/login/staff/first", "password", "short", "again", "short", "code", now())
	v.want(422, "两次输入的新密码不一致", "/login/staff/first", "password", own, "again", own+"x", "code", now())
	v.want(422, "不能与一次性密码相同", "/login/staff/first", "password", "good-once-1234", "again", "good-once-1234", "code", now())
	v.want(422, "动态口令不正确", "/login/staff/first", "password", own, "again", own, "code", wrong(now()))
	v.want(303, "/clerk", "/login/staff/first", "password", own, "again", own, "code", now())
	v.want(200, o.Name, "/account")

	// The account is an ordinary one now, and the code is good once.
	again := another(t, v.court, v.at)
	again.want(422, "不正确", "/login/staff", "login", o.Login, "password", "good-once-1234")
	again.want(303, "/login/staff/second", "/login/staff", "login", o.Login, "password", own)
	again.want(422, "已经用过", "/login/staff/second", "code", now())
}

// A disabled officer loses sessions, keys and the next case; one who left the profile loses his door.
func TestADisabledOfficerIsOut(t *testing.T) {
	v := open(t)
	ctx, code := context.Background(), v.court.Profile.Code
	judge := v.court.Profile.With(court.Judge)[0]
	hire(v, judge)
	token := "a session of the judge"
	now := v.court.Clock.Now()
	put := func() {
		if err := v.court.Q.AddSession(ctx, query.AddSessionParams{Court: string(code), TokenHash: door.Digest(token), Person: string(judge.ID), Second: true, ProvedAt: now, CreatedAt: now, Until: now.Add(time.Hour)}); err != nil {
			t.Fatal(err)
		}
	}
	put()
	if err := v.court.Q.AddKey(ctx, query.AddKeyParams{Court: string(code), ID: "k", Hash: door.Digest("yt_k"), Person: string(judge.ID), Label: "k", Scopes: []string{"*"}, CreatedAt: now, Until: now.Add(24 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	if _, err := v.court.Store.Dismiss(ctx, code, judge.Login, now); err != nil {
		t.Fatal(err)
	}
	find := query.FindSessionParams{Court: string(code), TokenHash: door.Digest(token), Now: now}
	if _, err := v.court.Q.FindSession(ctx, find); err == nil {
		t.Error("the session goes on")
	}
	put() // even a session made behind our back
	if _, err := v.court.Q.FindSession(ctx, find); err == nil {
		t.Error("a session of a disabled account is good")
	}
	if _, err := v.court.Q.FindKey(ctx, query.FindKeyParams{Court: string(code), Hash: door.Digest("yt_k")}); err == nil {
		t.Error("the key goes on")
	}
	v.want(422, "工作账户或者密码不正确", "/login/staff", "login", judge.Login, "password", "密码-password")
	if err := v.court.Store.Staff(ctx, v.court.Profile); err != nil { // as the next start does
		t.Fatal(err)
	}
	for range 4 {
		who, err := v.court.Q.LeastLoaded(ctx, query.LeastLoadedParams{Court: string(code), Role: string(court.Judge), Among: []string{}, Without: []string{}})
		if err != nil || who == string(judge.ID) {
			t.Errorf("a new case went to %s: %v", who, err)
		}
	}
	hash, err := door.HashPassword("good-once-again")
	if err != nil {
		t.Fatal(err)
	}
	if err := v.court.Store.Readmit(ctx, code, judge, hash); err != nil {
		t.Fatal(err)
	}
	v.want(303, "/login/staff/first", "/login/staff", "login", judge.Login, "password", "good-once-again")
	v.court.Profile.Officers = v.court.Profile.Officers[1:]
	v.want(422, "工作账户或者密码不正确", "/login/staff", "login", judge.Login, "password", "good-once-again")
}

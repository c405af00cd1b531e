package door_test

import (
	"context"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/api"
	"yunting/court"
	"yunting/courttest"
	"yunting/id"
)

var madeKey = regexp.MustCompile(`yt_[A-Za-z0-9_-]{43}`)

// officer signs an officer in.
func (v *visitor) officer(o court.Officer) {
	v.Helper()
	hire(v, o)
	v.want(303, "/login/staff/second", "/login/staff", "login", o.Login, "password", "密码-password")
	v.want(303, "/", "/login/staff/second", "code", v.totp())
}

// call asks the programming interface of the same court with a key.
func (v *visitor) call(key, method, path, body string) (int, string) {
	v.Helper()
	h := api.New(api.Config{Court: v.court.Profile, Clerk: v.court.Clerk, Q: v.court.Q, Vault: v.court.Vault, Clock: v.court.Clock, Log: quiet})
	r := httptest.NewRequest(method, "http://court.test/api/v1"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

func (v *visitor) exec(q string, args ...any) {
	v.Helper()
	if _, err := v.court.Pool.Exec(context.Background(), q, args...); err != nil {
		v.Fatal(err)
	}
}

func TestAnOfficersKeyReadsUnlessToldOtherwise(t *testing.T) {
	v := open(t)
	m := v.court.Case(courttest.RoomOpen)
	judge, _ := v.court.Profile.Officer(v.court.Civil(m).Trial.Judge.ID)
	v.officer(judge)
	at := "/cases/" + string(m)
	ask := `{"kind": "trial.ask", "act": {"to": ["p1"], "text": "请说明收货日期。", "until": "2099-01-01T00:00:00Z"}}`

	v.want(422, "有效期", "/account/keys", "label", "长", "days", "90")
	reads := madeKey.FindString(v.want(200, "只能查看", "/account/keys", "label", "查看", "days", "30"))
	if status, body := v.call(reads, "GET", at, ""); status != 200 {
		t.Fatalf("reading: %d %s", status, body)
	}
	if status, body := v.call(reads, "POST", at+"/acts", ask); status != 403 || !strings.Contains(body, "用途") {
		t.Errorf("a key that only reads: %d %s", status, body)
	}
	if status, body := v.call(reads, "POST", "/uploads?name=a.txt", "x"); status != 403 {
		t.Errorf("uploading with a key that only reads: %d %s", status, body)
	}
	hears := madeKey.FindString(v.want(200, "庭审", "/account/keys", "label", "传唤", "scope", "hearing", "scope", "no-such"))
	if status, body := v.call(hears, "POST", at+"/acts", ask); status != 403 {
		t.Errorf("a key for hearings asks a question: %d %s", status, body)
	}
	acts := madeKey.FindString(v.want(200, "审理", "/account/keys", "label", "提问", "scope", "trial"))
	if status, body := v.call(acts, "POST", at+"/acts", ask); status == 403 || status == 404 {
		t.Errorf("a key for the trial: %d %s", status, body)
	}
	if page := v.want(200, "最近使用", "/account"); !strings.Contains(page, "30天") {
		t.Error("the form must offer how long a key lasts")
	}
}

func TestAKeyEnds(t *testing.T) {
	v := open(t)
	v.want(303, "/login/code", "/login", "mobile", "13800138020")
	v.want(303, "/my", "/login/code", "code", v.sent()[0])
	key := madeKey.FindString(v.want(200, "从未使用", "/account/keys", "label", "程序"))
	if status, _ := v.call(key, "GET", "/cases", ""); status != 200 {
		t.Fatalf("a fresh key: %d", status)
	}
	var days float64
	if err := v.court.Pool.QueryRow(context.Background(), `select extract(epoch from until - created_at) / 86400 from api_key`).Scan(&days); err != nil || days < 89 || days > 91 {
		t.Errorf("a key lasts %v days, want 90 (%v)", days, err)
	}
	v.exec(`update api_key set until = now() + interval '3 days'`)
	v.want(200, "请及时更换", "/account")
	v.exec(`update api_key set until = now() - interval '1 second'`)
	v.want(200, "到期", "/account")
	if status, body := v.call(key, "GET", "/cases", ""); status != 401 || !strings.Contains(body, "到期") {
		t.Errorf("an expired key: %d %s", status, body)
	}
}

// A stolen cookie must not become a key for a month.
func TestAKeyNeedsAProofJustGiven(t *testing.T) {
	v := open(t)
	judge := v.court.Profile.With(court.Judge)[0]
	v.officer(judge)
	lapse(v, time.Hour)
	v.want(422, "动态口令", "/account/keys", "label", "程序")
	v.want(422, "不正确", "/account/keys", "label", "程序", "code", wrong(v.totp()))
	v.want(422, "重新登录", "/account/passkeys/begin", "x", "")
	v.want(422, "重新登录", "/account/passkeys/drop", "key", "x")
	v.exec(`update account set totp_step = 0`) // the code of the sign-in would be used up
	v.want(200, "离开本页后不再显示", "/account/keys", "label", "程序", "code", v.totp())
	v.want(200, "离开本页后不再显示", "/account/keys", "label", "程序二")

	person := another(t, v.court, v.at)
	person.want(303, "/login/code", "/login", "mobile", "13800138021")
	person.want(303, "/my", "/login/code", "code", person.sent()[0])
	lapse(v, time.Hour)
	person.want(422, "重新登录", "/account/keys", "label", "程序")
}

// However the password or the second factor is changed, keys made before are void.
func TestAKeyEndsWithThePassword(t *testing.T) {
	for what, change := range map[string]string{
		"password": `update account set password = 'another' where id = $1`,
		"secret":   `update account set totp = 'ANOTHER' where id = $1`,
		"passkey":  `insert into passkey (court, id, person, label, credential, created_at) select court, 'new', id, 'x', '{}', now() from account where id = $1`,
	} {
		v := open(t)
		judge := v.court.Profile.With(court.Judge)[0]
		v.officer(judge)
		key := madeKey.FindString(v.want(200, "离开本页后不再显示", "/account/keys", "label", "程序"))
		v.exec(`update account set language = 'en' where id = $1`, id.Person(judge.ID))
		if status, _ := v.call(key, "GET", "/cases", ""); status != 200 {
			t.Fatalf("%s: before: %d", what, status)
		}
		v.exec(change, judge.ID)
		if status, _ := v.call(key, "GET", "/cases", ""); status != 401 {
			t.Errorf("%s changed: the key answers %d", what, status)
		}
		if what != "passkey" {
			v.want(303, "/login", "/account")
		}
	}
}

package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/id"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/trial"
)

// OLR 7 para 3: before the trial a party is verified again; the way leads from the page of the case to the code and back.
func TestIdentityIsVerifiedAgainAndLeadsBack(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.Examined)
	s.Enter(m, s.Judge(m), trial.OpenRoom{}, trial.Ask{To: []id.Party{procedure.P1, procedure.D1}, Text: "下单时页面如何描述商品？"})
	s.verified(courttest.Buyer)
	jar := []*http.Cookie{s.signIn(courttest.Buyer)}
	do := func(method, path string, form url.Values) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, "http://court.test"+path, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		for _, c := range jar {
			r.AddCookie(c)
		}
		w := httptest.NewRecorder()
		s.handler.ServeHTTP(w, r)
		jar = append(jar, w.Result().Cookies()...)
		return w
	}
	at := "/cases/" + string(m) + "/trial"
	to := do("GET", at, nil).Header().Get("Location")
	if !strings.HasPrefix(to, "/again?") {
		t.Fatalf("the trial leads to %q", to)
	}
	if w := do("GET", to, nil); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "第七条第三款") {
		t.Fatalf("%d", w.Code)
	}
	form := url.Values{"matter": {string(m)}, "occasion": {"trial"}, "next": {at}}
	if w := do("POST", "/again", form); w.Code != http.StatusSeeOther {
		t.Fatalf("sending answers %d", w.Code)
	}
	ms, err := s.Q.Outbox(context.Background(), query.OutboxParams{Court: string(s.Profile.Code), Most: 20})
	if err != nil {
		t.Fatal(err)
	}
	var code string
	for _, x := range ms {
		if c := regexp.MustCompile(`身份验证码：(\d{6})`).FindStringSubmatch(x.Body); c != nil && code == "" {
			code = c[1]
		}
	}
	wrong := "000000"
	if code == wrong {
		wrong = "000001"
	}
	form.Set("code", wrong)
	if w := do("POST", "/again/code", form); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "还可以试4次") {
		t.Fatalf("a wrong code answers %d", w.Code)
	}
	form.Set("code", code)
	if w := do("POST", "/again/code", form); w.Code != http.StatusSeeOther || w.Header().Get("Location") != at {
		t.Fatalf("the right code answers %d and leads to %q", w.Code, w.Header().Get("Location"))
	}
	if w := do("GET", at, nil); w.Code != http.StatusOK {
		t.Fatalf("after the verification the trial answers %d", w.Code)
	}
	if _, ok := s.Civil(m).Parties.Seen[procedure.P1]["trial"]; !ok {
		t.Error("the verification is not in the record")
	}
	if w := do("GET", "/again?matter=none&occasion=trial", nil); w.Code != http.StatusNotFound {
		t.Errorf("a case that is not there answers %d", w.Code)
	}
}

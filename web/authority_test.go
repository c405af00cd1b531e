package web_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/postgres"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web"
	"yunting/web/counter"
	"yunting/web/door"
	deposits "yunting/web/ledger"
	"yunting/web/node"
	"yunting/web/seal"
	"yunting/web/shell"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// site is the whole front of house over a test court.
type site struct {
	*courttest.Court
	house   *shell.House
	routes  []shell.Route
	handler http.Handler
}

func newSite(t *testing.T) *site {
	t.Helper()
	k := courttest.New(t)
	key := []byte("a payment key of at least 32 bytes")
	sandbox, err := payment.NewSandbox(payment.SandboxConfig{Prefix: "/sandbox/payment", Key: key, Store: payment.File(filepath.Join(t.TempDir(), "pay.json")), Now: k.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	other := httptest.NewServer(sandbox)
	t.Cleanup(other.Close)
	k.Works.Cashier.Pay, err = payment.New(payment.Config{Base: other.URL + "/sandbox/payment", Key: key, Notify: "http://court.test/callback/payment", Now: k.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	s := &site{Court: k}
	s.house = &shell.House{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Pay: k.Works.Cashier.Pay, Till: k.Works.Cashier,
		Log: slog.New(slog.DiscardHandler), Base: "http://court.test", Hash: postgres.HashCode, Kick: func(context.Context) {}}
	extra := counter.Routes(s.house, sandbox)
	d := k.Depository()
	courttest.Start(t, d.Depository)
	s.house.Deposits = d.Depository
	network := append(deposits.Routes(s.house, d, d.Policy), node.Routes(s.house, node.Network{})...)
	network = append(network, seal.Routes(s.house, nil)...)
	s.routes = slices.Concat(web.Routes(s.house), extra, network)
	s.handler = web.New(s.house, extra, network)
	return s
}

// signIn opens a session for somebody and returns its cookie.
func (s *site) signIn(who procedure.Who) *http.Cookie {
	s.T.Helper()
	ctx, now := context.Background(), time.Now()
	c := string(s.Profile.Code)
	a := query.AddAccountParams{Court: c, ID: string(who.Person), CreatedAt: now, Name: who.Name}
	if who.Role != "" {
		a.Role, a.Login = string(who.Role), string(who.Person)
	} else {
		a.Mobile = "1380000" + fmt.Sprintf("%04d", len(who.Person)*37%10000)
	}
	if err := s.Q.AddAccount(ctx, a); err != nil {
		s.T.Fatal(err)
	}
	token := "token-of-" + string(who.Person)
	if err := s.Q.AddSession(ctx, query.AddSessionParams{Court: c, TokenHash: door.Digest(token), Person: string(who.Person), Second: who.Role != "", ProvedAt: now, CreatedAt: now, Until: now.Add(time.Hour)}); err != nil {
		s.T.Fatal(err)
	}
	return &http.Cookie{Name: "session", Value: token}
}

func (s *site) ask(method, path string, cookie *http.Cookie) (int, string) {
	r := httptest.NewRequest(method, "http://court.test"+path, strings.NewReader(""))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if cookie != nil {
		r.AddCookie(cookie)
	}
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, r)
	b, _ := io.ReadAll(w.Result().Body)
	return w.Code, string(b)
}

// verified gives a person a verified real name.
func (s *site) verified(who procedure.Who) {
	s.T.Helper()
	m := procedure.PersonMatter(who.Person)
	s.Enter(m, who, identity.Declare{Name: who.Name, IDKind: idcard.ResidentID, IDNumber: "11010519491231002X"})
	s.Enter(m, courttest.Clerk1, identity.Verify{How: "当面核对证件原件"})
}

// Every route × everybody: who does not belong is sent to the door or finds nothing, and no page about a case
// shows a word of it to somebody without standing in it.
func TestEveryRouteDeniesByDefault(t *testing.T) {
	s := newSite(t)
	m := s.Case(courttest.RoomOpen)
	other := id.Matter(id.New()) // no such case
	c := s.Civil(m)
	s.verified(courttest.Buyer)
	s.Admit(courttest.Admission("gz-telecom"), "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
	s.Seal(courttest.Making("court-seal"))
	stranger := procedure.Who{Person: "person-stranger", Name: "路人甲"}
	s.verified(stranger)
	wrongJudge := courttest.Judge1
	if c.Trial.Judge.ID == wrongJudge.Person {
		wrongJudge = courttest.Judge2
	}
	admin := procedure.Who{Person: "officer-admin-1", Name: "系统管理员", Role: court.Admin}
	enforcer := procedure.Who{Person: "officer-enforcer-1", Name: "韩履中", Role: court.Enforcer}
	people := map[string]*http.Cookie{"anybody": nil}
	roles := map[string]shell.Viewer{"anybody": {}}
	for name, who := range map[string]procedure.Who{"stranger": stranger, "plaintiff": courttest.Buyer, "defendant": courttest.Seller, "judge": s.Judge(m),
		"another judge": wrongJudge, "clerk": courttest.Clerk1, "admin": admin, "enforcer": enforcer, "president": courttest.President} {
		people[name] = s.signIn(who)
		roles[name] = shell.Viewer{Person: who.Person, Role: who.Role, Second: who.Role != ""}
	}
	secrets := []string{c.Filing.Number.String(), c.PartyName(procedure.D1), c.Filing.Complaint.Order, "翻新机"}
	outsiders := map[string]bool{"anybody": true, "stranger": true, "another judge": true, "admin": true, "enforcer": true, "president": true}

	tried := 0
	for _, rt := range s.routes {
		method, pattern, _ := strings.Cut(rt.Pattern, " ")
		if strings.Contains(pattern, "/static/") || strings.Contains(pattern, "/language/") {
			continue
		}
		if rt.For == "" {
			t.Errorf("%s says for nobody", rt.Pattern)
		}
		path := strings.NewReplacer("{matter}", string(m), "{exhibit}", "p1-1", "{kind}", "complaint", "{order}", "fee-"+string(m), "{draft}", string(m),
			"{step}", "claims", "{delivery}", "v1-p1", "{n}", "1", "{code}", "ABCDEFGHJK", "{id}", "x", "{node}", "gz-telecom", "{seal}", "court-seal", "{act}", "suspend", "{key}", "none", "{number}", "1M8G-W4M0-SQKN-4E7W", "{seq}", "1", "{$}", "").Replace(pattern)
		for name, cookie := range people {
			if pattern == "/logout" || pattern == "/account/sessions/all" {
				continue // it would end the session the next tries need
			}
			tried++
			status, body := s.ask(method, path, cookie)
			admitted := rt.For.Admits(roles[name])
			switch {
			case !admitted && name == "anybody" && status != http.StatusSeeOther:
				t.Errorf("%s for %s: %d, want the door", rt.Pattern, name, status)
			case !admitted && name != "anybody" && status != http.StatusNotFound:
				t.Errorf("%s for %s: %d, want not found", rt.Pattern, name, status)
			case admitted && strings.Contains(pattern, "{matter}") && outsiders[name] && status != http.StatusNotFound && status != http.StatusSeeOther:
				t.Errorf("%s for %s: %d, want not found", rt.Pattern, name, status)
			case status >= 500:
				t.Errorf("%s for %s: %d\n%s", rt.Pattern, name, status, body)
			}
			// The seller speaks for the node; an administrator looks after it; nobody else learns anything of it.
			if strings.HasPrefix(pattern, "/node") && admitted && name != "admin" && status != http.StatusNotFound {
				t.Errorf("%s for %s: %d, want not found", rt.Pattern, name, status)
			}
			// Who looks after seals comes in and reads; nobody else learns that there are any.
			if strings.HasPrefix(pattern, "/admin/seals") && strings.HasPrefix(method, "GET") && (name == "admin" || name == "president") != (status == http.StatusOK) {
				t.Errorf("%s for %s: %d", rt.Pattern, name, status)
			}
			if outsiders[name] {
				for _, x := range secrets {
					// The invented case of the samples is about the same telephone, not about the same people.
					sampled := strings.HasPrefix(pattern, "/admin/forms/") && (x == "翻新机" || x == c.Filing.Complaint.Order)
					if strings.Contains(body, x) && !strings.HasPrefix(pattern, "/enforce") && !sampled {
						t.Errorf("%s shows %q to %s", rt.Pattern, x, name)
					}
				}
			}
			if strings.Contains(pattern, "{matter}") && admitted { // a hidden case and a missing one look the same
				missing, _ := s.ask(method, strings.Replace(path, string(m), string(other), 1), cookie)
				if outsiders[name] && missing != status {
					t.Errorf("%s for %s: a hidden case answers %d, a missing one %d", rt.Pattern, name, status, missing)
				}
			}
		}
	}
	t.Logf("%d routes, %d tries", len(s.routes), tried)
	if rd, err := s.Clerk.Read(context.Background(), m); err != nil || rd.Matter.(*procedure.Civil).Judgment.Pronounced {
		t.Errorf("an empty form moved the case: %v", err)
	}
}

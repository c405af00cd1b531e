package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/clerk"
	"yunting/consent"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/filing"
	"yunting/id"
	"yunting/jobs"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/service"
	"yunting/vault"
	"yunting/web"
	"yunting/web/door"
	"yunting/web/shell"
)

// pair is two courts on one program and one database.
type pair struct {
	*testing.T
	rs   []*running
	at   string
	shut []func() // closes the logs the courts were opened with
}

func openPair(t *testing.T) *pair {
	k, ctx := courttest.New(t), context.Background()
	profiles, err := apart(court.Demonstration(), court.Second())
	if err != nil {
		t.Fatal(err)
	}
	h := &house{settings: &settings{Data: t.TempDir(), Addr: "127.0.0.1:8080"}, log: slog.New(slog.DiscardHandler), pool: k.Pool, secret: []byte("a secret of the tests of at least 32 bytes")}
	srv := httptest.NewUnstartedServer(nil)
	p := &pair{T: t}
	queue, err := jobs.Insert(h.pool)
	if err != nil {
		t.Fatal(err)
	}
	for i, profile := range profiles {
		s, err := h.seat(ctx, profile, h.settings.baseOf(profile, i == 0))
		if err != nil {
			t.Fatal(err)
		}
		v, err := vault.Open(filepath.Join(s.data, "vault"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { v.Close() })
		if _, _, err := v.Put(ctx, strings.NewReader("")); err != nil {
			t.Fatal(err)
		}
		if s.ledger, err = s.openEvidence(ctx, evidenceFlags{LedgerUnwitnessed: true}, nil, v); err != nil { // the pages want one; nothing is written
			t.Fatal(err)
		}
		p.shut = append(p.shut, func() { s.ledger.journal.Close(ctx) })
		r, err := s.open(v, queue, outside{}, "http://"+srv.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		h.seats, p.rs = append(h.seats, s), append(p.rs, r)
	}
	t.Cleanup(p.close)
	srv.Config.Handler = doors(h, p.rs)
	srv.Start()
	t.Cleanup(srv.Close)
	p.at = srv.URL
	return p
}

func (p *pair) close() {
	for _, end := range p.shut {
		end()
	}
	p.shut = nil
}

// settle works every effect of both courts.
func (p *pair) settle() {
	p.Helper()
	cs := jobs.All(p.rs[0].works, p.rs[1].works)
	for range 100 {
		n, err := p.rs[0].store.Drain(context.Background(), cs.Do)
		if err != nil {
			p.Fatal(err)
		}
		if n == 0 {
			return
		}
	}
	p.Fatal("effects do not settle")
}

// in lets somebody sign in to a court: an account of this name, a session with the token, a key.
func (p *pair) in(r *running, person id.Person, mobile string, o court.Officer, token string) {
	p.Helper()
	ctx, now := context.Background(), r.clock.Now()
	q, c := r.store.Q, r.code()
	if err := q.AddAccount(ctx, query.AddAccountParams{Court: c, ID: string(person), Mobile: mobile, Login: o.Login, Role: string(o.Role), Name: o.Name, Totp: "JBSWY3DPEHPK3PXP", CreatedAt: now}); err != nil {
		p.Fatal(err)
	}
	if err := q.AddSession(ctx, query.AddSessionParams{Court: c, TokenHash: door.Digest(token), Person: string(person), Second: o.Role != "", CreatedAt: now, Until: now.Add(time.Hour)}); err != nil {
		p.Fatal(err)
	}
	if err := q.AddKey(ctx, query.AddKeyParams{Court: c, ID: "key", Hash: door.Digest("yt_" + token), Person: string(person), Label: "key", Scopes: []string{"*"}, CreatedAt: now, Until: now.Add(24 * time.Hour)}); err != nil && o.Role == "" {
		p.Fatal(err)
	}
}

func (p *pair) enter(r *running, m id.Matter, by procedure.Who, acts ...docket.Act) {
	p.Helper()
	o := clerk.Order{Matter: m, By: by, Acts: acts}
	if acts[0].Kind() == "filing.file" {
		o.Open = procedure.CivilCase
	}
	if _, err := r.clerk.Enter(context.Background(), o); err != nil {
		p.Fatal(err)
	}
}

func (p *pair) ask(host, method, path, token string) (int, string) {
	p.Helper()
	q, err := http.NewRequest(method, p.at+path, nil)
	if err != nil {
		p.Fatal(err)
	}
	if host != "" {
		q.Host = host
	}
	if strings.HasPrefix(path, "/api/") {
		q.Header.Set("Authorization", "Bearer yt_"+token)
	} else {
		q.AddCookie(&http.Cookie{Name: "session", Value: token})
	}
	res, err := http.DefaultTransport.RoundTrip(q)
	if err != nil {
		p.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		p.Fatal(err)
	}
	return res.StatusCode, string(b)
}

var wild = regexp.MustCompile(`\{[^}]+\}`)

// Two courts on one program: the same people, the same logins, the same serial, and nobody sees anything of the other.
func TestTwoCourtsOnOneProgram(t *testing.T) {
	p, ctx := openPair(t), context.Background()
	hosts := []string{"", "second.localhost"}
	ms := []id.Matter{"case-of-the-first", "case-of-the-second"}
	names := []string{"first", "second"}
	for i, r := range p.rs {
		p.in(r, courttest.Buyer.Person, "13800000001", court.Officer{}, names[i]+"-buyer")
		for _, role := range []court.Role{court.Judge, court.Clerk, court.Admin, court.Enforcer} {
			o := r.clerk.Court.With(role)[0]
			p.in(r, o.ID, "", o, names[i]+"-"+string(role))
		}
		c := courttest.Complaint()
		c.Cause, c.CauseName = "sale-online", "信息网络买卖合同纠纷"
		p.enter(r, ms[i], courttest.Buyer, filing.File{Complaint: c}, consent.Give{Steps: consent.Steps},
			service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}}, courttest.Exhibit("订单截图"))
		p.settle()
		o := r.clerk.Court.With(court.Clerk)[0]
		p.enter(r, ms[i], procedure.Who{Person: o.ID, Name: o.Name, Role: court.Clerk}, filing.Accept{})
		p.settle()
	}
	for i, r := range p.rs {
		rd, err := r.clerk.Read(ctx, ms[i])
		if err != nil {
			t.Fatal(err)
		}
		c := rd.Matter.(*procedure.Civil)
		if c.Filing.Number.First != 1 || c.Filing.Number.Court != r.code() {
			t.Errorf("%s: %s, want the first number of this court", r.clerk.Court.Name, c.Filing.Number)
		}
		if o, ok := r.clerk.Court.Officer(c.Trial.Judge.ID); !ok || o.Name != c.Trial.Judge.Name {
			t.Errorf("%s: allotted to %+v", r.clerk.Court.Name, c.Trial.Judge)
		}
		if _, err := r.clerk.Read(ctx, ms[1-i]); !errors.Is(err, authority.ErrNotFound) {
			t.Errorf("%s reads the case of the other court: %v", r.clerk.Court.Name, err)
		}
		if n, err := r.store.Q.CountCases(ctx, query.CountCasesParams{Court: r.code()}); err != nil || n != 1 {
			t.Errorf("%s has %d cases: %v", r.clerk.Court.Name, n, err)
		}
		out, err := r.store.Q.Outbox(ctx, query.OutboxParams{Court: r.code(), Most: 100})
		if err != nil || len(out) == 0 {
			t.Fatal(len(out), err)
		}
		for _, m := range out {
			if strings.Contains(m.Body, p.rs[1-i].clerk.Court.Name) || strings.Contains(m.Body, p.rs[1-i].base+"/") {
				t.Errorf("%s sent: %s", r.clerk.Court.Name, m.Body)
			}
		}
	}
	if s, page := p.ask(hosts[1], "GET", "/", ""); s != 200 || !strings.Contains(page, court.Second().Name) || strings.Contains(page, court.Demonstration().Name) {
		t.Errorf("the second court's front page: %d", s)
	}
	if s, page := p.ask("nobody.example", "GET", "/", ""); s != 200 || !strings.Contains(page, court.Demonstration().Name) {
		t.Errorf("an unknown host leads to the first court: %d", s)
	}

	entries := func(i int) int {
		l, err := p.rs[i].store.Read(ctx, p.rs[i].clerk.Court.Code, ms[i])
		if err != nil {
			t.Fatal(err)
		}
		return len(l.Entries)
	}
	before := []int{entries(0), entries(1)}
	tried := 0
	for i, r := range p.rs {
		there := p.rs[1-i]
		secrets := []string{string(ms[1-i]) + `"`, there.clerk.Court.Name}
		for _, who := range []string{"buyer", "judge", "clerk", "admin", "enforcer"} {
			own := names[i] + "-" + who
			if s, _ := p.ask(hosts[i], "GET", "/account", own); s != 200 {
				t.Fatalf("%s does not get into his own court: %d", own, s)
			}
			for _, rt := range web.Routes(there.pages) {
				method, path, _ := strings.Cut(rt.Pattern, " ")
				if rt.For == shell.Anyone || strings.Contains(path, "...") {
					continue
				}
				tried++
				path = wild.ReplaceAllString(strings.ReplaceAll(path, "{matter}", string(ms[1-i])), "x")
				// His session at the other court's door.
				if s, _ := p.ask(hosts[1-i], method, path, own); s/100 == 2 {
					t.Errorf("%s at %s: %s %s answers %d", own, there.clerk.Court.Name, method, path, s)
				}
				// The other court's case at his own door.
				if !strings.Contains(rt.Pattern, "{matter}") {
					continue
				}
				s, page := p.ask(hosts[i], method, path, own)
				if s/100 == 2 {
					t.Errorf("%s: %s %s answers %d", own, method, path, s)
				}
				for _, secret := range secrets {
					if strings.Contains(page, secret) {
						t.Errorf("%s: %s %s says %q", own, method, path, secret)
					}
				}
			}
		}
		for _, path := range []string{"/api/v1/cases", "/api/v1/cases/" + string(ms[1-i])} {
			if s, _ := p.ask(hosts[1-i], "GET", path, names[i]+"-buyer"); s != http.StatusUnauthorized {
				t.Errorf("a key of %s at the other court: %s answers %d", r.clerk.Court.Name, path, s)
			}
		}
		if s, _ := p.ask(hosts[i], "GET", "/api/v1/cases/"+string(ms[1-i]), names[i]+"-buyer"); s != http.StatusNotFound {
			t.Errorf("the other court's case by key: %d", s)
		}
		if s, _ := p.ask(hosts[i], "GET", "/api/v1/cases/"+string(ms[i]), names[i]+"-buyer"); s != http.StatusOK {
			t.Errorf("his own case by key: %d", s)
		}
	}
	if tried < 200 {
		t.Errorf("only %d addresses were tried", tried)
	}
	for i, r := range p.rs {
		if entries(i) != before[i] {
			t.Errorf("%s: somebody wrote in the docket from outside", r.clerk.Court.Name)
		}
		if n, err := r.store.Rebuild(ctx, r.clerk); err != nil || n != 1 {
			t.Errorf("rebuild of %s: %d %v", r.clerk.Court.Name, n, err)
		}
		if n, es, breaks, err := r.store.Audit(ctx, r.clerk.Court.Code); err != nil || n != 1 || es != before[i] || len(breaks) > 0 {
			t.Errorf("audit of %s: %d matters, %d entries, %v %v", r.clerk.Court.Name, n, es, breaks, err)
		}
		if n, err := r.store.Q.CountCases(ctx, query.CountCasesParams{Court: r.code()}); err != nil || n != 1 {
			t.Errorf("%s has %d cases after the rebuild: %v", r.clerk.Court.Name, n, err)
		}
	}
}

func TestCourtsThatCannotBeToldApart(t *testing.T) {
	a, b := court.Demonstration(), court.Demonstration()
	if _, err := apart(a, b); err == nil || !strings.Contains(err.Error(), "same code") {
		t.Error(err)
	}
	b.Code = "京0192"
	if _, err := apart(a, b); err == nil || !strings.Contains(err.Error(), "hosts") {
		t.Error(err)
	}
	a.Hosts, b.Hosts = []string{"court.example.cn"}, []string{"court.example.cn"}
	if _, err := apart(a, b); err == nil || !strings.Contains(err.Error(), "both reached under") {
		t.Error(err)
	}
}

func TestServeDoesNotOpenWithoutACarrier(t *testing.T) {
	s := &settings{Court: nil}
	if err := (serveCmd{}).Run(context.Background(), s, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), "profile of a real court") {
		t.Error(err)
	}
}

package api_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yunting/api"
	"yunting/courttest"
	"yunting/gateway/cashier"
	"yunting/gateway/payment"
	"yunting/id"
	"yunting/identity"
	"yunting/law/idcard"
	"yunting/postgres"
	"yunting/procedure"
	"yunting/register/query"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// desk is a court with its interface open and a client for everybody.
type desk struct {
	*courttest.Court
	url    string
	log    *bytes.Buffer
	people int
}

func open(t *testing.T, change ...func(*api.Config)) *desk {
	t.Helper()
	k := courttest.New(t)
	d := &desk{Court: k, log: &bytes.Buffer{}}
	secret := []byte("a secret of the tests, long enough.")
	sandbox, err := payment.NewSandbox(payment.SandboxConfig{Prefix: "/pay", Key: secret, Store: payment.File(filepath.Join(t.TempDir(), "book.json")), Now: k.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	provider := httptest.NewServer(sandbox)
	t.Cleanup(provider.Close)
	channel, err := payment.New(payment.Config{Base: provider.URL + "/pay", Key: secret, Notify: provider.URL + "/nobody", Now: k.Clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	c := api.Config{Court: k.Profile, Clerk: k.Clerk, Q: k.Q, Vault: k.Vault, Clock: k.Clock, Hash: postgres.HashCode,
		Till: &cashier.Cashier{Clerk: k.Clerk, Q: k.Q, Pay: channel, Clock: k.Clock, Name: "sandbox", Counter: "/counter"},
		Log:  slog.New(slog.NewTextHandler(d.log, nil)), Rate: api.Rate{Burst: 1000, Each: time.Millisecond}}
	for _, f := range change {
		f(&c)
	}
	srv := httptest.NewServer(api.New(c))
	t.Cleanup(srv.Close)
	d.url = srv.URL
	return d
}

// key gives somebody an account, a verified real name unless he is an officer, and a key.
func (d *desk) key(who procedure.Who) string {
	d.T.Helper()
	ctx, c := context.Background(), string(d.Profile.Code)
	a := query.AddAccountParams{Court: c, ID: string(who.Person), Role: string(who.Role), CreatedAt: d.Clock.Now()}
	if who.Role != "" {
		a.Name, a.Login = who.Name, string(who.Person)
	} else {
		d.people++
		a.Mobile = fmt.Sprintf("138%08d", d.people)
		if who.Verified {
			m := procedure.PersonMatter(who.Person)
			d.Enter(m, procedure.Who{Person: who.Person}, identity.Declare{Name: who.Name, IDKind: idcard.ResidentID, IDNumber: "11010519491231002X"})
			d.Enter(m, courttest.Clerk1, identity.Verify{How: "当面核对证件原件"})
		}
	}
	if err := d.Q.AddAccount(ctx, a); err != nil {
		d.T.Fatal(err)
	}
	key := "yt_" + id.New()
	sum := sha256.Sum256([]byte(key))
	if err := d.Q.AddKey(ctx, query.AddKeyParams{Court: c, ID: id.New(), Hash: hex.EncodeToString(sum[:]), Person: string(who.Person), Label: "test", Scopes: []string{"*"}, CreatedAt: d.Clock.Now(), Until: d.Clock.Now().AddDate(1, 0, 0)}); err != nil {
		d.T.Fatal(err)
	}
	return key
}

// got is an answer, read.
type got struct {
	t      testing.TB
	what   string
	status int
	header http.Header
	raw    []byte
	body   map[string]any
}

// ask sends a request; body is JSON, a string sent as it is, or nil. head holds further headers in pairs.
func (d *desk) ask(key, method, path string, body any, head ...string) got {
	d.T.Helper()
	var r io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		r = strings.NewReader(b)
	default:
		j, err := json.Marshal(b)
		if err != nil {
			d.T.Fatal(err)
		}
		r = bytes.NewReader(j)
	}
	q, err := http.NewRequest(method, d.url+path, r)
	if err != nil {
		d.T.Fatal(err)
	}
	if key != "" {
		q.Header.Set("Authorization", "Bearer "+key)
	}
	if r != nil {
		q.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(head); i += 2 {
		q.Header.Set(head[i], head[i+1])
	}
	resp, err := http.DefaultClient.Do(q)
	if err != nil {
		d.T.Fatal(err)
	}
	defer resp.Body.Close()
	g := got{t: d.T, what: method + " " + path, status: resp.StatusCode, header: resp.Header}
	if g.raw, err = io.ReadAll(resp.Body); err != nil {
		d.T.Fatal(err)
	}
	json.Unmarshal(g.raw, &g.body) // a file is no JSON
	return g
}

func (g got) want(status int) got {
	g.t.Helper()
	if g.status != status {
		g.t.Fatalf("%s: %d, want %d: %s", g.what, g.status, status, g.raw)
	}
	if status >= 400 {
		if ct := g.header.Get("Content-Type"); ct != "application/problem+json" {
			g.t.Fatalf("%s: an error as %s", g.what, ct)
		}
		if g.at("status") != float64(status) || g.at("title") == "" || g.at("detail") == "" {
			g.t.Fatalf("%s: not a whole problem: %s", g.what, g.raw)
		}
	}
	return g
}

// at finds a value: "dry_run.fee.fee", "items.0.matter".
func (g got) at(path string) any {
	var v any = g.body
	for _, part := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[part]
		case []any:
			var i int
			if _, err := fmt.Sscan(part, &i); err != nil || i >= len(x) {
				return nil
			}
			v = x[i]
		default:
			return nil
		}
	}
	return v
}

func (g got) text(path string) string { s, _ := g.at(path).(string); return s }

// places are the locations a problem complains about.
func (g got) places(path string) (out []string) {
	errs, _ := g.at(path).([]any)
	for _, e := range errs {
		m, _ := e.(map[string]any)
		out = append(out, fmt.Sprint(m["location"]))
	}
	return out
}

func (d *desk) upload(key, name, content string) string {
	d.T.Helper()
	g := d.ask(key, "POST", "/api/v1/uploads?name="+name, content, "Content-Type", "application/octet-stream").want(201)
	return g.text("id")
}

type object = map[string]any

// suit is a filing as a client would write it.
func suit(upload string) object {
	return object{
		"complaint": object{
			"cause": "sale-online", "plaintiff": object{"mobile": "13800000001", "address": "广州市某区某路1号"},
			"defendant": object{"kind": "organisation", "name": "某某电子商务有限公司", "mobile": "13900000002", "account": "某某数码旗舰店"},
			"claims":    []object{{"kind": "refund", "text": "判令被告退还货款3,299.00元", "amount": 329900}, {"kind": "punitive", "text": "判令被告支付赔偿金9,897.00元", "amount": 989700}},
			"facts":     []object{{"on": "2026-01-28", "text": "原告向被告购买手机一部"}, {"text": "收到的手机经检测为翻新机"}},
			"reasons":   "被告构成欺诈。", "signature": courttest.Buyer.Name,
		},
		"exhibits": []object{{"name": "订单", "proves": "证明购买", "source": "原告手机", "upload": upload}},
		"consents": []string{"filing", "service", "evidence", "async", "hearing"},
		"address":  object{"mobile": "13800000001", "inbox": true},
	}
}

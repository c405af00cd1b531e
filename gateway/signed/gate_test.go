package signed_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"
	"github.com/jackc/pgx/v5/pgtype"

	"yunting/courttest"
	"yunting/gateway/signed"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/node"
	"yunting/procedure"
	"yunting/register/query"
)

func TestMain(m *testing.M) { courttest.Main(m) }

const base = "https://court.test"

// network is a court with one admitted node, and its signer.
type network struct {
	*courttest.Court
	gate   *signed.Gate
	signer signed.Signer
}

func generate(t *testing.T) (string, ed25519.PrivateKey) {
	t.Helper()
	pub, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(pub), key
}

func open(t *testing.T, a node.Admit) *network {
	t.Helper()
	k := courttest.New(t)
	pub, key := generate(t)
	k.Admit(a, pub)
	n := &network{Court: k, gate: gate(k)}
	n.signer = n.sign(a.Node, key)
	return n
}

func gate(k *courttest.Court) *signed.Gate {
	return &signed.Gate{Court: k.Profile, Q: k.Q, Clock: k.Clock, Log: slog.New(slog.DiscardHandler), Base: base}
}

func (n *network) sign(of id.Node, private any) signed.Signer {
	n.T.Helper()
	s, err := signed.NewSigner(of, private)
	if err != nil {
		n.T.Fatal(err)
	}
	return s
}

// machine is the time of the machine.
func (n *network) machine() time.Time { return n.Clock.Now().Add(-n.Clock.Ahead()) }

// request is a signed request as it arrives at the court.
func (n *network) request(body string) *http.Request { return n.at(n.signer, body, n.machine()) }

func (n *network) at(s signed.Signer, body string, when time.Time) *http.Request {
	n.T.Helper()
	r := httptest.NewRequest("POST", base+"/api/v1/deposits?a=1&b=%2F", strings.NewReader(body))
	if err := s.Sign(r, []byte(body), when); err != nil {
		n.T.Fatal(err)
	}
	return r
}

// refused wants a refusal for a reason, with a sentence, counted for whom it concerns.
func (n *network) refused(name string, r *http.Request, why signed.Reason) signed.Refusal {
	n.T.Helper()
	was := n.counted(why)
	s, err := n.gate.Admit(r)
	var no signed.Refusal
	if !errors.As(err, &no) || no.Reason != why || no.Say == "" || s.Node != "" {
		n.T.Errorf("%s: %+v %v, want %s", name, s, err, why)
	}
	if now := n.counted(why); now != was+1 {
		n.T.Errorf("%s: %s was counted %d times, then %d", name, why, was, now)
	}
	return no
}

func (n *network) counted(why signed.Reason) int64 {
	n.T.Helper()
	rows, err := n.Q.NodeRefusals(context.Background(), query.NodeRefusalsParams{Court: string(n.Profile.Code), Node: "*", Since: pgtype.Date{Time: time.Unix(0, 0), Valid: true}})
	if err != nil {
		n.T.Fatal(err)
	}
	var sum int64
	for _, r := range rows {
		if r.Reason == string(why) {
			sum += r.N
		}
	}
	return sum
}

func TestASignedRequestIsLetIn(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	r := n.request(`{"digests":[]}`)
	s, err := n.gate.Admit(r)
	if err != nil || s.Node != "gz-telecom" || s.Left != node.DefaultQuota || s.Name == "" {
		t.Fatalf("%+v %v", s, err)
	}
	if b, err := io.ReadAll(r.Body); err != nil || string(b) != `{"digests":[]}` {
		t.Errorf("the body is %q after the gate: %v", b, err)
	}
	if left, err := n.gate.Take(context.Background(), s, 3); err != nil || left != node.DefaultQuota-3 {
		t.Errorf("left %d: %v", left, err)
	}
	// Without a body there is nothing to digest, and the split address does as well as the whole.
	get := httptest.NewRequest("GET", base+"/api/v1/deposits", nil)
	if err := n.signer.Sign(get, nil, n.machine()); err != nil {
		t.Fatal(err)
	}
	if s, err := n.gate.Admit(get); err != nil || s.Left != node.DefaultQuota-3 {
		t.Errorf("%+v %v", s, err)
	}
	// SM2
	k, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := smx509.MarshalPKIXPublicKey(k.Public())
	if err != nil {
		t.Fatal(err)
	}
	n.Enter(procedure.NodeMatter("gz-telecom"), courttest.Admin1, node.EnrolKey{Public: base64.StdEncoding.EncodeToString(der)})
	if _, err := n.gate.Admit(n.at(n.sign("gz-telecom", k), "x", n.machine())); err != nil {
		t.Errorf("SM2: %v", err)
	}
	// A node's clock that is four minutes fast does no harm.
	if _, err := n.gate.Admit(n.at(n.signer, "x", n.machine().Add(4*time.Minute))); err != nil {
		t.Error(err)
	}
}

func TestWhatIsNotLetIn(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	change := func(f func(*http.Request)) *http.Request { r := n.request("body"); f(r); return r }
	resigned := func(old, new string) *http.Request {
		return change(func(r *http.Request) {
			was := r.Header.Get("Signature-Input")
			if !strings.Contains(was, old) {
				t.Fatalf("%s is not in %s", old, was)
			}
			r.Header.Set("Signature-Input", strings.Replace(was, old, new, 1))
		})
	}
	if signed.Carries(httptest.NewRequest("POST", base+"/x", nil)) || !signed.Carries(n.request("body")) || !signed.Carries(change(func(r *http.Request) { r.Header.Del("Signature") })) {
		t.Error("who bears a signature, whole or half, means to be a node")
	}
	n.refused("no signature", httptest.NewRequest("POST", base+"/x", nil), signed.Unsigned)
	n.refused("half a signature", change(func(r *http.Request) { r.Header.Del("Signature") }), signed.Unsigned)
	n.refused("no dictionary", change(func(r *http.Request) { r.Header.Set("Signature-Input", "(((") }), signed.Malformed)
	n.refused("two signatures", change(func(r *http.Request) { r.Header.Add("Signature-Input", `b=()`) }), signed.Malformed)
	n.refused("no bytes", change(func(r *http.Request) { r.Header.Set("Signature", "yunting=5") }), signed.Malformed)
	n.refused("another label", change(func(r *http.Request) { r.Header.Set("Signature", "other=:AAAA:") }), signed.Malformed)
	n.refused("long", change(func(r *http.Request) { r.Header.Set("Signature", "yunting=:"+strings.Repeat("A", 5000)+":") }), signed.Malformed)
	n.refused("no nonce", resigned(";nonce=", ";nonsense="), signed.Malformed)
	n.refused("an unknown algorithm", resigned(`"ed25519"`, `"rsa-v1_5-sha256"`), signed.Malformed)
	n.refused("another algorithm", resigned(`"ed25519"`, `"sm2-sm3"`), signed.Forged)
	n.refused("no node in the keyid", resigned(`"gz-telecom/`, `"gz_telecom/`), signed.Malformed)
	n.refused("no method", resigned(`"@method" `, ""), signed.Component)
	n.refused("no address", resigned(`"@target-uri" `, `"@path" "@query" `), signed.Component)
	n.refused("no digest", resigned(` "content-digest"`, ""), signed.Component)
	n.refused("a cookie", resigned(`"@method" `, `"@method" "cookie" `), signed.Component)
	n.refused("a parameter", resigned(`"@method" `, `"@method";req `), signed.Component)
	n.refused("twice", resigned(`"@method" `, `"@method" "@method" `), signed.Component)
	n.refused("another node", resigned(`"gz-telecom/`, `"gz-other/`), signed.Unknown)
	n.refused("altered path", change(func(r *http.Request) { r.URL.Path = "/api/v1/other" }), signed.Forged)
	n.refused("altered query", change(func(r *http.Request) { r.URL.RawQuery = "a=2" }), signed.Forged)
	n.refused("altered method", change(func(r *http.Request) { r.Method = "PUT" }), signed.Forged)
	n.refused("altered digest", change(func(r *http.Request) {
		r.Header.Set("Content-Digest", "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:")
	}), signed.Forged)
	n.refused("altered time", resigned(";expires=1", ";expires=2"), signed.Forged)
	n.refused("altered body", change(func(r *http.Request) { r.Body = io.NopCloser(strings.NewReader("evil")) }), signed.Digest)
	n.refused("half a body", change(func(r *http.Request) { r.Body = io.NopCloser(io.MultiReader(strings.NewReader("bo"), broken{})) }), signed.Malformed)
	n.refused("another host", change(func(r *http.Request) { r.Host = "other.test" }), signed.Misdirected)

	n.refused("stale", n.at(n.signer, "body", n.machine().Add(-6*time.Minute)), signed.Stale)
	n.refused("future", n.at(n.signer, "body", n.machine().Add(6*time.Minute)), signed.Early)
	n.refused("before its key", n.at(n.signer, "body", n.machine().Add(-4*time.Minute)), signed.NotYet)

	_, other := generate(t)
	n.refused("unknown key", n.at(n.sign("gz-telecom", other), "body", n.machine()), signed.Unknown)
	forged := n.at(n.sign("gz-telecom", other), "body", n.machine())
	forged.Header.Set("Signature-Input", strings.Replace(forged.Header.Get("Signature-Input"), n.sign("gz-telecom", other).KeyID, n.signer.KeyID, 1))
	n.refused("another's signature", forged, signed.Forged)

	n.gate.Most = 3
	n.refused("too large, said so", n.request("body"), signed.TooLarge)
	n.refused("too large, not said", change(func(r *http.Request) { r.ContentLength = -1 }), signed.TooLarge)
	n.gate.Most = 4
	if _, err := n.gate.Admit(change(func(r *http.Request) { r.ContentLength = -1 })); err != nil {
		t.Errorf("a body as large as may be: %v", err)
	}
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

// A request is good once, for every program that opens the same court, and after a restart.
func TestARequestIsGoodOnce(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	r := n.request("body")
	again := r.Clone(context.Background())
	again.Body = io.NopCloser(strings.NewReader("body"))
	if _, err := n.gate.Admit(r); err != nil {
		t.Fatal(err)
	}
	n.gate = gate(n.Court) // a new process
	n.refused("replayed", again, signed.Replayed)

	// Sixteen at once: one is let in.
	r = n.request("body")
	var in atomic.Int32
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			c := r.Clone(context.Background())
			c.Body = io.NopCloser(strings.NewReader("body"))
			if _, err := n.gate.Admit(c); err == nil {
				in.Add(1)
			}
		})
	}
	wg.Wait()
	if in.Load() != 1 {
		t.Errorf("%d of sixteen copies were let in", in.Load())
	}
	// What a wrong body spoils, a right one may still use: the nonce is spent by what is let in.
	r = n.request("body")
	good := r.Clone(context.Background())
	good.Body = io.NopCloser(strings.NewReader("body"))
	r.Body = io.NopCloser(strings.NewReader("evil"))
	n.refused("a copy with another body", r, signed.Digest)
	if _, err := n.gate.Admit(good); err != nil {
		t.Errorf("after it the request itself: %v", err)
	}
	// Nonces are forgotten when nothing can come of them any more.
	if k, err := n.Q.SweepNonces(context.Background(), n.machine().Add(4*time.Minute)); err != nil || k != 0 {
		t.Errorf("%d nonces are forgotten while their requests are fresh: %v", k, err)
	}
	if k, err := n.Q.SweepNonces(context.Background(), n.machine().Add(11*time.Minute)); err != nil || k != 3 {
		t.Errorf("%d nonces are forgotten: %v", k, err)
	}
}

// Rotation with overlap: both keys are good until the old one ends; from that instant nothing it signed is taken.
func TestKeysRotate(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	m := procedure.NodeMatter("gz-telecom")
	pub, key := generate(t)
	n.Enter(m, courttest.Seller, node.EnrolKey{Public: pub})
	old, fresh := n.signer, n.sign("gz-telecom", key)
	for name, s := range map[string]signed.Signer{"the old key": old, "the new key": fresh} {
		if _, err := n.gate.Admit(n.at(s, "body", n.machine())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, name, _ := strings.Cut(old.KeyID, "/")
	n.Enter(m, courttest.Seller, node.RevokeKey{Key: name, From: n.Clock.Now().Add(time.Hour), Reason: "定期更换"})
	if _, err := n.gate.Admit(n.at(old, "body", n.machine())); err != nil {
		t.Errorf("before its end: %v", err)
	}
	n.Clock.Set(2 * time.Hour) // the court's clock of a demonstration: keys go by it
	no := n.refused("after its end", n.at(old, "body", n.machine()), signed.Void)
	if !strings.Contains(no.Say, "起停用") {
		t.Errorf("%s", no.Say)
	}
	if _, err := n.gate.Admit(n.at(fresh, "body", n.machine())); err != nil {
		t.Errorf("the new key: %v", err)
	}
}

// revoker revokes the key while the body is on its way.
type revoker struct {
	do   func()
	rest io.Reader
	once sync.Once
}

func (r *revoker) Read(p []byte) (int, error) { r.once.Do(r.do); return r.rest.Read(p) }

// A request signed and begun before its key was revoked, and complete only after: it is refused as a whole. The time of a
// signature is the signer's word; when the key is lost it is the thief's.
func TestAKeyIsRevokedInTheMiddleOfABatch(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	_, name, _ := strings.Cut(n.signer.KeyID, "/")
	batch := strings.Repeat("0123456789abcdef", 4096)
	r := n.request(batch)
	r.Body = io.NopCloser(&revoker{rest: strings.NewReader(batch), do: func() {
		n.Enter(procedure.NodeMatter("gz-telecom"), courttest.Seller, node.RevokeKey{Key: name, Reason: "私钥可能泄露"})
	}})
	n.refused("revoked on its way", r, signed.Void)
	use, err := n.Q.NodeUse(context.Background(), query.NodeUseParams{Court: string(n.Profile.Code), Node: "gz-telecom"})
	if err != nil || use.Total != 0 {
		t.Errorf("%d were taken from the quota: %v", use.Total, err)
	}
	n.refused("signed before, arrived after", n.request("body"), signed.Void)
}

func TestSuspendedDischargedAndWitnesses(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	m := procedure.NodeMatter("gz-telecom")
	s, err := n.gate.Admit(n.request("body"))
	if err != nil {
		t.Fatal(err)
	}
	n.Enter(m, courttest.Admin1, node.Suspend{Reason: "系统环境不符合要求，整改后恢复"})
	if no := n.refused("suspended", n.request("body"), signed.Suspended); !strings.Contains(no.Say, "整改后恢复") || no.Reason.Status() != 403 {
		t.Errorf("%+v", no)
	}
	var no signed.Refusal
	if _, err := n.gate.Take(context.Background(), s, 1); !errors.As(err, &no) || no.Reason != signed.Suspended {
		t.Errorf("let in before, taken after: %v", err)
	}
	n.Enter(m, courttest.Admin1, node.Resume{Reason: "整改完成"})
	if _, err := n.gate.Admit(n.request("body")); err != nil {
		t.Errorf("resumed: %v", err)
	}
	n.Enter(m, courttest.Admin1, node.Discharge{Reason: "机构注销"})
	n.refused("discharged", n.request("body"), signed.Discharged)

	a := courttest.Admission("gz-notary")
	a.Category, a.Role = node.Notary, node.Witnesses
	pub, key := generate(t)
	n.Admit(a, pub)
	n.refused("a witness", n.at(n.sign("gz-notary", key), "body", n.machine()), signed.WitnessOnly)
}

// Sixteen requests at once on a quota of ten: ten are taken, six are told when it opens again, none is lost.
func TestTheQuotaHoldsUnderARace(t *testing.T) {
	a := courttest.Admission("gz-telecom")
	a.Quota = 10
	n := open(t, a)
	var taken, full atomic.Int32
	var wg sync.WaitGroup
	for range 16 {
		r := n.request("body")
		wg.Go(func() {
			s, err := n.gate.Admit(r)
			if err == nil {
				_, err = n.gate.Take(context.Background(), s, 1)
			}
			var no signed.Refusal
			switch {
			case err == nil:
				taken.Add(1)
			case errors.As(err, &no) && no.Reason == signed.OverQuota && no.Again.After(n.machine()):
				full.Add(1)
			default:
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if taken.Load() != 10 || full.Load() != 6 || n.counted(signed.OverQuota) != 6 {
		t.Errorf("%d taken, %d refused, %d counted", taken.Load(), full.Load(), n.counted(signed.OverQuota))
	}
	s, err := n.gate.Admit(n.request("body")) // it may still read
	if err != nil || s.Left != 0 {
		t.Fatalf("%+v %v", s, err)
	}
	var no signed.Refusal
	if _, err := n.gate.Take(context.Background(), s, 1); !errors.As(err, &no) || no.Reason != signed.OverQuota {
		t.Fatalf("afterwards: %v", err)
	}
	if want := calendar.Of(n.machine()).AddDays(1).Start(); !no.Again.Equal(want) || no.Reason.Status() != http.StatusTooManyRequests {
		t.Errorf("opens again at %s, want %s", no.Again, want)
	}
	// A batch is taken whole or not at all.
	n.Enter(procedure.NodeMatter("gz-telecom"), courttest.Admin1, node.SetQuota{PerDay: 12})
	s, err = n.gate.Admit(n.request("body"))
	if err != nil || s.Left != 2 {
		t.Fatalf("%+v %v", s, err)
	}
	if _, err := n.gate.Take(context.Background(), s, 3); !errors.As(err, &no) || !strings.Contains(no.Say, "还可以存证2件") {
		t.Errorf("three of two: %v", err)
	}
	if left, err := n.gate.Take(context.Background(), s, 2); err != nil || left != 0 {
		t.Errorf("two of two: %d %v", left, err)
	}
	if _, err := n.gate.Take(context.Background(), s, 0); err == nil {
		t.Error("nothing cannot be taken")
	}
}

// Over a real connection, with a body of a few megabytes in chunks.
func TestOverTheWire(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	var got int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s, err := n.gate.Admit(r)
		var no signed.Refusal
		if errors.As(err, &no) {
			http.Error(w, no.Say, no.Reason.Status())
			return
		}
		if err != nil || s.Node != "gz-telecom" {
			http.Error(w, "fault", 500)
			return
		}
		got, _ = io.Copy(io.Discard, r.Body)
	}))
	defer srv.Close()
	n.gate.Base = srv.URL
	body := bytes.Repeat([]byte("x"), 3<<20)
	for _, chunked := range []bool{false, true} {
		u, err := url.Parse(srv.URL + "/api/v1/deposits?q=%E4%BA%91")
		if err != nil {
			t.Fatal(err)
		}
		r, err := http.NewRequest("POST", u.String(), io.NopCloser(bytes.NewReader(body)))
		if err != nil {
			t.Fatal(err)
		}
		if r.ContentLength = int64(len(body)); chunked {
			r.ContentLength = -1
		}
		if err := n.signer.Sign(r, body, n.machine()); err != nil {
			t.Fatal(err)
		}
		got = 0
		res, err := srv.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		say, _ := io.ReadAll(res.Body)
		res.Body.Close()
		if res.StatusCode != 200 || got != int64(len(body)) {
			t.Errorf("chunked %v: %d %s, %d bytes", chunked, res.StatusCode, say, got)
		}
	}
}

// RFC 9530: the digest of the standard's example.
func TestDigestOfTheStandard(t *testing.T) {
	n := open(t, courttest.Admission("gz-telecom"))
	r := n.request(`{"hello": "world"}`)
	if got := r.Header.Get("Content-Digest"); got != "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:" {
		t.Errorf("%s", got)
	}
}

func TestEveryReasonHasAWordAndAStatus(t *testing.T) {
	for _, r := range signed.Reasons {
		if r.Chinese() == string(r) || r.Status() < 400 || r.Status() >= 500 {
			t.Errorf("%s: %s, %d", r, r.Chinese(), r.Status())
		}
	}
}

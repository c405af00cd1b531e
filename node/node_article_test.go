package node_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/node"
)

var now = time.Date(2026, 11, 28, 2, 0, 0, 0, time.UTC)

func scene() docket.Scene { return docket.Scene{Now: now} }

func admission() node.Admit {
	return node.Admit{Node: "gz-telecom", Name: "某某电信（广州）有限公司", Category: node.Telecom, Role: node.Deposits,
		Document: node.Document{Text: "网通法链节点接入批复（示例〔2026〕1号）", On: calendar.MustParse("2026-11-20")}, Contact: node.Contact{Person: "person-x", Name: "陈小满"}}
}

// do decides an act and, when it may be done, applies it.
func do[A docket.Doable[node.Sheet]](s *node.Sheet, at time.Time, a A) (law.Basis, error) {
	act, basis, err := a.Decide(s, docket.Scene{Now: at})
	if err == nil {
		act.(A).Apply(s, docket.Entry{At: at, Act: act})
	}
	return basis, err
}

func admitted(t *testing.T) *node.Sheet {
	t.Helper()
	s := &node.Sheet{}
	if _, err := do(s, now, admission()); err != nil {
		t.Fatal(err)
	}
	return s
}

func ed(t *testing.T) (string, ed25519.PrivateKey) {
	t.Helper()
	pub, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(pub), key
}

func TestArticles(t *testing.T) {
	const notice = "本院证据网络节点须知"
	s := admitted(t)
	pub, _ := ed(t)
	witness := admission()
	witness.Role = node.Witnesses
	quoting.Check(t,
		quoting.Quote{Rule: node.Admission, Key: "olr/17/node", Article: "《人民法院在线诉讼规则》第十七条", From: "2021-08-01", Rests: quoting.By(admission().Decide(&node.Sheet{}, scene()))},
		quoting.Quote{Rule: node.Witnessing, Key: "node/witness", Article: notice + "（见证）", From: "2026-11-28", Rests: quoting.By(witness.Decide(&node.Sheet{}, scene()))},
		quoting.Quote{Rule: node.Daily, Key: "node/quota", Article: notice + "（每日额度）", From: "2026-11-28", Rests: quoting.By(node.SetQuota{PerDay: 5}.Decide(s, scene()))},
		quoting.Quote{Rule: node.Keys, Key: "node/key", Article: notice + "（密钥）", From: "2026-11-28", Rests: quoting.By(node.EnrolKey{Public: pub}.Decide(s, scene()))},
		quoting.Quote{Rule: node.Handing, Key: "node/endpoint", Article: notice + "（取件地址）", From: "2026-11-28", Rests: quoting.By(node.SetEndpoint{Endpoint: "https://node.example.com/c"}.Decide(s, scene()))},
		quoting.Quote{Rule: node.Requests, Key: "node/request", Article: notice + "（签名请求）", From: "2026-11-28", Rests: law.Basis{node.Requests}},
	)
	if node.Fresh != 5*time.Minute || node.DefaultQuota != 100_000 {
		t.Error("the notice says five minutes and 100,000 digests")
	}
}

// field is the field a refusal belongs to; "-" when there is no refusal.
func field(err error) string {
	var no law.Refusal
	if !errors.As(err, &no) {
		return "-"
	}
	return no.Field
}

// OLR 17: a node is admitted by name, kind, document and contact; each that is missing is named at its field.
func TestAdmission(t *testing.T) {
	for want, change := range map[string]func(*node.Admit){
		"node":     func(a *node.Admit) { a.Node = "Telecom" },
		"name":     func(a *node.Admit) { a.Name = "  " },
		"category": func(a *node.Admit) { a.Category = "shop" },
		"role":     func(a *node.Admit) { a.Role = node.Both }, // a telecom operator does not witness
		"document": func(a *node.Admit) { a.Document.Text = "" },
		"on":       func(a *node.Admit) { a.Document.On = calendar.MustParse("2026-11-29") }, // tomorrow
		"mobile":   func(a *node.Admit) { a.Contact = node.Contact{Person: "person-x"} },
		"quota":    func(a *node.Admit) { a.Quota = -1 },
		"-":        func(*node.Admit) {},
	} {
		a := admission()
		change(&a)
		if _, err := do(&node.Sheet{}, now, a); field(err) != want {
			t.Errorf("want a refusal at %s: %v", want, err)
		}
	}
	s := admitted(t)
	if s.State != node.Active || s.Quota != node.DefaultQuota || s.Category != node.Telecom {
		t.Errorf("%+v", s)
	}
	if _, err := do(s, now, admission()); field(err) != "node" {
		t.Errorf("a code is given once: %v", err)
	}
	notary := admission()
	notary.Category, notary.Role = node.Notary, node.Witnesses
	w := &node.Sheet{}
	if _, err := do(w, now, notary); err != nil || w.Quota != 0 {
		t.Errorf("a notary may witness, and has no quota then: %v %d", err, w.Quota)
	}
	if _, err := do(w, now, node.SetQuota{PerDay: 1}); err == nil {
		t.Error("who only witnesses has no quota")
	}
	for _, c := range []id.Node{"ab", "a--b", "-ab", "ab-", "1ab", "甲乙丙", "a_b", "a/b", "", id.Node(strings.Repeat("a", 33))} {
		if node.Named(c) {
			t.Errorf("%q is no code", c)
		}
	}
	for _, c := range []id.Node{"abc", "gz-telecom", "a1-b2-c3", id.Node(strings.Repeat("a", 32))} {
		if !node.Named(c) {
			t.Errorf("%q is a code", c)
		}
	}
}

func TestSuspensionAndDischarge(t *testing.T) {
	s := admitted(t)
	if _, err := do(s, now, node.Resume{Reason: "整改完成"}); err == nil {
		t.Error("what was not suspended is not resumed")
	}
	if _, err := do(s, now, node.Suspend{}); field(err) != "reason" {
		t.Errorf("no suspension without a reason: %v", err)
	}
	if _, err := do(s, now, node.Suspend{Reason: "系统环境不符合要求"}); err != nil || s.State != node.Suspended {
		t.Fatal(err)
	}
	if _, err := do(s, now, node.Suspend{Reason: "再次"}); err == nil {
		t.Error("it is suspended already")
	}
	pub, _ := ed(t)
	if _, err := do(s, now, node.EnrolKey{Public: pub}); err != nil {
		t.Errorf("keys may be changed while a node is suspended: %v", err)
	}
	if _, err := do(s, now, node.Resume{Reason: "整改完成"}); err != nil || s.State != node.Active {
		t.Fatal(err)
	}
	if _, err := do(s, now, node.SetContact{Contact: s.Contact}); field(err) != "mobile" {
		t.Errorf("%v", err)
	}
	if _, err := do(s, now, node.SetContact{Contact: node.Contact{Person: "person-y", Name: "林阿豪"}}); err != nil || s.Contact.Person != "person-y" {
		t.Error(err)
	}
	if _, err := do(s, now, node.Discharge{Reason: "机构注销"}); err != nil || s.State != node.Discharged {
		t.Fatal(err)
	}
	if _, err := do(s, now, node.Resume{Reason: "反悔"}); err == nil {
		t.Error("a discharge cannot be undone")
	}
	if _, err := do(s, now, node.RevokeKey{Key: s.Keys[0].ID, Reason: "x"}); err == nil {
		t.Error("nothing is done with a discharged node")
	}
}

func TestKeysBeginAndEnd(t *testing.T) {
	s := admitted(t)
	first, _ := ed(t)
	second, _ := ed(t)
	if _, err := do(s, now, node.EnrolKey{Public: first, From: now.Add(-time.Hour)}); field(err) != "from" {
		t.Errorf("a key does not begin in the past: %v", err)
	}
	if _, err := do(s, now, node.EnrolKey{Public: first}); err != nil {
		t.Fatal(err)
	}
	if _, err := do(s, now, node.EnrolKey{Public: first}); field(err) != "public" {
		t.Errorf("twice the same key: %v", err)
	}
	later := now.Add(24 * time.Hour)
	if _, err := do(s, now, node.EnrolKey{Public: second, From: later}); err != nil {
		t.Fatal(err)
	}
	a, b := s.Keys[0], s.Keys[1]
	if !a.InForce(now, now) || b.InForce(later, now) || b.InForce(later.Add(-time.Second), later) || b.InForce(now, now) || !b.InForce(later, later) {
		t.Error("a key is in force from its instant on")
	}
	// A planned rotation: the first ends an hour after the second began.
	end := later.Add(time.Hour)
	if _, err := do(s, now, node.RevokeKey{Key: a.ID, From: end, Reason: "定期更换"}); err != nil {
		t.Fatal(err)
	}
	a = s.Keys[0]
	for _, c := range []struct {
		signed, arrived time.Time
		ok              bool
	}{{later, later, true}, {end.Add(-time.Second), end.Add(-time.Millisecond), true}, {end.Add(-time.Second), end, false}, {end, end.Add(-time.Second), false}, {end, end, false}} {
		if a.InForce(c.signed, c.arrived) != c.ok {
			t.Errorf("signed %s, arrived %s: %v", c.signed, c.arrived, !c.ok)
		}
	}
	// It turns out that the key was lost: the end moves back, never forward.
	if _, err := do(s, now.Add(2*time.Hour), node.RevokeKey{Key: a.ID, From: end.Add(time.Hour), Reason: "延后"}); field(err) != "from" {
		t.Errorf("a revocation is not put off: %v", err)
	}
	if _, err := do(s, now.Add(2*time.Hour), node.RevokeKey{Key: a.ID, From: now.Add(time.Minute), Reason: "私钥可能泄露"}); err != nil {
		t.Fatal(err)
	}
	if s.Keys[0].InForce(now, now.Add(2*time.Hour)) {
		t.Error("a lost key is void at once")
	}
	if _, err := do(s, now, node.RevokeKey{Key: a.ID, From: now.Add(-time.Hour), Reason: "x"}); field(err) != "from" {
		t.Errorf("a key does not end before it began: %v", err)
	}
	if _, err := do(s, now, node.RevokeKey{Key: "none", Reason: "x"}); field(err) != "key" {
		t.Errorf("%v", err)
	}
	if _, err := do(s, now, node.EnrolKey{Public: first}); field(err) != "public" {
		t.Errorf("a revoked key does not come back: %v", err)
	}
	// A key that never came into force ends where it would have begun.
	if _, err := do(s, now, node.RevokeKey{Key: b.ID, Reason: "不再启用"}); err != nil || s.Keys[1].InForce(later, later) {
		t.Error(err)
	}
	for i := range 12 {
		p, _ := ed(t)
		if _, err := do(s, now, node.EnrolKey{Public: p}); (err != nil) != (i >= 10) {
			t.Errorf("key %d: %v", i, err)
		}
	}
}

func TestPublicKeysAreRead(t *testing.T) {
	pub, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(pub)
	if err != nil {
		t.Fatal(err)
	}
	want, err := node.Public(base64.StdEncoding.EncodeToString(der))
	if err != nil || want.Alg != node.Ed25519 || len(want.ID) != 16 {
		t.Fatalf("%+v %v", want, err)
	}
	pemText := string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	for _, text := range []string{pemText, "\n" + pemText + "\n", base64.StdEncoding.EncodeToString(pub), base64.RawURLEncoding.EncodeToString(pub)} {
		if k, err := node.Public(text); err != nil || k.ID != want.ID {
			t.Errorf("%q: %v", text, err)
		}
	}
	if !want.Verify([]byte("m"), ed25519.Sign(key, []byte("m"))) || want.Verify([]byte("n"), ed25519.Sign(key, []byte("m"))) {
		t.Error("Ed25519 does not verify")
	}

	s, err := sm2.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	sder, err := smx509.MarshalPKIXPublicKey(s.Public())
	if err != nil {
		t.Fatal(err)
	}
	point, err := sm2.PublicKeyToECDH(&s.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	a, err := node.Public(string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: sder})))
	b, err2 := node.Public(base64.StdEncoding.EncodeToString(point.Bytes()))
	if err != nil || err2 != nil || a.ID != b.ID || a.Alg != node.SM2 {
		t.Errorf("%v %v %+v %+v", err, err2, a, b)
	}
	r, z, err := sm2.SignWithSM2(rand.Reader, &s.PrivateKey, nil, []byte("m"))
	if err != nil {
		t.Fatal(err)
	}
	sig := append(r.FillBytes(make([]byte, 32)), z.FillBytes(make([]byte, 32))...)
	if !a.Verify([]byte("m"), sig) || a.Verify([]byte("n"), sig) || a.Verify([]byte("m"), sig[:63]) || a.Verify([]byte("m"), make([]byte, 64)) || want.Verify([]byte("m"), sig) {
		t.Error("SM2 does not verify")
	}
}

// What is no public key is refused with a sentence, and a private key is never kept nor shown again.
func TestWhatIsNoKeyIsRefused(t *testing.T) {
	_, key := ed(t)
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	p256, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	nist, err := x509.MarshalPKIXPublicKey(p256.Public())
	if err != nil {
		t.Fatal(err)
	}
	neutral := make([]byte, 32)
	neutral[0] = 1
	offCurve := append([]byte{4}, make([]byte, 64)...)
	b64 := base64.StdEncoding.EncodeToString
	for name, text := range map[string]string{
		"nothing": "", "words": "我的公钥", "short": b64([]byte("short")), "long": strings.Repeat("A", 5000), "NIST P-256": b64(nist), "small order": b64(neutral), "order two": b64(append([]byte{0xec}, append([]byte(strings.Repeat("\xff", 30)), 0x7f)...)),
		"zero": b64(make([]byte, 32)), "off the curve": b64(offCurve), "certificate": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
		"private": b64(private), "private PEM": string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})),
	} {
		_, err := node.Public(text)
		if field(err) != "public" {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if strings.HasPrefix(name, "private") && !strings.Contains(err.Error(), "私钥") {
			t.Errorf("%s: %v", name, err)
		}
		if len(text) > 20 && strings.Contains(err.Error(), text[:20]) {
			t.Errorf("%s: the refusal repeats what was handed in", name)
		}
	}
}

package pdfsign

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"yunting/document/form"
)

var signingTime = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)

// house is an authority with those it certifies.
type house struct {
	t       testing.TB
	root    *x509.Certificate
	issuer  *x509.Certificate
	key     crypto.Signer
	rootKey crypto.Signer
	serial  int64
}

func newHouse(t testing.TB) *house {
	h := &house{t: t}
	ca := func(name string, above *x509.Certificate, by crypto.Signer) (*x509.Certificate, crypto.Signer) {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		c := h.template(name)
		c.IsCA, c.BasicConstraintsValid, c.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageCRLSign
		if above == nil {
			above, by = c, key
		}
		return h.make(c, above, key.Public(), by), key
	}
	h.root, h.rootKey = ca("演示根证书", nil, nil)
	h.issuer, h.key = ca("演示签发证书", h.root, h.rootKey)
	return h
}

func (h *house) template(name string) *x509.Certificate {
	h.serial++
	return &x509.Certificate{SerialNumber: big.NewInt(h.serial), Subject: pkix.Name{CommonName: name}, NotBefore: signingTime.AddDate(-20, 0, 0), NotAfter: signingTime.AddDate(60, 0, 0)}
}

func (h *house) make(c, above *x509.Certificate, pub crypto.PublicKey, by crypto.Signer) *x509.Certificate {
	h.t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, c, above, pub, by)
	if err != nil {
		h.t.Fatal(err)
	}
	out, err := x509.ParseCertificate(der)
	if err != nil {
		h.t.Fatal(err)
	}
	return out
}

// person gives a certified signature of somebody, not yet placed.
func (h *house) person(field, name string, key crypto.Signer) Signature {
	if key == nil {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			h.t.Fatal(err)
		}
		key = k
	}
	c := h.template(name)
	c.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}
	c.UnknownExtKeyUsage = []asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 36}}
	return Signature{Key: key, Chain: []*x509.Certificate{h.make(c, h.issuer, key.Public(), h.key), h.issuer}, At: signingTime,
		Field: field, Name: name, Label: "电子签名：" + name, Reason: "签署裁判文书", Location: "云庭互联网法院"}
}

func (h *house) rsa(field, name string) Signature {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		h.t.Fatal(err)
	}
	return h.person(field, name, key)
}

func pool(cs ...*x509.Certificate) *x509.CertPool {
	p := x509.NewCertPool()
	for _, c := range cs {
		p.AddCert(c)
	}
	return p
}

// stamps is a time-stamp authority.
type stamps struct {
	cert *x509.Certificate
	key  crypto.Signer
	at   time.Time
	most int // a token is filled up with so many bytes
}

func (h *house) stamps() *stamps {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		h.t.Fatal(err)
	}
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		h.t.Fatal(err)
	}
	c := h.template("演示时间戳")
	c.KeyUsage = x509.KeyUsageDigitalSignature
	c.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}}
	return &stamps{cert: h.make(c, h.issuer, key.Public(), h.key), key: key, at: signingTime.Add(3 * time.Second)}
}

func (s *stamps) Stamp(_ context.Context, body []byte) ([]byte, error) {
	sum := sha256.Sum256(body)
	t := timestamp.Timestamp{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Policy: asn1.ObjectIdentifier{2, 25, 1}, Time: s.at, AddTSACertificate: true}
	if s.most > 0 {
		t.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 25, 2}, Value: make([]byte, s.most)}}
	}
	res, err := t.CreateResponseWithOpts(s.cert, s.key, crypto.SHA256)
	if err != nil {
		return nil, err
	}
	p, err := timestamp.ParseResponse(res)
	if err != nil {
		return nil, err
	}
	return p.RawToken, nil
}

func (h *house) trust() Trust {
	return Trust{Signers: pool(h.root), Stamps: pool(h.root, h.issuer)}
}

// paper is a paper of the house, of two pages.
func paper(t testing.TB) []byte {
	t.Helper()
	p := form.Paper{Court: "云庭互联网法院", Kind: "民事判决书", Number: "（2026）粤0192民初1号", Made: signingTime,
		Sign: []string{"审判员　　某甲"}, Date: "二〇二六年十一月二十三日"}
	for range 12 {
		p.Blocks = append(p.Blocks, form.Para("本院认为，经营者提供商品有欺诈行为的，应当按照消费者的要求增加赔偿其受到的损失，增加赔偿的金额为消费者购买商品的价款的三倍。"))
	}
	r, err := p.Set()
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

// ring is a round red picture that lets through what is under it.
func ring(t testing.TB) *Picture {
	t.Helper()
	p, err := Over(120, 120, []byte(".82 .06 .08 RG 6 w 110 60 m 110 87.6 87.6 110 60 110 c 32.4 110 10 87.6 10 60 c 10 32.4 32.4 10 60 10 c 87.6 10 110 32.4 110 60 c h S 30 50 60 20 re .82 .06 .08 rg f"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func hand(t testing.TB) *Picture {
	t.Helper()
	p, err := Strokes(120, 40, 1.5, []Stroke{{{5, 30}, {30, 5}, {55, 35}, {80, 10}, {110, 30}}, {{60, 5}}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// signers are a judge, a clerk and the court.
func (h *house) signers(s Stamper) []Signature {
	judge, clerk, court := h.person("judge", "审判员 某甲", nil), h.rsa("clerk", "书记员 某乙"), h.person("seal", "云庭互联网法院", nil)
	judge.Place = &Place{Page: 1, Rect: [4]float64{300, 300, 420, 340}, Picture: hand(h.t)}
	court.Place = &Place{Page: 1, Rect: [4]float64{330, 180, 450, 300}, Picture: ring(h.t)}
	all := []Signature{judge, clerk, court}
	for i := range all {
		all[i].Stamper = s
	}
	return all
}

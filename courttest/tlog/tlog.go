// Package tlog is a small evidence log for tests 测试日志: its keys, its witnesses, its time-stamp authority, all in memory.
package tlog

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/digitorus/timestamp"
	"github.com/emmansun/gmsm/sm2"
	formatlog "github.com/transparency-dev/formats/log"
	cosigned "github.com/transparency-dev/formats/note"
	formats "github.com/transparency-dev/formats/proof"
	"golang.org/x/mod/sumdb/note"

	"yunting/ledger"
)

// Origin is the name of the log.
const Origin = "court.test/log"

// Log is a log and everybody who signs for it.
type Log struct {
	t         testing.TB
	Leaves    [][]byte
	Signer    note.Signer
	SM2       *ledger.SM2Signer
	Witnesses []note.Signer
	TSA       *Authority
	Text      []byte // the policy
	Policy    *ledger.Policy
}

// New makes a log with so many witnesses, of whom a quorum must sign.
func New(t testing.TB, witnesses, quorum int) *Log {
	t.Helper()
	l := &Log{t: t, TSA: NewAuthority(t, "测试时间戳机构")}
	skey, vkey, err := note.GenerateKey(rand.Reader, Origin)
	l.must(err)
	l.Signer, err = note.NewSigner(skey)
	l.must(err)
	key, err := sm2.GenerateKey(rand.Reader)
	l.must(err)
	l.SM2 = ledger.NewSM2Signer(Origin, key)
	var p strings.Builder
	fmt.Fprintf(&p, "log %s\n#:sm2 %s\n#:authority %s\n", vkey, l.SM2.VerifierKey(), base64.StdEncoding.EncodeToString(l.TSA.Root.Raw))
	var names []string
	for i := range witnesses {
		name := fmt.Sprintf("witness-%d", i+1)
		skey, vkey, err := note.GenerateKey(rand.Reader, name+".test")
		l.must(err)
		w, err := cosigned.NewSignerForCosignatureV1(skey)
		l.must(err)
		vkey, err = cosigned.VKeyToCosignatureV1(vkey)
		l.must(err)
		l.Witnesses, names = append(l.Witnesses, w), append(names, name)
		fmt.Fprintf(&p, "witness %s %s https://%s.test/\n", name, vkey, name)
	}
	if witnesses == 0 {
		p.WriteString("quorum none\n")
	} else {
		fmt.Fprintf(&p, "group all-of-them %d %s\nquorum all-of-them\n", quorum, strings.Join(names, " "))
	}
	l.Text = []byte(p.String())
	l.Policy, err = ledger.ParsePolicy(l.Text)
	l.must(err)
	return l
}

func (l *Log) must(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

// Add brings a leaf into the log.
func (l *Log) Add(leaf ledger.Leaf) uint64 {
	l.t.Helper()
	b, err := leaf.Encode()
	l.must(err)
	l.Leaves = append(l.Leaves, b)
	return uint64(len(l.Leaves) - 1)
}

func (l *Log) hashes() []ledger.Hash {
	hs := make([]ledger.Hash, len(l.Leaves))
	for i := range l.Leaves {
		hs[i] = ledger.LeafHash(l.Leaves[i])
	}
	return hs
}

// Body is the text of a checkpoint over all leaves.
func (l *Log) Body() string {
	root := ledger.Root(l.hashes())
	return string(formatlog.Checkpoint{Origin: Origin, Size: uint64(len(l.Leaves)), Hash: root[:]}.Marshal())
}

// Sign is the body signed by some.
func (l *Log) Sign(body string, by ...note.Signer) []byte {
	l.t.Helper()
	b, err := note.Sign(&note.Note{Text: body}, by...)
	l.must(err)
	return b
}

// All are the log's two keys and all witnesses.
func (l *Log) All() []note.Signer { return append([]note.Signer{l.Signer, l.SM2}, l.Witnesses...) }

// Proof is the tlog-proof of a leaf under a checkpoint.
func (l *Log) Proof(index uint64, checkpoint []byte) string {
	p := formats.TLogProof{Index: index, Checkpoint: checkpoint}
	for _, h := range ledger.Path(l.hashes(), int(index)) {
		p.Hashes = append(p.Hashes, h)
	}
	return string(p.Marshal())
}

// Receipt is the receipt of a leaf, signed by all and stamped.
func (l *Log) Receipt(index uint64) ledger.Receipt {
	l.t.Helper()
	leaf, err := ledger.ParseLeaf(l.Leaves[index])
	l.must(err)
	body := l.Body()
	return ledger.Receipt{Ref: ledger.Ref{Number: leaf.Number}, Leaf: l.Leaves[index], Proof: l.Proof(index, l.Sign(body, l.All()...)),
		Stamp: l.TSA.Stamp([]byte(body), time.Now())}
}

// Authority gives time-stamps.
type Authority struct {
	t    testing.TB
	Root *x509.Certificate
	Cert *x509.Certificate
	key  crypto.Signer
}

// NewAuthority makes a root and a certificate for time-stamps under it.
func NewAuthority(t testing.TB, name string) *Authority {
	t.Helper()
	a := &Authority{t: t}
	year := time.Now().Add(-time.Hour)
	make509 := func(c, parent *x509.Certificate, key, by *ecdsa.PrivateKey) *x509.Certificate {
		c.NotBefore, c.NotAfter = year, year.AddDate(10, 0, 0)
		if parent == nil {
			parent, by = c, key
		}
		der, err := x509.CreateCertificate(rand.Reader, c, parent, key.Public(), by)
		if err != nil {
			t.Fatal(err)
		}
		out, err := x509.ParseCertificate(der)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	only, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		t.Fatal(err)
	}
	a.Root = make509(&x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name + " CA"}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign}, nil, rootKey, nil)
	a.Cert = make509(&x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: name}, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: only}}}, a.Root, key, rootKey)
	a.key = key
	return a
}

// Stamp is a token over data; beside lie further certificates that say nothing.
func (a *Authority) Stamp(data []byte, at time.Time, beside ...*x509.Certificate) []byte {
	a.t.Helper()
	sum := sha256.Sum256(data)
	ts := timestamp.Timestamp{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Time: at, Policy: asn1.ObjectIdentifier{1, 2, 3, 4, 1},
		AddTSACertificate: true}
	b, err := ts.CreateResponseWithOpts(a.Cert, a.key, crypto.SHA256)
	if err != nil {
		a.t.Fatal(err)
	}
	r, err := timestamp.ParseResponse(b)
	if err != nil {
		a.t.Fatal(err)
	}
	return carrying(a.t, r.RawToken, beside)
}

// carrying lays certificates into the bag of a token, before its own: nobody signs what lies in the bag.
func carrying(t testing.TB, token []byte, beside []*x509.Certificate) []byte {
	t.Helper()
	if len(beside) == 0 {
		return token
	}
	type contentInfo struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue `asn1:"explicit,tag:0"`
	}
	type signedData struct {
		Version    int
		Algorithms asn1.RawValue
		Inside     asn1.RawValue
		Bag        asn1.RawValue
		Signers    asn1.RawValue
	}
	var c contentInfo
	var s signedData
	if _, err := asn1.Unmarshal(token, &c); err != nil {
		t.Fatal(err)
	}
	if _, err := asn1.Unmarshal(c.Content.Bytes, &s); err != nil {
		t.Fatal(err)
	}
	var bag []byte
	for _, b := range beside {
		bag = append(bag, b.Raw...)
	}
	s.Bag = asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: append(bag, s.Bag.Bytes...)}
	inner, err := asn1.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	out, err := asn1.Marshal(contentInfo{c.Type, asn1.RawValue{Class: asn1.ClassContextSpecific, IsCompound: true, Bytes: inner}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// Deposit is a leaf of one content.
func Deposit(content string, at time.Time, random uint32) ledger.Leaf {
	d, err := ledger.DigestOf(strings.NewReader(content))
	if err != nil {
		panic(err) // reading from memory
	}
	return ledger.Leaf{At: ledger.At(at), Court: "粤0192", Kind: ledger.Single, Number: ledger.NewNumber(at, random),
		Content: &ledger.Content{SHA256: d.SHA256, SM3: &d.SM3, Size: d.Size, Media: "text/plain"}}
}

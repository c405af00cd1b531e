package courttest

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"log/slog"
	"math/big"
	"sync/atomic"
	"testing"
	"time"

	"github.com/digitorus/timestamp"

	"yunting/depository"
	"yunting/postgres"
)

func fromHex(s string) *big.Int { n, _ := new(big.Int).SetString(s, 16); return n }

// Authority gives time-stamps.
type Authority struct {
	Cert  *x509.Certificate
	Fail  error
	Asked atomic.Int64
	key   *ecdsa.PrivateKey
}

// NewAuthority makes an authority with a certificate of its own.
func NewAuthority(t testing.TB) *Authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "时间戳（测试）"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign, IsCA: true, BasicConstraintsValid: true,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}}}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	a := &Authority{key: key}
	if a.Cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	return a
}

// Stamp gives a time-stamp.
func (a *Authority) Stamp(_ context.Context, body []byte) ([]byte, error) {
	a.Asked.Add(1)
	if a.Fail != nil {
		return nil, a.Fail
	}
	sum := sha256.Sum256(body)
	ts := timestamp.Timestamp{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Time: time.Now(), Policy: asn1.ObjectIdentifier{1, 2, 3, 4}, AddTSACertificate: true}
	resp, err := ts.CreateResponseWithOpts(a.Cert, a.key, crypto.SHA256)
	if err != nil {
		return nil, err
	}
	var got struct{ Status, Token asn1.RawValue } // the parser of responses is not made for several at once
	_, err = asn1.Unmarshal(resp, &got)
	return got.Token.FullBytes, err
}

// Deposits is a depository over the court's database and a log of its own.
type Deposits struct {
	*depository.Depository
	Log       *Log
	Batches   *Batches
	Authority *Authority
	Rows      postgres.Deposits
	Dir       string
}

// Depository builds a depository that does not run yet.
func (k *Court) Depository() *Deposits {
	k.T.Helper()
	d := &Deposits{Dir: k.T.TempDir(), Authority: NewAuthority(k.T), Rows: postgres.Deposits{Store: k.Store}}
	d.Log = OpenLog(k.T, d.Dir, base64.StdEncoding.EncodeToString(d.Authority.Cert.Raw))
	d.Batches = &Batches{Dir: d.Dir}
	d.Depository = d.Again(k)
	return d
}

// Again is the depository of a program that has started anew: nothing is remembered but what is on disk.
func (d *Deposits) Again(k *Court) *depository.Depository {
	return &depository.Depository{Court: k.Profile, Store: d.Rows, Log: d.Log, Batches: d.Batches, Stamper: d.Authority, Vault: k.Vault,
		Policy: d.Log.Policy, Now: time.Now, Diary: slog.New(slog.DiscardHandler)}
}

// Start runs a depository until the test ends or stop is called.
func Start(t testing.TB, d *depository.Depository) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); d.Run(ctx) }()
	stop = func() { cancel(); <-done }
	t.Cleanup(stop)
	for { // until the door is open
		select {
		case <-d.Open():
			return stop
		case <-done:
			t.Fatal("the depository does not run")
		}
	}
}

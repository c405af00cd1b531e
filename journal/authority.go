package journal

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/digitorus/timestamp"

	"yunting/depository"
	"yunting/ledger"
	"yunting/platform/durable"
)

const (
	rootYears  = 30
	stampYears = 10
	renewal    = 90 * 24 * time.Hour // before its end the certificate that stamps is made anew
)

// stampPolicy is the policy our tokens name. It stands under the arc anybody may use (ITU-T X.667), because the court has
// no number of its own.
var stampPolicy = asn1.ObjectIdentifier{2, 25, 1593047711}

// Authority is the court's own time-stamp authority (RFC 3161): a root, and a certificate under it that does nothing but
// stamp. It is as good as the court's clock and word; where a trusted time is asked for, an outside authority stamps.
type Authority struct {
	dir  string
	now  func() time.Time
	root *x509.Certificate

	mu   sync.Mutex
	cert *x509.Certificate
	key  crypto.Signer
}

// OpenAuthority reads the authority in a folder, or makes it where there is none.
func OpenAuthority(dir, name string, now func() time.Time) (*Authority, error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := makeAuthority(dir, name, now()); err != nil {
			return nil, fmt.Errorf("the time-stamp authority could not be made: %w", err)
		}
	}
	a := &Authority{dir: dir, now: now}
	var err error
	if a.root, _, err = readPair(dir, "root"); err != nil {
		return nil, err
	}
	if a.cert, a.key, err = readPair(dir, "stamp"); err != nil {
		return nil, err
	}
	if err := a.cert.CheckSignatureFrom(a.root); err != nil {
		return nil, fmt.Errorf("the certificate in %s is not under the root beside it: put both back from the backup", filepath.Join(dir, "stamp.pem"))
	}
	return a, nil
}

// Root is the certificate a policy names.
func (a *Authority) Root() *x509.Certificate { return a.root }

// Stamp gives a token over the text of a checkpoint. See depository.Stamper.
func (a *Authority) Stamp(_ context.Context, body []byte) ([]byte, error) {
	sum := sha256.Sum256(body)
	res, err := a.respond(&timestamp.Request{HashAlgorithm: crypto.SHA256, HashedMessage: sum[:], Certificates: true})
	if err != nil {
		return nil, err
	}
	token, _, err := ledger.StampOf(res)
	return token, err
}

func (a *Authority) respond(q *timestamp.Request) ([]byte, error) {
	cert, key, err := a.current()
	if err != nil {
		return nil, err
	}
	t := timestamp.Timestamp{HashAlgorithm: q.HashAlgorithm, HashedMessage: q.HashedMessage, Nonce: q.Nonce, Policy: stampPolicy,
		Time: a.now().UTC().Truncate(time.Second), Accuracy: time.Second, AddTSACertificate: q.Certificates}
	return t.CreateResponseWithOpts(cert, key, crypto.SHA256)
}

// ServeHTTP answers requests as RFC 3161 3.4 has it, for whoever wants to be stamped by this authority.
func (a *Authority) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 64<<10))
	if err != nil || r.Method != http.MethodPost {
		http.Error(w, "a time-stamp request is POSTed", http.StatusBadRequest)
		return
	}
	var res []byte
	q, err := timestamp.ParseRequest(b)
	switch {
	case err != nil:
		res, err = timestamp.CreateErrorResponse(timestamp.Rejection, timestamp.BadDataFormat)
	case q.HashAlgorithm == crypto.SHA1 || len(q.HashedMessage) != q.HashAlgorithm.Size():
		res, err = timestamp.CreateErrorResponse(timestamp.Rejection, timestamp.BadAlgorithm)
	case q.TSAPolicyOID != nil && !q.TSAPolicyOID.Equal(stampPolicy):
		res, err = timestamp.CreateErrorResponse(timestamp.Rejection, timestamp.UnacceptedPolicy)
	default:
		res, err = a.respond(q)
	}
	if err != nil {
		http.Error(w, "the authority cannot stamp now", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/timestamp-reply")
	w.Write(res)
}

// current is the certificate that stamps. It is made anew before it ends, and when the clock was set before its beginning
// nothing is stamped.
func (a *Authority) current() (*x509.Certificate, crypto.Signer, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	now := a.now()
	if now.Before(a.cert.NotBefore) {
		return nil, nil, fmt.Errorf("the clock of this machine stands before %s, when the time-stamp authority was made: set it right", a.cert.NotBefore.UTC().Format(time.DateTime))
	}
	if now.Add(renewal).Before(a.cert.NotAfter) {
		return a.cert, a.key, nil
	}
	if now.After(a.root.NotAfter) {
		return nil, nil, fmt.Errorf("the root of the time-stamp authority ended on %s: move %s away, a new one is made on the next start", a.root.NotAfter.UTC().Format(time.DateOnly), a.dir)
	}
	root, rootKey, err := readPair(a.dir, "root")
	if err != nil {
		return nil, nil, err
	}
	if err := makeStamp(a.dir, root, rootKey, now); err != nil {
		return nil, nil, err
	}
	cert, key, err := readPair(a.dir, "stamp")
	if err == nil {
		a.cert, a.key = cert, key
	}
	return cert, key, err
}

func makeAuthority(dir, name string, now time.Time) error {
	draft := dir + ".new"
	if err := os.RemoveAll(draft); err != nil {
		return err
	}
	if err := mkdir(draft); err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	t := &x509.Certificate{SerialNumber: serial(), Subject: pkix.Name{CommonName: name + " 时间戳根证书", Organization: []string{name}},
		NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(rootYears, 0, 0), IsCA: true, BasicConstraintsValid: true, MaxPathLenZero: true,
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign}
	der, err := x509.CreateCertificate(rand.Reader, t, t, key.Public(), key)
	if err != nil {
		return err
	}
	if err := writePair(draft, "root", der, key); err != nil {
		return err
	}
	root, err := x509.ParseCertificate(der)
	if err != nil {
		return err
	}
	if err := makeStamp(draft, root, key, now); err != nil {
		return err
	}
	if err := os.Rename(draft, dir); err != nil {
		return err
	}
	return durable.SyncFolder(filepath.Dir(dir))
}

// makeStamp makes the certificate that stamps: RFC 3161 2.3 wants the one usage, and critical.
func makeStamp(dir string, root *x509.Certificate, rootKey crypto.Signer, now time.Time) error {
	usage, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	if err != nil {
		return err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	end := now.AddDate(stampYears, 0, 0)
	if end.After(root.NotAfter) {
		end = root.NotAfter
	}
	t := &x509.Certificate{SerialNumber: serial(), Subject: pkix.Name{CommonName: root.Subject.Organization[0] + " 时间戳", Organization: root.Subject.Organization},
		NotBefore: now.Add(-time.Hour), NotAfter: end, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtraExtensions: []pkix.Extension{{Id: asn1.ObjectIdentifier{2, 5, 29, 37}, Critical: true, Value: usage}}}
	der, err := x509.CreateCertificate(rand.Reader, t, root, key.Public(), rootKey)
	if err != nil {
		return err
	}
	return writePair(dir, "stamp", der, key)
}

func serial() *big.Int {
	var b [16]byte
	rand.Read(b[:]) // never fails
	b[0] &= 0x7f
	return new(big.Int).SetBytes(b[:])
}

// writePair keeps a certificate and its key in one file, so that they cannot come apart.
func writePair(dir, name string, der []byte, key *ecdsa.PrivateKey) error {
	k, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := errors.Join(pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.Encode(&b, &pem.Block{Type: "PRIVATE KEY", Bytes: k})); err != nil {
		return err
	}
	return durable.Replace(filepath.Join(dir, name+".pem"), b.Bytes())
}

func readPair(dir, name string) (*x509.Certificate, crypto.Signer, error) {
	file := filepath.Join(dir, name+".pem")
	b, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, fmt.Errorf("%s is missing: put it back from the backup", file)
	}
	if err != nil {
		return nil, nil, err
	}
	broken := fmt.Errorf("%s does not hold a certificate and its key any more: put it back from the backup", file)
	first, rest := pem.Decode(b)
	second, _ := pem.Decode(rest)
	if first == nil || second == nil {
		return nil, nil, broken
	}
	cert, err := x509.ParseCertificate(first.Bytes)
	if err != nil {
		return nil, nil, errors.Join(broken, err)
	}
	key, err := x509.ParsePKCS8PrivateKey(second.Bytes)
	if err != nil {
		return nil, nil, errors.Join(broken, err)
	}
	signer, ok := key.(*ecdsa.PrivateKey)
	if !ok || !signer.PublicKey.Equal(cert.PublicKey) {
		return nil, nil, broken
	}
	return cert, signer, nil
}

var _ depository.Stamper = (*Authority)(nil)

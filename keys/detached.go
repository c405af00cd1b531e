package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/sm3"
	"github.com/emmansun/gmsm/smx509"
)

// Detached is an SM2 signature that stands beside a paper, in the docket: PDF readers do not know SM2. It is over the
// bytes of the finished file (GB/T 32918.2 with SM3, identity 1234567812345678), in DER, so that
// openssl dgst -sm3 -verify -sigopt distid:1234567812345678 confirms it without any program of ours.
type Detached struct {
	Digest    []byte    `json:"sm3"` // SM3 of the file, by which it is found
	Signature []byte    `json:"signature"`
	Chain     [][]byte  `json:"chain"` // DER: the seal's certificate, then the issuing one
	Serial    string    `json:"serial"`
	At        time.Time `json:"at"`
}

// Detach signs a finished paper with the SM2 key of a seal.
func (d *Desk) Detach(pdf []byte, seal string) (*Detached, error) {
	e, k, chain, err := d.Store.sm2(seal)
	if err != nil {
		return nil, err
	}
	out := &Detached{At: d.Now().UTC().Truncate(time.Second), Serial: e.Serial()}
	if out.Signature, err = k.Sign(rand.Reader, pdf, sm2.DefaultSM2SignerOpts); err != nil { // SM3 is slow: nobody waits for the store meanwhile
		return nil, err
	}
	sum := sm3.Sum(pdf)
	out.Digest = sum[:]
	for _, c := range chain {
		out.Chain = append(out.Chain, c.Raw)
	}
	return out, nil
}

// sm2 opens the SM2 key of a seal, with its certificates.
func (s *Store) sm2(seal string) (Entry, crypto.Signer, []*x509.Certificate, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return Entry{}, nil, nil, err
	}
	e, err := s.current(Seal, seal, true)
	if err != nil {
		return Entry{}, nil, nil, fmt.Errorf("the seal has no SM2 key: %w", err)
	}
	k, err := s.signer(e)
	if err != nil {
		return Entry{}, nil, nil, err
	}
	chain, err := s.chain(e)
	return *e, k, chain, err
}

// ErrDetached tells that a detached signature does not hold.
var ErrDetached = errors.New("the SM2 signature does not hold")

// Verify tells whether the signature is of this file and of a seal that one of the roots (DER) vouches for.
func (d *Detached) Verify(pdf []byte, roots ...[]byte) error {
	if len(d.Chain) == 0 {
		return fmt.Errorf("%w: it has no certificate", ErrDetached)
	}
	pool, between := smx509.NewCertPool(), smx509.NewCertPool()
	for _, der := range roots {
		c, err := smx509.ParseCertificate(der)
		if err != nil {
			return err
		}
		pool.AddCert(c)
	}
	var leaf *smx509.Certificate
	for i, der := range d.Chain {
		c, err := smx509.ParseCertificate(der)
		if err != nil {
			return fmt.Errorf("%w: its certificate cannot be read", ErrDetached)
		}
		if i == 0 {
			leaf = c
		} else {
			between.AddCert(c)
		}
	}
	if _, err := leaf.Verify(smx509.VerifyOptions{Roots: pool, Intermediates: between, CurrentTime: d.At, KeyUsages: []smx509.ExtKeyUsage{smx509.ExtKeyUsageAny}}); err != nil {
		return fmt.Errorf("%w: nobody vouches for its certificate: %w", ErrDetached, err)
	}
	pub, ok := leaf.PublicKey.(*ecdsa.PublicKey)
	if !ok || !sm2.IsSM2PublicKey(pub) || !sm2.VerifyASN1WithSM2(pub, nil, pdf, d.Signature) {
		return fmt.Errorf("%w: it is not of this file", ErrDetached)
	}
	return nil
}

// SM2Roots gives the SM2 roots (DER) for Verify.
func (s *Store) SM2Roots() ([][]byte, error) {
	all, err := s.List()
	var out [][]byte
	for _, e := range all {
		if e.SM2 && e.Use == Root {
			out = append(out, e.Cert)
		}
	}
	return out, err
}

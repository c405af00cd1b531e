package ledger

import (
	"bytes"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"time"

	"github.com/digitorus/pkcs7"
	"github.com/digitorus/timestamp"
)

// Stamped is what a time-stamp says.
type Stamped struct {
	At        time.Time // UTC
	Authority string    // name of the certificate that signed
}

// stampContent is the type of what a time-stamp signs (RFC 3161 2.4.2).
var stampContent = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}

// Stamped checks an RFC 3161 token: it is over SHA-256 of body, signed by a certificate made for time-stamps, and that
// certificate leads to an authority of the policy.
func (p *Policy) Stamped(token, body []byte) (*Stamped, error) {
	parsing.Lock()
	defer parsing.Unlock()
	ts, err := timestamp.Parse(token) // checks the signature against the certificate inside
	if err != nil {
		return nil, fmt.Errorf("ledger: this is not a time-stamp: %w", err)
	}
	sum := sha256.Sum256(body)
	if ts.HashAlgorithm != crypto.SHA256 || !bytes.Equal(ts.HashedMessage, sum[:]) {
		return nil, errors.New("ledger: the time-stamp is of something else")
	}
	p7, err := pkcs7.Parse(token)
	if err != nil {
		return nil, fmt.Errorf("ledger: this is not a time-stamp: %w", err)
	}
	var kind asn1.ObjectIdentifier // the signature must be over a time-stamp, not over something that can be read as one
	if err := p7.UnmarshalSignedAttribute(pkcs7.OIDAttributeContentType, &kind); err != nil || !kind.Equal(stampContent) {
		return nil, errors.New("ledger: what was signed is not a time-stamp")
	}
	signer := p7.GetOnlySigner() // a certificate that only lies beside the signature says nothing
	if signer == nil {
		return nil, errors.New("ledger: the time-stamp is not signed by one certificate")
	}
	roots, between := x509.NewCertPool(), x509.NewCertPool()
	for _, c := range p.Authorities {
		roots.AddCert(c)
	}
	for _, c := range p7.Certificates {
		between.AddCert(c)
	}
	if _, err := signer.Verify(x509.VerifyOptions{Roots: roots, Intermediates: between, CurrentTime: ts.Time,
		KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageTimeStamping}}); err != nil {
		return nil, fmt.Errorf("ledger: the time-stamp is not by an authority of the policy: %w", err)
	}
	return &Stamped{ts.Time.UTC(), signer.Subject.CommonName}, nil
}

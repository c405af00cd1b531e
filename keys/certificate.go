package keys

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"time"

	"github.com/emmansun/gmsm/smx509"
)

var (
	oidTitle           = asn1.ObjectIdentifier{2, 5, 4, 12}
	oidUnit            = asn1.ObjectIdentifier{2, 5, 4, 11}
	oidDocumentSigning = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 3, 36} // RFC 9336
)

// early is how far before its making a certificate begins: clocks of readers differ.
const early = 5 * time.Minute

func subject(court, name string) pkix.Name {
	return pkix.Name{Country: []string{"CN"}, Organization: []string{court}, CommonName: name}
}

// authorityProfile is the certificate of a root or an issuing key.
func authorityProfile(who pkix.Name, now, until time.Time, root bool) *x509.Certificate {
	c := &x509.Certificate{SerialNumber: serial(), Subject: who, NotBefore: now.Add(-early), NotAfter: until, IsCA: true,
		BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign, MaxPathLen: 1}
	if !root {
		c.MaxPathLen, c.MaxPathLenZero = 0, true
	}
	return c
}

// holderProfile is the certificate of somebody who signs. Readers that do not know the usage of RFC 9336 yet look for the
// one of signed mail.
func holderProfile(who pkix.Name, now, until time.Time, crl string) *x509.Certificate {
	c := &x509.Certificate{SerialNumber: serial(), Subject: who, NotBefore: now.Add(-early), NotAfter: until, BasicConstraintsValid: true,
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}, UnknownExtKeyUsage: []asn1.ObjectIdentifier{oidDocumentSigning}}
	if crl != "" {
		c.CRLDistributionPoints = []string{crl}
	}
	return c
}

// serial is a certificate's number: 127 random bits, so that it cannot be guessed (RFC 5280 4.1.2.2 allows 159).
func serial() *big.Int {
	b := chance(16)
	b[0] = b[0]&0x7f | 0x40 // of one length
	return new(big.Int).SetBytes(b)
}

// certify gives a certificate; above is the DER form of the one that signs it, nil for a root.
func certify(c *x509.Certificate, above []byte, pub crypto.PublicKey, by crypto.Signer) ([]byte, error) {
	if above == nil {
		return smx509.CreateCertificate(rand.Reader, c, c, pub, by)
	}
	parent, err := smx509.ParseCertificate(above)
	if err != nil {
		return nil, err
	}
	if c.NotAfter.After(parent.NotAfter) {
		c.NotAfter = parent.NotAfter
	}
	return smx509.CreateCertificate(rand.Reader, c, parent, pub, by)
}

// parseCertificate reads a certificate of either family.
func parseCertificate(der []byte) (*x509.Certificate, error) {
	c, err := smx509.ParseCertificate(der)
	if err != nil {
		return nil, errors.New("it is not a certificate any more: put the index back from the backup")
	}
	return c.ToX509(), nil
}

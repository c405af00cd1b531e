package pdfsign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"slices"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// Names of RFC 5652, 5035 and 3161.
var (
	oidData          = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCertV1 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 12}
	oidSigningCertV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidStampToken    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 14}
	oidStampInfo     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}

	oidSHA256 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidSHA384 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 2}
	oidSHA512 = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 3}
	oidRSA    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidRSA256 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}
	oidEC256  = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
)

// checkKey tells what is wrong with a signature's key and certificates.
func (s *Signature) checkKey() error {
	if s.Key == nil || len(s.Chain) == 0 {
		return fmt.Errorf("the signature %s has no key or no certificate", s.who())
	}
	pub, ok := s.Key.Public().(interface{ Equal(crypto.PublicKey) bool })
	switch s.Key.Public().(type) {
	case *rsa.PublicKey, *ecdsa.PublicKey:
	default:
		ok = false
	}
	if !ok {
		return fmt.Errorf("the signature %s: only RSA and ECDSA keys sign PDF files", s.who())
	}
	if !pub.Equal(s.Chain[0].PublicKey) {
		return fmt.Errorf("the signature %s: the certificate is not that of the key", s.who())
	}
	return nil
}

// signed gives the attributes under the signature: content type, digest, and the signer's certificate, without which
// another certificate of the same key could be put in its place.
func signed(digest []byte, cert *x509.Certificate) ([]byte, error) {
	sum := sha256.Sum256(cert.Raw)
	attrs := make([][]byte, 3)
	for i, a := range []struct {
		oid   asn1.ObjectIdentifier
		value func(b *cryptobyte.Builder)
	}{
		{oidContentType, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidData) }},
		{oidMessageDigest, func(b *cryptobyte.Builder) { b.AddASN1OctetString(digest) }},
		{oidSigningCertV2, func(b *cryptobyte.Builder) {
			nest(b, func(b *cryptobyte.Builder) { b.AddASN1OctetString(sum[:]) }, der.SEQUENCE, der.SEQUENCE, der.SEQUENCE)
		}},
	} {
		var b cryptobyte.Builder
		attribute(&b, a.oid, a.value)
		var err error
		if attrs[i], err = b.Bytes(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(attrs, bytes.Compare) // DER: a SET OF is sorted
	return bytes.Join(attrs, nil), nil
}

func attribute(b *cryptobyte.Builder, oid asn1.ObjectIdentifier, value func(b *cryptobyte.Builder)) {
	b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oid)
		b.AddASN1(der.SET, value)
	})
}

// nest adds a value within tags, the outermost first.
func nest(b *cryptobyte.Builder, value func(b *cryptobyte.Builder), tags ...der.Tag) {
	if len(tags) == 0 {
		value(b)
		return
	}
	b.AddASN1(tags[0], func(b *cryptobyte.Builder) { nest(b, value, tags[1:]...) })
}

func algorithm(b *cryptobyte.Builder, oid asn1.ObjectIdentifier, null bool) {
	b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oid)
		if null {
			b.AddASN1NULL()
		}
	})
}

// sign gives the signature over signed attributes. Without a source of chance ECDSA is deterministic (RFC 6979): nothing
// is lost when the machine's chance is poor.
func (s *Signature) sign(attrs []byte) ([]byte, error) {
	var b cryptobyte.Builder
	b.AddASN1(der.SET, func(b *cryptobyte.Builder) { b.AddBytes(attrs) })
	set, err := b.Bytes()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(set)
	sig, err := s.Key.Sign(nil, sum[:], crypto.SHA256)
	if err != nil {
		return nil, fmt.Errorf("the key of the signature %s did not sign: %w", s.who(), err)
	}
	if err := s.Chain[0].CheckSignature(s.scheme(), set, sig); err != nil {
		return nil, fmt.Errorf("the key of the signature %s gave a signature that its certificate does not confirm", s.who())
	}
	return sig, nil
}

func (s *Signature) scheme() x509.SignatureAlgorithm {
	if _, ok := s.Key.Public().(*rsa.PublicKey); ok {
		return x509.SHA256WithRSA
	}
	return x509.ECDSAWithSHA256
}

// container gives the CMS of RFC 5652 with attributes, signature and, if any, the time-stamp.
func (s *Signature) container(attrs, sig, token []byte) ([]byte, error) {
	var b cryptobyte.Builder
	b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1ObjectIdentifier(oidSignedData)
		nest(b, func(b *cryptobyte.Builder) {
			b.AddASN1Int64(1)
			b.AddASN1(der.SET, func(b *cryptobyte.Builder) { algorithm(b, oidSHA256, false) })
			b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) { b.AddASN1ObjectIdentifier(oidData) })
			b.AddASN1(der.Tag(0).ContextSpecific().Constructed(), func(b *cryptobyte.Builder) { s.certificates(b) })
			b.AddASN1(der.SET, func(b *cryptobyte.Builder) { s.info(b, attrs, sig, token) })
		}, der.Tag(0).ContextSpecific().Constructed(), der.SEQUENCE)
	})
	return b.Bytes()
}

func (s *Signature) certificates(b *cryptobyte.Builder) {
	raw := make([][]byte, len(s.Chain))
	for i, c := range s.Chain {
		raw[i] = c.Raw
	}
	slices.SortFunc(raw, bytes.Compare)
	b.AddBytes(bytes.Join(raw, nil))
}

func (s *Signature) info(b *cryptobyte.Builder, attrs, sig, token []byte) {
	b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) {
		b.AddASN1Int64(1)
		b.AddASN1(der.SEQUENCE, func(b *cryptobyte.Builder) {
			b.AddBytes(s.Chain[0].RawIssuer)
			b.AddASN1BigInt(s.Chain[0].SerialNumber)
		})
		algorithm(b, oidSHA256, false)
		b.AddASN1(der.Tag(0).ContextSpecific().Constructed(), func(b *cryptobyte.Builder) { b.AddBytes(attrs) })
		if s.scheme() == x509.SHA256WithRSA {
			algorithm(b, oidRSA256, true)
		} else {
			algorithm(b, oidEC256, false)
		}
		b.AddASN1OctetString(sig)
		if token != nil {
			b.AddASN1(der.Tag(1).ContextSpecific().Constructed(), func(b *cryptobyte.Builder) {
				attribute(b, oidStampToken, func(b *cryptobyte.Builder) { b.AddBytes(token) })
			})
		}
	})
}

// Room that is left for what is not known before signing.
const (
	infoRoom   = 512
	stampRoom  = 4096 // of the first token; more is left on a second try
	stampSpare = 128
	stampMost  = 64 << 10
)

// room is how many bytes the CMS of a signature may take.
func (s *Signature) room(token int) int {
	n := infoRoom + len(s.Chain[0].RawIssuer)
	for _, c := range s.Chain {
		n += len(c.Raw)
	}
	switch k := s.Key.Public().(type) {
	case *rsa.PublicKey:
		n += k.Size()
	case *ecdsa.PublicKey:
		n += 2*((k.Curve.Params().BitSize+7)/8) + 16
	}
	if s.Stamper != nil {
		n += token
	}
	return n
}

var errNoRoom = errors.New("the signature takes more room than was left for it")

package pdfsign

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	_ "crypto/sha512" // digests of other signers
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"

	"golang.org/x/crypto/cryptobyte"
	der "golang.org/x/crypto/cryptobyte/asn1"
)

// message is a CMS SignedData with the one signer that a PDF signature and a time-stamp have (RFC 5652).
type message struct {
	kind    asn1.ObjectIdentifier
	content []byte // nil: detached
	certs   []*x509.Certificate
	signer  *x509.Certificate
	hash    crypto.Hash
	scheme  x509.SignatureAlgorithm
	attrs   []byte // what is signed: the attributes as a SET
	digest  []byte // of the content, as signed
	sig     []byte
	token   []byte // the time-stamp of the signature; nil: none

	algorithms cryptobyte.String // digests as announced
}

const (
	mostCerts = 32
	maxCMS    = 4 << 20
)

var errCMS = errors.New("the signature's container (CMS) is broken")

func broken(what string) error { return fmt.Errorf("%w: %s", errCMS, what) }

// parseMessage reads a container; what follows it must be zeros.
func parseMessage(b []byte) (*message, error) {
	if len(b) > maxCMS {
		return nil, broken("it is too large")
	}
	in := cryptobyte.String(b)
	var outer, rest, data cryptobyte.String
	var oid asn1.ObjectIdentifier
	if !in.ReadASN1(&outer, der.SEQUENCE) || len(bytes.Trim(in, "\x00")) > 0 {
		return nil, broken("it is not DER")
	}
	if !outer.ReadASN1ObjectIdentifier(&oid) || !oid.Equal(oidSignedData) ||
		!outer.ReadASN1(&rest, der.Tag(0).ContextSpecific().Constructed()) || !rest.ReadASN1(&data, der.SEQUENCE) {
		return nil, broken("it holds no signed data")
	}
	m := &message{}
	var version int
	var algorithms, capsule, certs, infos, info cryptobyte.String
	var there bool
	if !data.ReadASN1Integer(&version) || !data.ReadASN1(&algorithms, der.SET) || !data.ReadASN1(&capsule, der.SEQUENCE) ||
		!data.ReadOptionalASN1(&certs, &there, der.Tag(0).ContextSpecific().Constructed()) ||
		!data.SkipOptionalASN1(der.Tag(1).ContextSpecific().Constructed()) ||
		!data.ReadASN1(&infos, der.SET) || !data.Empty() {
		return nil, broken("its parts are not in their order")
	}
	if version != 1 && version != 3 {
		return nil, broken("its version is unknown")
	}
	var wrapped, content cryptobyte.String
	if !capsule.ReadASN1ObjectIdentifier(&m.kind) || !capsule.ReadOptionalASN1(&wrapped, &there, der.Tag(0).ContextSpecific().Constructed()) || !capsule.Empty() {
		return nil, broken("its content is unreadable")
	}
	if there {
		if !wrapped.ReadASN1(&content, der.OCTET_STRING) {
			return nil, broken("its content is unreadable")
		}
		m.content = append([]byte{}, content...)
	}
	m.algorithms = algorithms
	for !certs.Empty() {
		var raw cryptobyte.String
		var tag der.Tag
		if !certs.ReadAnyASN1Element(&raw, &tag) || len(m.certs) == mostCerts {
			return nil, broken("its certificates are unreadable")
		}
		if c, err := x509.ParseCertificate(raw); err == nil {
			m.certs = append(m.certs, c)
		}
	}
	if !infos.ReadASN1(&info, der.SEQUENCE) || !infos.Empty() {
		return nil, broken("it does not have exactly one signer")
	}
	return m, m.readInfo(info)
}

func (m *message) readInfo(info cryptobyte.String) error {
	var version int
	var who, issuer, digestAlg, attrs, sigAlg, sig, unsigned cryptobyte.String
	var serial big.Int
	var there bool
	if !info.ReadASN1Integer(&version) || !info.ReadASN1(&who, der.SEQUENCE) || !who.ReadASN1Element(&issuer, der.SEQUENCE) ||
		!who.ReadASN1Integer(&serial) || !info.ReadASN1(&digestAlg, der.SEQUENCE) ||
		!info.ReadASN1(&attrs, der.Tag(0).ContextSpecific().Constructed()) || !info.ReadASN1(&sigAlg, der.SEQUENCE) ||
		!info.ReadASN1(&sig, der.OCTET_STRING) || !info.ReadOptionalASN1(&unsigned, &there, der.Tag(1).ContextSpecific().Constructed()) || !info.Empty() {
		return broken("its signer is unreadable")
	}
	for _, c := range m.certs {
		if bytes.Equal(c.RawIssuer, issuer) && c.SerialNumber.Cmp(&serial) == 0 {
			m.signer = c
		}
	}
	if m.signer == nil {
		return broken("the signer's certificate is missing")
	}
	if version != 1 {
		return broken("its signer is not named by issuer and number")
	}
	var oid asn1.ObjectIdentifier
	if !digestAlg.ReadASN1ObjectIdentifier(&oid) {
		return broken("its digest is unreadable")
	}
	switch {
	case oid.Equal(oidSHA256):
		m.hash = crypto.SHA256
	case oid.Equal(oidSHA384):
		m.hash = crypto.SHA384
	case oid.Equal(oidSHA512):
		m.hash = crypto.SHA512
	default:
		return broken("its digest is not SHA-256, SHA-384 or SHA-512")
	}
	if !announced(m.algorithms, oid) {
		return broken("its digest is not the one announced")
	}
	if !sigAlg.ReadASN1ObjectIdentifier(&oid) {
		return broken("its algorithm is unreadable")
	}
	if m.scheme = schemeOf(oid, m.hash, m.signer.PublicKey); m.scheme == x509.UnknownSignatureAlgorithm {
		return broken("its algorithm does not fit the certificate")
	}
	m.sig = append([]byte{}, sig...)
	var b cryptobyte.Builder
	b.AddASN1(der.SET, func(b *cryptobyte.Builder) { b.AddBytes(attrs) })
	var err error
	if m.attrs, err = b.Bytes(); err != nil {
		return err
	}
	if err := m.readAttributes(attrs); err != nil {
		return err
	}
	if there {
		if v, ok := attributeOf(unsigned, oidStampToken); ok {
			m.token = v
		}
	}
	return nil
}

// schemeOf gives the scheme that a name, a digest and a key agree on.
func schemeOf(oid asn1.ObjectIdentifier, h crypto.Hash, key any) x509.SignatureAlgorithm {
	type pair struct{ rsa, ec x509.SignatureAlgorithm }
	by := map[crypto.Hash]pair{crypto.SHA256: {x509.SHA256WithRSA, x509.ECDSAWithSHA256}, crypto.SHA384: {x509.SHA384WithRSA, x509.ECDSAWithSHA384},
		crypto.SHA512: {x509.SHA512WithRSA, x509.ECDSAWithSHA512}}[h]
	last := map[crypto.Hash][2]int{crypto.SHA256: {11, 2}, crypto.SHA384: {12, 3}, crypto.SHA512: {13, 4}}[h]
	switch key.(type) {
	case *rsa.PublicKey:
		if oid.Equal(oidRSA) || oid.Equal(asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, last[0]}) {
			return by.rsa
		}
	case *ecdsa.PublicKey:
		if oid.Equal(asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, last[1]}) {
			return by.ec
		}
	}
	return x509.UnknownSignatureAlgorithm
}

// attributeOf gives the one value of an attribute.
func attributeOf(attrs cryptobyte.String, want asn1.ObjectIdentifier) ([]byte, bool) {
	var found []byte
	for !attrs.Empty() {
		var a, set, value cryptobyte.String
		var oid asn1.ObjectIdentifier
		var tag der.Tag
		if !attrs.ReadASN1(&a, der.SEQUENCE) || !a.ReadASN1ObjectIdentifier(&oid) || !a.ReadASN1(&set, der.SET) {
			return nil, false
		}
		if !oid.Equal(want) {
			continue
		}
		if found != nil || !set.ReadAnyASN1Element(&value, &tag) || !set.Empty() {
			return nil, false
		}
		found = append([]byte{}, value...)
	}
	return found, found != nil
}

// readAttributes checks what must stand under the signature: the kind of content, its digest, the signer's certificate.
func (m *message) readAttributes(attrs cryptobyte.String) error {
	v, ok := attributeOf(attrs, oidContentType)
	in := cryptobyte.String(v)
	var kind asn1.ObjectIdentifier
	if !ok || !in.ReadASN1ObjectIdentifier(&kind) || !kind.Equal(m.kind) {
		return broken("it does not sign the kind of its content")
	}
	v, ok = attributeOf(attrs, oidMessageDigest)
	in = v
	var digest cryptobyte.String
	if !ok || !in.ReadASN1(&digest, der.OCTET_STRING) {
		return broken("it signs no digest")
	}
	m.digest = append([]byte{}, digest...)
	if v, ok = attributeOf(attrs, oidSigningCertV2); ok {
		return m.checkCertificate(v, true)
	}
	if v, ok = attributeOf(attrs, oidSigningCertV1); ok {
		return m.checkCertificate(v, false)
	}
	return broken("it does not sign the signer's certificate")
}

func (m *message) checkCertificate(v []byte, second bool) error {
	in := cryptobyte.String(v)
	var outer, list, id, sum, alg cryptobyte.String
	var there bool
	if !in.ReadASN1(&outer, der.SEQUENCE) || !outer.ReadASN1(&list, der.SEQUENCE) || !list.ReadASN1(&id, der.SEQUENCE) {
		return broken("the signed certificate is unreadable")
	}
	h := crypto.SHA256
	if second {
		var oid asn1.ObjectIdentifier
		if !id.ReadOptionalASN1(&alg, &there, der.SEQUENCE) || there && !alg.ReadASN1ObjectIdentifier(&oid) {
			return broken("the signed certificate is unreadable")
		}
		switch {
		case !there || oid.Equal(oidSHA256):
		case oid.Equal(oidSHA384):
			h = crypto.SHA384
		case oid.Equal(oidSHA512):
			h = crypto.SHA512
		default:
			return broken("the signed certificate has an unknown digest")
		}
	}
	if !id.ReadASN1(&sum, der.OCTET_STRING) {
		return broken("the signed certificate is unreadable")
	}
	var is []byte
	if second {
		x := h.New()
		x.Write(m.signer.Raw)
		is = x.Sum(nil)
	} else {
		x := sha1.Sum(m.signer.Raw)
		is = x[:]
	}
	if !bytes.Equal(is, sum) {
		return broken("the signer's certificate is not the one that was signed")
	}
	return nil
}

// confirmed tells whether the signature is the signer's.
func (m *message) confirmed() bool {
	return m.signer.CheckSignature(m.scheme, m.attrs, m.sig) == nil
}

// stamp is what a time-stamp says.
type stamp struct {
	*message
	at time.Time
}

// parseStamp reads a token and checks everything but who signed it: that it is over body, and whole.
func parseStamp(token, body []byte) (*stamp, error) {
	s, err := readStamp(token, body)
	if err != nil {
		return nil, err
	}
	h := s.hash.New()
	h.Write(s.content)
	if !bytes.Equal(h.Sum(nil), s.digest) || !s.confirmed() {
		return nil, broken("the time-stamp was changed")
	}
	return s, nil
}

// readStamp reads a token and checks that it is over body.
func readStamp(token, body []byte) (*stamp, error) {
	m, err := parseMessage(token)
	if err != nil {
		return nil, err
	}
	if !m.kind.Equal(oidStampInfo) || m.content == nil {
		return nil, broken("it is no time-stamp")
	}
	in := cryptobyte.String(m.content)
	var info, imprint, alg, sum, serial cryptobyte.String
	var version int
	var policy, oid asn1.ObjectIdentifier
	s := &stamp{message: m}
	if !in.ReadASN1(&info, der.SEQUENCE) || !info.ReadASN1Integer(&version) || !info.ReadASN1ObjectIdentifier(&policy) ||
		!info.ReadASN1(&imprint, der.SEQUENCE) || !imprint.ReadASN1(&alg, der.SEQUENCE) || !alg.ReadASN1ObjectIdentifier(&oid) ||
		!imprint.ReadASN1(&sum, der.OCTET_STRING) || !info.ReadASN1(&serial, der.INTEGER) || !readTime(&info, &s.at) {
		return nil, broken("the time-stamp is unreadable")
	}
	is := sha256.Sum256(body)
	if !oid.Equal(oidSHA256) || !bytes.Equal(is[:], sum) {
		return nil, broken("the time-stamp is of something else")
	}
	return s, nil
}

// readTime reads a GeneralizedTime, with or without a fraction of a second.
func readTime(in *cryptobyte.String, out *time.Time) bool {
	var raw cryptobyte.String
	if !in.ReadASN1(&raw, der.GeneralizedTime) {
		return false
	}
	t, err := time.Parse("20060102150405Z", string(raw)) // takes a fraction too
	*out = t.UTC()
	return err == nil
}

// announced tells whether a set of algorithms names one.
func announced(set cryptobyte.String, want asn1.ObjectIdentifier) bool {
	for !set.Empty() {
		var alg cryptobyte.String
		var oid asn1.ObjectIdentifier
		if !set.ReadASN1(&alg, der.SEQUENCE) || !alg.ReadASN1ObjectIdentifier(&oid) {
			return false
		}
		if oid.Equal(want) {
			return true
		}
	}
	return false
}

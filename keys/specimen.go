package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"time"
)

// Specimen gives a desk for specimens of papers. Its keys follow from their names and everybody can make them, so that
// the same paper gets the same bytes; its certificates say 样张 and no court's root stands above them.
func Specimen(court string, at time.Time, holders ...Holder) (*Desk, error) {
	at = at.UTC().Truncate(time.Second)
	s := &Store{now: func() time.Time { return at }, opened: map[string]crypto.Signer{}, index: index{Court: court}}
	root, err := s.specimen(Holder{Use: Root, Name: court + " 样张根证书"}, nil)
	if err != nil {
		return nil, err
	}
	issuing, err := s.specimen(Holder{Use: Issuing, Name: court + " 样张签发证书"}, root)
	if err != nil {
		return nil, err
	}
	for _, h := range holders {
		if err := h.check(); err != nil {
			return nil, err
		}
		if _, err := s.specimen(h, issuing); err != nil {
			return nil, err
		}
	}
	return &Desk{Store: s, Now: s.now}, nil
}

func (s *Store) specimen(h Holder, above *Entry) (*Entry, error) {
	e := &Entry{ID: s.nextID(h.Use, h.ID, false), Use: h.Use, Holder: h.ID, Name: h.Name, Post: h.Post, Made: s.now()}
	sum := sha256.Sum256([]byte("yunting specimen " + s.index.Court + " " + e.ID))
	sum[0] &= 0x7f // below the order of the group
	key, err := ecdsa.ParseRawPrivateKey(elliptic.P256(), sum[:])
	if err != nil {
		return nil, err
	}
	var profile *x509.Certificate
	if h.Use == Root || h.Use == Issuing {
		profile = authorityProfile(subject(s.index.Court, h.Name), e.Made, e.Made.AddDate(issuingYears, 0, 0), h.Use == Root)
	} else {
		profile = holderProfile(h.subject(s.index.Court), e.Made, e.Made.AddDate(holderYears, 0, 0), "")
	}
	profile.Subject.ExtraNames = append(profile.Subject.ExtraNames, pkix.AttributeTypeAndValue{Type: oidUnit, Value: "样张"})
	number := sha256.Sum256(sum[:])
	number[0] = number[0]&0x7f | 0x40
	profile.SerialNumber = new(big.Int).SetBytes(number[:16])
	parent, by := profile, crypto.Signer(key)
	e.Above = e.ID
	if above != nil {
		e.Above = above.ID
		if parent, err = x509.ParseCertificate(above.Cert); err != nil {
			return nil, err
		}
		by = s.opened[above.ID]
	}
	if e.Cert, err = x509.CreateCertificate(nil, profile, parent, key.Public(), by); err != nil { // without chance: RFC 6979
		return nil, err
	}
	s.opened[e.ID] = key
	s.index.Keys = append(s.index.Keys, e)
	return e, nil
}

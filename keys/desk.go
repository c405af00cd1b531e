package keys

import (
	"context"
	"crypto"
	"crypto/x509"
	"errors"
	"fmt"
	"time"

	"yunting/platform/pdfsign"
)

// Desk signs papers with the keys of a court.
type Desk struct {
	Store   *Store
	Stamper pdfsign.Stamper // nil: signatures are not stamped
	Now     func() time.Time
}

// Signer is somebody's signature on one paper.
type Signer struct {
	Use      Use    // Officer or Seal; a party's comes from Desk.Party
	Holder   string // the number of the officer or the seal
	Capacity string // in which he signs: 审判员, 书记员, 印章, 原告
	Reason   string // why, in a few words
	Place    *pdfsign.Place

	name  string // of a party
	key   crypto.Signer
	chain []*x509.Certificate
}

// Signed is what a docket keeps of a signature.
type Signed struct {
	Name      string    `json:"name"`
	Capacity  string    `json:"capacity"`
	Serial    string    `json:"serial"` // of the certificate, hexadecimal
	At        time.Time `json:"at"`
	Stamped   bool      `json:"stamped"`
	SubFilter string    `json:"sub_filter"`
}

// Sign puts signatures on a paper, in the order given. The paper comes back with all of them or not at all.
func (d *Desk) Sign(ctx context.Context, pdf []byte, signers ...Signer) ([]byte, []Signed, error) {
	at := d.Now().UTC().Truncate(time.Second)
	sigs, out := make([]pdfsign.Signature, len(signers)), make([]Signed, len(signers))
	for i, x := range signers {
		if err := d.Store.identify(&x); err != nil {
			return nil, nil, err
		}
		if leaf := x.chain[0]; at.Before(leaf.NotBefore) || at.After(leaf.NotAfter) {
			return nil, nil, fmt.Errorf("the certificate of %s is good from %s to %s: at %s he cannot sign with it; yunting keys rotate gives another",
				x.name, leaf.NotBefore.UTC().Format(time.DateTime), leaf.NotAfter.UTC().Format(time.DateTime), at.Format(time.DateTime))
		}
		sigs[i] = pdfsign.Signature{Key: x.key, Chain: x.chain, At: at, Name: x.name, Reason: x.Reason, Location: d.Store.Court(), Place: x.Place,
			Label: "电子签名：" + x.Capacity + " " + x.name, Stamper: d.Stamper}
		if x.Use == Seal {
			sigs[i].Label = "电子印章：" + x.name
		}
		out[i] = Signed{Name: x.name, Capacity: x.Capacity, Serial: hexSerial(x.chain[0].SerialNumber), At: at, Stamped: d.Stamper != nil, SubFilter: pdfsign.SubFilter}
	}
	b, err := pdfsign.Sign(ctx, pdf, sigs...)
	if err != nil {
		return nil, nil, err
	}
	return b, out, nil
}

// identify gives a signer his name, key and certificates.
func (s *Store) identify(x *Signer) error {
	if x.Capacity == "" {
		return errors.New("a signature needs the capacity in which it is made")
	}
	if x.key != nil {
		return nil
	}
	if x.Use != Officer && x.Use != Seal {
		return fmt.Errorf("%q signs no papers", x.Use)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return err
	}
	e, err := s.current(x.Use, x.Holder, false)
	if err != nil {
		return err
	}
	if x.key, err = s.signer(e); err != nil {
		return err
	}
	x.name = e.Name
	x.chain, err = s.chain(e)
	return err
}

// Party prepares a party's signature for one act: a key made for it alone, a certificate that names party and act, and
// the picture drawn by hand. act is the reference of matter and act, without personal data: everybody who has the paper
// reads it. The certificate is good for so long; nil: the signature is not seen.
func (d *Desk) Party(_ context.Context, name, act string, good time.Duration, place *pdfsign.Place) (Signer, error) {
	key, chain, err := d.Store.party(name, act, good)
	if err != nil {
		return Signer{}, err
	}
	return Signer{Capacity: "当事人", Reason: act, Place: place, name: name, key: key, chain: chain}, nil
}

// Trust says whom a check of the court's papers believes: its roots, those of the time-stamp authority, its lists of
// revoked certificates.
func (s *Store) Trust(stamps ...*x509.Certificate) (pdfsign.Trust, error) {
	t := pdfsign.Trust{Signers: x509.NewCertPool(), Stamps: x509.NewCertPool()}
	for _, c := range stamps {
		t.Stamps.AddCert(c)
	}
	all, err := s.List()
	if err != nil {
		return t, err
	}
	for _, e := range all {
		if e.SM2 || e.Use != Root && e.Use != Issuing {
			continue
		}
		if e.Use == Root {
			c, err := x509.ParseCertificate(e.Cert)
			if err != nil {
				return t, fmt.Errorf("%s: %w", e.ID, err)
			}
			t.Signers.AddCert(c)
		}
		der, err := s.RevocationList(e.ID + ".crl")
		if errors.Is(err, ErrNone) {
			continue
		}
		if err != nil {
			return t, err
		}
		list, err := x509.ParseRevocationList(der)
		if err != nil {
			return t, fmt.Errorf("the list of revoked certificates %s.crl: %w", e.ID, err)
		}
		t.Revoked = append(t.Revoked, list)
	}
	return t, nil
}

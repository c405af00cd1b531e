package keys

import (
	"bytes"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/emmansun/gmsm/smx509"

	"yunting/platform/durable"
)

// listDays is how long a list of revoked certificates is good; the lists are made anew with each revocation and by Check.
const listDays = 30

// Revoke ends a key for good: by its ID, or a party's certificate by its serial number. A seal's keys of both families
// end together. What was signed and stamped before stays good.
func (s *Store) Revoke(id, reason string, rootPassphrase []byte) error {
	if strings.TrimSpace(reason) == "" {
		return errors.New("a revocation needs its reason")
	}
	return s.change(func() error {
		now := s.now().UTC()
		e := s.byID(id)
		if e == nil {
			return s.revokeParty(id, reason)
		}
		if !e.Revoked.IsZero() {
			return fmt.Errorf("the key %s was revoked on %s", id, e.Revoked.Format(time.DateOnly))
		}
		if e.Use == Root {
			return errors.New("a root cannot be revoked: docs/keys.md says what to do when it is lost or known to others")
		}
		both := e.Use == Seal && e.Current()
		for _, x := range s.index.Keys {
			if x == e || both && x.Use == Seal && x.Holder == e.Holder && x.Current() {
				x.Revoked, x.Reason = now, reason
				if x.Current() {
					x.Ended = now
				}
			}
		}
		if e.Use == Issuing {
			if err := s.rootLists(rootPassphrase); err != nil {
				return err
			}
		}
		return s.revocationLists()
	})
}

// revocationLists makes the list of every issuing key.
func (s *Store) revocationLists() error {
	for _, above := range s.index.Keys {
		if above.Use != Issuing {
			continue
		}
		by, err := s.signer(above)
		if err != nil {
			return err
		}
		entries := s.revokedUnder(above)
		parties, err := s.revokedParties()
		if err != nil {
			return err
		}
		if !above.SM2 {
			entries = append(entries, parties[above.ID]...)
		}
		if err := s.writeList(above, entries, func(t *x509.RevocationList, c *smx509.Certificate) ([]byte, error) {
			return smx509.CreateRevocationList(rand.Reader, t, c, by)
		}); err != nil {
			return err
		}
	}
	return nil
}

// rootLists makes the lists of the roots.
func (s *Store) rootLists(passphrase []byte) error {
	for _, root := range s.index.Keys {
		if root.Use != Root {
			continue
		}
		by, err := s.openRoot(root, passphrase)
		if err != nil {
			return err
		}
		if err := s.writeList(root, s.revokedUnder(root), func(t *x509.RevocationList, c *smx509.Certificate) ([]byte, error) {
			t.NextUpdate = t.ThisUpdate.AddDate(1, 0, 0) // the root comes out of its safe once a year
			return smx509.CreateRevocationList(rand.Reader, t, c, by)
		}); err != nil {
			return err
		}
	}
	return nil
}

func (s *Store) revokedUnder(above *Entry) []x509.RevocationListEntry {
	var out []x509.RevocationListEntry
	for _, e := range s.index.Keys {
		if e.Above != above.ID || e.Revoked.IsZero() {
			continue
		}
		if c, err := parseCertificate(e.Cert); err == nil {
			out = append(out, x509.RevocationListEntry{SerialNumber: c.SerialNumber, RevocationTime: e.Revoked.Truncate(time.Second)})
		}
	}
	return out
}

func (s *Store) writeList(above *Entry, entries []x509.RevocationListEntry, make func(*x509.RevocationList, *smx509.Certificate) ([]byte, error)) error {
	c, err := smx509.ParseCertificate(above.Cert)
	if err != nil {
		return fmt.Errorf("%s: %w", above.ID, err)
	}
	now := s.now().UTC().Truncate(time.Second)
	der, err := make(&x509.RevocationList{Number: big.NewInt(now.Unix()), ThisUpdate: now, NextUpdate: now.AddDate(0, 0, listDays), RevokedCertificateEntries: entries}, c)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(s.dir, "lists"), 0o700); err != nil {
		return err
	}
	return durable.Replace(s.listFile(above), der)
}

func (s *Store) listFile(above *Entry) string {
	return filepath.Join(s.dir, "lists", above.ID+".crl")
}

// listAddress is where the list of an issuing key will be found; empty when the court hands out none.
func (s *Store) listAddress(above *Entry) string {
	if s.index.CRL == "" {
		return ""
	}
	return strings.TrimSuffix(s.index.CRL, "/") + "/" + above.ID + ".crl"
}

// List gives the list of revoked certificates (DER) by the name it has in certificates, like issuing-1.crl; ErrNone when there is no such one.
func (s *Store) RevocationList(name string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return nil, err
	}
	e := s.byID(strings.TrimSuffix(name, ".crl"))
	if e == nil || e.Use != Issuing && e.Use != Root {
		return nil, ErrNone
	}
	b, err := os.ReadFile(s.listFile(e))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNone
	}
	return b, err
}

// Authorities gives the certificates of roots and issuing keys as PEM, the roots first: of P-256, or of SM2.
func (s *Store) Authorities(withSM2 bool) ([]byte, error) {
	all, err := s.List()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	for _, use := range []Use{Root, Issuing} {
		for _, e := range all {
			if e.Use == use && e.SM2 == withSM2 {
				if err := pem.Encode(&b, &pem.Block{Type: "CERTIFICATE", Bytes: e.Cert}); err != nil {
					return nil, err
				}
			}
		}
	}
	return b.Bytes(), nil
}

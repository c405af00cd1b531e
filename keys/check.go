package keys

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/emmansun/gmsm/sm2"
	"github.com/emmansun/gmsm/smx509"
)

// Warnings come so long before a certificate ends.
const warning = 60 * 24 * time.Hour

// Report is what a check found of one key.
type Report struct {
	Entry
	Until   time.Time // end of the certificate
	Faults  []string  // the key cannot be used
	Warning string    // it can, but not much longer
}

// Check signs and verifies with every key in use, walks every certificate up to its root, and makes the lists of revoked
// certificates anew. The root's keys are only tried when their passphrase is given.
func (s *Store) Check(rootPassphrase []byte) ([]Report, error) {
	var out []Report
	err := s.change(func() error {
		for _, e := range s.index.Keys {
			r := Report{Entry: *e}
			s.check(e, rootPassphrase, &r)
			out = append(out, r)
		}
		return s.revocationLists()
	})
	return out, err
}

// Examine is what Check finds of the keys in use but the roots', and changes nothing: a court looks when it opens.
func (s *Store) Examine() ([]Report, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return nil, err
	}
	var out []Report
	for _, e := range s.index.Keys {
		if e.Use != Root && e.Current() {
			r := Report{Entry: *e}
			s.check(e, nil, &r)
			out = append(out, r)
		}
	}
	return out, nil
}

func (s *Store) check(e *Entry, rootPassphrase []byte, r *Report) {
	fault := func(err error) { r.Faults = append(r.Faults, err.Error()) }
	c, err := smx509.ParseCertificate(e.Cert)
	if err != nil {
		fault(errors.New("its certificate is broken: put the index back from the backup"))
		return
	}
	r.Until = c.NotAfter.UTC()
	above := s.byID(e.Above)
	if above == nil {
		fault(fmt.Errorf("the key %s that certified it is missing from the index", e.Above))
		return
	}
	p, err := smx509.ParseCertificate(above.Cert)
	if err == nil {
		err = c.CheckSignatureFrom(p)
	}
	if err != nil {
		fault(fmt.Errorf("its certificate was not made by %s: %w", e.Above, err))
	}
	if !e.Current() {
		return
	}
	now := s.now()
	switch left := c.NotAfter.Sub(now); {
	case now.Before(c.NotBefore):
		fault(fmt.Errorf("its certificate begins on %s: set the clock of this machine, which says %s", c.NotBefore.UTC().Format(time.DateTime), now.UTC().Format(time.DateTime)))
	case left <= 0:
		fault(fmt.Errorf("its certificate ended on %s: yunting keys rotate gives another", c.NotAfter.UTC().Format(time.DateOnly)))
	case left < warning:
		r.Warning = fmt.Sprintf("its certificate ends on %s: yunting keys rotate gives another", c.NotAfter.UTC().Format(time.DateOnly))
	}
	if e.Use == Root {
		s.checkRoot(e, rootPassphrase, r)
		return
	}
	k, err := s.signer(e)
	if err != nil {
		fault(err)
		return
	}
	if err := try(k); err != nil {
		fault(err)
	}
}

func (s *Store) checkRoot(e *Entry, passphrase []byte, r *Report) {
	if b, err := os.ReadFile(s.listFile(e)); err == nil {
		if list, err := smx509.ParseRevocationList(b); err != nil || list.NextUpdate.Before(s.now().Add(warning)) {
			r.Warning = "its list of revoked issuing keys ends soon: yunting keys check --root FOLDER with the root's passphrase makes it anew"
		}
	}
	if passphrase == nil {
		return
	}
	k, err := s.openRoot(e, passphrase)
	if err == nil {
		err = try(k)
	}
	if err == nil {
		err = s.rootLists(passphrase)
	}
	if err != nil {
		r.Faults = append(r.Faults, err.Error())
		return
	}
	r.Warning = ""
}

// try signs something and verifies it.
func try(k crypto.Signer) error {
	msg := chance(32)
	wrong := errors.New("it signs, but its public key does not confirm it")
	if p, ok := k.Public().(*ecdsa.PublicKey); ok && sm2.IsSM2PublicKey(p) {
		sig, err := k.Sign(rand.Reader, msg, sm2.DefaultSM2SignerOpts)
		if err == nil && !sm2.VerifyASN1WithSM2(p, nil, msg, sig) {
			err = wrong
		}
		return err
	}
	sum := sha256.Sum256(msg)
	sig, err := k.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		return err
	}
	algorithm := x509.SHA256WithRSA
	if _, ok := k.Public().(*ecdsa.PublicKey); ok {
		algorithm = x509.ECDSAWithSHA256
	}
	if err := (&x509.Certificate{PublicKey: k.Public()}).CheckSignature(algorithm, msg, sig); err != nil {
		return wrong
	}
	return nil
}
